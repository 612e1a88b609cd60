import { readCalendarDate } from './read-calendar-date.ts';
import { readClock, readDayPartAfter } from './read-clock.ts';
import { type ClockRange, readBareHour, readClockRange, readHourAt, readPastHour } from './read-clock-range.ts';
import { readComposed } from './read-composed.ts';
import { readPeriod } from './read-period.ts';
import { readRelative } from './read-relative.ts';
import { isJoinedSign, remembered, senseAt, skip, type TimeScan } from './time-scan.ts';
import type { TimexDraft, TimexMeaning } from './timex-draft.ts';

type Found = Omit<TimexDraft, 'start'>;

/** A date, period or relative time, with the time of day that may follow. */
export function readDated(scan: TimeScan, index: number): Found | undefined {
  const core = readCore(scan, index);
  return core && withClock(scan, core);
}

export function readCore(scan: TimeScan, index: number): Found | undefined {
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
export function withClock(scan: TimeScan, core: Found): Found {
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
  const late =
    core.meaning.kind === 'date' &&
    core.meaning.year === undefined &&
    year?.kind === 'digits' &&
    /^(?:19|20)\d\d$/.test(year.key);
  if (late)
    return {
      ...core,
      end: clock.end + 1,
      type: 'TIME',
      meaning: { ...core.meaning, year: Number(year.key), clock: clock.clock } as TimexMeaning,
    };
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
  if (range && (range.sure || closes(scan, range.second.end)))
    return withHours(core, day as TakesClock, range, range.first.end);
  const clock = readClock(scan, at) ?? readBareHour(scan, at, evening);
  if (!clock || !/^\d\d(?::\d\d)?$/.test(clock.clock)) return core;
  const said = senseAt(scan, clock.end - 1, 'meridiem') !== undefined;
  const time = evening && !said ? shiftToEvening(clock.clock) : clock.clock;
  return { ...core, end: clock.end, type: 'TIME', meaning: { ...meaning, clock: time } };
}

/** Whether a clause ends at a piece. */
export function closes(scan: TimeScan, index: number): boolean {
  const after = scan.pieces[index];
  return (
    !after ||
    after.kind === 'break' ||
    (after.kind === 'sign' && /^[.,;!?)]$/.test(after.key)) ||
    /^(?:or|and|with|in|on|for|works)$/.test(after.key)
  );
}

/** A date with the two hours of a range: two expressions of the same day. */
export function withHours(
  core: Pick<Found, 'confidence'>,
  day: TakesClock,
  { first, second }: ClockRange,
  end: number,
  tailEnd = second.end,
): Found {
  const at = (clock: string): TimexMeaning => ({ ...day, clock }) as TimexMeaning;
  return {
    end,
    type: 'TIME',
    meaning: at(first.clock),
    confidence: core.confidence - 0.05,
    tail: {
      start: second.start,
      end: tailEnd,
      type: 'TIME',
      meaning: at(second.clock),
      confidence: core.confidence - 0.05,
    },
  };
}

/** "7 in the evening", "in the morning", "late in the afternoon": an hour told by its part of the day, or the part alone. */
export function readHourInPart(scan: TimeScan, index: number): Found | undefined {
  if (!scan.time.monthsCapitalised) return undefined;
  const isPlaced = (at: number): boolean =>
    scan.pieces[at]?.key === 'in' &&
    scan.pieces[at + 1]?.key === 'the' &&
    senseAt(scan, at + 2, 'dayPart') !== undefined;
  const hour = scan.pieces[index]!.kind !== 'sign' ? readHourAt(scan, index) : undefined;
  const at = hour?.end ?? index;
  const placed = hour ? isPlaced(at) : scan.pieces[index - 2]?.key === 'in' && scan.pieces[index - 1]?.key === 'the';
  const part = placed ? senseAt(scan, hour ? at + 2 : at, 'dayPart') : undefined;
  if (!part) return undefined;
  // "in the morning paper" tells no time.
  if (
    !hour &&
    !closes(scan, part.end) &&
    !/^(?:at|of|after|before|when|as|that|he|she|they|we|i|it|the|a)$/.test(scan.pieces[part.end]?.key ?? '')
  )
    return undefined;
  const morning = part.sense.part === 'MO';
  const clock = hour ? (morning ? hour.clock : shiftToEvening(hour.clock)) : part.sense.part;
  return { end: part.end, type: 'TIME', meaning: { kind: 'clock', clock }, confidence: 0.75 };
}

export function shiftToEvening(clock: string): string {
  const hour = Number(clock.slice(0, 2));
  return hour < 12 ? String(hour + 12) + clock.slice(2) : clock;
}

export type TakesClock = Extract<TimexMeaning, { readonly clock?: string | undefined }>;

/** Whether a time of day can belong to it: only days have one. */
export function takesClock(meaning: TimexMeaning): meaning is TakesClock {
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
