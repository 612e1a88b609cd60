import { readClock, readDayPartAfter } from './read-clock.ts';
import { type ClockRange, readClockRange, readHourToCome, readPastHour, readSpokenClock } from './read-clock-range.ts';
import { readCore, shiftToEvening, takesClock, withHours } from './read-core.ts';
import { isJoinedSign, senseAt, skip, type TimeScan } from './time-scan.ts';
import type { TimexDraft, TimexMeaning } from './timex-draft.ts';

type Found = Omit<TimexDraft, 'start'>;

/** "5 to 6 pm on April 22", "between 3 and 5 in the afternoon", "from 7 to 7:30 tonight": hours before their day, or with none. */
export function readHours(scan: TimeScan, index: number): Found | undefined {
  const range = readClockRange(scan, index, false);
  const past = range
    ? undefined
    : (readPastHour(scan, index) ?? readSpokenClock(scan, index) ?? readHourToCome(scan, index));
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
  const inner: ClockRange =
    part?.clock === 'MO' ? { ...hours, first: toMorning(hours.first), second: toMorning(hours.second) } : hours;
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

function toMorning(at: ClockRange['first']): ClockRange['first'] {
  const hour = Number(at.clock.slice(0, 2));
  return hour > 12 ? { ...at, clock: String(hour - 12).padStart(2, '0') + at.clock.slice(2) } : at;
}

/** "10 p.m. Wednesday", "в 10:30 14 ноября", "noon on Friday"; or the clock alone. */
export function readClockAndDate(scan: TimeScan, index: number): Found | undefined {
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
export function readDayPartOfDate(scan: TimeScan, index: number): Found | undefined {
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
