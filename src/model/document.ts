import type { Span } from './span.ts';

/** The languages that Firsthand has rules for. Others are named and read as far as possible. */
export const supportedLanguages = ['en', 'ru', 'uk'] as const;
export type SupportedLanguage = (typeof supportedLanguages)[number];

/** What kind of published text a document is. */
export type DocumentKind = 'article' | 'post' | 'page' | 'message';

/** How much of a date is known. `second` and `minute` carry a time of day. */
export type DatePrecision = 'second' | 'minute' | 'day' | 'month' | 'year';

/**
 * A calendar date or instant with its precision: `value` is ISO 8601 cut at the precision
 * (`2022-11`, `2022-11-14`, `2022-11-14T17:02:00Z`). `source` names where it was read: `json-ld`, `meta`, `url`, `dateline` …
 */
export interface PreciseDate {
  readonly value: string;
  readonly precision: DatePrecision;
  readonly source?: string;
}

/** One retrieval of bytes: what, from where, when. After the WARC record; `sha256` is the payload digest in lower-case hex. */
export interface Capture {
  readonly sha256: string;
  /** ISO 8601 instant of the retrieval (WARC-Date). */
  readonly capturedAt: string;
  readonly requestedUri: string;
  readonly finalUri: string;
  readonly byteLength: number;
  readonly mediaType?: string;
  /** Character encoding that the bytes were decoded with. */
  readonly charset?: string;
  /** HTTP response headers, lower-case names; absent for files and standard input. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly httpStatus?: number;
}

/** The service that an embedded post was published on. */
export type Platform =
  | 'x'
  | 'telegram'
  | 'bluesky'
  | 'mastodon'
  | 'youtube'
  | 'facebook'
  | 'instagram'
  | 'tiktok'
  | 'vk'
  | 'unknown';

/** A post that stood inside another document. The span covers the whole post as it stood in the text, its signature line included. */
export interface EmbeddedPost extends Span {
  readonly kind: Platform;
  /** Display name, as printed. */
  readonly author?: string;
  /** Account name without the leading `@`. */
  readonly handle?: string;
  /** The post's own time: ISO 8601, cut at the precision that is known. */
  readonly postedAt?: string;
  readonly uri?: string;
  /** The post's own wording, without the signature line. Absent where the page held only a reference to the post. */
  readonly body?: Span;
  readonly confidence: number;
}

/** A hyperlink in the main text. */
export interface Link extends Span {
  readonly uri: string;
}

/** The part that a paragraph plays in the text. */
export type BlockRole = 'title' | 'byline' | 'heading' | 'body' | 'embed' | 'boilerplate';

/** A paragraph of the text and the part that it plays. */
export interface Block extends Span {
  readonly role: BlockRole;
  /** Index into the document's embedded posts, for the role `embed`. */
  readonly embed?: number;
}

/**
 * A published text read from a capture. The text is immutable: every offset of every layer points into it.
 * Metadata is what the bytes themselves declared (a page's JSON-LD, the fields of a JSON line);
 * what the running text shows besides (a title line, a dateline, flattened posts) is the `structure` layer's work.
 */
export interface Document {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly text: string;
  /** BCP 47 language declared by the bytes; a hint, not the result of language identification. */
  readonly declaredLanguage?: string;
  readonly title?: string;
  readonly publisher?: string;
  readonly authors?: readonly string[];
  readonly publishedAt?: PreciseDate;
  readonly modifiedAt?: PreciseDate;
  /** Where the document was retrieved from. */
  readonly uri?: string;
  readonly canonicalUri?: string;
  /** Posts that the page's markup declared, in order of their spans. */
  readonly embeds?: readonly EmbeddedPost[];
  readonly links?: readonly Link[];
  /** Paragraphs that the markup declared as headings. */
  readonly headings?: readonly Span[];
}
