import type { Span } from '../../model/index.ts';
import type { WordRun } from './scene.ts';

/** What read a draft: the trained reader, or which rule. */
export type DraftRule =
  | 'marked'
  | 'verb'
  /** «Об этом сообщил …»: the content stands in the sentence before. */
  | 'reference'
  | 'passive'
  | 'according'
  | 'citation'
  | 'depiction'
  | 'verbless'
  | 'noun'
  | 'post';

/** An attribution as one rule reads it, before nesting and source kinds are known. */
export interface Draft {
  readonly source: readonly Span[];
  /** The words of the source; undefined when nobody is credited. */
  readonly sourceRun: WordRun | undefined;
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  /** Dictionary form of the cue. */
  readonly lemma: string;
  /** The word that the cue is read from. */
  readonly anchor: number;
  readonly negated: boolean;
  /** The content is a quotation as a whole. */
  readonly direct: boolean;
  readonly confidence: number;
  readonly rule: DraftRule;
  /** The draft whose content this one shares, one step further in ("Reuters, citing officials"). */
  readonly citedBy?: Draft;
  /** Index of the embedded post that this attribution stands for. */
  readonly embed?: number;
}
