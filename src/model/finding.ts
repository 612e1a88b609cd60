import type { Span } from './span.ts';

/** Ids of the checks; each is a question that arithmetic can answer. */
export const checkIds = [
  'distance',
  'place-in-region',
  'elapsed-time',
  'weekday-date',
  'unit-conversion',
  'arithmetic',
  'post-id-time',
  'future-reference',
  'promise-due',
  'missing-source',
  'quote-fidelity',
  'headline-support',
  'age-arithmetic',
] as const;
export type CheckId = (typeof checkIds)[number];

export type FindingOutcome = 'consistent' | 'inconsistent' | 'undetermined';

/** Before the day on which a promise falls due, on it, or after it. */
export type DueState = 'open' | 'due' | 'overdue';

/** One way to read the text that the check tried, and what it gave. */
export interface FindingReading {
  readonly description: string;
  readonly computed: string;
  readonly fits: boolean;
  /** Places of this reading, for the map. */
  readonly places?: readonly {
    readonly name: string;
    readonly lat: number;
    readonly lon: number;
    readonly geonameId?: number;
    /** Human name of the first-level region that it lies in. */
    readonly region?: string;
  }[];
}

/** What a check computed, with its working. A machine result: never a verdict. */
export interface Finding {
  readonly check: CheckId;
  readonly outcome: FindingOutcome;
  /** What the text states, in a few words. */
  readonly stated: string;
  /** What arithmetic gives. */
  readonly computed: string;
  /** The tolerance that was allowed, and why. */
  readonly tolerance?: string;
  /** The arithmetic in one readable line. */
  readonly working: string;
  readonly readings: readonly FindingReading[];
  readonly evidence: readonly Span[];
  /** What would change the finding ("smaller places are not loaded"). */
  readonly notice?: string;
  /** For `promise-due`: the day, ISO date. */
  readonly dueOn?: string;
  /** For `promise-due`: how that day lies to the day that due dates are judged at; absent when none was given. */
  readonly dueState?: DueState;
  /** For `promise-due`: who promised, in the words of the text or the name of the post's author. */
  readonly promisedBy?: string;
  readonly confidence: number;
}
