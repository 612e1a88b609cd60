import { clauseTense } from '../../language/index.ts';
import { readNumber } from '../numbers/read-number.ts';
import { durationValue, type ReadDuration, readDuration } from './read-duration.ts';
import { isJoinedSign, senseAt, type TimeScan } from './time-scan.ts';
import type { TimexDraft, TimexMeaning } from './timex-draft.ts';

type Found = Omit<TimexDraft, 'start'>;

/** Reads an expression that counts from another time: "yesterday", "last week", "two days ago", "the same day". */
export function readRelative(scan: TimeScan, index: number): Found | undefined {
  return (
    readDayOffset(scan, index) ??
    readDayBefore(scan, index) ??
    readYearAgo(scan, index) ??
    readWeekend(scan, index) ??
    readYearOffset(scan, index) ??
    readSame(scan, index) ??
    readDirection(scan, index) ??
    readShift(scan, index) ??
    readWeekday(scan, index)
  );
}

function date(end: number, meaning: TimexMeaning, confidence: number): Found {
  return { end, type: 'DATE', meaning, confidence };
}

function readDayOffset(scan: TimeScan, index: number): Found | undefined {
  const offset = senseAt(scan, index, 'dayOffset');
  if (offset) {
    // "yesterday" and "сегодня" are days; "сегодняшний день" is one expression.
    const unit = senseAt(scan, offset.end, 'unit');
    const end = unit?.sense.unit === 'day' && !scan.time.monthsCapitalised ? unit.end : offset.end;
    return date(end, { kind: 'offset', unit: 'day', count: offset.sense.days, from: 'anchor' }, 0.95);
  }
  const part = senseAt(scan, index, 'dayPartOffset');
  if (!part) return undefined;
  return {
    end: part.end,
    type: 'TIME',
    meaning: { kind: 'offset', unit: 'day', count: part.sense.days, from: 'anchor', clock: part.sense.part },
    confidence: 0.85,
  };
}

/** "накануне", "напередодні": the day before, unless it governs what follows ("накануне выборов"). */
function readDayBefore(scan: TimeScan, index: number): Found | undefined {
  const word = senseAt(scan, index, 'dayBefore');
  if (!word) return undefined;
  const next = scan.pieces[word.end];
  const free =
    !next ||
    next.kind === 'break' ||
    next.kind === 'sign' ||
    next.key.length <= 2 ||
    scan.time.pastEndings.some((ending) => next.key.endsWith(ending)) ||
    senseAt(scan, word.end, 'dayPartOffset') !== undefined;
  return free ? date(word.end, { kind: 'offset', unit: 'day', count: -1, from: 'reference' }, 0.7) : undefined;
}

/** "the year-ago quarter", "year-earlier results". */
function readYearAgo(scan: TimeScan, index: number): Found | undefined {
  const start = senseAt(scan, index, 'article')?.end ?? index;
  const unit = senseAt(scan, start, 'unit');
  if (unit?.sense.unit !== 'year' || !isJoinedSign(scan, unit.end, '-')) return undefined;
  const word = senseAt(scan, unit.end + 1, 'ago') ?? senseAt(scan, unit.end + 1, 'earlier');
  if (!word) return undefined;
  const quarter = senseAt(scan, word.end, 'quarterWord');
  return date(quarter?.end ?? word.end, { kind: 'offset', unit: 'year', count: -1, from: 'reference' }, 0.75);
}

/** "the weekend", "выходные": the one nearest to publication. */
function readWeekend(scan: TimeScan, index: number): Found | undefined {
  const article = senseAt(scan, index, 'article');
  const unit = senseAt(scan, article?.end ?? index, 'unit');
  if (unit?.sense.unit !== 'weekend' || unit.sense.plural) return undefined;
  if (scan.time.monthsCapitalised && !article) return undefined;
  return date(unit.end, { kind: 'step', of: { unit: 'weekend' }, step: 'nearest', from: 'anchor' }, 0.8);
}

