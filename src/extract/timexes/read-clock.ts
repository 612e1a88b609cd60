import { readOrdinalSuffix, readOrdinalWord } from './read-calendar-date.ts';
import { isJoinedSign, senseAt, skip, type TimeScan } from './time-scan.ts';

/** A time of day; `clock` is what follows the `T` of a TIMEX3 value. */
export interface ReadClock {
  readonly end: number;
  readonly clock: string;
  readonly confidence: number;
}

/** Reads a time of day: `10:30`, `5 p.m.`, "noon", "в 10 часов утра", "о 15-й годині". */
export function readClock(scan: TimeScan, index: number): ReadClock | undefined {
  if (isMilitaryHour(scan, index)) {
    const { key } = scan.pieces[index]!;
    return closed(scan, index + 2, Number(key.slice(0, 2)), Number(key.slice(2)), 0.85);
  }
  const word =
    senseAt(scan, index, 'clock') ?? (scan.pieces[index]!.key === '12' ? senseAt(scan, index + 1, 'clock') : undefined);
  if (word) return { end: word.end, clock: word.sense.time, confidence: 0.85 };
  const hourAndEnd = readHour(scan, index);
  if (!hourAndEnd) return undefined;
  const { hour, end, digits } = hourAndEnd;
  if (digits) {
    const withMinutes = readMinutes(scan, index, hour);
    if (withMinutes) return withMinutes;
  }
  const meridiem = senseAt(scan, digits && isJoinedSign(scan, end, '.') ? end + 1 : end, 'meridiem');
  if (meridiem && hour <= 12 && hour > 0) return closed(scan, meridiem.end, toDay(hour, meridiem.sense.half), 0, 0.95);
  const introduced = index > 0 && senseAt(scan, index - 1, 'clockIntroducer') !== undefined;
  const unit = senseAt(scan, end, 'clockUnit');
  if (unit) {
    const minutes = readMinuteCount(scan, unit.end);
    const afterUnit = minutes?.end ?? unit.end;
    const half = senseAt(scan, afterUnit, 'clockDayPart');
    const english = scan.time.monthsCapitalised;
    if (half) return closed(scan, half.end, toDay(hour, half.sense.half), minutes?.value, 0.9);
    // "10 часов" is a duration unless a word that points to a moment stands before; an ordinal ("10-й годині") needs none.
    const ordinal = !english && (readOrdinalSuffix(scan, index + 1) !== undefined || !digits);
    if (english || minutes || (introduced && isPointedTo(scan, index)) || (ordinal && introduced))
      return closed(scan, afterUnit, hour, minutes?.value, english ? 0.9 : 0.75);
    return undefined;
  }
  const half = senseAt(scan, end, 'clockDayPart');
  if (half && digits && introduced) return closed(scan, half.end, toDay(hour, half.sense.half), undefined, 0.85);
  return undefined;
}

/** Prepositions after which an hour is a moment; after the others ("до", "около") it is as often a duration. */
const momentPrepositions: ReadonlySet<string> = new Set(['в', 'во', 'к', 'о', 'об']);

function isPointedTo(scan: TimeScan, index: number): boolean {
  return momentPrepositions.has(scan.pieces[index - 1]?.key ?? '');
}

/** `0800 hours`, `1730h`: four digits that are hours and minutes. */
export function isMilitaryHour(scan: TimeScan, index: number): boolean {
  const [digits, unit] = [scan.pieces[index], scan.pieces[index + 1]];
  if (digits?.kind !== 'digits' || digits.key.length !== 4 || !unit || !scan.time.monthsCapitalised) return false;
  if (Number(digits.key.slice(0, 2)) > 23 || Number(digits.key.slice(2)) > 59) return false;
  if (unit.key === 'h' && !unit.spaced) return true;
  const isHours = senseAt(scan, index + 1, 'unit')?.sense.unit === 'hour';
  return isHours && (digits.key.startsWith('0') || senseAt(scan, index - 1, 'clockIntroducer') !== undefined);
}

