import type { Span } from '../model/index.ts';

/** A word of the text with its folded form: lower case, ё as е, straight apostrophe. */
export interface FoldedWord extends Span {
  readonly folded: string;
}

/** Folds words as the lexicons write them. */
export function foldedWords(text: string, { start, end }: Span): FoldedWord[] {
  return [...text.slice(start, end).matchAll(/[\p{L}\p{N}]+(?:[-'’ʼ/][\p{L}\p{N}]+)*/gu)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    folded: match[0].toLowerCase().replace(/ё/g, 'е').replace(/[’ʼ]/g, "'"),
  }));
}

const matchesWord = (pattern: string, word: string): boolean =>
  pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : pattern === word;

/** Length in words of the longest phrase of a lexicon that begins at a word; 0 when none does. */
export function phraseAt(words: readonly FoldedWord[], at: number, phrases: readonly string[]): number {
  let longest = 0;
  for (const phrase of phrases) {
    const parts = phrase.split(' ');
    if (parts.length > longest && parts.every((part, offset) => matchesWord(part, words[at + offset]?.folded ?? '')))
      longest = parts.length;
  }
  return longest;
}

/** Length in words of the longest phrase of a lexicon that ends just before a word; 0 when none does. */
export function phraseBefore(words: readonly FoldedWord[], at: number, phrases: readonly string[]): number {
  let longest = 0;
  for (const phrase of phrases) {
    const length = phrase.split(' ').length;
    if (length > longest && at >= length && phraseAt(words, at - length, [phrase]) === length) longest = length;
  }
  return longest;
}
