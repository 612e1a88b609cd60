import { approximatorAt } from '../numbers/approximators.ts';
import { readNumber } from '../numbers/read-number.ts';
import { readCalendarDate } from './read-calendar-date.ts';
import { readClock, readDayPartAfter } from './read-clock.ts';
import { type ClockRange, readBareHour, readClockRange, readHourAt, readPastHour, readSpokenClock } from './read-clock-range.ts';
import { readComposed } from './read-composed.ts';
import { durationValue, readDuration } from './read-duration.ts';
import { readPeriod } from './read-period.ts';
import { readRangeHead, readRangeTail, shareDays, shareYears } from './read-range.ts';
import { readRelative } from './read-relative.ts';
import { readSet } from './read-set.ts';
import { isJoinedSign, remembered, senseAt, skip, type TimeScan } from './time-scan.ts';
import type { TimexDraft, TimexMeaning } from './timex-draft.ts';

type Found = Omit<TimexDraft, 'start'>;

/** Finds every time expression of a text, from left to right, the longest reading at each place. */
export function findDrafts(scan: TimeScan): TimexDraft[] {
  const drafts: TimexDraft[] = [];
  for (let index = 0; index < scan.pieces.length; ) {
    if (!mayBegin(scan, index)) {
      index++;
      continue;
    }
    const found = readRangeTail(scan, index, drafts) ?? readExpression(scan, index);
    if (found && found.end > index) {
      const { tail, ...draft } = found;
      drafts.push({ start: index, ...draft });
      if (tail) drafts.push(tail);
      index = tail?.end ?? found.end;
    } else index++;
  }
  return shareDays(scan, shareYears(scan, joinSetClocks(scan, drafts)));
}

/** "3 pm each day", "every Monday at 9:00": the time of day belongs to the set. */
function joinSetClocks(scan: TimeScan, drafts: readonly TimexDraft[]): TimexDraft[] {
  const joined: TimexDraft[] = [];
  for (const draft of drafts) {
    const before = joined.at(-1);
    const [set, clock] = before?.type === 'SET' ? [before, draft] : [draft, before];
    const value = set.type === 'SET' && set.meaning.kind === 'fixed' ? set.meaning.value : undefined;
    const recurs = value === 'P1D' || /^T[A-Z]{2}$/.test(value ?? '') ? 'XXXX-XX-XX' : /^XXXX-WXX-(?:\d|WE|WD)$/.test(value ?? '') ? value : undefined;
    if (!before || recurs === undefined || clock?.meaning.kind !== 'clock' || !isNextTo(scan, before.end, draft.start)) {
      joined.push(draft);
      continue;
    }
    joined[joined.length - 1] = {
      start: before.start,
      end: draft.end,
      type: 'SET',
      meaning: { kind: 'fixed', value: `${recurs}T${clock.meaning.clock}` },
      confidence: Math.min(before.confidence, draft.confidence),
    };
  }
  return joined;
}

/** Whether nothing but "at" and its like stands between. */
function isNextTo(scan: TimeScan, from: number, to: number): boolean {
  return to - from <= 1 && (from === to || senseAt(scan, from, 'dateTimeLink') !== undefined);
}

