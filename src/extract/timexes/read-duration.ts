import type { Approximation } from '../../language/index.ts';
import type { TimexMod } from '../../model/index.ts';
import { approximatorAt } from '../numbers/approximators.ts';
import { readNumber } from '../numbers/read-number.ts';
import { type NumberReading, readWordNumber } from '../numbers/read-words.ts';
import { isMilitaryHour } from './read-clock.ts';
import type { TimeUnit } from './time-lexicon.ts';
import { isJoinedSign, remembered, senseAt, type TimeScan } from './time-scan.ts';

/** A stretch of time as the words measure it. */
export interface ReadDuration {
  readonly end: number;
  /** TIMEX3 value: `P8M`, `PT2H30M`, `PXD`. */
  readonly value: string;
  readonly mod?: TimexMod;
  /** The count when it is one number of one unit; what "ago" and "later" need. */
  readonly count?: number;
  readonly unit: TimeUnit;
  /** Several words of one kind ("some days", "years"), not a number. */
  readonly vague: boolean;
}

/** TIMEX3 designator of a unit; those of time follow a `T`. */
const designators: Readonly<
  Record<TimeUnit, { readonly code: string; readonly time: boolean; readonly times: number }>
> = {
  second: { code: 'S', time: true, times: 1 },
  minute: { code: 'M', time: true, times: 1 },
  hour: { code: 'H', time: true, times: 1 },
  day: { code: 'D', time: false, times: 1 },
  night: { code: 'D', time: false, times: 1 },
  weekend: { code: 'W', time: false, times: 1 },
  week: { code: 'W', time: false, times: 1 },
  fortnight: { code: 'W', time: false, times: 2 },
  month: { code: 'M', time: false, times: 1 },
  quarter: { code: 'Q', time: false, times: 1 },
  halfYear: { code: 'M', time: false, times: 6 },
  year: { code: 'Y', time: false, times: 1 },
  decade: { code: 'Y', time: false, times: 10 },
  century: { code: 'Y', time: false, times: 100 },
  millennium: { code: 'Y', time: false, times: 1000 },
};

/** Halves of units that are written in the next smaller one. */
const halves: Readonly<Partial<Record<TimeUnit, { readonly unit: TimeUnit; readonly of: number }>>> = {
  minute: { unit: 'second', of: 60 },
  hour: { unit: 'minute', of: 60 },
  day: { unit: 'hour', of: 24 },
  year: { unit: 'month', of: 12 },
};

const modOf: Readonly<Record<Approximation, TimexMod>> = {
  about: 'APPROX',
  'less-than': 'LESS_THAN',
  'more-than': 'MORE_THAN',
  'at-most': 'EQUAL_OR_LESS',
  'at-least': 'EQUAL_OR_MORE',
  'just-under': 'LESS_THAN',
  'just-over': 'MORE_THAN',
};

/** TIMEX3 `mod` of an approximator. */
export function modOfApproximation(approx: Approximation): TimexMod {
  return modOf[approx];
}

/** TIMEX3 value of so many units; `X` for an unknown number. A fraction goes into the next smaller unit when it comes out whole there. */
export function durationValue(count: number | 'X', unit: TimeUnit): string {
  const { code, time, times } = designators[unit];
  if (count === 'X') {
    // Decades and centuries of unknown number are years of unknown number.
    return `P${time ? 'T' : ''}X${code}`;
  }
  const total = count * times;
  const smaller = halves[unit];
  if (!Number.isInteger(total) && smaller) {
    const whole = Math.floor(total);
    const rest = (total - whole) * smaller.of;
    if (Number.isInteger(rest)) {
      if (unit === 'year') return `P${whole * 12 + rest}M`;
      if (unit === 'day') return whole === 0 ? `PT${rest}H` : `P${whole}DT${rest}H`;
      const inner = designators[smaller.unit].code;
      return `PT${whole === 0 ? '' : `${whole}${code}`}${rest}${inner}`;
    }
  }
  return `P${time ? 'T' : ''}${Number(total.toFixed(2))}${code}`;
}

/** Reads a duration with the words that blur it: "more than eight months", "полтора года", "two-year", "двухлетний". */
export function readDuration(scan: TimeScan, index: number): ReadDuration | undefined {
  return remembered(scan, 'duration', index, readBlurredDuration);
}

