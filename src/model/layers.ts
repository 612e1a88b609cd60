import type {
  Attribution,
  ClaimMention,
  EntityMention,
  Hedge,
  LanguageGuess,
  PublicationBounds,
  Quantity,
  Sentence,
  Structure,
  Timex,
  Token,
  Toponym,
} from './annotation.ts';
import type { Derivation } from './derivation.ts';
import type { Document } from './document.ts';
import type { Finding } from './finding.ts';
import type { ReaderMarks } from './reader-marks.ts';

/** Everything that is known of one document, by name. `document` and `readerMarks` are the input; a stage provides each of the others. */
export interface Layers {
  readonly document: Document;
  readonly readerMarks: ReaderMarks;
  readonly language: LanguageGuess;
  readonly structure: Structure;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly entities: readonly EntityMention[];
  readonly timexes: readonly Timex[];
  readonly quantities: readonly Quantity[];
  readonly toponyms: readonly Toponym[];
  readonly hedges: readonly Hedge[];
  readonly attributions: readonly Attribution[];
  readonly claims: readonly ClaimMention[];
  readonly publicationBounds: PublicationBounds;
  readonly derivations: readonly Derivation[];
  readonly findings: readonly Finding[];
}

export type LayerName = keyof Layers;
