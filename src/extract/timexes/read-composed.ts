import { nthAt, readDayAlone, readWeekdayAndDay } from './read-day-number.ts';
import { readDuration } from './read-duration.ts';
import { readNumericDate } from './read-numeric-date.ts';
import { isJoinedSign, senseAt, skip, type TimeScan } from './time-scan.ts';
import type { TimexDraft, TimexMeaning } from './timex-draft.ts';

type Found = Omit<TimexDraft, 'start'>;
/** Reads a date, a period or a relative time that begins at a piece. */
type ReadCore = (scan: TimeScan, index: number) => Found | undefined;

/** Reads a time that is told through another one: a part of a period, or a distance from a day. */
export function readComposed(scan: TimeScan, index: number, readCore: ReadCore): Found | undefined {
  return (
    readWeekdayOfWeek(scan, index, readCore) ??
    readWeekThenDay(scan, index, readCore) ??
    readNthOfPeriod(scan, index, readCore) ??
    readPeriodsNth(scan, index, readCore) ??
    readShifted(scan, index, readCore) ??
    readMonthOfYear(scan, index) ??
    readNumberedWeek(scan, index, readCore) ??
    readWeekdayAndDay(scan, index) ??
    readDayAlone(scan, index)
  );
}

/** The week, month or longer period that words at `index` name, after a preposition or none. */
function outerAt(
  scan: TimeScan,
  index: number,
  readCore: ReadCore,
  isOuter: (meaning: TimexMeaning) => boolean,
): { readonly end: number; readonly meaning: TimexMeaning } | undefined {
  let at = isJoinedSign(scan, index, ',') ? index + 1 : index;
  at = skip(scan, at, 'link');
  const piece = scan.pieces[at];
  if (!piece || piece.kind === 'break') return undefined;
  const core = readCore(scan, at) ?? thePeriod(scan, at);
  return core && core.mod === undefined && isOuter(core.meaning) ? core : undefined;
}

/** "the month", "the year" behind its part: the present one. */
function thePeriod(scan: TimeScan, index: number): Found | undefined {
  const article =
    senseAt(scan, index, 'article') ?? (scan.pieces[index - 1]?.key === 'the' ? { end: index } : undefined);
  const unit = article && senseAt(scan, article.end, 'unit');
  if (!unit || unit.sense.plural || !/^(?:week|month|quarter|year|decade|century)$/.test(unit.sense.unit))
    return undefined;
  return {
    end: unit.end,
    type: 'DATE',
    meaning: { kind: 'step', of: { unit: unit.sense.unit }, step: 0, from: 'anchor' },
    confidence: 0.75,
  };
}

const isWeek = (meaning: TimexMeaning): boolean =>
  (meaning.kind === 'step' && 'unit' in meaning.of && (meaning.of.unit === 'week' || meaning.of.unit === 'weekend')) ||
  (meaning.kind === 'offset' && meaning.unit === 'week');

/** Months and what is longer, where it has no day of its own. */
function isLong(meaning: TimexMeaning): boolean {
  if (meaning.kind === 'date') return meaning.day === undefined && meaning.weekday === undefined;
  if (meaning.kind !== 'step') return false;
  return (
    'month' in meaning.of ||
    'season' in meaning.of ||
    ('unit' in meaning.of && /^(?:month|quarter|year|decade|century)$/.test(meaning.of.unit))
  );
}

/** "Tuesday of last week", "Friday this week", "Wednesday evening next week", "понедельник следующей недели". */
function readWeekdayOfWeek(scan: TimeScan, index: number, readCore: ReadCore): Found | undefined {
  const weekday = senseAt(scan, index, 'weekday');
  if (weekday?.sense.need !== 'nothing') return undefined;
  const part = senseAt(scan, weekday.end, 'dayPart');
  const outer = outerAt(scan, part?.end ?? weekday.end, readCore, isWeek);
  if (!outer) return undefined;
  return {
    end: outer.end,
    type: part ? 'TIME' : 'DATE',
    meaning: {
      kind: 'within',
      outer: outer.meaning,
      of: { weekday: weekday.sense.weekday, nth: 1 },
      ...(part && { clock: part.sense.part }),
    },
    confidence: 0.9,
  };
}

/** "next week on Tuesday", "this week Friday". */
function readWeekThenDay(scan: TimeScan, index: number, readCore: ReadCore): Found | undefined {
  const start = senseAt(scan, index, 'article')?.end ?? index;
  const direction = senseAt(scan, start, 'direction');
  const named = direction !== undefined && senseAt(scan, direction.end, 'unit')?.sense.unit === 'week';
  // "two weeks ago on Monday"
  const counted =
    !named &&
    (scan.pieces[index]!.kind === 'digits' || scan.numbers.openers.has(scan.pieces[index]!.key)) &&
    readDuration(scan, index)?.unit === 'week';
  if (!named && !counted) return undefined;
  const week = readCore(scan, index);
  if (!week || !isWeek(week.meaning)) return undefined;
  const at = skip(scan, isJoinedSign(scan, week.end, ',') ? week.end + 1 : week.end, 'link');
  const weekday = senseAt(scan, at, 'weekday');
  if (!weekday || (counted && at === week.end)) return undefined;
  return {
    end: weekday.end,
    type: 'DATE',
    meaning: { kind: 'within', outer: week.meaning, of: { weekday: weekday.sense.weekday, nth: 1 } },
    confidence: 0.88,
  };
}

