import type { Block, Sentence } from '../model/index.ts';
import { isDigit, isLetter, isLower, isPictograph, isSpace, isUpper } from './characters.ts';

/** Words of one language that stand before a full stop without ending the sentence (`abbreviations.json`). */
export interface Abbreviations {
  readonly source: string;
  /** Never end a sentence: titles before names, "e.g."; after a number they are units and may. An entry with a capital needs one in the text. */
  readonly title: readonly string[];
  /** End a sentence only before one of `starters`: "U.S.", "Inc.", "p.m.". */
  readonly terminal: readonly string[];
  /** Do not end a sentence before a number: "No.", "fig.". */
  readonly numeric: readonly string[];
  /** Short forms of "year" after a number: «2022 г.». */
  readonly yearMarks: readonly string[];
  /** Words that, capitalised, are far more often the first of a sentence than part of a name. Lower case. */
  readonly starters: readonly string[];
}

/** Abbreviations prepared for look-up; see {@link compileSentenceRules}. */
export interface SentenceRules {
  readonly classOf: ReadonlyMap<string, { readonly kinds: number; readonly needsCapital: boolean }>;
  readonly starters: ReadonlySet<string>;
}

const [titleKind, terminalKind, numericKind, yearKind] = [1, 2, 4, 8];

/** Prepares abbreviations for {@link segmentSentences}; later languages add to the earlier ones and never override them. */
export function compileSentenceRules(...languages: readonly Abbreviations[]): SentenceRules {
  const classOf = new Map<string, { kinds: number; needsCapital: boolean }>();
  for (const { title, terminal, numeric, yearMarks } of languages)
    for (const [kind, words] of [
      [titleKind, title],
      [terminalKind, terminal],
      [numericKind, numeric],
      [yearKind, yearMarks],
    ] as const)
      for (const word of words) {
        const key = word.toLowerCase();
        const entry = classOf.get(key);
        if (entry) entry.kinds |= kind;
        else classOf.set(key, { kinds: kind, needsCapital: key !== word });
      }
  return { classOf, starters: new Set(languages.flatMap(({ starters }) => starters)) };
}

const noRules = compileSentenceRules();
const boundaryMark = /[.!?…。！？]+|\n[^\S\n]*\n|\s[•▪‣●◦■]\s/g;
const closers = '"\'»”’)]}›“';
const openers = '"\'«“„‘([{‹';
const reaction =
  /(?:[\u{1F600}-\u{1F64F}\u{1F44D}-\u{1F450}\u{1F494}-\u{1F49F}\u{1F90D}-\u{1F91F}\u{1F920}-\u{1F92F}\u{2764}]\u{FE0F}?[\u{1F3FB}-\u{1F3FF}]?)+/uy;
const apostrophes = "'’ʼ′`";
/** Longest abbreviation that is looked up, in characters. */
const longestAbbreviation = 12;

/**
 * Splits each block into sentences, in one pass over its text. A full stop after an abbreviation or an initial does not end a sentence,
 * closing quotation marks and brackets stay with the sentence that they close, and a quotation stays with the attribution that a dash or
 * a lower-case letter joins to it.
 * @param rules abbreviations of the document's language; without them only initials and capitalisation are known
 */
export function segmentSentences(text: string, blocks: readonly Block[], rules: SentenceRules = noRules): Sentence[] {
  const sentences: Sentence[] = [];
  blocks.forEach((block, index) => {
    splitBlock(text, block.start, block.end, rules, (start, end) => sentences.push({ start, end, block: index }));
  });
  return sentences;
}

function splitBlock(
  text: string,
  blockStart: number,
  blockEnd: number,
  rules: SentenceRules,
  add: (start: number, end: number) => void,
): void {
  let start = skipSpaces(text, blockStart, blockEnd);
  const close = (end: number): void => {
    let last = end;
    while (last > start && isSpace(text.charCodeAt(last - 1))) last--;
    if (last > start) add(start, last);
    start = skipSpaces(text, end, blockEnd);
  };
  const cased = hasUpperCase(text, blockStart, blockEnd);
  boundaryMark.lastIndex = start;
  for (let match = boundaryMark.exec(text); match && match.index < blockEnd; match = boundaryMark.exec(text)) {
    const mark = match[0];
    const markEnd = Math.min(match.index + mark.length, blockEnd);
    if (isSpace(mark.charCodeAt(0))) {
      if (match.index > start) close(match.index);
      boundaryMark.lastIndex = Math.max(markEnd - 1, match.index + 1);
      continue;
    }
    const end = endOfSentence(text, start, match.index, markEnd, blockEnd, cased, rules);
    if (end === undefined) continue;
    close(end);
    boundaryMark.lastIndex = Math.max(start, markEnd);
  }
  if (start < blockEnd) close(blockEnd);
}

