import { normalForm } from '../../language/index.ts';
import type { Token } from '../../model/index.ts';
import { isUpper, writtenWords } from '../../text/index.ts';
import { type CompiledLexicon, placeWordClass } from './compiled-lexicon.ts';

/** How a word is written. */
export const letterCase = { lower: 0, capital: 1, allCapitals: 2 } as const;

/** A token as the search for places sees it. */
export interface PlaceWord {
  readonly start: number;
  readonly end: number;
  readonly kind: Token['kind'];
  /** As it stands, without the sign of a hashtag. */
  readonly surface: string;
  /** Lower case, straight apostrophe, ё as е. */
  readonly lower: string;
  readonly case: number;
  /** Bits of `placeWordClass`. */
  readonly classes: number;
  readonly sentence: number;
  /** The first word of its sentence. */
  readonly first: boolean;
  /** Nothing but white space stands between this token and the one before it. */
  readonly spaced: boolean;
}

/** The tokens of a text as the search for places sees them. */
export function readPlaceWords(text: string, tokens: readonly Token[], lexicon: CompiledLexicon): PlaceWord[] {
  const words: PlaceWord[] = [];
  const written = writtenWords(text, tokens);
  let seenSentence = -1;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const surface = token.kind === 'hashtag' ? text.slice(token.start + 1, token.end) : written[index]!;
    const isWord = token.kind === 'word' || token.kind === 'hashtag';
    const lower = isWord ? normalForm(surface) : surface;
    const first = isWord && token.sentence !== seenSentence;
    if (first) seenSentence = token.sentence;
    const previous = tokens[index - 1];
    const word: PlaceWord = {
      start: token.start,
      end: token.end,
      kind: token.kind,
      surface,
      lower,
      case: isWord ? caseOf(surface, lower) : letterCase.lower,
      classes: isWord ? (lexicon.classes.get(lower) ?? 0) : 0,
      sentence: token.sentence,
      first,
      spaced:
        previous !== undefined &&
        previous.sentence === token.sentence &&
        token.start - previous.end <= 2 &&
        isBlank(text, previous.end, token.start),
    };
    const head =
      token.kind === 'word' && !lexicon.inflects && surface.includes('-') ? compoundHead.exec(surface)?.[1] : undefined;
    if (head === undefined) words.push(word);
    else words.push(...splitCompound(word, head.length, lexicon));
  }
  return words;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    // Nothing but a plain space stands between most words.
    if (text.charCodeAt(at) !== 0x20) return text.slice(from, to).trim() === '';
  }
  return true;
}

/** "Moscow-based", "Ukraine-wide": the name is the first part. */
const compoundHead = /^(\p{Lu}[\p{L}.'’]+)-\p{Ll}/u;

function splitCompound(word: PlaceWord, headLength: number, lexicon: CompiledLexicon): PlaceWord[] {
  const part = (from: number, to: number, more: Partial<PlaceWord>): PlaceWord => {
    const surface = word.surface.slice(from, to);
    const lower = normalForm(surface);
    return {
      ...word,
      start: word.start + from,
      end: word.start + to,
      surface,
      lower,
      case: caseOf(surface, lower),
      classes: lexicon.classes.get(lower) ?? 0,
      ...more,
    };
  };
  const length = word.surface.length;
  return [
    part(0, headLength, {}),
    part(headLength, headLength + 1, { kind: 'punctuation', first: false, spaced: false }),
    part(headLength + 1, length, { first: false, spaced: false }),
  ];
}

function caseOf(surface: string, lower: string): number {
  if (!isUpper(surface.charCodeAt(0))) return letterCase.lower;
  if (lower.length < 2) return letterCase.capital;
  for (let index = 1; index < surface.length; index++)
    if (surface[index] === lower[index] && /\p{L}/u.test(surface[index]!)) return letterCase.capital;
  return letterCase.allCapitals;
}

/** Whether a word has any of these classes. */
export function hasClass(word: PlaceWord | undefined, ...names: (keyof typeof placeWordClass)[]): boolean {
  return word !== undefined && names.some((name) => (word.classes & placeWordClass[name]) !== 0);
}

/** A written name starts here: a word with a capital letter, or a hashtag. */
export function startsName(word: PlaceWord | undefined): boolean {
  return word !== undefined && (word.kind === 'word' || word.kind === 'hashtag') && word.case !== letterCase.lower;
}