/** "торік", "цьогоріч", with the month that may follow ("торік у листопаді"). */
function readYearOffset(scan: TimeScan, index: number): Found | undefined {
  const year = senseAt(scan, index, 'yearOffset');
  if (!year) return undefined;
  const at = senseAt(scan, year.end, 'link')?.end ?? year.end;
  const month = senseAt(scan, at, 'month');
  if (month && !month.sense.adjective)
    return date(month.end, { kind: 'date', yearStep: year.sense.years, month: month.sense.month }, 0.9);
  const season = senseAt(scan, year.end, 'season');
  if (season) return date(season.end, { kind: 'date', yearStep: year.sense.years, season: season.sense.season }, 0.9);
  return date(year.end, { kind: 'date', yearStep: year.sense.years }, 0.9);
}

/** "the same day", "that year", "того ж дня". */
function readSame(scan: TimeScan, index: number): Found | undefined {
  const same = senseAt(scan, index, 'same') ?? senseAt(scan, senseAt(scan, index, 'article')?.end ?? index, 'same');
  if (!same) return undefined;
  const again = senseAt(scan, same.end, 'same')?.end ?? same.end;
  const part = senseAt(scan, again, 'dayPart');
  if (part && !scan.senses[again]?.some(({ sense }) => sense.is === 'unit'))
    return {
      end: part.end,
      type: 'TIME',
      meaning: { kind: 'step', of: { unit: 'day' }, step: 'same', from: 'reference', clock: part.sense.part },
      confidence: 0.7,
    };
  const unit = senseAt(scan, again, 'unit');
  if (!unit || unit.sense.barePlural || isSmall(unit.sense.unit)) return undefined;
  return date(unit.end, { kind: 'step', of: { unit: unit.sense.unit }, step: 'same', from: 'reference' }, 0.75);
}

const isSmall = (unit: string): boolean => unit === 'second' || unit === 'minute' || unit === 'hour';