/** A quick look that spares the grammar the pieces that can begin nothing. */
function mayBegin(scan: TimeScan, index: number): boolean {
  const piece = scan.pieces[index]!;
  if (piece.kind === 'digits') return true;
  if (piece.kind === 'sign') {
    const next = scan.pieces[index + 1];
    return piece.key === '½' || (piece.key === "'" && next?.kind === 'digits' && !next.spaced);
  }
  if (piece.kind === 'break') return false;
  if (scan.begins[index] === 1 || leadsToTime(scan, index)) return true;
  if (senseAt(scan, index, 'article')) {
    const next = scan.pieces[index + 1];
    return (
      next !== undefined && next.kind !== 'break' && !senseAt(scan, index + 1, 'article') && mayBegin(scan, index + 1)
    );
  }
  if (scan.starters.has(piece.key)) {
    if (scan.numbers.senses.has(piece.key) || scan.numbers.ordinals.has(piece.key) || scan.time.compounds.has(piece.key))
      return true;
    // "in the region of", "at least": only with a number behind, or an article with its unit.
    const blur = approximatorAt(scan.approximators, scan.pieces, index, 'before');
    const next = blur && scan.pieces[blur.end];
    if (next && (next.kind === 'digits' || scan.starters.has(next.key) || scan.begins[blur.end] === 1)) return true;
    if (next && scan.numbers.articles.has(next.key)) return true;
  }
  return (
    (piece.capital && piece.key.length <= 5 && senseAt(scan, index + 1, 'unit') !== undefined) ||
    (piece.capital && senseAt(scan, index + 1, 'quarterWord') !== undefined) ||
    (piece.key.length === 1 &&
      (piece.key === scan.time.quarterAbbreviation || piece.key === scan.time.halfAbbreviation))
  );
}

/** Common words that begin an expression only with a time right behind: "a year", "in two weeks", "that day". */
function leadsToTime(scan: TimeScan, index: number): boolean {
  if (scan.senses[index] === undefined) return false;
  const per = senseAt(scan, index, 'perUnit');
  if (per && senseAt(scan, per.end, 'unit')) return true;
  const same = senseAt(scan, index, 'same');
  if (same && ['unit', 'dayPart', 'same'].some((is) => senseAt(scan, same.end, is as 'unit'))) return true;
  const ahead = senseAt(scan, index, 'inFuture');
  return ahead !== undefined && opensDuration(scan, ahead.end);
}

function opensDuration(scan: TimeScan, index: number): boolean {
  const piece = scan.pieces[index];
  if (!piece || piece.kind === 'break') return false;
  if (piece.kind === 'digits' || scan.begins[index] === 1) return true;
  if (!scan.numbers.articles.has(piece.key)) return scan.starters.has(piece.key);
  const next = scan.pieces[index + 1];
  return next !== undefined && (next.kind === 'digits' || scan.begins[index + 1] === 1 || scan.starters.has(next.key));
}

function readExpression(scan: TimeScan, index: number): Found | undefined {
  let best: Found | undefined;
  const consider = (found: Found | undefined): void => {
    if (found && (!best || (found.tail?.end ?? found.end) > (best.tail?.end ?? best.end))) best = found;
  };
  consider(readHours(scan, index));
  consider(readHourInPart(scan, index));
  consider(readDated(scan, index));
  consider(readClockAndDate(scan, index));
  consider(readPartOfPeriod(scan, index));
  consider(readDayPartOfDate(scan, index));
  consider(readRangeHead(scan, index));
  consider(readSet(scan, index));
  consider(readStandingDuration(scan, index));
  consider(readReference(scan, index));
  consider(readMovableHoliday(scan, index));
  return best;
}

/** A date, period or relative time, with the time of day that may follow. */
function readDated(scan: TimeScan, index: number): Found | undefined {
  const core = readCore(scan, index);
  return core && withClock(scan, core);
}

function readCore(scan: TimeScan, index: number): Found | undefined {
  return remembered(scan, 'core', index, readAnyCore);
}

/** A core that is not told through another one: what the parts of composed times are. */
function readSimple(scan: TimeScan, index: number): Found | undefined {
  return remembered(scan, 'simple', index, readSimpleCore);
}

const readAnyCore = (scan: TimeScan, index: number): Found | undefined => readCoreOf(scan, index, true);
const readSimpleCore = (scan: TimeScan, index: number): Found | undefined => readCoreOf(scan, index, false);