function readBlurredDuration(scan: TimeScan, index: number): ReadDuration | undefined {
  const before = approximatorAt(scan.approximators, scan.pieces, index, 'before');
  const core = readPlainDuration(scan, before?.end ?? index);
  if (!core) return before ? readPlainDuration(scan, index) : undefined;
  const after = approximatorAt(scan.approximators, scan.pieces, core.end, 'after');
  const approx = before?.approx ?? after?.approx;
  const mod = approx && modOf[approx];
  return { ...core, end: after?.end ?? core.end, ...(mod && { mod }) };
}

function readPlainDuration(scan: TimeScan, index: number): ReadDuration | undefined {
  const piece = scan.pieces[index];
  if (!piece || piece.kind === 'break') return undefined;
  const fixed = senseAt(scan, index, 'durationWord');
  if (fixed) {
    const [, count, code] = /^PT?(\d+)(\w)$/.exec(fixed.sense.value) ?? [];
    const unit: TimeUnit = fixed.sense.value.startsWith('PT') ? 'minute' : code === 'M' ? 'month' : 'day';
    return { end: fixed.end, value: fixed.sense.value, count: Number(count), unit, vague: false };
  }
  const compound = piece.kind === 'letters' ? scan.time.compounds.get(piece.key) : undefined;
  // A capital within a sentence makes it a name ("Семиріччя").
  const named = piece.capital && pieceBeforeInSentence(scan, index);
  if (compound && !named)
    return {
      end: index + 1,
      value: durationValue(compound.count, compound.unit),
      count: compound.count,
      unit: compound.unit,
      vague: false,
    };
  return readHalfUnit(scan, index) ?? readCountedUnits(scan, index) ?? readBareUnit(scan, index);
}

function pieceBeforeInSentence(scan: TimeScan, index: number): boolean {
  const before = scan.pieces[index - 1];
  return before !== undefined && (before.kind === 'letters' || before.kind === 'digits');
}

/** "half an hour", "half a year", "a half hour". */
function readHalfUnit(scan: TimeScan, index: number): ReadDuration | undefined {
  const half = senseAt(scan, index, 'halfBefore');
  const fraction = scan.numbers.senses.get(scan.pieces[index]!.key);
  const isHalf =
    half !== undefined || (fraction?.is === 'fraction' && fraction.value === 0.5 && !scan.time.monthsCapitalised);
  if (!isHalf) return undefined;
  let at = index + 1;
  if (isJoinedSign(scan, at, '-')) at++;
  if (senseAt(scan, at, 'article')) at++;
  const unit = senseAt(scan, at, 'unit');
  if (!unit || unit.sense.unit === 'weekend') return undefined;
  // "половина дня" and "половина года" are as often shares as durations: only "пів року" and its like measure.
  if (!half && scan.pieces[index]!.key.length > 3) return undefined;
  return { end: unit.end, value: durationValue(0.5, unit.sense.unit), count: 0.5, unit: unit.sense.unit, vague: false };
}

/** "eight months", "5-летний", "two and a half years", "one year and two months". */
function readCountedUnits(scan: TimeScan, index: number): ReadDuration | undefined {
  const first = readCountedUnit(scan, index);
  if (!first) return undefined;
  if (first.vague) return first;
  const half = senseAt(scan, first.end, 'halfAfter');
  if (half && first.count !== undefined)
    return {
      ...first,
      end: half.end,
      count: first.count + 0.5,
      value: durationValue(first.count + 0.5, first.unit),
    };
  // Smaller units that follow belong to the same duration.
  let at = first.end;
  if (isJoinedSign(scan, at, ',')) at++;
  if (/^(?:and|и|і|й|та)$/.test(scan.pieces[at]?.key ?? '')) at++;
  const second = at < scan.pieces.length ? readSmaller(scan, at) : undefined;
  if (!second || second.vague || second.count === undefined || first.count === undefined) return first;
  if (unitRank(second.unit) >= unitRank(first.unit) || !Number.isInteger(first.count)) return first;
  const [date, time] = [first, second, ...(second.smaller ? [second.smaller] : [])].reduce<[string, string]>(
    ([dates, times], part) => {
      const { code, time: isTime, times: factor } = designators[part.unit];
      const text = `${Number((part.count! * factor).toFixed(2))}${code}`;
      return isTime ? [dates, times + text] : [dates + text, times];
    },
    ['', ''],
  );
  return {
    end: second.smaller?.end ?? second.end,
    value: `P${date}${time === '' ? '' : `T${time}`}`,
    unit: first.unit,
    vague: false,
    ...(unitRank(first.unit) > 0 && { count: first.count }),
  };
}

