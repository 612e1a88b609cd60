import { isCalendarDay } from '../../knowledge/index.ts';
import { readWordNumber } from '../numbers/read-words.ts';
import { fullYear, readMixedDate, readNumericDate } from './read-numeric-date.ts';
import { isJoinedSign, senseAt, skip, type TimeScan } from './time-scan.ts';
import type { DateMeaning } from './timex-draft.ts';

/** A date that a reader of the grammar found; `end` is the piece after it. */
export interface ReadDate {
  readonly end: number;
  readonly meaning: DateMeaning;
  readonly confidence: number;
}

/** Reads a date that names a month or day of the calendar: `Monday, 14 November 2022`, `ноябрь`, `2022-11-14`, `14.11.2022`. */
export function readCalendarDate(scan: TimeScan, index: number): ReadDate | undefined {
  const piece = scan.pieces[index]!;
  if (piece.kind === 'digits')
    return readNumericDate(scan, index) ?? readMixedDate(scan, index) ?? readDayMonth(scan, index);
  return (
    readMixedDate(scan, index) ??
    readWeekdayDate(scan, index) ??
    readMonthDay(scan, index) ??
    readDayMonth(scan, index) ??
    readMonth(scan, index)
  );
}

/** `Monday, November 14` and `в понедельник, 14 ноября`: the weekday belongs to the date. */
function readWeekdayDate(scan: TimeScan, index: number): ReadDate | undefined {
  const weekday = senseAt(scan, index, 'weekday');
  if (!weekday) return undefined;
  let at = weekday.end;
  if (isJoinedSign(scan, at, '.')) at++;
  if (isJoinedSign(scan, at, ',')) at++;
  at = skip(scan, at, 'article');
  const date = readMonthDay(scan, at) ?? readDayMonth(scan, at) ?? readNumericDate(scan, at);
  if (!date || date.meaning.day === undefined) return undefined;
  return { ...date, meaning: { ...date.meaning, weekday: weekday.sense.weekday } };
}

/** `November 14th, 2022`: only languages that write months with a capital put the month first. */
function readMonthDay(scan: TimeScan, index: number): ReadDate | undefined {
  if (!scan.time.monthsCapitalised) return undefined;
  const month = senseAt(scan, index, 'month');
  if (!month || (month.sense.need === 'context' && !scan.pieces[index]!.capital)) return undefined;
  let at = month.end;
  if (isJoinedSign(scan, at, '.')) at++;
  // "October, 1st"
  if (isJoinedSign(scan, at, ',') && readOrdinalSuffix(scan, at + 2) !== undefined) at++;
  at = skip(scan, at, 'article');
  const day = readDayOfMonth(scan, at);
  if (!day || day.value > 31 || isCountHere(scan, day.end, scan.pieces[at]!.kind === 'digits')) return undefined;
  return withYear(scan, day.end, { month: month.sense.month, day: day.value });
}

/** `14 November`, `the 14th of November`, `14-го ноября`, `двадцать пятого мая`. */
function readDayMonth(scan: TimeScan, index: number): ReadDate | undefined {
  const day = readDayOfMonth(scan, index);
  if (!day) return undefined;
  let at = day.end;
  const linked = scan.pieces[at]?.key === 'of';
  if (linked) at = skip(scan, at + 1, 'article');
  const month = senseAt(scan, at, 'month');
  if (!month || month.sense.adjective) return undefined;
  let end = month.end;
  if (isJoinedSign(scan, end, '.') && month.sense.need === 'digits' && !startsSentence(scan, end + 1)) end++;
  return withYear(scan, end, { month: month.sense.month, day: day.value });
}

function startsSentence(scan: TimeScan, index: number): boolean {
  const piece = scan.pieces[index];
  return !piece || piece.kind === 'break' || piece.capital;
}

/** Reads the year after a day and month, if there is one, and refuses days that no such month has. */
function withYear(
  scan: TimeScan,
  end: number,
  date: { readonly month: number; readonly day: number },
): ReadDate | undefined {
  const year = readYearAfter(scan, end, true);
  if (!isCalendarDay(year?.meaning.year ?? 2000, date.month, date.day)) return undefined;
  return { end: year?.end ?? end, meaning: { kind: 'date', ...date, ...year?.meaning }, confidence: 0.97 };
}

