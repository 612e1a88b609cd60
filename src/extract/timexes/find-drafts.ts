import { readNumber } from '../numbers/read-number.ts';
import { mayBegin } from './may-begin.ts';
import { closes, readCore, readDated, readHourInPart, takesClock, withClock } from './read-core.ts';
import { durationValue, readDuration } from './read-duration.ts';
import { readClockAndDate, readDayPartOfDate, readHours } from './read-hours.ts';
import { readRangeHead, readRangeTail, shareDays, shareYears } from './read-range.ts';
import { readSet } from './read-set.ts';
import { isJoinedSign, senseAt, skip, type TimeScan } from './time-scan.ts';
import type { TimexDraft } from './timex-draft.ts';

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
    const recurs =
      value === 'P1D' || /^T[A-Z]{2}$/.test(value ?? '')
        ? 'XXXX-XX-XX'
        : /^XXXX-WXX-(?:\d|WE|WD)$/.test(value ?? '')
          ? value
          : undefined;
    if (
      !before ||
      recurs === undefined ||
      clock?.meaning.kind !== 'clock' ||
      !isNextTo(scan, before.end, draft.start)
    ) {
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
    if (scan.time.monthsCapitalised && !senseAt(scan, at - 1, 'article') && scan.pieces[at - 1]!.key !== 'of')
      return undefined;
    return {
      end: unit.end,
      type: 'DATE',
      meaning: { kind: 'step', of: { unit: unit.sense.unit }, step: 0, from: 'anchor' },
      mod: part.sense.mod,
      confidence: 0.8,
    };
  }
  const dayPart = senseAt(scan, at, 'dayPart');
  const placed =
    /^(?:in|the|by|during|since|until)$/.test(scan.pieces[start - 1]?.key ?? '') && closes(scan, dayPart?.end ?? at);
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
