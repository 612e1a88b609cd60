import type { EntityType, HedgeLevel, QuoteForm, SourceKind, TimexMod, TimexType } from './annotation.ts';
import type { DerivationKind } from './derivation.ts';
import type { DatePrecision, Platform } from './document.ts';
import type { CheckId, DueState, FindingOutcome } from './finding.ts';
import type { SpanPair } from './span.ts';

/**
 * The reading interface: what `firsthand read --json` prints, one object a document. Offsets are half-open UTF-16 offsets into `text`.
 * Other programs rely on it: add fields, never change or remove one.
 */
export interface Reading {
  id: string;
  /** ISO 639-1 code, `und` when unknown. */
  lang: string;
  title?: string;
  publisher?: string;
  authors: string[];
  /** ISO 8601, cut at its precision. Absent when unknown. */
  publishedAt?: string;
  publishedAtPrecision?: DatePrecision;
  /** Bounds that the content implies; ISO dates. */
  publishedNotBefore?: string;
  publishedNotAfter?: string;
  uri?: string;
  canonicalUri?: string;
  text: string;
  embeds: {
    start: number;
    end: number;
    kind: Platform;
    author?: string;
    handle?: string;
    postedAt?: string;
    uri?: string;
    /** The post's own wording, without its signature line. Absent where only a reference to the post stands. */
    body?: SpanPair;
    /** The post as a document of its own in the case; only in what a case gives. */
    documentId?: string;
  }[];
  /** The documents of the case in which this post stands embedded, and where; only in what a case gives. */
  embeddedIn?: { documentId: string; start: number; end: number }[];
  entities: { start: number; end: number; type: EntityType; entity?: string; name?: string; confidence: number }[];
  attributions: {
    id: string;
    source: SpanPair[];
    cue: SpanPair[];
    content: SpanPair[];
    quote: QuoteForm;
    parent?: string;
    sourceKind: SourceKind;
    sourceEntity?: string;
    /** Where the words stand that a pronoun as source refers to, when they name nobody. */
    sourceReference?: SpanPair;
    hedge?: HedgeLevel;
    confidence: number;
  }[];
  claims: {
    id: string;
    start: number;
    end: number;
    text: string;
    /** Attribution ids, outermost first. */
    chain: string[];
    hedge: HedgeLevel;
    hedgeCue?: SpanPair;
    polarity: 'positive' | 'negative';
    /** 0 to 1; checkable from 0.5. */
    checkworthy: number;
    /** Ids of the entities that it names. */
    entities?: string[];
    /** Where its places, times and quantities stand. */
    toponyms?: SpanPair[];
    timexes?: SpanPair[];
    quantities?: SpanPair[];
    confidence: number;
  }[];
  toponyms: {
    start: number;
    end: number;
    name: string;
    lat?: number;
    lon?: number;
    geonameId?: number;
    country?: string;
    admin1?: string;
    admin1Name?: string;
    granularity: 'place' | 'region' | 'country' | 'area';
    confidence: number;
    candidates: {
      geonameId: number;
      name: string;
      lat: number;
      lon: number;
      admin1: string;
      admin1Name?: string;
      country: string;
      score: number;
    }[];
  }[];
  timexes: { start: number; end: number; type: TimexType; value: string; mod?: TimexMod; confidence: number }[];
  quantities: {
    start: number;
    end: number;
    value?: number;
    low?: number;
    high?: number;
    unit?: string;
    approx: string;
    object?: { start: number; end: number; lemma: string };
    confidence: number;
  }[];
  hedges: { start: number; end: number; level: HedgeLevel; scope: SpanPair }[];
  /** What this document comes from, as far as it says itself. */
  derivations: {
    kind: DerivationKind;
    target: { documentId?: string; name: string; kind: SourceKind; uri?: string };
    via: string[];
    firstHand: boolean;
    reason: string;
    evidence: SpanPair[];
    score: number;
  }[];
  findings: {
    check: CheckId;
    outcome: FindingOutcome;
    stated: string;
    computed: string;
    tolerance?: string;
    working: string;
    readings: {
      description: string;
      computed: string;
      fits: boolean;
      places?: { name: string; lat: number; lon: number; geonameId?: number; region?: string }[];
    }[];
    evidence: SpanPair[];
    notice?: string;
    dueOn?: string;
    dueState?: DueState;
    promisedBy?: string;
    confidence: number;
  }[];
  /** The trained reader that marked names and credits (`model`), or why none did and rules read alone (`absent`). */
  reader?: { model?: string; absent?: string };
  /** Stages that failed or could not run: their layers are empty because they were not analysed, not because nothing was there. */
  failed: { stage: string; error: string }[];
  /** Name and version of every stage that ran. */
  stages: Record<string, number>;
}
