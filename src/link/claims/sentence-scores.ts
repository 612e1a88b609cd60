import type { Span, WordScores } from '../../model/index.ts';

/** The log-odds, by the trained reader, that a stretch of text states something checkable; undefined where it marked no word. */
export type CheckableLogOdds = (span: Span) => number | undefined;

/** Sums the scores of words once, so that any stretch is answered at once. */
export function checkableLogOdds({ starts, checkable }: WordScores): CheckableLogOdds {
  const count = starts.length;
  const sums = new Float64Array(count + 1);
  for (let at = 0; at < count; at++) sums[at + 1] = sums[at]! + checkable[at]!;
  return ({ start, end }) => {
    const first = firstFrom(starts, start);
    const after = firstFrom(starts, end);
    return after > first ? (sums[after]! - sums[first]!) / (after - first) : undefined;
  };
}

function firstFrom(starts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
