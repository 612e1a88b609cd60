import { findTimexes } from '../../src/extract/index.ts';
import { daysOf, isoDate } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Timex } from '../../src/model/index.ts';
import { readStructure } from '../../src/read/index.ts';
import { halfOf, type RecognizersCase, type RecognizersResult, type Score, spanOf } from '../quantities/recognizers.ts';

/** One reading of a date that the suite accepts. */
interface Reading {
  /** Their notation: TIMEX3, or `(start,end,length)` for a range. */
  readonly timex?: string;
  readonly type: string;
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
  readonly Mod?: string;
}

/** What the scorer leaves out, with counts. */
export interface LeftOut {
  /** Cases that their own .NET suite skips. */
  skipped: number;
  /** Entities that are no time expression in TIMEX3: bare time zones. */
  zones: number;
}

/**
 * Scores the cases of a date model. A case passes when every entity is answered by time expressions of ours that stand in its span and
 * say the same, and none of ours stands outside of all entities. Their notation is mapped so: a range written `(start,end,length)` is
 * answered by the two expressions that TIMEX3 marks in it, or by one whose days or length are those; of the past and future readings
 * that they list for an ambiguous date any one; bounds ("before", "after") are words around a TIMEX3 expression, so the
 * expression is compared; what is counted in weeks, months or years ("two months ago") is a week, month or year in TIMEX3 and a day for
 * them, which must lie in it; extents differ by convention (they include prepositions) and need only overlap.
 */
export function scoreDates(cases: readonly RecognizersCase[], shown: string[]): { score: Score; leftOut: LeftOut } {
  const score: Score = {
    tuned: { passed: 0, all: 0, entities: 0, right: 0 },
    held: { passed: 0, all: 0, entities: 0, right: 0 },
  };
  const leftOut: LeftOut = { skipped: 0, zones: 0 };
  for (const item of cases) {
    if (item.notSupported?.includes('dotnet')) {
      leftOut.skipped++;
      continue;
    }
    const half = halfOf(item.text);
    const found = read(item);
    const wanted = item.results.filter(({ TypeName }) => TypeName !== 'datetimeV2.timezone');
    leftOut.zones += item.results.length - wanted.length;
    const spans = wanted.map((result) => spanOf(item.text, result));
    const within = (index: number): readonly Timex[] =>
      found.filter(({ start, end }) => start < spans[index]!.end && spans[index]!.start < end);
    const right = wanted.filter((result, index) =>
      agrees(readingsOf(result), within(index), item.text, item.ref ?? undefined),
    );
    const extra = found.filter(({ start, end }) => !spans.some((span) => start < span.end && span.start < end));
    const counts = score[half];
    counts.all++;
    counts.entities += wanted.length;
    counts.right += right.length;
    if (right.length === wanted.length && extra.length === 0) counts.passed++;
    else if (half === 'tuned')
      shown.push(
        `${item.ref?.slice(0, 16)} ${JSON.stringify(item.text.slice(0, 130))} ${wanted
          .map(
            (result) =>
              `[${result.Text}] ${[...new Set(readingsOf(result).map(({ timex, Mod }) => timex + (Mod ? `/${Mod}` : '')))].join('|')}`,
          )
          .join(
            '; ',
          )} ≠ ${found.map(({ start, end, type, value }) => `[${item.text.slice(start, end)}] ${type} ${value}`).join('; ')}`,
      );
  }
  return { score, leftOut };
}

function read({ text, ref }: RecognizersCase): readonly Timex[] {
  const { blocks } = readStructure({ id: 'case', kind: 'message', text });
  return findTimexes({
    text,
    blocks,
    embeds: [],
    ...(ref && { publishedAt: { value: ref.slice(0, 16), precision: 'minute' as const } }),
    pack: languagePacks.en,
  });
}

const readingsOf = ({ Resolution }: RecognizersResult): readonly Reading[] =>
  (Resolution?.values as readonly Reading[] | undefined) ?? [];

function agrees(readings: readonly Reading[], found: readonly Timex[], text: string, ref: string | undefined): boolean {
  if (found.length === 0) return false;
  return readings.some((reading) => {
    const triple = /^\(([^,]*),([^,]*),([^,]*)\)$/.exec(reading.timex ?? '');
    if (triple) return isRange(reading, triple[3]!, found, ref);
    // Of several expressions in one of their spans ("8am this morning", "next week on Tuesday") the most exact one counts.
    return (
      found.some((timex) => isSame(reading, timex) || isCoarser(reading, timex, text)) || isTogether(reading, found)
    );
  });
}

function isRange(
  { start, end, timex }: Reading,
  length: string,
  found: readonly Timex[],
  ref: string | undefined,
): boolean {
  const [first, last] = [found[0]!, found.at(-1)!];
  if (found.length === 1) {
    const days = daysOf(first.value);
    if (first.type === 'DURATION') return sameLength(first.value, length);
    if (days && !first.value.includes('T')) return start === isoDate(days.first) && end === isoDate(days.last + 1);
    return false;
  }
  const begins = found.some((one) => isAt(one, start, timex, 'first', ref));
  const ends = isAt(last, end, timex, 'first', ref) || isAt(last, end, timex, 'last');
  // "3 days from today": one end and the length.
  const lasting = found.some(({ type, value }) => type === 'DURATION' && sameLength(value, length));
  return begins ? ends || lasting : lasting && ends;
}

