import type { Span } from '../../model/index.ts';
import { cutIntoPieces, type Piece } from '../../text/index.ts';
import { joinTens, type NumberInput, numbersIn } from './find-numbers.ts';
import { type CompiledNumbers, compileNumbers } from './number-lexicon.ts';
import { phraseAt } from './phrases.ts';

/** A share of a hundred as a text states it. */
export interface Percentage extends Span {
  /** 30 for "30 %"; absent where the word or sign stands without a number. */
  readonly percent?: number;
}

/**
 * Finds percentages: "30 %", "minus five percent", "per cent of 210".
 * @param shares read fractions and ratios as percentages too ("one in two", "1/4 of", "one out of three")
 */
export function findPercentages({ text, blocks, pack }: NumberInput, shares = false): Percentage[] {
  const numbers = compileNumbers(pack);
  const pieces = joinTens(cutIntoPieces(text, blocks), numbers);
  const found: Percentage[] = [];
  const taken = new Set<number>();
  const push = (from: number, to: number, percent?: number): void => {
    found.push({
      start: pieces[from]!.start,
      end: pieces[to - 1]!.end,
      ...(percent !== undefined && { percent: Number(percent.toPrecision(15)) }),
    });
    for (let index = from; index < to; index++) taken.add(index);
  };
  const all = numbersIn(text, pieces, numbers);
  for (const [index, number] of all.entries()) {
    const sign = percentAt(pieces, number.to, numbers);
    if (sign !== undefined) push(number.from, sign, number.value);
    else if (shares) {
      const next = all[index + 1];
      const ratio = next && next.from === number.to + 1 && numbers.inRatioWords.has(pieces[number.to]!.key);
      if (ratio && next.value > number.value && number.value > 0)
        push(number.from, next.to, (100 * number.value) / next.value);
      else if (number.kind === 'fraction' && Math.abs(number.value) < 1)
        pushShare(number.from, number.to, number.value);
    }
  }
  function pushShare(from: number, to: number, value: number): void {
    // A fraction with "of" is a share of something; "one third" alone may be an ordinal or a measure.
    if (numbers.partitives.has(pieces[to]?.key ?? '')) push(from, to + 1, 100 * value);
    else if (phraseAtAny(pieces, from, to, numbers)) push(from, to, 100 * value);
  }
  for (let index = 0; index < pieces.length; index++) {
    if (taken.has(index)) continue;
    const end = percentAt(pieces, index, numbers);
    if (end === undefined) continue;
    const number = numbers.partitives.has(pieces[end]?.key ?? '')
      ? all.find(({ from }) => from === end + 1)
      : undefined;
    if (number && !taken.has(number.from)) push(index, number.to, number.value);
    else push(index, end);
    index = end - 1;
  }
  return found.sort((one, other) => one.start - other.start);
}

/** Whether "out of" stands among the words of a fraction. */
function phraseAtAny(pieces: readonly Piece[], from: number, to: number, numbers: CompiledNumbers): boolean {
  for (let index = from + 1; index < to; index++) if (phraseAt(numbers.outOf, pieces, index)) return true;
  return false;
}

/** The piece after a percent sign or word at `index`. */
function percentAt(pieces: readonly Piece[], index: number, numbers: CompiledNumbers): number | undefined {
  const piece = pieces[index];
  if (!piece) return undefined;
  if (piece.kind === 'sign' && /^[%％٪]$/.test(piece.key)) return index + 1;
  return phraseAt(numbers.percentWords, pieces, index)?.end;
}
