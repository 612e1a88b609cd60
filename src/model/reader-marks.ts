import type { EntityType } from './annotation.ts';
import type { Span } from './span.ts';

/** A name as the trained reader marked it. */
export interface MarkedName extends Span {
  readonly type: EntityType;
  /** Probability of the type over the words of the name, 0–1. */
  readonly confidence: number;
}

/** A credit as the trained reader marked it: one cue, at most one source, contents in one or more stretches. */
export interface MarkedCredit {
  readonly cue: Span;
  readonly source?: Span;
  readonly content: readonly Span[];
  /** Probability of the cue, 0–1. */
  readonly confidence: number;
}

/** Scores of the words of a text, in text order. The mean over the words of a sentence or clause is its log-odds. */
export interface WordScores {
  /** Where each word starts in the text. */
  readonly starts: readonly number[] | Uint32Array;
  /** That the words state something checkable. */
  readonly checkable: readonly number[] | Float32Array;
  /** That the words are put with reserve. */
  readonly hedged: readonly number[] | Float32Array;
}

/**
 * What the trained reader marked in a text, before any rule. Without a model every list is empty and `absent` says why: the rules then
 * read alone.
 */
export interface ReaderMarks {
  /** Name and version of the model that marked, e.g. `reader@1`. */
  readonly model?: string;
  /** Why no model marked: in words for the user. */
  readonly absent?: string;
  readonly names: readonly MarkedName[];
  readonly credits: readonly MarkedCredit[];
  readonly words: WordScores;
}

/** Why no model marked when the user asked for rules alone. */
export const rulesAloneAsAsked = 'read by rules alone, as asked';

/** The marks of no model. */
export function noReaderMarks(absent: string): ReaderMarks {
  return { absent, names: [], credits: [], words: { starts: [], checkable: [], hedged: [] } };
}
