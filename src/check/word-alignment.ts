import type { Span } from '../model/index.ts';

/** A word of a text with the form by which it is compared. */
export interface AlignedWord extends Span {
  readonly folded: string;
  /** An address, a handle or a hashtag: quotations leave them out or write the name. */
  readonly isMark: boolean;
}

/** Cuts a stretch of text into words; `&` counts as a word, for it is one when it is read out. */
export function wordsForAlignment(text: string, { start, end }: Span): AlignedWord[] {
  return [
    ...text
      .slice(start, end)
      .matchAll(
        /https?:\/\/\S+|\[\p{L}\]\p{L}+|\p{Lu}(?:\.\p{Lu})+|[@#]?(?:(?!https?:)[\p{L}\p{N}_])+(?:['’ʼ](?!https?:)[\p{L}\p{N}_]+)*|&/gu,
      ),
  ].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    folded:
      match[0] === '&'
        ? 'and'
        : match[0]
            .toLowerCase()
            .replace(/ё/g, 'е')
            .replace(/['’ʼ_@#.[\]]/g, ''),
    isMark: /^(?:https?:|[@#])/.test(match[0]),
  }));
}

/** What a word counts that stands in both texts, that only the first has, and that only the second has. */
const [matched, added, leftOut] = [2, -1, -0.25];

/**
 * The best local alignment of two texts word by word (Smith and Waterman 1981), as pairs of positions: the stretch of the second that
 * the first repeats, wherever it stands. Words that meet by chance far from it are no part of it.
 */
export function alignWords(first: readonly AlignedWord[], second: readonly AlignedWord[]): [number, number][] {
  const width = second.length + 1;
  const scores = new Float32Array((first.length + 1) * width);
  let [best, bestRow, bestColumn] = [0, 0, 0];
  for (let row = 1; row <= first.length; row++)
    for (let column = 1; column <= second.length; column++) {
      const same = first[row - 1]!.folded === second[column - 1]!.folded;
      const score = Math.max(
        0,
        same ? scores[(row - 1) * width + column - 1]! + matched : 0,
        scores[(row - 1) * width + column]! + added,
        scores[row * width + column - 1]! + leftOut,
      );
      scores[row * width + column] = score;
      if (score > best) [best, bestRow, bestColumn] = [score, row, column];
    }
  const pairs: [number, number][] = [];
  for (let row = bestRow, column = bestColumn; row > 0 && column > 0 && scores[row * width + column]! > 0; ) {
    const score = scores[row * width + column]!;
    const same = first[row - 1]!.folded === second[column - 1]!.folded;
    if (same && score === scores[(row - 1) * width + column - 1]! + matched) pairs.unshift([--row, --column]);
    else if (score === scores[row * width + column - 1]! + leftOut) column--;
    else row--;
  }
  return pairs;
}

/** A stretch in which two aligned texts differ: positions of words, half open; one of the two may be empty. */
export interface Difference {
  readonly first: readonly [number, number];
  readonly second: readonly [number, number];
}

/** Where two aligned texts differ. What the first has beyond the alignment stands against as much of the second. */
export function differencesOf(
  first: readonly AlignedWord[],
  second: readonly AlignedWord[],
  pairs: readonly [number, number][],
): Difference[] {
  const found: Difference[] = [];
  const [head, tail] = [pairs[0], pairs.at(-1)];
  if (head === undefined || tail === undefined) return found;
  const end = Math.min(second.length, tail[1] + first.length - tail[0]);
  let [row, column] = [0, Math.max(0, head[1] - head[0])];
  for (const [nextRow, nextColumn] of [...pairs, [first.length, end] as const]) {
    if (nextRow > row || nextColumn > column) found.push({ first: [row, nextRow], second: [column, nextColumn] });
    [row, column] = [nextRow + 1, nextColumn + 1];
  }
  return found;
}
