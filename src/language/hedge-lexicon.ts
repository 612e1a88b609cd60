import type { HedgeLevel } from '../model/index.ts';

/**
 * Cues that weaken, strengthen, deny or merely pass on (`hedges.json`), by level: phrases in lower case with a straight apostrophe,
 * Russian ё written as е. `begin*` and `*end` stand for every word that begins or ends so, `is|are` for either, `~` for an adverb or nothing.
 */
export interface HedgeLexicon extends Readonly<Record<HedgeLevel, readonly string[]>> {
  readonly source: string;
  /** Cues that mostly qualify a noun or an idea ("the alleged scheme"), and so do not pass a statement on. */
  readonly attributive: readonly string[];
  /** By cue: words after which it is something else when they follow; `#` is any number. */
  readonly notBefore: Readonly<Record<string, readonly string[]>>;
  /** By cue: words that make it something else when they stand before it. */
  readonly notAfter: Readonly<Record<string, readonly string[]>>;
  /** By cue: phrases one of which must stand somewhere in the sentence ("if" hedges only beside "will", "would" …). */
  readonly onlyWith: Readonly<Record<string, readonly string[]>>;
  /** By cue: phrases that make it something else when they stand anywhere in the sentence. */
  readonly notWith: Readonly<Record<string, readonly string[]>>;
}
