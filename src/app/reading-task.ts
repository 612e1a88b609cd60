import type { Document, ErrorCode } from '../model/index.ts';

/** What a worker thread is asked to read. */
export type ReadingTask =
  /** One line of JSON Lines, as bytes: `{id, text | html, uri?, publishedAt?, lang?}`. */
  | { readonly kind: 'line'; readonly bytes: Uint8Array; readonly number: number }
  /** A document that was read from its capture already. */
  | { readonly kind: 'document'; readonly document: Document };

/** What came of it. */
export type TaskResult =
  /** The reading, as the JSON text that the reading interface prints. */
  | { readonly kind: 'reading'; readonly json: string }
  /** The input itself cannot be read; the message is for the person who supplied it. */
  | { readonly kind: 'rejected'; readonly code: ErrorCode; readonly message: string };

/** What a worker thread starts with. The gazetteer is shared memory: one copy for all threads. */
export interface WorkerSettings {
  readonly gazetteer?: SharedArrayBuffer | undefined;
  /** The day to judge due dates at, ISO date. */
  readonly today?: string | undefined;
}