function readCoreOf(scan: TimeScan, index: number, composed: boolean): Found | undefined {
  const piece = scan.pieces[index];
  if (!piece || piece.kind === 'break') return undefined;
  const afterArticle = senseAt(scan, index, 'article')?.end;
  let best: Found | undefined;
  for (const found of [
    composed ? readComposed(scan, index, readSimple) : undefined,
    readRelative(scan, index),
    readDateAt(scan, index),
    afterArticle === undefined ? undefined : readDateAt(scan, afterArticle),
  ])
    if (found && (!best || found.end > best.end)) best = found;
  return best;
}

function readDateAt(scan: TimeScan, index: number): Found | undefined {
  const piece = scan.pieces[index];
  if (!piece || piece.kind === 'break') return undefined;
  const date = readCalendarDate(scan, index) ?? readPeriod(scan, index);
  if (!date) return undefined;
  let { end } = date;
  let mod: Found['mod'];
  const after = isJoinedSign(scan, end, "'") ? end + 2 : end;
  const part = senseAt(scan, after, 'partAfter');
  // "year-end 2022" and "1989's end" tell a part of the period from behind.
  if (part && date.meaning.day === undefined && after > end) {
    end = part.end;
    mod = part.sense.mod;
  }
  const type = date.meaning.clock === undefined ? 'DATE' : 'TIME';
  return { end, type, meaning: date.meaning, ...(mod && { mod }), confidence: date.confidence };
}

/** Adds the time of day that follows a date: "Friday morning", "14 November at 10:30", "вчера вечером". */
function withClock(scan: TimeScan, core: Found): Found {
  if (!takesClock(core.meaning)) return withHourOfPart(scan, core);
  const part = readDayPartAfter(scan, core.end);
  if (part)
    return withHourOfPart(scan, {
      ...core,
      end: part.end,
      type: 'TIME',
      meaning: { ...core.meaning, clock: part.clock },
    });
  let at = isJoinedSign(scan, core.end, ',') ? core.end + 1 : core.end;
  const from = at;
  if (senseAt(scan, at, 'rangeBetween')) at++;
  for (let links = 0; links < 2; links++) at = skip(scan, at, 'dateTimeLink');
  const piece = scan.pieces[at];
  if (!piece || piece.kind === 'break') return core;
  const range = readClockRange(scan, at, false);
  if (range && (range.sure || closes(scan, range.second.end)))
    return withHours(core, core.meaning, range, range.first.end);
  const clock = readClock(scan, at) ?? readPastHour(scan, at);
  // A bare number after a date is a clock only where the clock says so itself, or a word for "at" stands before.
  if (!clock || (clock.clock.length === 2 && clock.end === at + 1)) {
    const bare = at > from && pointsToHour.has(scan.pieces[at - 1]!.key) ? readBareHour(scan, at, false) : undefined;
    if (!bare) return core;
    const inPart = readHourInPart(scan, at);
    return {
      ...core,
      end: inPart?.end ?? bare.end,
      type: 'TIME',
      meaning: { ...core.meaning, clock: inPart?.meaning.kind === 'clock' ? inPart.meaning.clock : bare.clock },
    };
  }
  // "Wed Oct 26 15:50:06 2016"
  const year = scan.pieces[clock.end];
  const late = core.meaning.kind === 'date' && core.meaning.year === undefined && year?.kind === 'digits' && /^(?:19|20)\d\d$/.test(year.key);
  if (late) return { ...core, end: clock.end + 1, type: 'TIME', meaning: { ...core.meaning, year: Number(year.key), clock: clock.clock } as TimexMeaning };
  return { ...core, end: clock.end, type: 'TIME', meaning: { ...core.meaning, clock: clock.clock } };
}

/** Words after which a bare number is an hour; "to" and "on" lead to days as well. */
const pointsToHour: ReadonlySet<string> = new Set(['at', 'around', 'about', 'by', 'before', 'after', 'from', 'than']);

