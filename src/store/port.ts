import type { Capture, Document, DocumentKind, Reading } from '../model/index.ts';
import type { SearchQuery } from '../text/index.ts';

/** A document to be stored, with its reading. */
export interface NewDocument {
  readonly document: Document;
  /** Digest of the document's own bytes: of the whole capture for a page, of the line for JSON Lines. Tells whether it is stored already. */
  readonly sha256: string;
  readonly reading: Reading;
  /** What the reading was made with; a reading made with something else is stale. */
  readonly pipeline: string;
}

/** What came of storing one document. */
export interface RecordedDocument {
  /** Id in the case. Differs from the given one where another document had it already. */
  readonly id: string;
  /** False when the same bytes were stored before: only the capture is new. */
  readonly added: boolean;
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
  readonly captures: number;
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
   * Stores a capture and documents read from it. The same capture may come again with more documents.
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
  /** Replaces the reading of a document; of one that was removed meanwhile, does nothing. */
  saveReading(id: string, reading: Reading, pipeline: string): Promise<void>;
  /** Ids of the documents whose reading was made with anything else than `pipeline`, in the order of {@link list}. */
  staleIds(pipeline: string): Promise<readonly string[]>;
  /** Removes a document, its reading and its index entry, and the captures that held nothing else. */
  remove(id: string): Promise<Removal | undefined>;
  /** Calls `drop` for each digest that no capture refers to, while none can be added. */
  dropUnreferenced(digests: readonly string[], drop: (sha256: string) => Promise<void>): Promise<readonly string[]>;
  close(): Promise<void>;
}