/** A day of the month in digits (`14`, `14th`, `14-го`) or as an ordinal in words. */
export function readDayOfMonth(
  scan: TimeScan,
  index: number,
): { readonly end: number; readonly value: number } | undefined {
  const piece = scan.pieces[index];
  if (!piece) return undefined;
  if (piece.kind === 'digits') {
    const value = Number(piece.key);
    if (piece.key.length > 2 || value < 1 || value > 31) return undefined;
    const before = scan.pieces[index - 1];
    // The tail of a longer number: "1,000", "3.14".
    if (!piece.spaced && before && (before.key === '.' || before.key === ',' || before.key === ':') && !before.spaced)
      if (scan.pieces[index - 2]?.kind === 'digits') return undefined;
    const ordinal = readOrdinalSuffix(scan, index + 1);
    const next = scan.pieces[index + 1];
    if (ordinal === undefined && next && !next.spaced && next.kind === 'letters' && !senseAt(scan, index + 1, 'month'))
      return undefined;
    return { end: ordinal ?? index + 1, value };
  }
  const ordinal = readOrdinalWord(scan, index);
  return ordinal && ordinal.value <= 31 ? ordinal : undefined;
}

/** Index after the letters that make digits an ordinal (`th`, `-го`), where they stand at `index`. */
export function readOrdinalSuffix(scan: TimeScan, index: number): number | undefined {
  const at = isJoinedSign(scan, index, '-') ? index + 1 : index;
  const piece = scan.pieces[at];
  if (!piece || piece.spaced || piece.kind !== 'letters') return undefined;
  return scan.numbers.ordinalSuffixes.has(piece.key) ? at + 1 : undefined;
}

/** An ordinal in words: "third", "двадцать пятого", "twenty-first". */
export function readOrdinalWord(
  scan: TimeScan,
  index: number,
): { readonly end: number; readonly value: number } | undefined {
  const piece = scan.pieces[index];
  if (piece?.kind !== 'letters') return undefined;
  const ordinal = scan.numbers.ordinals.get(piece.key);
  if (ordinal !== undefined) return { end: index + 1, value: ordinal };
  const tens = scan.numbers.senses.get(piece.key);
  if (tens?.is !== 'cardinal' || tens.value < 20 || tens.value % 10 !== 0) return undefined;
  const at = isJoinedSign(scan, index + 1, '-') ? index + 2 : index + 1;
  const unit = scan.numbers.ordinals.get(scan.pieces[at]?.key ?? '');
  return unit !== undefined && unit < 10 ? { end: at + 1, value: tens.value + unit } : undefined;
}

/** A month by itself or with its year. */
function readMonth(scan: TimeScan, index: number): ReadDate | undefined {
  const month = senseAt(scan, index, 'month');
  if (!month) return undefined;
  const { month: number, need, adjective } = month.sense;
  if (adjective) return { end: month.end, meaning: { kind: 'date', month: number }, confidence: 0.6 };
  let end = month.end;
  if (need === 'digits' && isJoinedSign(scan, end, '.')) end++;
  const year = readYearAfter(scan, end, false);
  if (year) return { end: year.end, meaning: { kind: 'date', month: number, ...year.meaning }, confidence: 0.96 };
  if (need === 'digits')
    return isShortMonth(scan, index, end)
      ? { end, meaning: { kind: 'date', month: number }, confidence: 0.75 }
      : undefined;
  if (need === 'context' && !hasMonthContext(scan, index)) return undefined;
  return { end: month.end, meaning: { kind: 'date', month: number }, confidence: 0.85 };
}

/** "after Feb", "from Sep to Nov": an abbreviated month between prepositions. */
function isShortMonth(scan: TimeScan, index: number, end: number): boolean {
  const piece = scan.pieces[index]!;
  if (!scan.time.monthsCapitalised || !piece.capital || piece.key.length < 3) return false;
  const linked = (at: number): boolean =>
    senseAt(scan, at, 'rangeLink') !== undefined || /^[-–—]$/.test(scan.pieces[at]?.key ?? '');
  const before =
    senseAt(scan, index - 1, 'monthContext') !== undefined ||
    (linked(index - 1) && senseAt(scan, index - 2, 'month') !== undefined);
  const after = linked(end) && senseAt(scan, end + 1, 'month') !== undefined;
  return (before || after) && !isNameLike(scan, index);
}

