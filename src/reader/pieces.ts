/** The pieces that an encoder knows, in the order of their ids: with log-probabilities for the unigram model, without for WordPiece. */
export interface Vocabulary {
  readonly pieces: readonly string[];
  readonly scores?: readonly number[];
}

/** Id of the start of every window. */
export const startPiece = 1;
/** Id of a line break, and of the end of every window. */
export const breakPiece = 2;
/** Id of a character that no piece holds. */
export const unknownPiece = 3;

/** Cuts a word into ids of pieces: 16 at most. `spaced`: white space stands before it. */
export type PieceCutter = (word: string, spaced: boolean) => readonly number[];

/** SentencePiece's mark of a word that stands after a space. */
const wordMark = '▁';
/** Pieces a word; more are left out. */
export const mostPieces = 16;
/** Words that are kept with their pieces. A day's news holds fewer; hostile input starts the table anew. */
const keptWords = 100_000;
/** Longer words hardly ever come again. */
const longestKeptWord = 40;
const unreached = -1e30;

/**
 * A cutter that finds the pieces with the best sum of scores (unigram model; Kudo 2018), after NFKC.
 * The same pieces as `Cutter` of training/reader/pieces.py.
 */
export function unigramCutter(pieces: readonly string[], scores: readonly number[]): PieceCutter {
  const ids = new Map<string, number>();
  let longest = 0;
  let lowest = 0;
  for (const [id, piece] of pieces.entries()) {
    if (id > unknownPiece) ids.set(piece, id);
    // In UTF-16 units, so never less than the longest in characters.
    if (piece.length > longest) longest = piece.length;
    if (scores[id]! < lowest) lowest = scores[id]!;
  }
  const unknownScore = lowest - 10;

  const cut = (written: string): readonly number[] => {
    const length = written.length;
    const best = new Float64Array(length + 1).fill(unreached, 1);
    const previous = new Uint32Array(length + 1);
    const chosen = new Uint32Array(length + 1);
    for (let start = 0; start < length; start++) {
      // Also passes over the second halves of surrogate pairs, which nothing reaches.
      if (best[start] === unreached) continue;
      const last = Math.min(length, start + longest);
      for (let end = start + 1; end <= last; end++) {
        const id = ids.get(written.slice(start, end));
        if (id === undefined) continue;
        const score = best[start]! + scores[id]!;
        if (score > best[end]!) {
          best[end] = score;
          previous[end] = start;
          chosen[end] = id;
        }
      }
      const next = start + (written.codePointAt(start)! > 0xffff ? 2 : 1);
      if (best[start]! + unknownScore > best[next]!) {
        best[next] = best[start]! + unknownScore;
        previous[next] = start;
        chosen[next] = unknownPiece;
      }
    }
    const found: number[] = [];
    for (let end = length; end > 0; end = previous[end]!) found.push(chosen[end]!);
    return found.reverse().slice(0, mostPieces);
  };

  return rememberingCutter((word, spaced) => cut((spaced ? wordMark : '') + word.normalize('NFKC')));
}

/** A cutter that remembers the pieces of words it has met. */
export function rememberingCutter(cut: PieceCutter): PieceCutter {
  const kept = new Map<string, readonly number[]>();
  return (word, spaced) => {
    const key = spaced ? ` ${word}` : word;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const found = cut(word, spaced);
    if (key.length <= longestKeptWord) {
      if (kept.size >= keptWords) kept.clear();
      kept.set(key, found);
    }
    return found;
  };
}