/** A smaller unit, and the still smaller one behind it: "1 year | 2 months 3 days". */
function readSmaller(scan: TimeScan, index: number): (ReadDuration & { readonly smaller?: ReadDuration }) | undefined {
  const second = readCountedUnit(scan, index);
  if (!second || second.vague || second.count === undefined || !Number.isInteger(second.count)) return second;
  let at = second.end;
  if (isJoinedSign(scan, at, ',')) at++;
  if (/^(?:and|и|і|й|та)$/.test(scan.pieces[at]?.key ?? '')) at++;
  const third = at < scan.pieces.length ? readCountedUnit(scan, at) : undefined;
  const follows = third && !third.vague && third.count !== undefined && unitRank(third.unit) < unitRank(second.unit);
  return follows ? { ...second, smaller: third } : second;
}

const unitOrder: readonly TimeUnit[] = [
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
  'decade',
  'century',
];
const unitRank = (unit: TimeUnit): number => unitOrder.indexOf(unit);

function readCountedUnit(scan: TimeScan, index: number): ReadDuration | undefined {
  const { pieces } = scan;
  const piece = pieces[index]!;
  const before = pieces[index - 1];
  if (piece.kind === 'digits' && !piece.spaced && before && /^[.,$€£#№:/]$/.test(before.key)) return undefined;
  const article = senseAt(scan, index, 'article') !== undefined && scan.numbers.articles.has(piece.key);
  const number = readCount(scan, index);
  // "1 and a half years", "fifteen-and-a-half hours"
  const half = number?.value === undefined ? undefined : halfBehind(scan, number.end);
  // "пятнадцать с лишним лет"
  const blur =
    number && half === undefined ? approximatorAt(scan.approximators, pieces, number.end, 'after') : undefined;
  const blurred = blur && senseAt(scan, blur.end, 'unit') ? blur.end : undefined;
  const start = half ?? blurred ?? (number ? number.end : article ? index + 1 : undefined);
  if (start === undefined) return undefined;
  let at = start;
  const end = number && half === undefined ? rangeEnd(scan, number) : undefined;
  if (end) at = end.end;
  if (isJoinedSign(scan, at, '-')) at++;
  else if (number && scan.numbers.partitives.has(pieces[at]?.key ?? '') && number.form === 'few') at++;
  // "10-ти дневный": an ordinal ending between the digits and the unit.
  if (
    at > start &&
    piece.kind === 'digits' &&
    scan.numbers.ordinalSuffixes.has(pieces[at]?.key ?? '') &&
    !senseAt(scan, at, 'unit')
  ) {
    at++;
    if (isJoinedSign(scan, at, '-')) at++;
  }
  const adjective = senseAt(scan, at, 'unitAdjective');
  if (adjective && number?.value !== undefined)
    return {
      end: adjective.end,
      value: durationValue(number.value, adjective.sense.unit),
      count: number.value,
      unit: adjective.sense.unit,
      vague: false,
    };
  const beforeWords = at;
  for (
    let skipped = 0;
    skipped < 2 &&
    (senseAt(scan, at, 'betweenNumberAndUnit') || (number && senseAt(scan, at, 'direction'))) &&
    !senseAt(scan, at, 'unit');
    skipped++
  ) {
    at++;
    if (scan.numbers.partitives.has(pieces[at]?.key ?? '')) at++;
  }
  // "1730 hours" is a time of day.
  if (isMilitaryHour(scan, index)) return undefined;
  // "3h": the letter alone is an hour only at its digits.
  const hours = piece.kind === 'digits' && at === index + 1 && scan.pieces[at]?.key === 'h' && !scan.pieces[at]!.spaced;
  if (hours && number?.value !== undefined)
    return { end: at + 1, value: durationValue(number.value, 'hour'), count: number.value, unit: 'hour', vague: false };
  const unit = senseAt(scan, at, 'unit');
  if (!unit || unit.sense.unit === 'weekend') return undefined;
  // "three coming weeks", but "14 billion last year"; "the 1988 quarter" is of that year.
  if (at > beforeWords && senseAt(scan, beforeWords, 'direction') && !unit.sense.plural) return undefined;
  if (piece.kind === 'digits' && /^(?:19|20)\d\d$/.test(piece.key) && start === index + 1 && !unit.sense.plural)
    return undefined;
  // "в 1941 году", "1938—1939 років": four digits before "year" name it.
  if (unit.sense.unit === 'year' && piece.kind === 'digits' && piece.key.length === 4 && start === index + 1)
    return undefined;
  if (article && !number) {
    if (unit.sense.plural) return undefined;
    if (pieces[at]!.capital && pieces[at]!.key !== pieces[at]!.key.toUpperCase() && !pieces[index]!.capital)
      return undefined;
    return { end: unit.end, value: durationValue(1, unit.sense.unit), count: 1, unit: unit.sense.unit, vague: false };
  }
  // "90 second" and "first quarter" apart, a unit after a number is a duration; hyphens make it an adjective ("five-year").
  let unitEnd = unit.end;
  if (isJoinedSign(scan, unitEnd, '-') && senseAt(scan, unitEnd + 1, 'age') && !pieces[unitEnd + 1]!.spaced)
    unitEnd += 2;
  else if (senseAt(scan, unitEnd, 'age')) unitEnd = senseAt(scan, unitEnd, 'age')!.end;
  else if (isJoinedSign(scan, unitEnd, '-') && pieces[unitEnd + 1]?.key === 'long') unitEnd += 2;
  if (number!.value === undefined) return coupled(number!, unit.sense.unit, unitEnd);
  const value = end ? (number!.value + end.value) / 2 : number!.value + (half === undefined ? 0 : 0.5);
  if (end) return { end: unitEnd, value: durationValue('X', unit.sense.unit), unit: unit.sense.unit, vague: true };
  return {
    end: unitEnd,
    value: durationValue(value, unit.sense.unit),
    count: value,
    unit: unit.sense.unit,
    vague: false,
  };
}

/** Index after "and a half" between a number and its unit. */
function halfBehind(scan: TimeScan, index: number): number | undefined {
  const at = isJoinedSign(scan, index, '-') ? index + 1 : index;
  const half = senseAt(scan, at, 'halfAfter');
  if (!half) return undefined;
  const end = isJoinedSign(scan, half.end, '-') ? half.end + 1 : half.end;
  return senseAt(scan, end, 'unit') ? end : undefined;
}

/** The number of units; "the past two quarters" are two of them and no half. */
function readCount(scan: TimeScan, index: number): NumberReading | undefined {
  const number = readNumber(scan.text, scan.pieces, index, scan.numbers);
  if (number?.form !== 'fraction' || !senseAt(scan, index - 1, 'direction')) return number;
  const words = readWordNumber(scan.pieces, index, scan.numbers, false);
  return words && senseAt(scan, words.end, 'unit') ? words : number;
}

/** "a couple of years" is two of them; "several years" an unknown number. */
function coupled(number: NumberReading, unit: TimeUnit, end: number): ReadDuration {
  if (number.low === 2 && number.high === 3)
    return { end, value: durationValue(2, unit), count: 2, unit, vague: false };
  return { end, value: durationValue('X', unit), unit, vague: true };
}

/** The second bound of a range of numbers: "12 to 18 months", "5-6 часов". */
function rangeEnd(scan: TimeScan, number: NumberReading): { readonly end: number; readonly value: number } | undefined {
  const link = scan.pieces[number.end];
  if (!link || number.value === undefined) return undefined;
  const dash = link.kind === 'sign' && /^[-–—]$/.test(link.key);
  if (!dash && !scan.numbers.rangeLinks.has(link.key)) return undefined;
  const next = scan.pieces[number.end + 1];
  if (!next || next.kind === 'break') return undefined;
  const second = readNumber(scan.text, scan.pieces, number.end + 1, scan.numbers);
  if (second?.value === undefined || second.value <= number.value) return undefined;
  return { end: second.end, value: second.value };
}

/** A unit with no number that still is a duration: English plurals ("months of talks"), Russian and Ukrainian singulars after certain words ("за неделю"). */
function readBareUnit(scan: TimeScan, index: number): ReadDuration | undefined {
  const unit = senseAt(scan, index, 'unit');
  if (!unit) return undefined;
  if (unit.sense.barePlural)
    return { end: unit.end, value: durationValue('X', unit.sense.unit), unit: unit.sense.unit, vague: true };
  if (!unit.sense.single) return undefined;
  const measured =
    senseAt(scan, index - 1, 'singleUnitBefore') !== undefined ||
    senseAt(scan, unit.end, 'ago') !== undefined ||
    senseAt(scan, unit.end, 'later') !== undefined;
  return measured
    ? { end: unit.end, value: durationValue(1, unit.sense.unit), count: 1, unit: unit.sense.unit, vague: false }
    : undefined;
}
