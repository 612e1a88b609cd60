import type { Quantity } from '../model/index.ts';

/** Smaller numbers are seldom rounded to fives. */
const leastByFives = 15;

/** The bounds within which a number that was rounded may lie. */
export interface NumberBounds {
  readonly low: number;
  readonly high: number;
}

/** Of a number with trailing zeros, this share at most is taken for rounding: "100" may be 95 to 105, not 50 to 150. */
const mostRounding = 0.05;

/**
 * The amounts that a written number can stand for after rounding: half of the last place that is written out, up or down, and wider
 * for numbers that are blurred ("about", "just under").
 * @param text the words of the quantity, for counting its decimals
 */
export function boundsOfNumber(value: number, text: string, approx: Quantity['approx']): NumberBounds {
  const half = halfPlace(value, text);
  // Decimals are cut off as often as they are rounded: "3.4" may be 3.49.
  const cut = /\d[.,]\d{1,2}(?!\d)/.test(text) ? 2 * half : half;
  const exact = { low: value - half, high: value + cut };
  const blur = Math.abs(value) * 0.1;
  switch (approx) {
    case 'about':
      return { low: value - Math.max(half, blur), high: value + Math.max(half, blur) };
    case 'just-under':
      return { low: value - Math.max(half, blur), high: exact.high };
    case 'just-over':
      return { low: exact.low, high: value + Math.max(half, blur) };
    case 'more-than':
    case 'at-least':
      return { low: exact.low, high: value + Math.max(half, 3 * blur) };
    case 'less-than':
    case 'at-most':
      return { low: value - Math.max(half, 3 * blur), high: exact.high };
    default:
      return exact;
  }
}

/** Half of the last written place: 0.05 for "2.5", 0.5 for "7", and for "100" the smaller of 50 and a twentieth. */
function halfPlace(value: number, text: string): number {
  const decimals = /\d[.,](\d{1,2})(?!\d)/.exec(text)?.[1]?.length ?? 0;
  const scale = largestScale(value, text);
  if (decimals > 0) return (0.5 * scale) / 10 ** decimals;
  const digits = Math.abs(value) / scale;
  if (!Number.isInteger(digits) || digits === 0) return 0.5 * scale;
  let place = 1;
  while (digits % (place * 10) === 0) place *= 10;
  // 35 and 450 are as often rounded to fives.
  if (digits >= leastByFives && digits % (place * 5) === 0) place *= 5;
  return Math.max(0.5, Math.min(place / 2, digits * mostRounding)) * scale;
}

/** 1,000,000 where the text says "5 million": the number was rounded in millions. */
function largestScale(value: number, text: string): number {
  const written = /\d[\d.,\u00a0 ]*/.exec(text)?.[0].replace(/[\s\u00a0]/g, '');
  if (written === undefined) return 1;
  const plain = Number(
    written
      .replace(/,(?=\d{3}(?!\d))/g, '')
      .replace(',', '.')
      .replace(/[.,]$/, ''),
  );
  if (!(plain > 0)) return 1;
  const ratio = Math.abs(value) / plain;
  for (const scale of [1e12, 1e9, 1e6, 1e3]) if (Math.abs(ratio / scale - 1) < 1e-6) return scale;
  return 1;
}

/** Whether two ranges have a number in common. */
export function overlap(one: NumberBounds, other: NumberBounds): boolean {
  return one.low <= other.high && other.low <= one.high;
}

/** A number for people: no more digits than say something. */
export function readable(value: number): string {
  const rounded = Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 4 });
}