/** "the first week of March", "the last Friday in May", "the third month of 2021", "the 21st of this month". */
function readNthOfPeriod(scan: TimeScan, index: number, readCore: ReadCore): Found | undefined {
  const start = skip(scan, index, 'article');
  const nth = nthAt(scan, start);
  if (!nth) return undefined;
  const weekday = senseAt(scan, nth.end, 'weekday');
  const part = weekday && senseAt(scan, weekday.end, 'dayPart');
  const unit = weekday ? undefined : senseAt(scan, nth.end, 'unit');
  const named = weekday ?? unit;
  if (!named) {
    // "the 21st of next month"; "the 21st of May" is read elsewhere.
    const outer = nth.nth > 0 && nth.nth <= 31 ? outerAt(scan, nth.end, readCore, isMonthStep) : undefined;
    return (
      outer && {
        end: outer.end,
        type: 'DATE',
        meaning: { kind: 'within', outer: outer.meaning, of: { unit: 'day', nth: nth.nth } },
        confidence: 0.88,
      }
    );
  }
  if (unit && (unit.sense.plural || !/^(?:day|week|weekend|month|quarter|year|decade)$/.test(unit.sense.unit)))
    return undefined;
  const outer = outerAt(scan, part?.end ?? named.end, readCore, isLong);
  if (!outer || outer.end === named.end) return undefined;
  return {
    end: outer.end,
    type: part ? 'TIME' : 'DATE',
    meaning: {
      kind: 'within',
      outer: outer.meaning,
      of: weekday ? { weekday: weekday.sense.weekday, nth: nth.nth } : { unit: unit!.sense.unit, nth: nth.nth },
      ...(part && { clock: part.sense.part }),
    },
    confidence: 0.85,
  };
}

/** "next year's first quarter", "last month's second week". */
function readPeriodsNth(scan: TimeScan, index: number, readCore: ReadCore): Found | undefined {
  if (!senseAt(scan, index, 'direction') || !scan.time.monthsCapitalised) return undefined;
  const outer = readCore(scan, index);
  if (
    !outer ||
    !isLong(outer.meaning) ||
    !isJoinedSign(scan, outer.end, "'") ||
    scan.pieces[outer.end + 1]?.key !== 's'
  )
    return undefined;
  const nth = nthAt(scan, outer.end + 2);
  const weekday = nth && senseAt(scan, nth.end, 'weekday');
  const unit = nth && senseAt(scan, nth.end, 'unit');
  if (!weekday && (!unit || unit.sense.plural)) return undefined;
  return {
    end: (weekday ?? unit)!.end,
    type: 'DATE',
    meaning: {
      kind: 'within',
      outer: outer.meaning,
      of: weekday ? { weekday: weekday.sense.weekday, nth: nth.nth } : { unit: unit!.sense.unit, nth: nth!.nth },
    },
    confidence: 0.85,
  };
}

/** "next year in March", "last year in the spring". */
function readMonthOfYear(scan: TimeScan, index: number): Found | undefined {
  const direction = senseAt(scan, index, 'direction');
  const unit = direction && senseAt(scan, direction.end, 'unit');
  if (unit?.sense.unit !== 'year' || unit.sense.plural) return undefined;
  const at = skip(scan, skip(scan, unit.end, 'link'), 'article');
  const yearStep = direction!.sense.step;
  const month = at > unit.end ? senseAt(scan, at, 'month') : undefined;
  if (month && !month.sense.adjective && month.sense.need !== 'digits')
    return {
      end: month.end,
      type: 'DATE',
      meaning: { kind: 'date', yearStep, month: month.sense.month },
      confidence: 0.88,
    };
  const season = senseAt(scan, at, 'season');
  return season && (at > unit.end || season.sense.adverb)
    ? {
        end: season.end,
        type: 'DATE',
        meaning: { kind: 'date', yearStep, season: season.sense.season },
        confidence: 0.85,
      }
    : undefined;
}