/** Where the sentence ends whose last mark is at `[mark, markEnd)`; `undefined` when it goes on. */
function endOfSentence(
  text: string,
  start: number,
  mark: number,
  markEnd: number,
  blockEnd: number,
  cased: boolean,
  rules: SentenceRules,
): number | undefined {
  let end = markEnd;
  let quoted = false;
  while (end < blockEnd && closers.includes(text[end]!)) {
    // A straight quotation mark or “ with a letter right after it opens the next sentence rather than closing this one.
    if (openers.includes(text[end]!) && end + 1 < blockEnd && isLetter(text.charCodeAt(end + 1))) break;
    quoted = true;
    end++;
  }
  if (text[end] === '[' && isDigit(text.charCodeAt(end + 1))) {
    const footnote = text.indexOf(']', end);
    if (footnote > 0 && footnote - end <= 4) end = footnote + 1;
  }
  while (end < blockEnd && isPictograph(text.codePointAt(end)!)) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
  if (end >= blockEnd) return blockEnd;
  const fullStop = text[mark] === '.' && markEnd - mark === 1;
  const next = skipSpaces(text, end, blockEnd);
  if (next >= blockEnd) return blockEnd;
  if (next === end) return gluedBoundary(text, mark, end, blockEnd) ? end : undefined;

  reaction.lastIndex = next;
  if (reaction.test(text)) return Math.min(reaction.lastIndex, blockEnd);

  let first = next;
  const dash = '—–-'.includes(text[next]!) && isSpace(text.charCodeAt(next + 1));
  if (dash) {
    if (quoted) return undefined;
    first = skipSpaces(text, next + 1, blockEnd);
  }
  let opened = false;
  while (first < blockEnd && openers.includes(text[first]!)) {
    opened = true;
    first++;
  }
  const code = text.charCodeAt(first);
  const innerCapital = isLower(code) && isUpper(text.charCodeAt(first + 1));
  if (isLower(code) && !innerCapital && (cased || dash || !longWordBefore(text, start, mark))) return undefined;
  if (text[next] === '(' && isDigit(code)) return undefined;
  if (',;:)]}»%.!?…'.includes(text[first] ?? '')) return undefined;
  if (fullStop && !quoted && abbreviates(text, start, mark, first, opened, rules)) return undefined;
  return end;
}

/** A sentence that ends without a space after it, as pages and posts lose them: «…стоя.Благодарим…». */
function gluedBoundary(text: string, mark: number, end: number, blockEnd: number): boolean {
  const code = text.charCodeAt(end);
  if (code > 0x3000) return true;
  if (!isUpper(code) || end + 1 >= blockEnd || !isLower(text.charCodeAt(end + 1))) return false;
  let before = mark;
  while (before > 0 && mark - before < 30 && isLower(text.charCodeAt(before - 1))) before--;
  return (
    mark - before >= 3 &&
    (before === 0 || !'/@.-_'.includes(text[before - 1]!)) &&
    !isUpper(text.charCodeAt(before - 1))
  );
}

/** Whether the full stop at `mark` belongs to an abbreviation, an initial or an enumeration that does not end the sentence. */
function abbreviates(
  text: string,
  start: number,
  mark: number,
  next: number,
  opened: boolean,
  rules: SentenceRules,
): boolean {
  let from = mark;
  while (from > start && mark - from <= longestAbbreviation && isAbbreviationPart(text, from - 1)) from--;
  const word = text.slice(from, mark);
  if (word === '') return false;
  // The tail of a longer word: "Donets'k." holds no initial.
  if (from - 2 >= start && apostrophes.includes(text[from - 1]!) && isLetter(text.charCodeAt(from - 2))) return false;
  const nextIsDigit = isDigit(text.charCodeAt(next));
  const startsSentence = from === start;
  if (isNumber(word)) return startsSentence;
  const before = skipSpacesBack(text, from, start);
  const afterNumber = before > start && isDigit(text.charCodeAt(before - 1));
  const starter = opened || isStarter(text, next, rules);

  const found = rules.classOf.get(word.toLowerCase());
  const kinds = found && (!found.needsCapital || isUpper(word.charCodeAt(0))) ? found.kinds : 0;
  if (kinds & yearKind && afterNumber) return !starter && wordsBetween(text, start, from) <= 4;
  if (kinds & numericKind && nextIsDigit) return true;
  if (kinds & titleKind && !afterNumber) return true;
  if (kinds & terminalKind) return !starter;
  if (isLetter(word.charCodeAt(0)) && word.length === 1) {
    if (isUpper(word.charCodeAt(0))) return startsSentence || (!starter && isUpper(text.charCodeAt(next)));
    // «и т. д.», «н. э.»: a single small letter after another with its full stop may end the sentence, any other may not.
    return !(afterNumber || text[before - 1] === '.');
  }
  return word.includes('.') && isUpper(word.charCodeAt(0)) && word.length <= 8 && !starter;
}

function isAbbreviationPart(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return isLetter(code) || isDigit(code) || code === 0x2e || code === 0x2d || code === 0x2116;
}

function isNumber(word: string): boolean {
  for (let index = 0; index < word.length; index++)
    if (!isDigit(word.charCodeAt(index)) && word[index] !== '.') return false;
  return true;
}

function isStarter(text: string, from: number, rules: SentenceRules): boolean {
  let to = from;
  while (to < text.length && to - from < 20 && isLetter(text.charCodeAt(to))) to++;
  return text[to] !== '.' && rules.starters.has(text.slice(from, to).toLowerCase());
}

function longWordBefore(text: string, start: number, mark: number): boolean {
  return (
    mark - start >= 3 &&
    isLetter(text.charCodeAt(mark - 1)) &&
    isLetter(text.charCodeAt(mark - 2)) &&
    isLetter(text.charCodeAt(mark - 3))
  );
}

/** Number of spaces between two offsets, counted up to 6. */
function wordsBetween(text: string, from: number, to: number): number {
  let spaces = 0;
  for (let index = from; index < to && spaces < 6; index++) if (isSpace(text.charCodeAt(index))) spaces++;
  return spaces;
}

function hasUpperCase(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (isUpper(text.charCodeAt(index))) return true;
  return false;
}

function skipSpaces(text: string, from: number, limit: number): number {
  let index = from;
  while (index < limit && isSpace(text.charCodeAt(index))) index++;
  return index;
}

function skipSpacesBack(text: string, from: number, limit: number): number {
  let index = from;
  while (index > limit && isSpace(text.charCodeAt(index - 1))) index--;
  return index;
}