/** "last week", "this summer", "the next two years", "в минувший четверг", "recent months". */
function readDirection(scan: TimeScan, index: number): Found | undefined {
  const start = senseAt(scan, index, 'article')?.end ?? index;
  let direction = senseAt(scan, start, 'direction');
  if (!direction) return undefined;
  // "this past spring", "this coming Friday": the second word decides.
  const second = senseAt(scan, direction.end, 'direction');
  if (second) direction = second;
  if (direction.sense.step === -2) return readLastButOne(scan, direction.end);
  const { fromReference } = direction.sense;
  const step = direction.sense.step as -1 | 0 | 1;
  const from = fromReference ? 'reference' : 'anchor';
  const at = direction.end;

  const number =
    scan.pieces[at] && scan.pieces[at]!.kind !== 'break'
      ? readNumber(scan.text, scan.pieces, at, scan.numbers)
      : undefined;
  // "quarter" is a fraction too.
  if (number && !senseAt(scan, at, 'unit')) {
    const duration = readDuration(scan, at);
    return (
      duration && {
        end: duration.end,
        type: 'DURATION',
        meaning: { kind: 'fixed', value: duration.value },
        confidence: 0.9,
      }
    );
  }
  const between = senseAt(scan, at, 'betweenNumberAndUnit') && senseAt(scan, at + 1, 'unit') ? at + 1 : at;
  const unit = senseAt(scan, between, 'unit');
  if (unit) {
    if (isSmall(unit.sense.unit) && !unit.sense.plural) return undefined;
    if (scan.pieces[direction.end - 1]!.key === 'past' || unit.sense.plural)
      return {
        end: unit.end,
        type: 'DURATION',
        meaning: { kind: 'fixed', value: durationValue(unit.sense.plural ? 'X' : 1, unit.sense.unit) },
        confidence: 0.8,
      };
    if (unit.sense.unit === 'night' && step !== 1)
      return {
        end: unit.end,
        type: 'TIME',
        meaning: { kind: 'offset', unit: 'day', count: step, from: 'anchor', clock: 'NI' },
        confidence: 0.85,
      };
    return date(unit.end, { kind: 'step', of: { unit: unit.sense.unit }, step, from }, 0.9);
  }
  const weekday = senseAt(scan, at, 'weekday');
  if (weekday && direction.sense.byWeek)
    return date(
      weekday.end,
      {
        kind: 'within',
        outer: { kind: 'step', of: { unit: 'week' }, step, from: 'anchor' },
        of: { weekday: weekday.sense.weekday, nth: 1 },
      },
      0.88,
    );
  if (weekday)
    return date(weekday.end, { kind: 'step', of: { weekday: weekday.sense.weekday }, step, from: 'anchor' }, 0.9);
  const month = senseAt(scan, at, 'month');
  if (month && !month.sense.adjective && month.sense.need !== 'digits')
    return date(month.end, { kind: 'step', of: { month: month.sense.month }, step, from: 'anchor' }, 0.88);
  const season = senseAt(scan, at, 'season');
  if (season)
    return date(season.end, { kind: 'step', of: { season: season.sense.season }, step, from: 'anchor' }, 0.88);
  const part = senseAt(scan, at, 'dayPart');
  if (part) {
    const count = step === -1 ? -1 : step;
    return {
      end: part.end,
      type: 'TIME',
      meaning: {
        kind: 'offset',
        unit: 'day',
        count,
        from: fromReference ? 'reference' : 'anchor',
        clock: part.sense.part,
      },
      confidence: 0.85,
    };
  }
  const movable = senseAt(scan, at, 'movableHoliday');
  if (movable) return date(movable.end, { kind: 'movableHoliday', name: movable.sense.name, step }, 0.8);
  const holiday = senseAt(scan, at, 'holiday');
  if (holiday && scan.time.monthsCapitalised) {
    const [monthOf, day] = holiday.sense.day.split('-').map(Number);
    return date(holiday.end, { kind: 'step', of: { month: monthOf!, day: day! }, step, from: 'anchor' }, 0.8);
  }
  return undefined;
}

/** "позапрошлая неделя", "позаминулого року": the one before the last. */
function readLastButOne(scan: TimeScan, index: number): Found | undefined {
  const unit = senseAt(scan, index, 'unit');
  if (unit) return date(unit.end, { kind: 'offset', unit: unit.sense.unit, count: -2, from: 'anchor' }, 0.88);
  const month = senseAt(scan, index, 'month');
  if (month && !month.sense.adjective)
    return date(month.end, { kind: 'date', yearStep: -2, month: month.sense.month }, 0.7);
  const season = senseAt(scan, index, 'season');
  return season && date(season.end, { kind: 'date', yearStep: -2, season: season.sense.season }, 0.7);
}

/** "two days ago", "a week earlier", "three years later", "через два дня", "in two weeks". */
function readShift(scan: TimeScan, index: number): Found | undefined {
  const ahead = senseAt(scan, index, 'inFuture');
  if (ahead) {
    const duration = readDuration(scan, ahead.end);
    if (!duration || duration.vague || duration.count === undefined) return undefined;
    // Ukrainian "за два тижні" is as often "within": left as a duration. English "in two weeks" is told by its tense.
    if (scan.pieces[index]!.key === 'за') return undefined;
    if (scan.pieces[index]!.key === 'in')
      return isAhead(scan, index, duration) ? shift(duration, duration.end, 1, 'anchor', 0.8) : undefined;
    const shifted = senseAt(scan, duration.end, 'later');
    if (shifted && scan.pieces[shifted.end - 1]!.key === 'после') return undefined;
    return shift(duration, duration.end, 1, 'reference', 0.75);
  }
  const article = senseAt(scan, index, 'article');
  const duration = readDuration(scan, index) ?? (article && readDuration(scan, article.end));
  if (!duration) return undefined;
  const at = duration.end;
  const ago = senseAt(scan, at, 'ago');
  if (ago && !(ago.end === at + 1 && scan.pieces[at]!.key === 'back' && scan.pieces[at + 1]?.key === 'to')) {
    if (duration.vague || duration.count === undefined) {
      return { end: ago.end, type: 'DATE', meaning: { kind: 'fixed', value: 'PAST_REF' }, confidence: 0.8 };
    }
    return shift(duration, ago.end, -1, 'anchor', 0.88);
  }
  const earlier = senseAt(scan, at, 'earlier');
  if (earlier && duration.count !== undefined && !duration.vague && endsPhrase(scan, earlier.end, scan.pieces[at]!.key))
    return shift(duration, earlier.end, -1, 'reference', 0.75);
  const later = senseAt(scan, at, 'later');
  if (later && duration.count !== undefined && !duration.vague && endsPhrase(scan, later.end, scan.pieces[at]!.key))
    return shift(duration, later.end, 1, 'reference', 0.75);
  return undefined;
}

