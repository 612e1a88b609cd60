import type { TravelMode } from '../language/index.ts';
import type { Quantity, Span, Timex } from '../model/index.ts';

/** From what to what straight-line distance a wording holds, in kilometres. */
export interface AllowedDistance {
  readonly low: number;
  readonly high: number;
  /** What was allowed, and why, for people. */
  readonly words: string;
}

/** A distance, or a time that says how far, as the text gives it. */
export interface Measure extends Span {
  readonly allowed: AllowedDistance;
  /** In kilometres, where it is given in another unit. */
  readonly km?: number;
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
 * How many kilometres of the straight line an hour of travel may cover, at the least and at the most: at the least on winding or broken
 * roads and with stops, at the most on motorways, fast trains and airliners. `spareHours` may pass without getting anywhere.
 */
const kilometresPerHour: Readonly<Record<TravelMode, { least: number; most: number; spareHours: number }>> = {
  walk: { least: 1.5, most: 7, spareHours: 0 },
  cycle: { least: 5, most: 35, spareHours: 0 },
  drive: { least: 20, most: 130, spareHours: 0 },
  train: { least: 20, most: 300, spareHours: 0 },
  boat: { least: 5, most: 80, spareHours: 0 },
  flight: { least: 200, most: 950, spareHours: 1 },
};

/** Times are rounded: a quarter either way. */
const timeRounding = 0.25;

/** What a stated time of travel allows; undefined for what is no time of hours and minutes, or a vague one. */
export function allowedTravel({ value, mod }: Timex, mode: TravelMode): AllowedDistance | undefined {
  const match = /^PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?$/.exec(value);
  const hours = match ? Number(match[1] ?? 0) + Number(match[2] ?? 0) / 60 : 0;
  if (hours === 0) return undefined;
  const { least, most, spareHours } = kilometresPerHour[mode];
  const atMost = mod === 'LESS_THAN' || mod === 'EQUAL_OR_LESS';
  const atLeast = mod === 'MORE_THAN' || mod === 'EQUAL_OR_MORE';
  return {
    low: atMost ? 0 : Math.max(0, hours * (1 - timeRounding) - spareHours) * least,
    high: atLeast ? Number.POSITIVE_INFINITY : hours * (1 + timeRounding) * most,
    words: `${least} to ${most} km of the straight line an hour (${mode}); the time may be rounded by a quarter`,
  };
}

/**
 * Radius of a town, in kilometres: texts count from its edge or its centre. Towns of equal density grow with the square root of their
 * inhabitants; 0.012 gives 20 km for Kyiv, 14 km for Kharkiv, 4 km for a town of 100,000.
 */
export function townRadiusKm(population: number): number {
  return 1 + 0.012 * Math.sqrt(population);
}