/** "tonight around 7", "tomorrow evening at nine": the hour within a part of the day. */
function withHourOfPart(scan: TimeScan, core: Found): Found {
  const { meaning } = core;
  if (!('clock' in meaning) || meaning.clock?.length !== 2 || /\d/.test(meaning.clock)) return core;
  let at = core.end;
  if (senseAt(scan, at, 'rangeBetween')) at++;
  for (let links = 0; links < 2; links++) at = skip(scan, at, 'dateTimeLink');
  if (at === core.end || !scan.pieces[at] || scan.pieces[at]!.kind === 'break') return core;
  const evening = meaning.clock !== 'MO';
  const { clock: _clock, ...day } = meaning;
  const range = readClockRange(scan, at, evening);
  if (range && (range.sure || closes(scan, range.second.end))) return withHours(core, day as TakesClock, range, range.first.end);
  const clock = readClock(scan, at) ?? readBareHour(scan, at, evening);
  if (!clock || !/^\d\d(?::\d\d)?$/.test(clock.clock)) return core;
  const said = senseAt(scan, clock.end - 1, 'meridiem') !== undefined;
  const time = evening && !said ? shiftToEvening(clock.clock) : clock.clock;
  return { ...core, end: clock.end, type: 'TIME', meaning: { ...meaning, clock: time } };
}

/** Whether a clause ends at a piece. */
function closes(scan: TimeScan, index: number): boolean {
  const after = scan.pieces[index];
  return !after || after.kind === 'break' || (after.kind === 'sign' && /^[.,;!?)]$/.test(after.key)) || /^(?:or|and|with|in|on|for|works)$/.test(after.key);
}

/** A date with the two hours of a range: two expressions of the same day. */
function withHours(core: Pick<Found, 'confidence'>, day: TakesClock, { first, second }: ClockRange, end: number, tailEnd = second.end): Found {
  const at = (clock: string): TimexMeaning => ({ ...day, clock }) as TimexMeaning;
  return {
    end,
    type: 'TIME',
    meaning: at(first.clock),
    confidence: core.confidence - 0.05,
    tail: { start: second.start, end: tailEnd, type: 'TIME', meaning: at(second.clock), confidence: core.confidence - 0.05 },
  };
}

/** "5 to 6 pm on April 22", "between 3 and 5 in the afternoon", "from 7 to 7:30 tonight": hours before their day, or with none. */
function readHours(scan: TimeScan, index: number): Found | undefined {
  const range = readClockRange(scan, index, false);
  const past = range ? undefined : (readPastHour(scan, index) ?? readSpokenClock(scan, index));
  if (!range && !past) return undefined;
  const end = range?.second.end ?? past!.end;
  const part = readDayPartAfter(scan, end);
  let at = part?.end ?? (isJoinedSign(scan, end, ',') ? end + 1 : end);
  for (let links = 0; links < 2; links++) at = skip(scan, skip(scan, at, 'dateTimeLink'), 'link');
  const day = scan.pieces[at] && scan.pieces[at]!.kind !== 'break' ? readCore(scan, at) : undefined;
  const dated = day && takesClock(day.meaning) ? { meaning: day.meaning, end: day.end } : undefined;
  const evening = part !== undefined && part.clock !== 'MO';
  if (past) {
    const late = dated ? readDayPartAfter(scan, dated.end) : undefined;
    const clock = evening || (late && late.clock !== 'MO') ? shiftToEvening(past.clock) : past.clock;
    const meaning: TimexMeaning = dated ? ({ ...dated.meaning, clock } as TimexMeaning) : { kind: 'clock', clock };
    return { end: late?.end ?? dated?.end ?? part?.end ?? past.end, type: 'TIME', meaning, confidence: 0.85 };
  }
  const opened = senseAt(scan, index - 1, 'rangeBetween') !== undefined || scan.pieces[index - 1]?.key === 'from';
  const link = scan.pieces[range!.first.end]!.key;
  if (!range!.sure && !part && !(dated && (opened || link !== 'and'))) return undefined;
  if (!range!.sure && part && !opened && part.clock.length !== 2) return undefined;
  const hours = part ? readClockRange(scan, index, evening)! : range!;
  const inner: ClockRange = part?.clock === 'MO' ? { ...hours, first: toMorning(hours.first), second: toMorning(hours.second) } : hours;
  const tailEnd = dated?.end ?? part?.end ?? inner.second.end;
  if (dated) return withHours({ confidence: 0.88 }, dated.meaning, inner, inner.first.end, tailEnd);
  const bare = (clock: string): TimexMeaning => ({ kind: 'clock', clock });
  return {
    end: inner.first.end,
    type: 'TIME',
    meaning: bare(inner.first.clock),
    confidence: 0.8,
    tail: { start: inner.second.start, end: tailEnd, type: 'TIME', meaning: bare(inner.second.clock), confidence: 0.8 },
  };
}

