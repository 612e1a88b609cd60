import {
  addMonths,
  calendarDay,
  type DayInterval,
  type DayNumber,
  dayNumber,
  daysInMonth,
  daysOf,
  isoDate,
  isoWeekDate,
  movableHoliday,
  weekdayOf,
} from '../../knowledge/index.ts';
import { four } from './date-value.ts';
import type { ResolveContext, Resolved } from './resolve.ts';
import type { MovableHolidayMeaning, ShiftedMeaning, TimexMeaning, WithinMeaning } from './timex-draft.ts';

type Resolve = (meaning: TimexMeaning, context: ResolveContext) => Resolved;

/** The value of a part of a period: what the period resolves to is cut down to the part. */
export function resolveWithin(
  { outer, of, clock }: WithinMeaning,
  context: ResolveContext,
  resolve: Resolve,
): Resolved {
  const whole = resolve(outer, context);
  const days = daysOf(whole.value);
  const from = whole.from === undefined ? {} : { from: whole.from };
  const open = { value: 'weekday' in of ? `XXXX-WXX-${of.weekday}` : 'XXXX-XX-XX', from: 'nothing' } as const;
  if (!days) return open;
  const tail = clock === undefined ? '' : `T${clock}`;
  if ('weekday' in of) {
    const day = nthWeekday(days, of.weekday, of.nth);
    return day === undefined ? open : { value: isoDate(day) + tail, ...from };
  }
  const value = nthUnit(days, of.unit, of.nth);
  return value === undefined ? open : { value: value + tail, ...from };
}

function nthWeekday({ first, last }: DayInterval, weekday: number, nth: number): DayNumber | undefined {
  if (nth < 0) return last - ((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7;
  const day = first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
  return day <= last ? day : undefined;
}

function nthUnit({ first, last }: DayInterval, unit: string, nth: number): string | undefined {
  switch (unit) {
    case 'day': {
      const day = nth < 0 ? last + nth + 1 : first + nth - 1;
      return day < first || day > last ? undefined : isoDate(day);
    }
    case 'week': {
      // A week belongs to the period that holds its Thursday (ISO 8601).
      const thursday = nthWeekday({ first, last }, 4, nth);
      return thursday === undefined ? undefined : isoWeekDate(thursday);
    }
    case 'weekend': {
      const saturday = nthWeekday({ first, last }, 6, nth);
      return saturday === undefined ? undefined : `${isoWeekDate(saturday)}-WE`;
    }
    case 'month': {
      const start = nth < 0 ? addMonths(monthStart(last), nth + 1) : addMonths(first, nth - 1);
      return start < first || start > last ? undefined : isoDate(start).slice(0, 7);
    }
    case 'quarter': {
      const { year, month } = calendarDay(nth < 0 ? last : first);
      const quarter = Math.ceil(month / 3) + (nth < 0 ? nth + 1 : nth - 1);
      return quarter < 1 || quarter > 4 ? undefined : `${four(year)}-Q${quarter}`;
    }
    case 'year': {
      const { year } = calendarDay(nth < 0 ? last : first);
      return four(nth < 0 ? year + nth + 1 : year + nth - 1);
    }
    case 'decade': {
      const { year } = calendarDay(nth < 0 ? last : first);
      return String(Math.floor(year / 10) + (nth < 0 ? nth + 1 : nth - 1));
    }
    default:
      return undefined;
  }
}

function monthStart(day: DayNumber): DayNumber {
  const { year, month } = calendarDay(day);
  return dayNumber(year, month, 1);
}

/** The day or period so many units before or after the one that is named. */
export function resolveShifted(
  { base, unit, count, clock }: ShiftedMeaning,
  context: ResolveContext,
  resolve: Resolve,
): Resolved {
  // "three days from Tuesday" is told of a Tuesday to come.
  const origin = resolve(base, count > 0 && base.kind === 'step' ? { ...context, tense: 'future' } : context);
  const present = origin.value === 'PRESENT_REF' ? context.anchor?.value : origin.value;
  const days = present === undefined ? undefined : daysOf(present);
  if (!days) return { value: 'XXXX-XX-XX', from: 'nothing' };
  const from = origin.from === undefined ? {} : { from: origin.from };
  const tail = clock === undefined ? '' : `T${clock}`;
  const start = count < 0 ? days.first : days.last;
  const months = { month: 1, quarter: 3, halfYear: 6, year: 12, decade: 120, century: 1200, millennium: 12000 }[
    unit as string
  ];
  if (months === undefined) {
    const length = { day: 1, night: 1, week: 7, weekend: 7, fortnight: 14 }[unit as string];
    if (length === undefined) return { value: `${isoDate(start)}TXX`, ...from };
    return { value: isoDate(start + Math.round(count * length)) + tail, ...from };
  }
  const value = isoDate(addMonths(start, Math.round(count * months)));
  // A year has no days: three years after 1989 is 1992.
  const precision = origin.value.length === 4 ? 4 : origin.value.length === 7 ? 7 : 10;
  return { value: value.slice(0, precision) + (precision === 10 ? tail : ''), ...from };
}

/** A day of the month and its weekday, with no month: the nearest month in which they meet. */
export function dayWithWeekday(anchor: DayNumber, day: number, weekday: number | undefined): DayNumber | undefined {
  const { year, month } = calendarDay(anchor);
  const first = dayNumber(year, month, 1);
  for (const step of [0, 1, -1, 2, -2, 3, -3, 4, -4]) {
    const start = calendarDay(addMonths(first, step));
    if (day > daysInMonth(start.year, start.month)) continue;
    const candidate = dayNumber(start.year, start.month, day);
    if (weekday === undefined || weekdayOf(candidate) === weekday) return candidate;
  }
  return undefined;
}

/** The day of a holiday whose date moves: of the year that is named or told, else the one the tense or nearness tells. */
export function resolveMovable({ name, year: named, step }: MovableHolidayMeaning, context: ResolveContext): Resolved {
  const year = named ?? (context.narrative ? context.reference?.year : undefined);
  if (year !== undefined) {
    const day = movableHoliday(name, year);
    return {
      value: day === undefined ? four(year) : isoDate(day),
      ...(named === undefined && { from: 'reference' as const }),
    };
  }
  const { anchor } = context;
  if (!anchor) return { value: 'XXXX-XX-XX', from: 'nothing' };
  const current = calendarDay(anchor.day).year;
  const days = [current - 1, current, current + 1].map((candidate) => movableHoliday(name, candidate)!);
  if (step === -1) return { value: isoDate(days.findLast((each) => each < anchor.day)!), from: 'anchor' };
  if (step === 1) return { value: isoDate(days.find((each) => each > anchor.day)!), from: 'anchor' };
  const day = context.tense === 'past' ? days.findLast((each) => each <= anchor.day) : undefined;
  const ahead = context.tense === 'future' ? days.find((each) => each >= anchor.day) : undefined;
  const nearest = days.reduce((best, each) =>
    Math.abs(each - anchor.day) < Math.abs(best - anchor.day) ? each : best,
  );
  return { value: isoDate(day ?? ahead ?? nearest), from: 'anchor' };
}
