import type { Quantity } from '../model/index.ts';

/** From what to what straight-line distance a wording holds, in kilometres. */
export interface AllowedDistance {
  readonly low: number;
  readonly high: number;
  /** What was allowed, and why, for people. */
  readonly words: string;
}

/** Kilometres in the units that distances between places are given in. */
export const kilometresPer: Readonly<Record<string, number>> = {
  kilometre: 1,
  mile: 1.609344,
  'nautical-mile': 1.852,
};

/** Roads are seldom more than half again as long as the straight line, and texts often mean the road. */
const longestDetour = 1.5;
/** Ways of travel ("drove 300 km") wind more. */
const longestTravelDetour = 2.5;

/** What a stated distance allows; documented in `docs/checks.md`. */
export function allowedDistance(quantity: Quantity, travelled: boolean): AllowedDistance | undefined {
  const factor = kilometresPer[quantity.unit ?? ''];
  if (factor === undefined) return undefined;
  const low = (quantity.low ?? quantity.value ?? Number.NaN) * factor;
  const high = (quantity.high ?? quantity.value ?? Number.NaN) * factor;
  const detour = travelled ? longestTravelDetour : longestDetour;
  const road = travelled
    ? 'the way travelled may be two and a half times the straight line'
    : 'the road may be half again as long as the straight line';
  const bounds = (from: number, to: number, words: string): AllowedDistance | undefined =>
    Number.isNaN(from) || Number.isNaN(to) ? undefined : { low: from, high: to, words };
  switch (quantity.approx) {
    case 'about':
      return bounds(low / 1.25 / detour, high * 1.25, `“about” allows a quarter either way; ${road}`);
    case 'just-under':
      return bounds(
        (high * 0.8) / detour,
        high * 1.05,
        `“just under” holds from four fifths up to the number; ${road}`,
      );
    case 'just-over':
      return bounds((low * 0.95) / detour, low * 1.25, `“just over” holds up to a quarter above the number; ${road}`);
    case 'less-than':
    case 'at-most':
      return bounds(0, high * 1.05, '“less than” holds up to the number');
    case 'more-than':
    case 'at-least':
      return bounds((low * 0.95) / detour, Number.POSITIVE_INFINITY, `“more than” holds from the number on; ${road}`);
    case 'exact':
      return bounds(low / 1.15 / detour, high * 1.15, `a plain number allows 15 % for rounding; ${road}`);
  }
}

/**
 * Radius of a town, in kilometres: texts count from its edge or its centre. Towns of equal density grow with the square root of their
 * inhabitants; 0.012 gives 20 km for Kyiv, 14 km for Kharkiv, 4 km for a town of 100,000.
 */
export function townRadiusKm(population: number): number {
  return 1 + 0.012 * Math.sqrt(population);
}
