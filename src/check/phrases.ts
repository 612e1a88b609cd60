import type { Span } from '../model/index.ts';

/** A word of the text with its folded form: lower case, ё as е, straight apostrophe. */
export interface FoldedWord extends Span {
  readonly folded: string;
}

/** Folds words as the lexicons write them. */
export function foldedWords(text: string, { start, end }: Span): readonly FoldedWord[] {
  // A sentence may hold several times and distances, and each asks for its words.
  if (last.text === text && last.start === start && last.end === end) return last.words;
  const words = [...text.slice(start, end).matchAll(/[\p{L}\p{N}]+(?:[-'’ʼ/][\p{L}\p{N}]+)*/gu)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    folded: foldWord(match[0]),
  }));
  last = { text, start, end, words };
  return words;
}

let last: { text: string; start: number; end: number; words: readonly FoldedWord[] } = {
  text: '',
  start: 0,
  end: 0,
  words: [],
};

function foldWord(word: string): string {
  const lower = word.toLowerCase();
  return /[ё’ʼ]/.test(lower) ? lower.replace(/ё/g, 'е').replace(/[’ʼ]/g, "'") : lower;
}

interface Phrase {
  readonly words: readonly { readonly letters: string; readonly isStem: boolean }[];
}

const compiled = new WeakMap<readonly string[], readonly Phrase[]>();

/** Lexicons are asked at every word of a text: they are taken apart once. */
function compile(phrases: readonly string[]): readonly Phrase[] {
  const known = compiled.get(phrases);
  if (known) return known;
  const list = phrases.map((text) => ({
    words: text
      .split(' ')
      .map((word) =>
        word.endsWith('*') ? { letters: word.slice(0, -1), isStem: true } : { letters: word, isStem: false },
      ),
  }));
  compiled.set(phrases, list);
  return list;
}

function standsAt(words: readonly FoldedWord[], at: number, phrase: Phrase): boolean {
  for (let offset = 0; offset < phrase.words.length; offset++) {
    const { letters, isStem } = phrase.words[offset]!;
    const word = words[at + offset]?.folded ?? '';
    if (isStem ? !word.startsWith(letters) : word !== letters) return false;
  }
  return true;
}

/** Length in words of the longest phrase of a lexicon that begins at a word; 0 when none does. */
export function phraseAt(words: readonly FoldedWord[], at: number, phrases: readonly string[]): number {
  let longest = 0;
  for (const phrase of compile(phrases))
    if (phrase.words.length > longest && standsAt(words, at, phrase)) longest = phrase.words.length;
  return longest;
}

/** Length in words of the longest phrase of a lexicon that ends just before a word; 0 when none does. */
export function phraseBefore(words: readonly FoldedWord[], at: number, phrases: readonly string[]): number {
  let longest = 0;
  for (const phrase of compile(phrases)) {
    const { length } = phrase.words;
    if (length > longest && at >= length && standsAt(words, at - length, phrase)) longest = length;
  }
  return longest;
}
