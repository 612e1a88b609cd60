import {
  addMonths,
  calendarDay,
  type DayNumber,
  dayNumber,
  daysOf,
  isoDate,
  isoWeekDate,
  weekdayOf,
} from '../../knowledge/index.ts';
import type { Tense } from '../../language/index.ts';
import { dateValue, four, narrativeYear, nearestYear, two } from './date-value.ts';
import { dayWithWeekday, resolveMovable, resolveShifted, resolveWithin } from './resolve-composed.ts';
import type { DateMeaning, OffsetMeaning, StepMeaning, TimexMeaning } from './timex-draft.ts';

/** The time that expressions are counted from, as far as it is known. */
export interface Anchor {
  readonly kind: 'publication' | 'embed';
  /** ISO 8601, cut at its precision. */
  readonly value: string;
  readonly day: DayNumber;
  readonly precision: 'time' | 'day' | 'month' | 'year';
}

/** The date last spoken of: what "the next day" counts from, and what gives a bare "in May" its year. */
export interface Reference {
  readonly value: string;
  readonly bc: boolean;
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

export interface ResolveContext {
  readonly anchor?: Anchor | undefined;
  readonly reference?: Reference | undefined;
  /** The text tells history: bare dates belong to the time last spoken of, not to publication. */
  readonly narrative: boolean;
  readonly tense: Tense | undefined;
}

export interface Resolved {
  readonly value: string;
  /** What the value was counted from; absent for absolute ones. */
  readonly from?: 'anchor' | 'reference' | 'nothing';
}

/** Gives a meaning its TIMEX3 value; what the context cannot tell stays `X`. */
export function resolveMeaning(meaning: TimexMeaning, context: ResolveContext): Resolved {
  switch (meaning.kind) {
    case 'fixed':
      return { value: meaning.value };
    case 'date':
      return resolveDate(meaning, context);
    case 'offset':
      return resolveOffset(meaning, context);
    case 'step':
      return resolveStep(meaning, context);
    case 'clock':
      return resolveClock(meaning.clock, context);
    case 'within':
      return resolveWithin(meaning, context, resolveMeaning);
    case 'shifted':
      return resolveShifted(meaning, context, resolveMeaning);
    case 'movableHoliday':
      return resolveMovable(meaning, context);
  }
}

/** Reads the reference that a resolved value gives to what follows; durations and open values give none. */
export function referenceOf(value: string): Reference | undefined {
  const match = /^(BC)?(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)/.exec(value);
  if (match) {
    const [, bc, year, month, day] = match;
    return {
      value,
      bc: bc !== undefined,
      year: Number(year),
      ...(month !== undefined && { month: Number(month) }),
      ...(day !== undefined && { day: Number(day) }),
    };
  }
  return undefined;
}

function resolveDate(date: DateMeaning, context: ResolveContext): Resolved {
  const clock = date.clock === undefined ? '' : `T${date.clock}`;
  if (date.century !== undefined) return { value: `${date.bc ? 'BC' : ''}${two(date.century)}` };
  if (date.decade !== undefined) return { value: String(date.decade) };
  if (date.year !== undefined) return { value: dateValue(date, date.year, date.bc ?? false) + clock };
  const { anchor, reference } = context;
  if (date.day !== undefined && date.month === undefined) {
    const base = anchorBase(anchor);
    const day = base?.precision === 'day' ? dayWithWeekday(base.day, date.day, date.weekday) : undefined;
    if (day === undefined) return { value: `XXXX-XX-${two(date.day)}${clock}`, from: 'nothing' };
    return { value: isoDate(day) + clock, from: 'anchor' };
  }
  if (date.yearStep !== undefined) {
    if (!anchor) return { value: dateValue(date, undefined, false) + clock, from: 'nothing' };
    return { value: dateValue(date, calendarDay(anchor.day).year + date.yearStep, false) + clock, from: 'anchor' };
  }
  if ((date.sameYear || context.narrative) && reference) {
    const year = date.sameYear ? reference.year : narrativeYear(date, reference);
    return { value: dateValue(date, year, reference.bc) + clock, from: 'reference' };
  }
  if (!anchor) return { value: dateValue(date, undefined, false) + clock, from: 'nothing' };
  return { value: dateValue(date, nearestYear(date, anchor.day, context.tense), false) + clock, from: 'anchor' };
}

function resolveOffset(offset: OffsetMeaning, context: ResolveContext): Resolved {
  const { anchor, reference } = context;
  const base = offset.from === 'reference' ? (referenceBase(reference) ?? anchorBase(anchor)) : anchorBase(anchor);
  const from = offset.from === 'reference' && referenceBase(reference) !== undefined ? 'reference' : 'anchor';
  const clock = offset.clock === undefined ? '' : `T${offset.clock}`;
  if (!base) return { value: openValue(offset.unit) + clock, from: 'nothing' };
  const { unit, count } = offset;
  // "a year earlier", said of a quarter, is the same quarter of the year before.
  const quarter = unit === 'year' && count === -1 ? /^\d{4}(-Q\d)$/.exec(reference?.value ?? '')?.[1] : undefined;
  if (quarter && base) return { value: `${four(base.year + count)}${quarter}`, from };
  if (context.narrative && anchor && unit === 'day' && count === 0 && offset.from === 'anchor')
    return { value: `PRESENT_REF`, from: 'anchor' };
  if (unit === 'year' || unit === 'decade' || unit === 'century' || unit === 'millennium') {
    const years = count * { year: 1, decade: 10, century: 100, millennium: 1000 }[unit];
    if (base.bc) return { value: `BC${four(base.year - years)}`, from };
    if (!Number.isInteger(years))
      return { value: isoDate(addMonths(base.day, Math.round(years * 12))).slice(0, 7), from };
    return { value: four(calendarDay(base.day).year + years), from };
  }
  if (base.bc) return { value: openValue(unit) + clock, from: 'nothing' };
  if (base.precision === 'year') return { value: openValue(unit) + clock, from: 'nothing' };
  switch (unit) {
    case 'month':
    case 'quarter':
    case 'halfYear': {
      const months = Math.round(count * { month: 1, quarter: 3, halfYear: 6 }[unit]);
      return { value: isoDate(addMonths(base.day, months)).slice(0, 7), from };
    }
    case 'week':
    case 'fortnight':
    case 'weekend':
      if (base.precision === 'month') return { value: 'XXXX-WXX', from: 'nothing' };
      return { value: isoWeekDate(base.day + Math.round(count * (unit === 'fortnight' ? 14 : 7))), from };
    case 'day':
    case 'night':
      if (base.precision === 'month') return { value: `XXXX-XX-XX${clock}`, from: 'nothing' };
      return { value: isoDate(base.day + Math.round(count)) + clock, from };
    default:
      return resolveHours(offset, anchor);
  }
}

/** "two hours ago": a time of day where the anchor has one. */
function resolveHours(offset: OffsetMeaning, anchor: Anchor | undefined): Resolved {
  const time = anchor && /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(anchor.value);
  if (!time)
    return {
      value:
        anchor && anchor.precision !== 'year' && anchor.precision !== 'month'
          ? `${isoDate(anchor.day)}TXX`
          : 'XXXX-XX-XXTXX',
      from: anchor ? 'anchor' : 'nothing',
    };
  const minutes = { hour: 60, minute: 1, second: 1 / 60 }[offset.unit as 'hour' | 'minute' | 'second'] * offset.count;
  const total = anchor.day * 1440 + Number(time[2]) * 60 + Number(time[3]) + Math.round(minutes);
  const day = Math.floor(total / 1440);
  const rest = total - day * 1440;
  return { value: `${isoDate(day)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`, from: 'anchor' };
}

interface Base {
  readonly day: DayNumber;
  readonly precision: 'day' | 'month' | 'year';
  readonly bc: boolean;
  readonly year: number;
}

function anchorBase(anchor: Anchor | undefined): Base | undefined {
  return (
    anchor && {
      day: anchor.day,
      precision: anchor.precision === 'time' ? 'day' : anchor.precision,
      bc: false,
      year: calendarDay(anchor.day).year,
    }
  );
}

function referenceBase(reference: Reference | undefined): Base | undefined {
  if (!reference) return undefined;
  const { year, month, day, bc } = reference;
  const week = /^\d{4}-W\d\d/.test(reference.value) ? daysOf(reference.value) : undefined;
  return {
    day: week?.first ?? dayNumber(year, month ?? 1, day ?? 1),
    precision: day !== undefined || week ? 'day' : month !== undefined ? 'month' : 'year',
    bc,
    year,
  };
}

function openValue(unit: OffsetMeaning['unit']): string {
  switch (unit) {
    case 'year':
    case 'decade':
    case 'century':
    case 'millennium':
      return 'XXXX';
    case 'month':
    case 'quarter':
    case 'halfYear':
      return 'XXXX-XX';
    case 'week':
    case 'fortnight':
      return 'XXXX-WXX';
    case 'weekend':
      return 'XXXX-WXX-WE';
    case 'hour':
    case 'minute':
    case 'second':
      return 'XXXX-XX-XXTXX';
    default:
      return 'XXXX-XX-XX';
  }
}

function resolveStep(meaning: StepMeaning, context: ResolveContext): Resolved {
  const { anchor, reference, narrative } = context;
  const clock = meaning.clock === undefined ? '' : `T${meaning.clock}`;
  const { of, step } = meaning;
  const daily = 'unit' in of && of.unit === 'day';
  // "the next day" counts from the day of the story; "last week" from publication, except where all is story.
  const wantsReference = meaning.from === 'reference' || step === 'same' || daily || narrative;
  const fromReference = wantsReference ? referenceBase(reference) : undefined;
  const base = fromReference ?? (step === 'same' ? undefined : anchorBase(anchor));
  const from = fromReference ? 'reference' : 'anchor';
  if (!base || base.bc) {
    const bcYear = base?.bc && 'unit' in of && of.unit === 'year' && typeof step === 'number';
    if (bcYear) return { value: `BC${four(base.year - step)}`, from };
    return { value: openStep(meaning) + clock, from: 'nothing' };
  }
  if ('weekday' in of) return { value: weekdayValue(of.weekday, step, base, context.tense) + clock, from };
  if ('month' in of) return { value: monthValue(of, step, base, context.tense) + clock, from };
  if ('season' in of) return { value: seasonValue(of.season, step, base, context.tense), from };
  return { value: unitValue(of.unit, step, base, context.tense) + clock, from };
}

function openStep({ of }: StepMeaning): string {
  if ('weekday' in of) return `XXXX-WXX-${of.weekday}`;
  if ('month' in of) return `XXXX-${two(of.month)}${of.day === undefined ? '' : `-${two(of.day)}`}`;
  if ('season' in of) return `XXXX-${of.season}`;
  return openValue(of.unit);
}

function weekdayValue(weekday: number, step: StepMeaning['step'], base: Base, tense: Tense | undefined): string {
  if (base.precision !== 'day') return `XXXX-WXX-${weekday}`;
  const today = weekdayOf(base.day);
  const back = (today - weekday + 7) % 7;
  const ahead = (weekday - today + 7) % 7;
  switch (step) {
    case -1:
      return isoDate(base.day - (back === 0 ? 7 : back));
    case 1:
      return isoDate(base.day + (ahead === 0 ? 7 : ahead));
    case 0:
      // "this Friday" is ahead unless the clause speaks of the past.
      return isoDate(tense === 'past' && back > 0 && back < today ? base.day - back : base.day + ahead);
    case 'same':
      return isoDate(base.day - back);
    default:
      return isoDate(tense === 'future' ? base.day + ahead : base.day - back);
  }
}

function monthValue(
  of: { readonly month: number; readonly day?: number },
  step: StepMeaning['step'],
  base: Base,
  tense: Tense | undefined,
): string {
  const { year, month } = calendarDay(base.day);
  const date: DateMeaning = { kind: 'date', month: of.month, ...(of.day !== undefined && { day: of.day }) };
  const at = of.month - month;
  const target =
    step === -1
      ? at < 0
        ? year
        : year - 1
      : step === 1
        ? at > 0
          ? year
          : year + 1
        : step === 0
          ? year
          : nearestYear(date, base.day, tense);
  return dateValue(date, target, false);
}

function seasonValue(season: string, step: StepMeaning['step'], base: Base, tense: Tense | undefined): string {
  const { year } = calendarDay(base.day);
  const date: DateMeaning = { kind: 'date', season };
  const interval = (candidate: number) => daysOf(`${four(candidate)}-${season}`)!;
  const years = [year - 1, year, year + 1];
  if (step === -1)
    return dateValue(date, years.findLast((candidate) => interval(candidate).last < base.day) ?? year - 1, false);
  if (step === 1)
    return dateValue(date, years.find((candidate) => interval(candidate).first > base.day) ?? year + 1, false);
  if (step === 0)
    return dateValue(
      date,
      years.find((candidate) => interval(candidate).first <= base.day && base.day <= interval(candidate).last) ?? year,
      false,
    );
  return dateValue(date, nearestYear(date, base.day, tense), false);
}

function unitValue(
  unit: OffsetMeaning['unit'],
  step: StepMeaning['step'],
  base: Base,
  tense: Tense | undefined,
): string {
  const count = typeof step === 'number' ? step : 0;
  const { year, month } = calendarDay(base.day);
  switch (unit) {
    case 'year':
      return four(year + count);
    case 'decade':
      return String(Math.floor(year / 10) + count);
    case 'century':
      return two(Math.floor(year / 100) + count);
    case 'millennium':
      return String(Math.floor(year / 1000) + count);
    default:
  }
  if (base.precision === 'year') return openValue(unit);
  switch (unit) {
    case 'month':
      return isoDate(addMonths(base.day, count)).slice(0, 7);
    case 'quarter': {
      const index = year * 4 + Math.floor((month - 1) / 3) + count;
      return `${four(Math.floor(index / 4))}-Q${(index % 4) + 1}`;
    }
    case 'halfYear': {
      const index = year * 2 + Math.floor((month - 1) / 6) + count;
      return `${four(Math.floor(index / 2))}-H${(index % 2) + 1}`;
    }
    default:
  }
  if (base.precision === 'month') return openValue(unit);
  switch (unit) {
    case 'week':
      return isoWeekDate(base.day + count * 7);
    case 'fortnight':
      return isoWeekDate(base.day + count * 14);
    case 'weekend': {
      // Early in the week "the weekend" is the one just gone.
      const gone = step === 'nearest' && tense !== 'future' && weekdayOf(base.day) <= 3;
      return `${isoWeekDate(base.day + (gone ? -7 : count * 7))}-WE`;
    }
    default:
      return isoDate(base.day + count);
  }
}

function resolveClock(clock: string, context: ResolveContext): Resolved {
  const { anchor, reference } = context;
  const isDay = reference?.day !== undefined && !reference.bc;
  if (context.narrative && isDay) return { value: `${reference.value.slice(0, 10)}T${clock}`, from: 'reference' };
  if (anchor && (anchor.precision === 'day' || anchor.precision === 'time'))
    return { value: `${isoDate(anchor.day)}T${clock}`, from: 'anchor' };
  return isDay
    ? { value: `${reference.value.slice(0, 10)}T${clock}`, from: 'reference' }
    : { value: `XXXX-XX-XXT${clock}`, from: 'nothing' };
}
