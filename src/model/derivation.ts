import type { SourceKind } from './annotation.ts';
import type { Span } from './span.ts';

/** How one document comes from another; after PROV-O (wasDerivedFrom, wasQuotedFrom, hadPrimarySource). */
export type DerivationKind = 'copies' | 'rewrites' | 'translates' | 'quotes' | 'cites' | 'links' | 'embeds' | 'revises';

/** What a document comes from: a document of the case, or a source outside it that was only named. */
export interface DerivationTarget {
  /** Id of a document in the case; absent when the source was not captured. */
  readonly documentId?: string;
  /** The source's name as a person would say it. */
  readonly name: string;
  readonly kind: SourceKind;
  readonly uri?: string;
}

/** An edge from a document to what it comes from. */
export interface Derivation {
  readonly kind: DerivationKind;
  /** The deriving document. */
  readonly documentId: string;
  readonly target: DerivationTarget;
  /** Names between document and target, outermost first: the outlet that relays a video is the video's `via`. */
  readonly via: readonly string[];
  /** The target saw or decided the thing itself (a witness, an official speaking for himself, footage), as far as the text shows. */
  readonly firstHand: boolean;
  /** Spans in the deriving document. */
  readonly evidence: readonly Span[];
  /** One line that a person can read: why this edge is believed. */
  readonly reason: string;
  /** Share of the deriving document's text that stands in the target, 0 to 1; for `copies`, `rewrites`, `translates`. */
  readonly share?: number;
  readonly score: number;
}

/** A root of the derivation graph: an independent beginning. */
export interface Origin {
  readonly name: string;
  readonly documentId?: string;
  readonly kind: SourceKind;
  readonly firstHand: boolean;
  /** Ids of the documents that come from it, itself included when captured. */
  readonly documentIds: readonly string[];
}
