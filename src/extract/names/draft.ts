import type { EntityType } from '../../model/index.ts';

/** A name found by one rule, before the names of the document are weighed against each other. Token numbers, `to` exclusive. */
export interface NameDraft {
  readonly from: number;
  readonly to: number;
  readonly type: EntityType;
  readonly confidence: number;
  /** What found it: names found by weaker evidence give way to the others. */
  readonly by: 'known' | 'pattern' | 'context' | 'repetition' | 'reader';
}
