import type { TimexMod, TimexType } from '../../model/index.ts';
import type { TimeUnit } from './time-lexicon.ts';

/** A calendar date as far as the words tell it; what they leave open is filled in from the context. */
export interface DateMeaning {
  readonly kind: 'date';
  readonly bc?: boolean;
  readonly year?: number;
  /** The year counted from the anchor's: -1 for "last year". */
  readonly yearStep?: number;
  /** "of that year": the year last spoken of. */
  readonly sameYear?: boolean;
  readonly month?: number;
  readonly monthStep?: number;
  readonly day?: number;
  readonly weekday?: number;
  readonly season?: string;
  readonly quarter?: number;
  readonly half?: number;
  /** First three digits of the years. */
  readonly decade?: number;
  /** First two digits of the years. */
  readonly century?: number;
  /** TIMEX3 time of day without the `T`: `10:30`, `MO`. */
  readonly clock?: string;
}

/** A time counted in whole units from the anchor or from the time last spoken of: "two days ago", "yesterday". */
export interface OffsetMeaning {
  readonly kind: 'offset';
  readonly unit: TimeUnit;
  readonly count: number;
  readonly from: 'anchor' | 'reference';
  readonly clock?: string;
}

/** The previous, current or next one of its kind: "last Thursday", "this week". */
export interface StepMeaning {
  readonly kind: 'step';
  readonly of:
    | { readonly unit: TimeUnit }
    | { readonly weekday: number }
    | { readonly month: number; readonly day?: number }
    | { readonly season: string };
  /** `same`: the one last spoken of. `nearest`: no direction is named. */
  readonly step: -1 | 0 | 1 | 'same' | 'nearest';
  readonly from: 'anchor' | 'reference';
  readonly clock?: string;
}

/** A value that needs no context: durations, sets, `PRESENT_REF`. */
export interface FixedMeaning {
  readonly kind: 'fixed';
  readonly value: string;
}

/** A time of day with no day named. */
export interface ClockMeaning {
  readonly kind: 'clock';
  readonly clock: string;
}

export interface MovableHolidayMeaning {
  readonly kind: 'movableHoliday';
  readonly name: string;
  readonly year?: number;
  /** The one before or after the present day: "last Easter". */
  readonly step?: -1 | 0 | 1;
}

/** A part of a longer period: "the first week of March", "Tuesday of next week", "the last Friday in May". */
export interface WithinMeaning {
  readonly kind: 'within';
  readonly outer: TimexMeaning;
  /** The weekday or the unit, and which one of the period: 1 for the first, -1 for the last. */
  readonly of: { readonly weekday: number; readonly nth: number } | { readonly unit: TimeUnit; readonly nth: number };
  readonly clock?: string;
}

/** A time counted from another that is named: "two weeks from tomorrow", "five days before Christmas". */
export interface ShiftedMeaning {
  readonly kind: 'shifted';
  readonly base: TimexMeaning;
  readonly unit: TimeUnit;
  readonly count: number;
  readonly clock?: string;
}

export type TimexMeaning =
  | WithinMeaning
  | ShiftedMeaning
  | DateMeaning
  | OffsetMeaning
  | StepMeaning
  | FixedMeaning
  | ClockMeaning
  | MovableHolidayMeaning;

/** A time expression that the grammar found; `start` and `end` are pieces. Its value awaits the context. */
export interface TimexDraft {
  readonly start: number;
  readonly end: number;
  readonly type: TimexType;
  readonly meaning: TimexMeaning;
  readonly mod?: TimexMod;
  readonly confidence: number;
  /** The second bound of a range, found together with the first. */
  readonly tail?: Omit<TimexDraft, 'tail'>;
}
