import { type PieceCutter, unigramCutter, type Vocabulary } from './pieces.ts';
import { wordPieceCutter } from './word-pieces.ts';

/** The cutter of a vocabulary: by the unigram model where its pieces have scores, else by WordPiece. */
export function pieceCutter({ pieces, scores }: Vocabulary): PieceCutter {
  return scores === undefined ? wordPieceCutter(pieces) : unigramCutter(pieces, scores);
}
