import { mostPieces, type PieceCutter, rememberingCutter, unknownPiece } from './pieces.ts';

/** Longer words are unknown as a whole, as in BERT. */
const longestWord = 100;
const marks = /\p{Mn}/gu;
const letters = /\p{L}/u;

/**
 * A cutter that takes the longest piece first, in lower case and without accents (WordPiece, as uncased BERT cuts). What lower case loses
 * is told by the id: the row of the piece, and for each step of the word's shape once more the number of rows.
 * The same pieces as `WordPieces` of training/reader/pieces.py.
 */
export function wordPieceCutter(pieces: readonly string[]): PieceCutter {
  const rows = pieces.length;
  const ids = new Map(pieces.map((piece, id) => [piece, id]));
  for (let id = 0; id <= unknownPiece; id++) ids.delete(pieces[id]!);

  return rememberingCutter((word, spaced) => {
    const shift = shapeOf(word, spaced) * rows;
    const written = word.toLowerCase().normalize('NFD').replace(marks, '');
    const characters = [...written];
    if (characters.length === 0 || characters.length > longestWord) return [unknownPiece + shift];
    const found: number[] = [];
    for (let start = 0; start < characters.length; ) {
      let end = characters.length;
      let id: number | undefined;
      for (; end > start; end--) {
        const piece = characters.slice(start, end).join('');
        id = ids.get(start === 0 ? piece : `##${piece}`);
        if (id !== undefined) break;
      }
      if (id === undefined) return [unknownPiece + shift];
      found.push(id + shift);
      start = end;
    }
    return found.slice(0, mostPieces);
  });
}

/** Lower case or no letters, Capitalised, ALL CAPITALS, mIxed; each without (even) and with (odd) a space before the word. */
function shapeOf(word: string, spaced: boolean): number {
  const capitals = [...word].filter((character) => letters.test(character)).map(isCapital);
  let shape = 3;
  if (!capitals.includes(true)) shape = 0;
  else if (capitals.length > 1 && !capitals.includes(false)) shape = 2;
  else if (capitals.lastIndexOf(true) === 0) shape = 1;
  return shape * 2 + (spaced ? 1 : 0);
}

const capital = /\p{Uppercase}/u;
const isCapital = (letter: string): boolean => capital.test(letter);