/** Whether an expression begins (or, with `last`, ends) at a moment of theirs: a day, a moment, or a time of day. */
function isAt(
  { value }: Timex,
  moment: string | undefined,
  timex: string | undefined,
  side: 'first' | 'last',
  anchor?: string,
): boolean {
  if (moment === undefined) return false;
  // "now" is the present in TIMEX3, a moment or the day of the question for them.
  if (value === 'PRESENT_REF')
    return (
      timex?.includes('PRESENT_REF') === true || (side === 'first' && moment.slice(0, 10) === anchor?.slice(0, 10))
    );
  const clock = clockOf(value);
  const [, date, time] = /^(\d{4}-\d\d-\d\d)?\s?(\d\d:\d\d)?/.exec(moment)!;
  const days = daysOf(value);
  if (time !== undefined && clock !== undefined)
    return clock === time && (date === undefined || value.slice(0, 10) === date);
  if (date === undefined || !days || clock !== undefined) return false;
  return date === isoDate(side === 'first' ? days.first : days.last + 1);
}

/** `HH:MM` of a TIMEX3 value with a time of day. */
function clockOf(value: string): string | undefined {
  const match = /T(\d\d)(?::(\d\d))?/.exec(value);
  return match ? `${match[1]}:${match[2] ?? '00'}` : undefined;
}

function isSame(reading: Reading, timex: Timex): boolean {
  const theirs = reading.timex ?? '';
  const ours = timex.value;
  if (theirs === ours) return true;
  if (reading.type === 'duration') return timex.type === 'DURATION' && sameLength(ours, theirs);
  if (reading.type === 'set') return timex.type === 'SET' && isSameSet(ours, theirs);
  if (reading.value !== undefined) return isSameMoment(reading.value, ours);
  const part = /T([A-Z]{2})$/.exec(theirs)?.[1];
  if (part !== undefined) {
    const date = reading.start?.length === 19 ? reading.start.slice(0, 10) : undefined;
    return ours.endsWith(`T${part}`) && (date === undefined || ours.startsWith(date));
  }
  const bound = reading.start ?? reading.end;
  if (bound && theirs.replace('XXXX', bound.slice(0, 4)) === ours) return true;
  if (reading.Mod && /before|after|since|until|start|end|mid|ref_undef|approx/.test(reading.Mod))
    return isBound(reading, ours);
  const days = daysOf(ours);
  if (days && reading.start && reading.end && !ours.includes('T'))
    return reading.start === isoDate(days.first) && reading.end === isoDate(days.last + 1);
  return bound === undefined && ours.endsWith(`-${theirs}`);
}

/** "two months ago" is a month in TIMEX3, the day of that month for them. */
function isCoarser({ value }: Reading, { start, end, value: ours }: Timex, text: string): boolean {
  const days = daysOf(ours);
  if (value?.length !== 10 || !days || days.first === days.last) return false;
  const counted = /\b(?:weeks?|fortnights?|months?|years?|decades?)\b/i.test(text.slice(start, end));
  return counted && isoDate(days.first) <= value && value <= isoDate(days.last);
}

/** The expression inside a bound: `XXXX` stands for a year of the resolved bounds. */
function isBound({ timex = '', start, end }: Reading, ours: string): boolean {
  for (const moment of [start, end]) {
    if (moment === undefined) continue;
    if (timex.replace('XXXX', moment.slice(0, 4)) === ours) return true;
    if (isSameMoment(moment, ours) && /T|-\d\d$|WXX-\d/.test(timex)) return true;
    // "after 2016" begins with 2017.
    const days = daysOf(ours);
    if (days && !ours.includes('T') && (moment === isoDate(days.first) || moment === isoDate(days.last + 1)))
      return true;
  }
  return false;
}

function isSameMoment(moment: string, ours: string): boolean {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)?\s?(\d\d:\d\d)?/.exec(moment)!;
  const clock = clockOf(ours);
  if (date !== undefined && ours.slice(0, 10) !== date) return false;
  return time === undefined ? clock === undefined && !ours.includes('T') : clock === time;
}

/** A date and a time of day marked apart, where they have one entity. */
function isTogether({ value }: Reading, found: readonly Timex[]): boolean {
  if (value?.length !== 19 || found.length < 2) return false;
  const date = found.some((one) => one.value.slice(0, 10) === value.slice(0, 10));
  return date && found.some((one) => clockOf(one.value) === value.slice(11, 16));
}

/** Lengths are equal when they last equally long; business days (`BD`) are days in TIMEX3. */
function sameLength(one: string, other: string): boolean {
  // "a few minutes" is `PTXM` in TIMEX3, three of them for them.
  if (one.includes('X') && one.replace('X', '3') === other) return true;
  const [first, second] = [partsOf(one), partsOf(other)];
  return (
    first !== undefined &&
    second !== undefined &&
    first.months === second.months &&
    Math.abs(first.seconds - second.seconds) < 1
  );
}

function partsOf(length: string): { readonly months: number; readonly seconds: number } | undefined {
  const match =
    /^P(?=.)(?:([\d.]+)Y)?(?:([\d.]+)Q)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)(?:D|BD))?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(
      length,
    );
  if (!match) return undefined;
  const [years, quarters, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return {
    months: Math.round((years! * 12 + quarters! * 3 + months!) * 100) / 100,
    seconds: (weeks! * 7 + days!) * 86_400 + hours! * 3600 + minutes! * 60 + seconds!,
  };
}

/** Sets by their period or by the weekday or time of day that recurs. */
function isSameSet(ours: string, theirs: string): boolean {
  if (sameLength(ours, theirs)) return true;
  const clock = clockOf(theirs);
  if (clock !== undefined && clockOf(ours) !== clock) return false;
  const day = /WXX-(?:\d|WE)/.exec(theirs)?.[0];
  if (day !== undefined) return ours.includes(day);
  const part = /T([A-Z]{2})$/.exec(theirs)?.[1];
  return clock !== undefined || (part !== undefined && ours.endsWith(part));
}