/** Whether the words around make an ambiguous word ("may", "март") the name of a month. */
function hasMonthContext(scan: TimeScan, index: number): boolean {
  const piece = scan.pieces[index]!;
  if (scan.time.monthsCapitalised && !piece.capital) return false;
  const before = scan.pieces[index - 1];
  if (!before) return false;
  if (senseAt(scan, index - 1, 'monthContext')) return !isNameLike(scan, index);
  return senseAt(scan, index - 1, 'direction') !== undefined || senseAt(scan, index - 1, 'part') !== undefined;
}

/** "for May", "to March", when another capitalised word follows, may well be a person's name. */
function isNameLike(scan: TimeScan, index: number): boolean {
  const after = scan.pieces[index + 1];
  return after !== undefined && after.kind === 'letters' && after.capital && !senseAt(scan, index + 1, 'month');
}

/** What may follow a date to tell its year. */
export interface ReadYear {
  readonly end: number;
  readonly meaning: Pick<DateMeaning, 'year' | 'yearStep' | 'sameYear' | 'bc'>;
}

/** Reads the year that belongs to the date before `index`: `, 2022`, `of 1941`, `2022 года`, `прошлого года`, `last year`, `490 BC`. */
export function readYearAfter(scan: TimeScan, index: number, afterDay: boolean): ReadYear | undefined {
  let at = index;
  // Tokenised texts have a space before the comma.
  if (scan.pieces[at]?.key === ',' && (!scan.pieces[at]!.spaced || afterDay)) {
    if (!scan.time.monthsCapitalised) return undefined;
    at++;
  }
  if (scan.pieces[at]?.key === 'of' || scan.pieces[at]?.key === 'in') at++;
  at = scan.pieces[at]?.key === 'the' ? at + 1 : at;
  const piece = scan.pieces[at];
  if (!piece || piece.kind === 'break') return undefined;
  if (piece.key === "'" && scan.pieces[at + 1]?.kind === 'digits' && !scan.pieces[at + 1]!.spaced) {
    const short = scan.pieces[at + 1]!.key;
    return short.length === 2 ? { end: at + 2, meaning: { year: fullYear(Number(short)) } } : undefined;
  }
  const spelled = readSpokenYear(scan, at);
  if (spelled) return { end: spelled.end, meaning: { year: spelled.year } };
  if (piece.kind === 'digits' && piece.key.length === 2 && isShortYear(scan, at))
    return { end: at + 1, meaning: { year: fullYear(Number(piece.key)) } };
  if (piece.kind === 'digits') {
    const bc = readEra(scan, at + 1);
    if (bc?.era === 'BC') return { end: bc.end, meaning: { year: Number(piece.key), bc: true } };
    const year = Number(piece.key);
    if (piece.key.length !== 4 || year < 1000 || year > 2100 || isDecimalTail(scan, at)) return undefined;
    // `1 May 10:30` reads a clock, `May 2022-23` a range: both leave the four digits alone.
    return { end: endOfYear(scan, at + 1), meaning: { year } };
  }
  const same = senseAt(scan, at, 'same');
  if (same && isYearWord(scan, same.end)) return { end: yearWordEnd(scan, same.end), meaning: { sameYear: true } };
  const direction = senseAt(scan, at, 'direction');
  if (direction && isYearWord(scan, direction.end)) {
    const meaning = { yearStep: direction.sense.step };
    return { end: yearWordEnd(scan, direction.end), meaning };
  }
  const offset = senseAt(scan, at, 'yearOffset');
  if (offset && !afterDay) return { end: offset.end, meaning: { yearStep: offset.sense.years } };
  return undefined;
}

/** "April of 87": two digits are a year where "of" ties them to the month and nothing follows that they could count. */
function isShortYear(scan: TimeScan, index: number): boolean {
  const after = scan.pieces[index + 1];
  if (scan.pieces[index - 1]?.key !== 'of' || !scan.time.monthsCapitalised) return false;
  return (
    !after ||
    after.kind === 'break' ||
    (after.kind === 'sign' && /^[.,;:!?)]$/.test(after.key) && !isDecimalTail(scan, index))
  );
}

