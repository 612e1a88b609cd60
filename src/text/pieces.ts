import type { Span } from '../model/index.ts';
import { isDigit, isLetter, isSpace } from './characters.ts';

/**
 * The smallest part of a text that rules on numbers and times look at: a run of letters, a run of decimal digits, or one sign.
 * Finer than a token: `20th`, `90-х`, `five-year` and `2022-11-14` are several pieces each. A `break` ends a paragraph.
 */
export interface Piece extends Span {
  readonly kind: 'letters' | 'digits' | 'sign' | 'break';
  /** Lower case, ё as е, every apostrophe as `'`; the key for lexicons. */
  readonly key: string;
  /** The first letter is a capital. */
  readonly capital: boolean;
  /** White space, or the start of the paragraph, stands before. */
  readonly spaced: boolean;
}

type CharacterClass = 'letter' | 'digit' | 'space' | 'apostrophe' | 'other';

/** Straight, curly, grave and acute apostrophes; the modifier letter U+02BC, which writers of Ukrainian use as one. */
const apostrophes: ReadonlySet<number> = new Set([0x27, 0x2019, 0x2018, 0x2bc, 0x60, 0xb4]);

function classAt(text: string, offset: number): CharacterClass {
  const code = text.charCodeAt(offset);
  if (apostrophes.has(code)) return 'apostrophe';
  if (isLetter(code)) return 'letter';
  if (isDigit(code)) return 'digit';
  return isSpace(code) ? 'space' : 'other';
}

/**
 * Cuts paragraphs into pieces. Addresses (`https://…`, `www.…`) and account names (`@name`) are left out:
 * no number or time in them means anything to a reader.
 */
export function cutIntoPieces(text: string, paragraphs: readonly Span[]): readonly Piece[] {
  const known = cuts.get(paragraphs);
  if (known?.text === text) return known.pieces;
  const pieces: Piece[] = [];
  for (const paragraph of paragraphs) {
    cutParagraph(text, paragraph.start, paragraph.end, pieces);
    pieces.push({
      start: paragraph.end,
      end: paragraph.end,
      kind: 'break',
      key: '\n',
      capital: false,
      spaced: true,
    });
  }
  cuts.set(paragraphs, { text, pieces });
  return pieces;
}

/** Several stages and checks read the same paragraphs: they are cut once. */
const cuts = new WeakMap<readonly Span[], { readonly text: string; readonly pieces: readonly Piece[] }>();

function cutParagraph(text: string, from: number, to: number, pieces: Piece[]): void {
  let spaced = true;
  for (let start = from; start < to; ) {
    const first = classAt(text, start);
    let end = start + 1;
    if (first === 'space') {
      spaced = true;
      start = end;
      continue;
    }
    if (first === 'letter') {
      end = endOfWord(text, end, to);
      if (isAddress(text, start, end)) {
        start = endOfAddress(text, end, to);
        spaced = true;
        continue;
      }
      const word = text.slice(start, end);
      const key = lexiconKey(word);
      pieces.push({ start, end, kind: 'letters', key, capital: word[0] !== key[0], spaced });
    } else if (first === 'digit') {
      while (end < to && classAt(text, end) === 'digit') end++;
      pieces.push({ start, end, kind: 'digits', key: text.slice(start, end), capital: false, spaced });
    } else if (text[start] === '@' && classAt(text, end) === 'letter') {
      start = endOfAddress(text, end, to);
      spaced = true;
      continue;
    } else if (first === 'other' || first === 'apostrophe') {
      pieces.push({
        start,
        end,
        kind: 'sign',
        key: first === 'apostrophe' ? "'" : text[start]!,
        capital: false,
        spaced,
      });
    }
    spaced = false;
    start = end;
  }
}

/** Letters, with apostrophes between letters (`п'ять`, `o'clock`); an English possessive `'s` ends the word before it. */
function endOfWord(text: string, from: number, to: number): number {
  let end = from;
  for (; end < to; end++) {
    const kind = classAt(text, end);
    if (kind === 'letter') continue;
    if (kind !== 'apostrophe' || end + 1 >= to || classAt(text, end + 1) !== 'letter') break;
    const possessive = (text[end + 1] === 's' || text[end + 1] === 'S') && classAt(text, end + 2) !== 'letter';
    if (possessive) break;
  }
  return end;
}

function isAddress(text: string, start: number, end: number): boolean {
  const next = text[end];
  if (next === ':') return text.startsWith('://', end);
  return next === '.' && end - start === 3 && text.slice(start, end).toLowerCase() === 'www';
}

function endOfAddress(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && classAt(text, end) !== 'space') end++;
  return end;
}

/** The form under which a word stands in a lexicon: lower case, ё as е, every apostrophe as `'`, no stress marks. */
export function lexiconKey(word: string): string {
  const lower = word.toLowerCase();
  return /^[a-zа-деж-яіїєґ]*$/.test(lower)
    ? lower
    : lower
        .replaceAll('ё', 'е')
        .replace(/[’ʼ‘`´]/g, "'")
        .replaceAll('\u0301', '');
}
