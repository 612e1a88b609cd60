import type { Span } from '../model/index.ts';

/** A word of a text, folded for comparison. */
interface FoldedWord extends Span {
  readonly folded: string;
}

/** A text prepared for comparison with others. */
export interface ShingledText {
  readonly words: readonly FoldedWord[];
  /** Shingle → positions of its first word. */
  readonly positions: ReadonlyMap<string, readonly number[]>;
}

/** Words in a row that make one shingle. Four is the usual width for press reuse: fewer meet by chance, more miss light rewording. */
export const shingleWidth = 4;

/** Cuts a text into folded words and shingles of `shingleWidth` words. */
export function shingle(text: string): ShingledText {
  const words = [...text.matchAll(/[\p{L}\p{N}]+(?:['’ʼ][\p{L}]+)*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    folded: match[0].toLowerCase().replace(/ё/g, 'е').replace(/[’ʼ]/g, "'"),
  }));
  const positions = new Map<string, number[]>();
  for (let index = 0; index + shingleWidth <= words.length; index++) {
    const key = words
      .slice(index, index + shingleWidth)
      .map((word) => word.folded)
      .join(' ');
    const list = positions.get(key);
    if (list) list.push(index);
    else positions.set(key, [index]);
  }
  return { words, positions };
}

/** What one text shares with another, seen from the first. */
export interface SharedPassages {
  /** Share of the first text's words that stand in shared passages, 0 to 1. */
  readonly share: number;
  readonly wordCount: number;
  readonly longestRun: number;
  /** Word positions of the first text that are covered. */
  readonly covered: ReadonlySet<number>;
  /** The passages, as spans into the first text. */
  readonly passages: readonly Span[];
}

/** Finds the passages of `text` that also stand, word for word, in `other`. */
export function findSharedPassages(text: ShingledText, other: ShingledText): SharedPassages {
  const covered = new Set<number>();
  for (const [key, places] of text.positions)
    if (other.positions.has(key))
      for (const place of places) for (let step = 0; step < shingleWidth; step++) covered.add(place + step);
  const passages: Span[] = [];
  let longestRun = 0;
  for (let index = 0; index < text.words.length; index++) {
    if (!covered.has(index)) continue;
    let last = index;
    while (covered.has(last + 1)) last++;
    longestRun = Math.max(longestRun, last - index + 1);
    passages.push({ start: text.words[index]!.start, end: text.words[last]!.end });
    index = last;
  }
  return {
    share: text.words.length === 0 ? 0 : covered.size / text.words.length,
    wordCount: covered.size,
    longestRun,
    covered,
    passages,
  };
}
