import { calendarDay, type DayNumber, dayNumber, daysInMonth, daysOf, isCalendarDay } from '../../knowledge/index.ts';
import type { Tense } from '../../language/index.ts';
import type { Reference } from './resolve.ts';
import type { DateMeaning } from './timex-draft.ts';

/** A number in two digits. */
export const two = (number: number): string => String(number).padStart(2, '0');
/** A year in four digits. */
export const four = (number: number): string => String(number).padStart(4, '0');

/** TIMEX3 value of a date in a year; `XXXX` for an unknown year. */
export function dateValue(date: DateMeaning, year: number | undefined, bc: boolean): string {
  const head = year === undefined ? 'XXXX' : `${bc ? 'BC' : ''}${four(year)}`;
  if (date.month !== undefined) return `${head}-${two(date.month)}${date.day === undefined ? '' : `-${two(date.day)}`}`;
  if (date.season !== undefined) return `${head}-${date.season}`;
  if (date.quarter !== undefined) return `${head}-Q${date.quarter}`;
  if (date.half !== undefined) return `${head}-H${date.half}`;
  return head;
}

/** First month of what a date names, for comparing it with others of its year. */
function firstMonth(date: DateMeaning): number {
  if (date.month !== undefined) return date.month;
  if (date.season !== undefined) return { SP: 3, SU: 6, FA: 9, WI: 12 }[date.season] ?? 1;
  if (date.quarter !== undefined) return date.quarter * 3 - 2;
  if (date.half !== undefined) return date.half * 6 - 5;
  return 1;
}

/** History moves forward: a month well before the one last spoken of is next year's. */
export function narrativeYear(date: DateMeaning, reference: Reference): number {
  if (reference.month === undefined || reference.bc) return reference.year;
  return firstMonth(date) <= reference.month - monthsBack ? reference.year + 1 : reference.year;
}

/** How many months back a story goes before a reader takes the month for next year's. */
const monthsBack = 7;

/** The year that makes a bare date fit the tense, nearest to the anchor. */
export function nearestYear(date: DateMeaning, anchor: DayNumber, tense: Tense | undefined): number {
  const { year } = calendarDay(anchor);
  const month = firstMonth(date);
  const startIn = (candidate: number): DayNumber =>
    dayNumber(candidate, month, Math.min(date.day ?? 1, daysInMonth(candidate, month)));
  const endIn = (candidate: number): DayNumber =>
    date.day !== undefined
      ? startIn(candidate)
      : (daysOf(dateValue(date, candidate, false))?.last ?? startIn(candidate));
  // 29 February exists only in some years.
  const years = [year - 1, year, year + 1].filter(
    (candidate) => date.day === undefined || date.month === undefined || isCalendarDay(candidate, date.month, date.day),
  );
  const ahead = years.find((candidate) => endIn(candidate) >= anchor);
  const back = years.findLast((candidate) => startIn(candidate) <= anchor);
  if (ahead === undefined || back === undefined || ahead === back) return ahead ?? back ?? year;
  const [wait, age] = [startIn(ahead) - anchor, anchor - endIn(back)];
  // The verb decides, unless that would put a date of the next weeks a year back, or one of the past weeks a year ahead.
  if (tense === 'future') return wait > farDays && age < nearDays ? back : ahead;
  if (tense === 'past') return age > farDays && wait < nearDays ? ahead : back;
  return wait < nearDays || (wait < age && wait < farDays / 2) ? ahead : back;
}

const [nearDays, farDays] = [75, 240];
