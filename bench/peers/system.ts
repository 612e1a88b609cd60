import type { EntityType } from '../../src/model/index.ts';
import type { FoundQuote } from './direct-quotes.ts';
import type { ProgramTimes } from './timed-program.ts';

/** A name as a system marks it, its type mapped onto ours. */
export interface FoundName {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
}

/** What a system found in each of the texts, in their order, and what it took. */
export interface Found<Item> extends ProgramTimes {
  readonly found: readonly (readonly Item[])[];
}

/** A system under comparison. All are started as programs of their own and are given the same texts. */
export interface System {
  readonly name: string;
  /** What is not installed, or `undefined` when it can run. */
  missing(): string | undefined;
  readNames(texts: readonly string[]): Promise<Found<FoundName>>;
  /** Only where the system tells who says what. */
  readQuotes?(texts: readonly string[]): Promise<Found<FoundQuote>>;
}
