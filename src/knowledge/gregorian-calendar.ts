/**
 * Arithmetic of the proleptic Gregorian calendar (ISO 8601) on day numbers: whole days since 1970-01-01.
 * No clock and no time zone enters.
 */
export type DayNumber = number;

/** Day number of a calendar day. `month` counts from 1; days beyond the month run over into the next. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  // Days from civil, after Howard Hinnant: exact for every Gregorian year.
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month (1 to 12) and day of a day number. */
export function calendarDay(day: DayNumber): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether such a day exists. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** ISO 8601 weekday: Monday 1 to Sunday 7. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The same day of another month; the month's last day where there is no such day. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const from = calendarDay(day);
  const index = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayNumber(year, month, Math.min(from.day, daysInMonth(year, month)));
}

/** ISO 8601 week that a day lies in. */
export function isoWeek(day: DayNumber): { readonly year: number; readonly week: number } {
  const thursday = day + 4 - weekdayOf(day);
  const { year } = calendarDay(thursday);
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}

/** Monday of an ISO 8601 week. */
export function mondayOfWeek(year: number, week: number): DayNumber {
  const fourthOfJanuary = dayNumber(year, 1, 4);
  return fourthOfJanuary - weekdayOf(fourthOfJanuary) + 1 + (week - 1) * 7;
}

const pad = (number: number, width: number): string => String(number).padStart(width, '0');

/** `YYYY-MM-DD`. */
export function isoDate(day: DayNumber): string {
  const { year, month, day: dayOfMonth } = calendarDay(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** `YYYY-Www`. */
export function isoWeekDate(day: DayNumber): string {
  const { year, week } = isoWeek(day);
  return `${pad(year, 4)}-W${pad(week, 2)}`;
}

/** First and last day of a stretch of time, both included. */
export interface DayInterval {
  readonly first: DayNumber;
  readonly last: DayNumber;
}

/** Months of the seasons of the northern hemisphere, as TIMEX3 writes them; winter is the one that begins in the year's December. */
const seasonMonths: Readonly<Record<string, readonly [number, number]>> = {
  SP: [3, 5],
  SU: [6, 8],
  FA: [9, 11],
  WI: [12, 14],
};

function monthsOf(year: number, firstMonth: number, lastMonth: number): DayInterval {
  return {
    first: dayNumber(year, firstMonth, 1),
    last:
      lastMonth > 12
        ? dayNumber(year + 1, lastMonth - 12, daysInMonth(year + 1, lastMonth - 12))
        : dayNumber(year, lastMonth, daysInMonth(year, lastMonth)),
  };
}

/**
 * The days that an ISO 8601 date or a TIMEX3 value covers: day, week, weekend, month, quarter, half, season, year, decade, century;
 * a time of day is cut off. Undefined for durations, sets, references (`PRESENT_REF`), BC years and underspecified values.
 */
export function daysOf(value: string): DayInterval | undefined {
  const match = /^(\d{2,4})(?:-(?:(\d\d)(?:-(\d\d))?|W(\d\d)(-WE)?|Q([1-4])|H([12])|(SP|SU|FA|WI)))?(?:T.*)?$/.exec(
    value,
  );
  if (!match) return undefined;
  const [, head = '', month, day, week, weekend, quarter, half, season] = match;
  const year = Number(head);
  if (head.length === 2) return yearsOf(year * 100, 100);
  if (head.length === 3) return yearsOf(year * 10, 10);
  if (day) {
    if (!isCalendarDay(year, Number(month), Number(day))) return undefined;
    const first = dayNumber(year, Number(month), Number(day));
    return { first, last: first };
  }
  if (month)
    return Number(month) >= 1 && Number(month) <= 12 ? monthsOf(year, Number(month), Number(month)) : undefined;
  if (week) {
    const monday = mondayOfWeek(year, Number(week));
    return weekend ? { first: monday + 5, last: monday + 6 } : { first: monday, last: monday + 6 };
  }
  if (quarter) return monthsOf(year, Number(quarter) * 3 - 2, Number(quarter) * 3);
  if (half) return monthsOf(year, Number(half) * 6 - 5, Number(half) * 6);
  if (season) return monthsOf(year, ...seasonMonths[season]!);
  return monthsOf(year, 1, 12);
}

function yearsOf(firstYear: number, count: number): DayInterval {
  return { first: dayNumber(firstYear, 1, 1), last: dayNumber(firstYear + count - 1, 12, 31) };
}