/** "7 in the evening", "in the morning", "late in the afternoon": an hour told by its part of the day, or the part alone. */
function readHourInPart(scan: TimeScan, index: number): Found | undefined {
  if (!scan.time.monthsCapitalised) return undefined;
  const isPlaced = (at: number): boolean =>
    scan.pieces[at]?.key === 'in' && scan.pieces[at + 1]?.key === 'the' && senseAt(scan, at + 2, 'dayPart') !== undefined;
  const hour = scan.pieces[index]!.kind !== 'sign' ? readHourAt(scan, index) : undefined;
  const at = hour?.end ?? index;
  const placed = hour ? isPlaced(at) : scan.pieces[index - 2]?.key === 'in' && scan.pieces[index - 1]?.key === 'the';
  const part = placed ? senseAt(scan, hour ? at + 2 : at, 'dayPart') : undefined;
  if (!part) return undefined;
  // "in the morning paper" tells no time.
  if (!hour && !closes(scan, part.end) && !/^(?:at|of|after|before|when|as|that|he|she|they|we|i|it|the|a)$/.test(scan.pieces[part.end]?.key ?? '')) return undefined;
  const morning = part.sense.part === 'MO';
  const clock = hour ? (morning ? hour.clock : shiftToEvening(hour.clock)) : part.sense.part;
  return { end: part.end, type: 'TIME', meaning: { kind: 'clock', clock }, confidence: 0.75 };
}

function shiftToEvening(clock: string): string {
  const hour = Number(clock.slice(0, 2));
  return hour < 12 ? String(hour + 12) + clock.slice(2) : clock;
}

function toMorning(at: ClockRange['first']): ClockRange['first'] {
  const hour = Number(at.clock.slice(0, 2));
  return hour > 12 ? { ...at, clock: String(hour - 12).padStart(2, '0') + at.clock.slice(2) } : at;
}

type TakesClock = Extract<TimexMeaning, { readonly clock?: string | undefined }>;

/** Whether a time of day can belong to it: only days have one. */
function takesClock(meaning: TimexMeaning): meaning is TakesClock {
  if (meaning.kind === 'date')
    return (
      meaning.clock === undefined &&
      (meaning.day !== undefined || (meaning.weekday !== undefined && meaning.month === undefined))
    );
  if (meaning.kind === 'offset') return meaning.unit === 'day' && meaning.clock === undefined;
  if (meaning.kind === 'within')
    return meaning.clock === undefined && ('weekday' in meaning.of || meaning.of.unit === 'day');
  if (meaning.kind === 'shifted') return meaning.clock === undefined && /^(?:day|week)$/.test(meaning.unit);
  return (
    meaning.kind === 'step' &&
    meaning.clock === undefined &&
    ('weekday' in meaning.of || ('unit' in meaning.of && meaning.of.unit === 'day'))
  );
}

