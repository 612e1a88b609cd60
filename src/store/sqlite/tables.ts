import type { Generated } from 'kysely';

/** One retrieval of bytes. The same bytes may be captured many times. */
export interface CapturesTable {
  key: Generated<number>;
  sha256: string;
  captured_at: string;
  requested_uri: string;
  final_uri: string;
  byte_length: number;
  media_type: string | null;
  charset: string | null;
  /** JSON object. */
  headers: string | null;
  http_status: number | null;
}

export interface DocumentsTable {
  key: Generated<number>;
  id: string;
  /** Digest of the document's own bytes. */
  sha256: string;
  kind: string;
  uri: string | null;
  added_at: string;
  opening: string;
  /** The `Document` as JSON, which keeps every UTF-16 unit of its text; plain SQL text would not. */
  document: string;
}

export interface CaptureDocumentsTable {
  capture_key: number;
  document_key: number;
}

export interface ReadingsTable {
  document_key: number;
  pipeline: string;
  lang: string;
  title: string | null;
  publisher: string | null;
  published_at: string | null;
  findings: number;
  inconsistent_findings: number;
  /** The `Reading` as gzip-packed JSON, a quarter of its size, without the id and the text: the document has them. */
  reading: Uint8Array;
}

/** What posts are told apart by; see `PostIdentity`. */
export interface PostIdentitiesTable {
  /** `address …` or `wording …`. */
  identity: string;
  document_key: number;
}

/** Where posts stand embedded in other documents. */
export interface PostPlacesTable {
  page_key: number;
  /** Span in the text of the page, in UTF-16 units. */
  span_start: number;
  span_end: number;
  post_key: number;
}

/** Full-text index over search keys; `rowid` is the document's key. Holds no text of its own. */
export interface DocumentSearchTable {
  rowid: number;
  title: string;
  byline: string;
  body: string;
}

export interface SettingsTable {
  name: string;
  value: string;
}

export interface Tables {
  captures: CapturesTable;
  documents: DocumentsTable;
  capture_documents: CaptureDocumentsTable;
  readings: ReadingsTable;
  post_identities: PostIdentitiesTable;
  post_places: PostPlacesTable;
  document_search: DocumentSearchTable;
  settings: SettingsTable;
}