/** "week 31", "week 3 of 2019". */
function readNumberedWeek(scan: TimeScan, index: number, readCore: ReadCore): Found | undefined {
  const start = skip(scan, index, 'article');
  const unit = senseAt(scan, start, 'unit');
  const number = unit && scan.pieces[unit.end];
  if (unit?.sense.unit !== 'week' || unit.sense.plural || number?.kind !== 'digits' || !scan.time.monthsCapitalised)
    return undefined;
  const nth = Number(number.key);
  if (nth < 1 || nth > 53 || scan.pieces[index - 1]?.key === 'a') return undefined;
  const outer = outerAt(scan, unit.end + 1, readCore, isLong);
  // "Week 2 of the trial", and the weeks of a season of sport.
  if (!outer && (scan.pieces[unit.end + 1]?.key === 'of' || scan.pieces[start]!.capital)) return undefined;
  return {
    end: outer?.end ?? unit.end + 1,
    type: 'DATE',
    meaning: {
      kind: 'within',
      outer: outer?.meaning ?? { kind: 'step', of: { unit: 'year' }, step: 0, from: 'anchor' },
      of: { unit: 'week', nth },
    },
    confidence: 0.7,
  };
}

const isMonthStep = (meaning: TimexMeaning): boolean =>
  meaning.kind === 'step' && 'unit' in meaning.of && meaning.of.unit === 'month';

/** "three weeks from tomorrow", "five days before Christmas", "через два дня после 5 мая". */
function readShifted(scan: TimeScan, index: number, readCore: ReadCore): Found | undefined {
  const piece = scan.pieces[index]!;
  const ahead = senseAt(scan, index, 'inFuture');
  const opened = ahead && !scan.time.monthsCapitalised ? ahead.end : index;
  if (piece.kind === 'break' || !scan.pieces[opened] || scan.pieces[opened]!.kind === 'break') return undefined;
  const duration = readDuration(scan, opened);
  if (!duration || duration.vague || duration.count === undefined) return undefined;
  const before = senseAt(scan, duration.end, 'shiftBefore');
  const after = before ? undefined : senseAt(scan, duration.end, 'shiftAfter');
  const link = before ?? after;
  if (!link || !scan.pieces[link.end] || scan.pieces[link.end]!.kind === 'break') return undefined;
  const base =
    readCore(scan, link.end) ??
    readNow(scan, link.end) ??
    readBareHoliday(scan, link.end) ??
    readBareDate(scan, link.end);
  if (base?.type !== 'DATE' || !isDay(base.meaning)) return undefined;
  // "a month before the March 2018 election" counts from the election.
  const isYear = base.meaning.kind === 'date' && base.meaning.day === undefined;
  const next = scan.pieces[base.end];
  if (isYear && (!/^(?:year|decade)$/.test(duration.unit) || (next?.kind === 'letters' && next.spaced)))
    return undefined;
  if (/^(?:second|minute|hour)$/.test(duration.unit)) {
    const isNow = base.meaning.kind === 'offset' && base.meaning.count === 0;
    const count = before ? -duration.count : duration.count;
    return isNow
      ? {
          end: base.end,
          type: 'TIME',
          meaning: { kind: 'offset', unit: duration.unit, count, from: 'anchor' },
          confidence: 0.85,
        }
      : undefined;
  }
  return {
    end: base.end,
    type: 'DATE',
    meaning: {
      kind: 'shifted',
      base: base.meaning,
      unit: duration.unit,
      count: before ? -duration.count : duration.count,
    },
    confidence: 0.85,
  };
}

function readNow(scan: TimeScan, index: number): Found | undefined {
  const now = senseAt(scan, index, 'reference');
  return now?.sense.value === 'PRESENT_REF'
    ? {
        end: now.end,
        type: 'DATE',
        meaning: { kind: 'offset', unit: 'day', count: 0, from: 'anchor' },
        confidence: 0.8,
      }
    : undefined;
}

function readBareHoliday(scan: TimeScan, index: number): Found | undefined {
  const holiday = senseAt(scan, index, 'holiday');
  if (!holiday) return undefined;
  const [month, day] = holiday.sense.day.split('-').map(Number);
  return { end: holiday.end, type: 'DATE', meaning: { kind: 'date', month: month!, day: day! }, confidence: 0.7 };
}

function readBareDate(scan: TimeScan, index: number): Found | undefined {
  const date = readNumericDate(scan, index);
  return date && { end: date.end, type: 'DATE', meaning: date.meaning, confidence: date.confidence };
}

/** Whether a meaning is a day, so that days can be counted from it. */
function isDay(meaning: TimexMeaning): boolean {
  switch (meaning.kind) {
    case 'date':
      return meaning.day !== undefined || (meaning.year !== undefined && meaning.month === undefined);
    case 'offset':
      return meaning.unit === 'day';
    case 'step':
      return (
        'weekday' in meaning.of ||
        ('month' in meaning.of && meaning.of.day !== undefined) ||
        ('unit' in meaning.of && meaning.of.unit === 'day' && meaning.from === 'anchor')
      );
    case 'movableHoliday':
    case 'shifted':
      return true;
    case 'within':
      return 'weekday' in meaning.of || meaning.of.unit === 'day';
    default:
      return false;
  }
}