/** "10 p.m. Wednesday", "в 10:30 14 ноября", "noon on Friday"; or the clock alone. */
function readClockAndDate(scan: TimeScan, index: number): Found | undefined {
  const clock = readClock(scan, index);
  if (!clock) return undefined;
  let at = isJoinedSign(scan, clock.end, ',') ? clock.end + 1 : clock.end;
  const dayPart = readDayPartAfter(scan, at);
  // "at 7:30 in the morning"
  if (dayPart && dayPart.clock.length === 2 && clock.clock.length <= 5) at = dayPart.end;
  const partEnd = at;
  for (let links = 0; links < 2; links++) at = skip(scan, at, 'dateTimeLink');
  const date = scan.pieces[at] ? readCore(scan, at) : undefined;
  if (date && takesClock(date.meaning))
    return {
      end: date.end,
      type: 'TIME',
      meaning: { ...date.meaning, clock: clock.clock },
      confidence: Math.min(clock.confidence, date.confidence),
    };
  const hours = Number(clock.clock.slice(0, 2));
  const later =
    dayPart && partEnd === dayPart.end && hours < 12 && hours > 0 && (dayPart.clock === 'AF' || dayPart.clock === 'EV');
  const time = later ? String(hours + 12) + clock.clock.slice(2) : clock.clock;
  return {
    end: dayPart && partEnd === dayPart.end ? partEnd : clock.end,
    type: 'TIME',
    meaning: { kind: 'clock', clock: time },
    confidence: clock.confidence - 0.1,
  };
}

/** "the morning of 14 November", "утром 14 ноября", "в ночь на понедельник". */
function readDayPartOfDate(scan: TimeScan, index: number): Found | undefined {
  const start = senseAt(scan, index, 'article')?.end ?? index;
  const night = senseAt(scan, start, 'nightInto');
  const part = senseAt(scan, start, 'dayPart');
  const end = night?.end ?? part?.end;
  if (end === undefined) return undefined;
  let at = end;
  for (let links = 0; links < 2; links++) at = skip(scan, at, 'link');
  const date = scan.pieces[at] ? readCore(scan, at) : undefined;
  const clock = night ? 'NI' : part!.sense.part;
  if (date && takesClock(date.meaning))
    return { end: date.end, type: 'TIME', meaning: { ...date.meaning, clock }, confidence: date.confidence - 0.05 };
  if (part?.sense.alone) return { end: part.end, type: 'TIME', meaning: { kind: 'clock', clock }, confidence: 0.7 };
  return undefined;
}

/** "early 2022", "the end of the year", "mid-August", "наприкінці листопада", "later this week". */
function readPartOfPeriod(scan: TimeScan, index: number): Found | undefined {
  const start = senseAt(scan, index, 'article')?.end ?? index;
  const yearPart = senseAt(scan, start, 'yearPart');
  if (yearPart)
    return {
      end: yearPart.end,
      type: 'DATE',
      meaning: { kind: 'step', of: { unit: 'year' }, step: 0, from: 'anchor' },
      mod: yearPart.sense.mod,
      confidence: 0.75,
    };
  const part = senseAt(scan, index, 'part') ?? senseAt(scan, start, 'part');
  if (!part) return undefined;
  let at = part.end;
  if (isJoinedSign(scan, at, '-')) at++;
  at = skip(scan, skip(scan, at, 'link'), 'article');
  if (!scan.pieces[at] || at === scan.pieces.length) return undefined;
  const core = readCore(scan, part.end) ?? readCore(scan, at);
  if (core && core.type === 'DATE' && !(core.meaning.kind === 'fixed')) {
    if (core.meaning.kind === 'date' && core.meaning.day !== undefined) return { ...core, mod: part.sense.mod };
    return { ...withClock(scan, core), mod: part.sense.mod };
  }
  const unit = senseAt(scan, at, 'unit');
  if (
    unit &&
    !unit.sense.barePlural &&
    /^(?:day|week|weekend|month|quarter|year|decade|century)$/.test(unit.sense.unit) &&
    at > part.end - 1
  ) {
    // "the end of the day" needs the article where the language has one; "late night" is no such thing.
    if (scan.time.monthsCapitalised && !senseAt(scan, at - 1, 'article') && scan.pieces[at - 1]!.key !== 'of') return undefined;
    return {
      end: unit.end,
      type: 'DATE',
      meaning: { kind: 'step', of: { unit: unit.sense.unit }, step: 0, from: 'anchor' },
      mod: part.sense.mod,
      confidence: 0.8,
    };
  }
  const dayPart = senseAt(scan, at, 'dayPart');
  const placed = /^(?:in|the|by|during|since|until)$/.test(scan.pieces[start - 1]?.key ?? '') && closes(scan, dayPart?.end ?? at);
  if (dayPart && (isJoinedSign(scan, part.end, '-') || placed)) {
    const alone: Found = {
      end: dayPart.end,
      type: 'TIME',
      meaning: { kind: 'clock', clock: dayPart.sense.part },
      mod: part.sense.mod,
      confidence: 0.7,
    };
    const date = readCore(scan, dayPart.end);
    return date && takesClock(date.meaning)
      ? { ...alone, end: date.end, meaning: { ...date.meaning, clock: dayPart.sense.part } }
      : alone;
  }
  return undefined;
}

