import type { Piece } from '../../text/index.ts';
import type { CompiledNumbers } from '../numbers/number-lexicon.ts';
import type { NumberReading } from '../numbers/read-words.ts';

/**
 * Whether a number is part of a name, an address, a score, an ordinal or a list and counts nothing:
 * `F-16`, `No. 5`, `3:1`, `20th`, `+7 495 …`, `1)` at the start of a paragraph.
 */
export function isNameNumber(
  pieces: readonly Piece[],
  index: number,
  number: NumberReading,
  numbers: CompiledNumbers,
): boolean {
  const first = pieces[index]!;
  const before = pieces[index - 1];
  const after = pieces[number.end];
  if (first.kind !== 'digits') return isOrdinalCompound(pieces, number.end, numbers);
  if (before && !first.spaced) {
    if (before.kind === 'letters' || /^[#№:/*_=&@^]$/.test(before.key)) return true;
    // `F-16`, `Су-35`: a hyphen that joins letters to digits; `-5` has nothing before its sign.
    const joined =
      before.key === '-' &&
      !before.spaced &&
      (pieces[index - 2]?.kind === 'letters' || pieces[index - 2]?.kind === 'digits');
    if (joined) return true;
    if (before.key === '+' || before.key === '.' || before.key === ',') return before.key === '+' || !before.spaced;
  }
  if (before && numbers.notNumbersBefore.has(before.key)) return true;
  if (before?.key === '.' && !before.spaced && numbers.notNumbersBefore.has(pieces[index - 2]?.key ?? '')) return true;
  if (before?.key === '№' || before?.key === '#') return true;
  if (!after) return false;
  if (!after.spaced) {
    if (after.kind === 'letters') return !numbers.ordinalSuffixes.has(after.key) ? isGluedName(after) : true;
    if (after.key === ':' || after.key === '/' || after.key === '_' || after.key === '°')
      return after.key !== '°' && followsDigits(pieces, number.end);
    if (after.key === '-' && pieces[number.end + 1]?.spaced === false) {
      const next = pieces[number.end + 1]!;
      if (numbers.ordinalSuffixes.has(next.key)) return true;
      // A score ("3-2") has small numbers on both sides; a range of counts is read elsewhere.
      if (next.kind === 'digits' && isTelephone(pieces, index)) return true;
    }
    if ((after.key === ')' || after.key === '.') && (before === undefined || before.kind === 'break')) return true;
  }
  return false;
}

/** Letters that stand right behind digits and are no unit make a name of both: `5G`, `3D`; units are tried first elsewhere. */
function isGluedName(after: Piece): boolean {
  return after.key.length === 1 && after.capital && !/^[kmклм]$/.test(after.key);
}

function followsDigits(pieces: readonly Piece[], index: number): boolean {
  const next = pieces[index + 1];
  return next?.kind === 'digits' && !next.spaced;
}

/** "twenty-first", "двадцать пятый": the number words begin an ordinal. */
function isOrdinalCompound(pieces: readonly Piece[], end: number, numbers: CompiledNumbers): boolean {
  const at = pieces[end]?.key === '-' && !pieces[end]!.spaced ? end + 1 : end;
  const piece = pieces[at];
  return (
    piece?.kind === 'letters' &&
    numbers.ordinals.has(piece.key) &&
    (numbers.ordinals.get(piece.key) ?? 0) < 10 &&
    at > end
  );
}

/** Two or more hyphens between runs of digits, or runs of three and four digits: a telephone number. */
function isTelephone(pieces: readonly Piece[], index: number): boolean {
  let at = index;
  const runs: number[] = [];
  while (pieces[at]?.kind === 'digits') {
    runs.push(pieces[at]!.key.length);
    const [sign, next] = [pieces[at + 1], pieces[at + 2]];
    if (sign?.key !== '-' || sign.spaced || next?.kind !== 'digits' || next.spaced) break;
    at += 2;
  }
  return runs.length > 2 || (runs.length === 2 && runs[0] === 3 && runs[1] === 4);
}
