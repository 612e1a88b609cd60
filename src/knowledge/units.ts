import type { SupportedLanguage } from '../model/index.ts';
import data from './units.json' with { type: 'json' };

/** A unit of measure or currency. */
export interface Unit {
  /** `mile`, `percent`, `USD`: what `Quantity.unit` holds. */
  readonly id: string;
  /** Units of one dimension convert into one another. Every currency is a dimension of its own. */
  readonly dimension: string;
  /** What one unit is in the base unit of its dimension, after adding `offset`. */
  readonly factor: number;
  readonly offset?: number;
  /** Factors of other units that go by the same name ("ton": short, metric, long). */
  readonly alsoFactors?: readonly number[];
  /** Written after the number, as is: case counts. */
  readonly symbols?: readonly string[];
  /** Written before or after the number without space: currency signs. */
  readonly signs?: readonly string[];
  readonly names: Readonly<Record<SupportedLanguage, readonly string[]>>;
}

/** Every unit that quantities are read in (`units.json`). */
export const units: readonly Unit[] = data.units;

/** Endings of the names of units, by language. */
export const unitEndings: Readonly<Partial<Record<SupportedLanguage, Readonly<Record<string, string>>>>> = data.endings;

const unitsById: ReadonlyMap<string, Unit> = new Map(units.map((unit) => [unit.id, unit]));

/** The unit of that id; undefined for an unknown one. */
export function findUnit(id: string): Unit | undefined {
  return unitsById.get(id);
}

/**
 * Converts a value from one unit into another of the same dimension.
 * @returns every result that the names allow ("tons" may be short, metric or long), the usual one first; empty when the dimensions differ
 */
export function convert(value: number, from: Unit, to: Unit): readonly number[] {
  if (from.dimension !== to.dimension) return [];
  const results: number[] = [];
  for (const source of [from.factor, ...(from.alsoFactors ?? [])])
    for (const target of [to.factor, ...(to.alsoFactors ?? [])])
      results.push(((value + (from.offset ?? 0)) * source) / target - (to.offset ?? 0));
  return results;
}
