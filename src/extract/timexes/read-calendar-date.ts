import { isCalendarDay } from '../../knowledge/index.ts';
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
  if (piece.kind === 'digits') return readNumericDate(scan, index) ?? readDayMonth(scan, index);
  return (
    readWeekdayDate(scan, index) ?? readMonthDay(scan, index) ?? readDayMonth(scan, index) ?? readMonth(scan, index)
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
  if (need === 'digits') return undefined;
  if (need === 'context' && !hasMonthContext(scan, index)) return undefined;
  return { end: month.end, meaning: { kind: 'date', month: number }, confidence: 0.85 };
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
  if (isJoinedSign(scan, at, ',')) {
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
  if (!next.spaced && (next.key === ':' || next.key === '%' || next.key === '/')) return true;
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

/** `2022-11-14`, `2022-11-14T10:00Z`, `14.11.2022`, `11/14/22`. */
export function readNumericDate(scan: TimeScan, index: number): ReadDate | undefined {
  const { pieces } = scan;
  const [first, sign, second] = [pieces[index], pieces[index + 1], pieces[index + 2]];
  if (first?.kind !== 'digits' || !sign || sign.spaced || !/^[-/.]$/.test(sign.key)) return undefined;
  if (second?.kind !== 'digits' || second.spaced || second.key.length > 2) return undefined;
  const before = pieces[index - 1];
  if (!first.spaced && before && /^[-/.,:$€£#№]$/.test(before.key)) return undefined;
  const [closing, third] = [pieces[index + 3], pieces[index + 4]];
  const whole = closing?.key === sign.key && !closing.spaced && third?.kind === 'digits' && !third.spaced;
  const after = pieces[index + 5];
  if (
    whole &&
    after &&
    !after.spaced &&
    (/^[-/%]$/.test(after.key) || (after.kind === 'digits' && after.key.length > 0))
  )
    return undefined;
  if (first.key.length === 4 && whole) {
    const [year, month, day] = [Number(first.key), Number(second.key), Number(third!.key)];
    if (third!.key.length > 2 || year < 1000 || year > 2100 || !isCalendarDay(year, month, day)) return undefined;
    const clock = readIsoClock(scan, index + 5);
    return {
      end: clock?.end ?? index + 5,
      meaning: { kind: 'date', year, month, day, ...(clock && { clock: clock.clock }) },
      confidence: 0.99,
    };
  }
  if (!whole || first.key.length > 2) return undefined;
  const year =
    third!.key.length === 4 ? Number(third!.key) : third!.key.length === 2 ? fullYear(Number(third!.key)) : 0;
  if (year < 1000 || year > 2100) return undefined;
  // A version or an address of three short numbers is no date.
  if (third!.key.length === 2 && (isDecimalTail(scan, index + 4) || second.key.length !== 2)) return undefined;
  const [one, two] = [Number(first.key), Number(second.key)];
  const monthFirst = scan.time.monthsCapitalised && sign.key !== '.';
  const orders = monthFirst
    ? [
        { month: one, day: two },
        { month: two, day: one },
      ]
    : [{ month: two, day: one }, ...(sign.key === '.' ? [] : [{ month: one, day: two }])];
  const date = orders.find(({ month, day }) => isCalendarDay(year, month, day));
  if (!date) return undefined;
  const sure = one > 12 || two > 12 || one === two || sign.key === '.';
  let end = index + 5;
  const mark = senseAt(scan, end, 'yearMark');
  if (mark) end = mark.end;
  return { end, meaning: { kind: 'date', year, ...date }, confidence: sure ? 0.97 : 0.75 };
}

/** The time after the `T` of an ISO 8601 instant. */
function readIsoClock(scan: TimeScan, index: number): { readonly end: number; readonly clock: string } | undefined {
  const { pieces } = scan;
  if (pieces[index]?.key !== 't' || pieces[index]!.spaced) return undefined;
  const [hour, colon, minute] = [pieces[index + 1], pieces[index + 2], pieces[index + 3]];
  if (hour?.kind !== 'digits' || colon?.key !== ':' || minute?.kind !== 'digits') return undefined;
  let end = index + 4;
  let clock = `${hour.key}:${minute.key}`;
  if (pieces[end]?.key === ':' && pieces[end + 1]?.kind === 'digits') {
    clock += `:${pieces[end + 1]!.key}`;
    end += 2;
    if (
      pieces[end]?.key === '.' &&
      !pieces[end]!.spaced &&
      pieces[end + 1]?.kind === 'digits' &&
      !pieces[end + 1]!.spaced
    )
      end += 2;
  }
  if (pieces[end]?.key === 'z' && !pieces[end]!.spaced) return { end: end + 1, clock: `${clock}Z` };
  const offset = pieces[end];
  if (offset && !offset.spaced && (offset.key === '+' || offset.key === '-') && pieces[end + 1]?.kind === 'digits') {
    end += 2;
    if (pieces[end]?.key === ':' && pieces[end + 1]?.kind === 'digits') end += 2;
  }
  return { end, clock };
}

/** The year that two digits most likely stand for: 1950 to 2049. */
export function fullYear(short: number): number {
  return short < 50 ? 2000 + short : 1900 + short;
}