/** "two thousand", "two thousand and thirty-two", "nineteen seventy-two" behind a month or a day. */
function readSpokenYear(scan: TimeScan, index: number): { readonly end: number; readonly year: number } | undefined {
  const { pieces, numbers } = scan;
  const first = numbers.senses.get(pieces[index]?.key ?? '');
  if (first?.is !== 'cardinal' || !scan.time.monthsCapitalised) return undefined;
  if (first.value === 2) {
    const number = readWordNumber(pieces, index, numbers, false);
    const isYear = number?.value !== undefined && number.value >= 2000 && number.value < 2100;
    return isYear ? { end: number.end, year: number.value! } : undefined;
  }
  if (first.value < 17 || first.value > 20) return undefined;
  const rest = pieces[index + 1]?.kind === 'letters' ? readWordNumber(pieces, index + 1, numbers, false) : undefined;
  const isYear = rest?.value !== undefined && rest.value >= 10 && rest.value <= 99;
  return isYear ? { end: rest.end, year: first.value * 100 + rest.value! } : undefined;
}

function isYearWord(scan: TimeScan, index: number): boolean {
  const unit = senseAt(scan, index, 'unit');
  return unit?.sense.unit === 'year' || senseAt(scan, index, 'yearMark') !== undefined;
}

function yearWordEnd(scan: TimeScan, index: number): number {
  return senseAt(scan, index, 'unit')?.end ?? skip(scan, index, 'yearMark');
}

/** Index after the ordinal suffix and the word for "year" that may follow a year's digits. */
export function endOfYear(scan: TimeScan, index: number): number {
  let end = readOrdinalSuffix(scan, index) ?? index;
  const mark = senseAt(scan, end, 'yearMark');
  if (mark) {
    end = mark.end;
    if (scan.pieces[end - 1]!.key.length <= 2 && isJoinedSign(scan, end, '.') && !startsSentence(scan, end + 1)) end++;
  }
  const era = readEra(scan, end);
  return era?.era === 'AD' ? era.end : end;
}

/** "BC", "до н. э." at `index`. */
export function readEra(
  scan: TimeScan,
  index: number,
): { readonly era: 'BC' | 'AD'; readonly end: number } | undefined {
  const era = senseAt(scan, index, 'era');
  return era && { era: era.sense.era, end: era.end };
}

/** Whether digits run on into a decimal or a grouped number: `2022.5`, `2022,500`. */
export function isDecimalTail(scan: TimeScan, index: number): boolean {
  const [sign, after] = [scan.pieces[index + 1], scan.pieces[index + 2]];
  return (
    sign !== undefined &&
    !sign.spaced &&
    (sign.key === '.' || sign.key === ',') &&
    after?.kind === 'digits' &&
    !after.spaced
  );
}

/** Whether the digits before `index` count what follows ("in May 20 people …") and are no day of the month. */
function isCountHere(scan: TimeScan, index: number, digits: boolean): boolean {
  if (!digits) return false;
  const next = scan.pieces[index];
  if (!next) return false;
  if (!next.spaced && (next.key === '%' || next.key === '/')) return true;
  // "May 5:30" is a clock, "on Monday, May 5:" ends a clause.
  if (!next.spaced && next.key === ':' && scan.pieces[index + 1]?.spaced === false) return true;
  if (isDecimalTail(scan, index - 1)) return scan.pieces[index + 1]!.key.length !== 4;
  if (next.key === '%') return true;
  const sense = scan.numbers.senses.get(next.key);
  if (next.spaced && sense?.is === 'multiplier') return true;
  return (
    next.spaced && next.kind === 'letters' && !next.capital && countedPlural.test(next.key) && !notPlural.has(next.key)
  );
}

const countedPlural = /^(?:people|men|women|children|percent|per|million|[a-z]{3,}s)$/;
const notPlural: ReadonlySet<string> = new Set([
  'was',
  'has',
  'is',
  'as',
  'his',
  'this',
  'its',
  'does',
  'says',
  'plus',
  'unless',
  'across',
  'versus',
  'comes',
  'marks',
  'brings',
  'sees',
  'perhaps',
  'amid',
]);
