/** Precision, recall and F1 of a yes-or-no question. */
export interface PairCounts {
  readonly gold: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Counts pairs of what is so and what was found to be so. */
export function countPairs(pairs: readonly (readonly [boolean, boolean])[]): PairCounts {
  const gold = pairs.filter(([so]) => so).length;
  const found = pairs.filter(([, seen]) => seen).length;
  const right = pairs.filter(([so, seen]) => so && seen).length;
  return {
    gold,
    found,
    right,
    precision: right / Math.max(1, found),
    recall: right / Math.max(1, gold),
    f1: (2 * right) / Math.max(1, gold + found),
  };
}

/** One line: `precision 0.900  recall 0.800  F1 0.847`. */
export function inWords({ precision, recall, f1 }: PairCounts): string {
  return `precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`;
}
