import type { EntityType } from '../../src/model/index.ts';
import type { GoldText } from './name-sets.ts';

export const types: readonly EntityType[] = ['PER', 'ORG', 'LOC', 'MISC'];
/** The types that the bars are about. */
export const mainTypes: readonly EntityType[] = ['PER', 'ORG', 'LOC'];

export interface Counts {
  right: number;
  found: number;
  gold: number;
}

export type TypeCounts = ReadonlyMap<EntityType, Counts>;

interface TypedSpan {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
}

export function noCounts(): TypeCounts {
  return new Map(types.map((type) => [type, { right: 0, found: 0, gold: 0 }]));
}

/**
 * Counts by overlap: a found name is right when it overlaps a marked one of its type that no other found name has claimed. One that only
 * overlaps a span of no type counts neither way. `note` hears of every miss and every wrong name.
 */
export function addText(
  counts: TypeCounts,
  gold: GoldText,
  found: readonly TypedSpan[],
  note: (kind: string, name: TypedSpan) => void = () => {},
): void {
  const claimed = new Set<number>();
  for (const { type } of gold.names) if (type !== undefined) counts.get(type)!.gold++;
  for (const name of found) {
    const overlapping = gold.names
      .map((other, index) => ({ ...other, index }))
      .filter((other) => other.start < name.end && other.end > name.start);
    const match = overlapping.find((other) => other.type === name.type && !claimed.has(other.index));
    const count = counts.get(name.type)!;
    if (match) {
      claimed.add(match.index);
      count.right++;
      count.found++;
    } else if (!overlapping.some((other) => other.type === undefined)) {
      count.found++;
      note(overlapping.length > 0 ? `wrong(${overlapping[0]!.type})` : 'extra', name);
    }
  }
  gold.names.forEach(({ start, end, type }, index) => {
    if (type !== undefined && !claimed.has(index)) note('missed', { start, end, type });
  });
}

/** The counts of the types that the bars are about, together. */
export function mainCounts(counts: TypeCounts): Counts {
  return mainTypes.reduce(
    (sum, type) => {
      const { right, found, gold } = counts.get(type)!;
      return { right: sum.right + right, found: sum.found + found, gold: sum.gold + gold };
    },
    { right: 0, found: 0, gold: 0 },
  );
}

/** Precision, recall and F1. */
export function rates({ right, found, gold }: Counts): readonly [precision: number, recall: number, f1: number] {
  const precision = right / Math.max(1, found);
  const recall = right / Math.max(1, gold);
  return [precision, recall, precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)];
}