function readHour(
  scan: TimeScan,
  index: number,
): { readonly hour: number; readonly end: number; readonly digits: boolean } | undefined {
  const piece = scan.pieces[index]!;
  if (piece.kind === 'digits') {
    const hour = Number(piece.key);
    const before = scan.pieces[index - 1];
    if (piece.key.length > 2 || hour > 24) return undefined;
    if (!piece.spaced && before && /^[-+$€£#№:,./]$/.test(before.key) && !/^[-–—]$/.test(before.key)) return undefined;
    return { hour, end: readOrdinalSuffix(scan, index + 1) ?? index + 1, digits: true };
  }
  const sense = scan.numbers.senses.get(piece.key);
  if (sense?.is === 'cardinal' && sense.value >= 1 && sense.value <= 12)
    return { hour: sense.value, end: index + 1, digits: false };
  const ordinal = readOrdinalWord(scan, index);
  return ordinal && ordinal.value <= 24 && !scan.time.monthsCapitalised
    ? { hour: ordinal.value, end: ordinal.end, digits: false }
    : undefined;
}

/** `10:30`, `10:30:15`, `5.30pm`. */
function readMinutes(scan: TimeScan, index: number, hour: number): ReadClock | undefined {
  const { pieces } = scan;
  const [sign, minute] = [pieces[index + 1], pieces[index + 2]];
  if (!sign || sign.spaced || (sign.key !== ':' && sign.key !== '.')) return undefined;
  if (minute?.kind !== 'digits' || minute.spaced || minute.key.length !== 2 || Number(minute.key) > 59)
    return undefined;
  let end = index + 3;
  let seconds = '';
  const second = pieces[end + 1];
  if (
    pieces[end]?.key === ':' &&
    !pieces[end]!.spaced &&
    second?.kind === 'digits' &&
    second.key.length === 2 &&
    !second.spaced
  ) {
    seconds = `:${second.key}`;
    end += 2;
  } else if (isJoinedSign(scan, end, ':') && second?.kind === 'digits') return undefined;
  const meridiem = senseAt(scan, end, 'meridiem');
  if (sign.key === '.') {
    // With a point it is a number, unless something says that it is a time.
    const joined = pieces[end];
    if (
      joined &&
      !joined.spaced &&
      (joined.kind !== 'sign' ||
        ((joined.key === '.' || joined.key === ',') &&
          pieces[end + 1]?.kind === 'digits' &&
          !pieces[end + 1]!.spaced)) &&
      !meridiem
    )
      return undefined;
    const pointed = momentPrepositions.has(pieces[index - 1]?.key ?? '') && !scan.time.monthsCapitalised;
    if (!meridiem && (!pointed || senseAt(scan, end, 'unit') || pieces[end]?.key === '%')) return undefined;
    if (
      !meridiem &&
      pointed &&
      pieces[end]?.kind === 'letters' &&
      scan.numbers.senses.get(pieces[end]!.key)?.is === 'multiplier'
    )
      return undefined;
  }
  const half = meridiem?.sense.half ?? senseAt(scan, end, 'clockDayPart')?.sense.half;
  const after = meridiem?.end ?? senseAt(scan, end, 'clockDayPart')?.end ?? end;
  const hours = half && hour <= 12 ? toDay(hour, half) : hour;
  const zoned = closed(scan, after, hours, Number(minute.key), sign.key === ':' ? 0.93 : 0.8);
  return { ...zoned, clock: seconds ? zoned.clock.replace(/^(\d\d:\d\d)/, `$1${seconds}`) : zoned.clock };
}

/** "10 часов [30 минут]": the minutes. */
function readMinuteCount(scan: TimeScan, index: number): { readonly end: number; readonly value: number } | undefined {
  const piece = scan.pieces[index];
  if (piece?.kind !== 'digits' || Number(piece.key) > 59) return undefined;
  const unit = senseAt(scan, index + 1, 'unit');
  return unit?.sense.unit === 'minute' ? { end: unit.end, value: Number(piece.key) } : undefined;
}

function toDay(hour: number, half: 'am' | 'pm'): number {
  if (half === 'am') return hour === 12 ? 0 : hour;
  return hour < 12 ? hour + 12 : hour;
}

function closed(scan: TimeScan, end: number, hour: number, minute: number | undefined, confidence: number): ReadClock {
  const two = (number: number): string => String(number).padStart(2, '0');
  const clock = minute === undefined ? two(hour) : `${two(hour)}:${two(minute)}`;
  const bracket = scan.pieces[end]?.key === '(' ? end + 1 : end;
  const zone = senseAt(scan, bracket, 'timeZone');
  const zoneEnd = zone && bracket > end && scan.pieces[zone.end]?.key === ')' ? zone.end + 1 : zone?.end;
  // "et" and "est" are words of other languages: an abbreviation of a zone is written in capitals.
  if (!zone || (scan.pieces[bracket]!.key.length <= 4 && !scan.pieces[bracket]!.capital && zone.end === bracket + 1))
    return { end, clock, confidence };
  return { end: zoneEnd!, clock: `${clock}${zone.sense.zone}`, confidence };
}

/** A part of the day after a date ("Friday morning", "14 ноября вечером"); `end` is the piece after it. */
export function readDayPartAfter(scan: TimeScan, index: number): ReadClock | undefined {
  let at = isJoinedSign(scan, index, ',') ? index + 1 : index;
  const article = skip(scan, skip(scan, at, 'dateTimeLink'), 'article');
  if (senseAt(scan, article, 'dayPart') && article > at && scan.time.monthsCapitalised) at = article;
  const offset = senseAt(scan, at, 'dayPartOffset');
  if (offset) return { end: offset.end, clock: offset.sense.part, confidence: 0.85 };
  const part = senseAt(scan, at, 'dayPart');
  return part && { end: part.end, clock: part.sense.part, confidence: 0.85 };
}
