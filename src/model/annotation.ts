import type { Block, EmbeddedPost, PreciseDate } from './document.ts';
import type { Span } from './span.ts';

/** The language of a document, by ISO 639-1 code (`und` when the text is too short or unlike any known language). */
export interface LanguageGuess {
  readonly code: string;
  readonly confidence: number;
}

/** What the running text itself shows of its make-up: title, byline, posts, paragraphs. Merged with what the markup declared. */
export interface Structure {
  readonly title?: string;
  readonly titleSpan?: Span;
  readonly publisher?: string;
  readonly authors: readonly string[];
  readonly publishedAt?: PreciseDate;
  readonly embeds: readonly EmbeddedPost[];
  /** Every paragraph of the text, in order, gaps (blank lines) left out. */
  readonly blocks: readonly Block[];
}

export interface Sentence extends Span {
  /** Index into `structure.blocks`. A sentence never crosses a block. */
  readonly block: number;
}

export type TokenKind = 'word' | 'number' | 'punctuation' | 'handle' | 'hashtag' | 'url' | 'emoji';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** Index into the sentences. */
  readonly sentence: number;
}

export type EntityType = 'PER' | 'ORG' | 'LOC' | 'MISC';

/** A name in the text. */
export interface EntityMention extends Span {
  readonly type: EntityType;
  /** Id of the entity within the document (`e1`): all mentions with the same id are one person, organisation or place. */
  readonly entity: string;
  /** The entity's fullest name as it stands in this document. */
  readonly name: string;
  readonly confidence: number;
}

export type QuoteForm = 'direct' | 'indirect' | 'mixed';

/** Who or what is credited. `footage`: an image or video. `crowd`: an unnamed group ("residents"). `anonymous`: hidden on purpose. */
export type SourceKind =
  | 'outlet'
  | 'official'
  | 'organisation'
  | 'person'
  | 'account'
  | 'document'
  | 'footage'
  | 'anonymous'
  | 'crowd'
  | 'none';

/** How firmly something is put. `reported`: merely relayed, with no commitment ("reportedly"). */
export type HedgeLevel = 'certain' | 'probable' | 'possible' | 'denied' | 'reported';

/** A cue that weakens or strengthens commitment, after CoNLL-2010: `start`/`end` are the cue, `scope` is what it bears on. */
export interface Hedge extends Span {
  readonly level: HedgeLevel;
  readonly scope: Span;
  readonly confidence: number;
}

/** Who is credited (`source`), the words that credit (`cue`), what is credited (`content`), after PolNeAR and PARC3. Each may be discontinuous. */
export interface Attribution {
  readonly id: string;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly quote: QuoteForm;
  readonly sourceKind: SourceKind;
  /** Entity of the source, resolved within the document. */
  readonly sourceEntity?: string;
  /** Where the words stand that a pronoun as source refers to, when they name nobody ("Residents … They said"). */
  readonly sourceReference?: Span;
  /** The attribution whose content holds this one, or tells of the people whom its pronoun stands for: one step further out in the attribution chain. */
  readonly parent?: string;
  readonly hedge?: HedgeLevel;
  readonly confidence: number;
}

/** One occurrence of a factual proposition. */
export interface ClaimMention extends Span {
  readonly id: string;
  readonly text: string;
  /** Attribution ids, outermost first: the attribution chain. Empty: the document itself claims it. */
  readonly chain: readonly string[];
  readonly hedge: HedgeLevel;
  readonly hedgeCue?: Span;
  readonly polarity: 'positive' | 'negative';
  /** 0 to 1: how much a fact-checker could and would check it; checkable from 0.5. */
  readonly checkworthy: number;
  /** Ids of the entities that it names, in order of the text. */
  readonly entities?: readonly string[];
  /** Where its places, times and quantities stand. */
  readonly toponyms?: readonly Span[];
  readonly timexes?: readonly Span[];
  readonly quantities?: readonly Span[];
  readonly confidence: number;
}

/** A gazetteer entry that a toponym may stand for. `score` is comparable only within one toponym. */
export interface PlaceCandidate {
  readonly geonameId: number;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** GeoNames admin-1 code, without the country (`05`); empty when unknown. */
  readonly admin1: string;
  /** Human name of the admin-1 region, in English. */
  readonly admin1Name?: string;
  /** GeoNames feature code, such as PPL, PPLA, ADM1, PCLI. */
  readonly featureCode: string;
  readonly population: number;
  readonly score: number;
}

/** A name of a place in the text, with every gazetteer entry that it may stand for, best first. */
export interface Toponym extends Span {
  /** Dictionary form of the name in the document's language. */
  readonly name: string;
  readonly granularity: 'place' | 'region' | 'country' | 'area';
  readonly candidates: readonly PlaceCandidate[];
  /** Confidence in the first candidate; 0 when there is none. */
  readonly confidence: number;
  /** The name of the region or country that the text itself says it lies in ("Makiivka, a city in the Donetsk region"). */
  readonly within?: Span;
}

export type TimexType = 'DATE' | 'TIME' | 'DURATION' | 'SET';
/** TIMEX3 `mod`. */
export type TimexMod =
  | 'BEFORE'
  | 'AFTER'
  | 'ON_OR_BEFORE'
  | 'ON_OR_AFTER'
  | 'LESS_THAN'
  | 'MORE_THAN'
  | 'EQUAL_OR_LESS'
  | 'EQUAL_OR_MORE'
  | 'START'
  | 'MID'
  | 'END'
  | 'APPROX';

/** A time expression, after TIMEX3. */
export interface Timex extends Span {
  readonly type: TimexType;
  /** TIMEX3 value: `2022-11-14`, `P8M`, `XXXX-WXX-4`, `2022-W46` … */
  readonly value: string;
  readonly mod?: TimexMod;
  /** What a relative expression was counted from; absent for absolute ones, `none` when there was nothing to count from. */
  readonly anchor?: { readonly kind: 'publication' | 'embed' | 'timex' | 'none'; readonly value?: string };
  readonly confidence: number;
}

/** A number with its unit and what is counted. */
export interface Quantity extends Span {
  /** The stated value; the middle for a range; absent when only bounds are known ("tens of thousands"). */
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  /** Unit id from the units table (`mile`, `kilometre`, `percent`, `USD` …); absent for plain counts. */
  readonly unit?: string;
  readonly approx: 'exact' | 'about' | 'less-than' | 'more-than' | 'at-most' | 'at-least' | 'just-under' | 'just-over';
  /** What is counted or measured: its words in the text, and the head noun's dictionary form. */
  readonly object?: Span & { readonly lemma: string };
  readonly confidence: number;
}

/** Bounds on the day of publication that the content implies, as ISO dates, each with the spans that imply it. */
export interface PublicationBounds {
  readonly notBefore?: { readonly date: string; readonly reason: string; readonly evidence: readonly Span[] };
  readonly notAfter?: { readonly date: string; readonly reason: string; readonly evidence: readonly Span[] };
}
