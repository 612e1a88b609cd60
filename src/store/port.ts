import type { Capture, Document, DocumentKind, Reading, Span } from '../model/index.ts';
import type { SearchQuery } from '../text/index.ts';

/**
 * What tells a post from others. Two posts with one `address` are the same; one without an address is the same as one with its
 * `wording`, which stands for account, day and words. At least one of both is there.
 */
export interface PostIdentity {
  readonly address?: string;
  readonly wording?: string;
}

/** A post that stands embedded in another document, as a document of its own. The span is where it stands there. */
export interface NewPost extends Span {
  readonly post: NewDocument & { readonly identity: PostIdentity };
}

/** A document to be stored, with its reading. */
export interface NewDocument {
  readonly document: Document;
  /**
   * Digest of the document's own bytes: of the whole capture for a page, of the line for JSON Lines. Tells whether it is stored already.
   * A post that was only seen embedded has no bytes of its own: the digest of its identity.
   */
  readonly sha256: string;
  readonly reading: Reading;
  /** What the reading was made with; a reading made with something else is stale. */
  readonly pipeline: string;
  /** For a post, and for a page that was fetched from the address of one. */
  readonly identity?: PostIdentity;
  /** The posts that stand embedded in the document. */
  readonly posts?: readonly NewPost[];
}

/** What came of storing one document. */
export interface RecordedDocument {
  /** Id in the case. Differs from the given one where another document had it already. */
  readonly id: string;
  /** False when the same bytes were stored before: only the capture is new. */
  readonly added: boolean;
  /** Ids of the posts that stand embedded in it, in the order of their places; a post that stands there twice, once. */
  readonly posts: readonly string[];
  /** Id of the document that it takes the place of: the same post, which had been seen only embedded. */
  readonly replaces?: string;
}

/** A document in one line. */
export interface DocumentSummary {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly lang: string;
  readonly title?: string;
  /** The beginning of the text on one line, for documents without a title. */
  readonly opening: string;
  readonly publisher?: string;
  /** ISO 8601, cut at its precision. */
  readonly publishedAt?: string;
  readonly uri?: string;
  /** ISO 8601 instant. */
  readonly addedAt: string;
  readonly findings: number;
  /** Findings whose outcome is `inconsistent`. */
  readonly inconsistentFindings: number;
  /** Captures that it was read from: for an embedded post, also those of the documents in which it stands. */
  readonly captures: number;
  /** Ids of the posts that stand embedded in it. Absent when there are none. */
  readonly embeds?: readonly string[];
  /** Ids of the documents in which this post stands embedded. Absent when there are none. */
  readonly embeddedIn?: readonly string[];
}

/** Where a post stands in another document: the span is in the text of that document. */
export interface PostPlace extends Span {
  /** The other one: the post, seen from the document in which it stands; that document, seen from the post. */
  readonly summary: DocumentSummary;
}

/** Everything that is stored of a document. */
export interface StoredDocument {
  readonly document: Document;
  readonly sha256: string;
  readonly addedAt: string;
  /** Oldest first. */
  readonly captures: readonly Capture[];
  readonly reading: Reading;
  readonly pipeline: string;
  /** The posts that stand embedded in it, in the order of their places. */
  readonly embeds: readonly PostPlace[];
  /** The documents in which this post stands embedded, in the order in which they were added. */
  readonly embeddedIn: readonly PostPlace[];
}

/** A document that a search found. */
export interface SearchHit {
  readonly summary: DocumentSummary;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
  readonly text: string;
}

export interface SearchResult {
  /** Number of documents found, also those beyond the limit. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
}

/** What removing a document took away besides the document, its reading and its index entry. */
export interface Removal {
  readonly summary: DocumentSummary;
  /** Posts that stood embedded in it and nowhere else, and were not captured themselves. */
  readonly posts: readonly DocumentSummary[];
  /** Captures that held no other document. */
  readonly captures: readonly Capture[];
  /** Digests of those captures' bytes that no capture refers to any more. */
  readonly unreferencedBytes: readonly string[];
}

/**
 * Where a case keeps its captures, documents and readings. Every change is durable when its promise resolves, and all or nothing.
 * Several processes may use one store at once.
 */
export interface CaseStore {
  /**
   * Stores a capture and documents read from it, with the posts that stand embedded in them. The same capture may come again with
   * more documents. A post is one document, wherever it stands; one that was captured itself takes the place of one seen only embedded.
   * @param keepBytes makes sure that the capture's bytes are in the archive; called while nothing can be removed,
   *   so that bytes are durable before the row that refers to them, and stay
   */
  record(
    capture: Capture,
    documents: readonly NewDocument[],
    keepBytes: () => Promise<void>,
  ): Promise<readonly RecordedDocument[]>;
  /** All documents, in the order in which they were added. */
  list(): AsyncIterable<DocumentSummary>;
  /** Ids that equal `idOrBeginning`, or else begin with it; at most `limit`. */
  findIds(idOrBeginning: string, limit: number): Promise<readonly string[]>;
  get(id: string): Promise<StoredDocument | undefined>;
  /** Best first. A query that asks for nothing finds nothing. */
  search(query: SearchQuery, limit: number): Promise<SearchResult>;
  /** Replaces the reading of a document, and the posts that stand in it; of a document that was removed meanwhile, does nothing. */
  saveReading(id: string, reading: Reading, pipeline: string, posts?: readonly NewPost[]): Promise<void>;
  /** Ids of the documents whose reading was made with anything else than `pipeline`, in the order of {@link list}. */
  staleIds(pipeline: string): Promise<readonly string[]>;
  /** Removes a document, its reading and its index entry, the posts seen only in it, and the captures that held nothing else. */
  remove(id: string): Promise<Removal | undefined>;
  /** Calls `drop` for each digest that no capture refers to, while none can be added. */
  dropUnreferenced(digests: readonly string[], drop: (sha256: string) => Promise<void>): Promise<readonly string[]>;
  close(): Promise<void>;
}