/** A duration that stands by itself. */
function readStandingDuration(scan: TimeScan, index: number): Found | undefined {
  const quick = senseAt(scan, index, 'whileDuration');
  if (quick)
    return { end: quick.end, type: 'DURATION', meaning: { kind: 'fixed', value: quick.sense.value }, confidence: 0.7 };
  const start = senseAt(scan, index, 'article')?.end ?? index;
  const duration = readDuration(scan, index) ?? readDuration(scan, start);
  // "около 5 часов утра" is a time of day.
  if (!duration || (duration.unit === 'hour' && senseAt(scan, duration.end, 'clockDayPart'))) return undefined;
  return {
    end: duration.end,
    type: 'DURATION',
    meaning: { kind: 'fixed', value: duration.value },
    ...(duration.mod && { mod: duration.mod }),
    confidence: duration.vague ? 0.75 : 0.9,
  };
}

/** "now", "recently", "в будущем". */
function readReference(scan: TimeScan, index: number): Found | undefined {
  const reference = senseAt(scan, index, 'reference');
  if (!reference || reference.sense.weak) return undefined;
  const unit = senseAt(scan, reference.end, 'unit');
  if (unit?.sense.plural)
    return {
      end: unit.end,
      type: 'DURATION',
      meaning: { kind: 'fixed', value: durationValue('X', unit.sense.unit) },
      confidence: 0.75,
    };
  // "the past three months": the words belong to the duration behind them.
  const next = scan.pieces[reference.end];
  if (
    scan.pieces[reference.end - 1]!.key === 'past' &&
    next &&
    next.kind !== 'break' &&
    readNumber(scan.text, scan.pieces, reference.end, scan.numbers)
  )
    return undefined;
  return {
    end: reference.end,
    type: 'DATE',
    meaning: { kind: 'fixed', value: reference.sense.value },
    confidence: 0.75,
  };
}

function readMovableHoliday(scan: TimeScan, index: number): Found | undefined {
  const holiday = senseAt(scan, index, 'movableHoliday');
  if (!holiday || !scan.pieces[index]!.capital) return undefined;
  const year = scan.pieces[holiday.end];
  const named = year?.kind === 'digits' && /^(?:19|20)\d\d$/.test(year.key) ? Number(year.key) : undefined;
  return {
    end: named === undefined ? holiday.end : holiday.end + 1,
    type: 'DATE',
    meaning: { kind: 'movableHoliday', name: holiday.sense.name, ...(named !== undefined && { year: named }) },
    confidence: 0.8,
  };
}
