import { breakPiece, type PieceCutter, startPiece, unknownPiece } from './pieces.ts';
import type { Words } from './words.ts';

/** A stretch of a text that the encoder reads at once. */
export interface Window {
  /** Ids of its pieces, with the start and the end piece. */
  readonly ids: readonly number[];
  /** Of each of its words, where the first piece stands in `ids`. */
  readonly firstPiece: readonly number[];
  /** Number of its first word in the text. */
  readonly firstWord: number;
  /** Number of the word after its last. */
  readonly endWord: number;
  /** The characters that it answers for: words that start from `ownStart`, and before `ownEnd`. Windows share none. */
  readonly ownStart: number;
  readonly ownEnd: number;
}

/** Sizes in pieces. */
export interface WindowSize {
  /** Start and end piece included. */
  readonly windowPieces: number;
  /** Most that two windows share. */
  readonly overlapPieces: number;
}

/**
 * Cuts a text into windows that overlap and end, where they can, with a sentence or line. The same windows as `windows_of` of
 * training/reader/corpora.py; each answers for the characters up to the middle of what it shares with its neighbours.
 */
export function windowsOf(
  text: string,
  words: Words,
  cut: PieceCutter,
  { windowPieces, overlapPieces }: WindowSize,
): Window[] {
  const pieces: (readonly number[])[] = [];
  for (let number = 0; number < words.count; number++) {
    pieces.push(
      words.breaks[number] === 1
        ? [breakPiece]
        : cut(text.slice(words.starts[number], words.ends[number]), words.spaced[number] === 1),
    );
  }
  const limit = windowPieces - 2;
  const stretches: { readonly first: number; readonly end: number }[] = [];
  for (let first = 0; first < words.count; ) {
    let end = first;
    for (let size = 0; end < words.count && size + pieces[end]!.length <= limit; end++) size += pieces[end]!.length;
    if (end < words.count) end = naturalEnd(text, words, first, end);
    stretches.push({ first, end });
    if (end >= words.count) break;
    let next = end;
    for (let shared = 0; next > first + 1; next--) {
      shared += pieces[next - 1]!.length;
      if (shared > overlapPieces) break;
    }
    first = next;
  }
  return stretches.map(({ first, end }, number) => {
    const ids: number[] = [startPiece];
    const firstPiece: number[] = [];
    for (let word = first; word < end; word++) {
      firstPiece.push(ids.length);
      if (pieces[word]!.length === 0) ids.push(unknownPiece);
      else ids.push(...pieces[word]!);
    }
    ids.push(breakPiece);
    const before = stretches[number - 1];
    const after = stretches[number + 1];
    const start = words.starts[first]!;
    const stop = words.ends[end - 1]!;
    return {
      ids,
      firstPiece,
      firstWord: first,
      endWord: end,
      ownStart: before ? Math.floor((start + words.ends[before.end - 1]!) / 2) : 0,
      ownEnd: after ? Math.floor((words.starts[after.first]! + stop) / 2) : stop + 1,
    };
  });
}

/** The word after the last end of a sentence or line in the last third of a window, if there is one. */
function naturalEnd(text: string, words: Words, first: number, end: number): number {
  const earliest = first + Math.floor(((end - first) * 2) / 3);
  for (let after = end; after > earliest; after--) {
    if (words.breaks[after - 1] === 1 || '.!?…'.includes(text[words.starts[after - 1]!]!)) return after;
  }
  return end;
}