/** Whether "in two weeks" counts ahead: the clause speaks of the future, and no superlative ("the first in two years") looks back. */
function isAhead(scan: TimeScan, index: number, { end, unit }: ReadDuration): boolean {
  if (unit === 'decade' || unit === 'century' || unit === 'millennium') return false;
  // "in a year otherwise quiet"
  if (unit === 'year' && scan.numbers.articles.has(scan.pieces[index + 1]!.key)) return false;
  for (let back = 1; back <= 6; back++) {
    const piece = scan.pieces[index - back];
    if (!piece || piece.kind === 'break') break;
    if (looksBack.has(piece.key) || (piece.key.length > 5 && piece.key.endsWith('est'))) return false;
  }
  return clauseTense(scan.pieces, index, end, scan.pack) === 'future';
}

const looksBack: ReadonlySet<string> = new Set([
  'first',
  'second',
  'third',
  'time',
  'times',
  'once',
  'never',
  'not',
  'seen',
  'worst',
  'best',
  'most',
  'only',
  'no',
  'record',
]);

/** "two days after the vote" measures from the vote; "two days after" with nothing behind counts from the time last spoken of. */
function endsPhrase(scan: TimeScan, index: number, word: string): boolean {
  if (!/^(?:before|after|prior|on|после|до|після)$/.test(word)) return true;
  const next = scan.pieces[index];
  return !next || next.kind === 'break' || (next.kind === 'sign' && /^[.,;)]$/.test(next.key));
}

function shift(
  duration: ReadDuration,
  end: number,
  sign: 1 | -1,
  from: 'anchor' | 'reference',
  confidence: number,
): Found {
  return {
    end,
    type: isSmall(duration.unit) ? 'TIME' : 'DATE',
    meaning: { kind: 'offset', unit: duration.unit, count: sign * duration.count!, from },
    ...(duration.mod && { mod: duration.mod }),
    confidence,
  };
}

/** A weekday by itself: "on Thursday", "в четверг". */
function readWeekday(scan: TimeScan, index: number): Found | undefined {
  const weekday = senseAt(scan, index, 'weekday');
  if (!weekday) return undefined;
  const { need } = weekday.sense;
  // "по вторникам" is a set.
  if (senseAt(scan, index, 'weekdays')) return undefined;
  const piece = scan.pieces[index]!;
  let end = weekday.end;
  if (need !== 'nothing') {
    if (scan.time.monthsCapitalised && !piece.capital) return undefined;
    if (!senseAt(scan, index - 1, 'weekdayContext')) return undefined;
    if (isJoinedSign(scan, end, '.') && piece.key.length <= 5 && scan.pieces[end + 1]?.capital === false) end++;
    // "по средам" is a set, "на среду обитания" no day at all.
    if (scan.pieces[end]?.key === 'обитания') return undefined;
  }
  return date(end, { kind: 'step', of: { weekday: weekday.sense.weekday }, step: 'nearest', from: 'anchor' }, 0.9);
}
