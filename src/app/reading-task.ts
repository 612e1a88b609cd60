import type { OpenImport } from '../imports/index.ts';
import type { ModelFolder } from '../inference/index.ts';
import type { KnownEvent, Outlet } from '../knowledge/index.ts';
import type { Document, ErrorCode } from '../model/index.ts';
import type { CaptureHints } from './documents-from-bytes.ts';

/** What a worker thread is asked to do. */
export type ReadingTask =
  /** Find the documents in captured bytes. */
  | { readonly kind: 'capture'; readonly bytes: Uint8Array; readonly hints: CaptureHints }
  /** Read a document. */
  | { readonly kind: 'document'; readonly document: Document }
  /** Read one line of JSON Lines, as bytes: `{id, text | html, uri?, publishedAt?, lang?}`. */
  | { readonly kind: 'line'; readonly bytes: Uint8Array; readonly number: number };

/** What a worker thread is told: a task, to end when its task is done, or to end at once. */
export type WorkerOrder = ReadingTask | 'end' | 'stop';

/** The input cannot be read; the message is for the person who supplied it. */
export interface Rejection {
  readonly kind: 'rejected';
  readonly code: ErrorCode;
  readonly message: string;
}

/** The documents found in captured bytes, and one rejection for each part that could not be read. */
export interface OpenedCapture {
  readonly kind: 'documents';
  /** Character encoding that the bytes were decoded with. */
  readonly charset: string;
  readonly documents: readonly Document[];
  /** SHA-256 of each document's own bytes, in the order of `documents`. */
  readonly digests: readonly string[];
  readonly problems: readonly Rejection[];
}

/** A reading, as the JSON text that the reading interface prints. */
export interface FinishedReading {
  readonly kind: 'reading';
  readonly json: string;
  /** Why the document could not be analysed at all; the reading then holds no more than its id, its text and `failed`. */
  readonly problem?: { readonly code: ErrorCode; readonly message: string };
}

export type TaskResult = OpenedCapture | FinishedReading | Rejection;

/** What a worker thread says when it cannot start, and no other could: the message is for the user. */
export interface CannotStart {
  readonly kind: 'cannot-start';
  readonly code: ErrorCode;
  readonly message: string;
}

/** What a worker thread says. */
export type WorkerReport = 'ready' | TaskResult | CannotStart;

/** The trained readers to read with, or why rules read alone. */
export type ReaderChoice = readonly ModelFolder[] | { readonly absent: string };

/** What a worker thread starts with. The gazetteer is shared memory: one copy for all threads. */
export interface WorkerSettings {
  readonly gazetteer?: SharedArrayBuffer | undefined;
  /** The user's imports; threads read their files by the numbers that the process opened them with. */
  readonly imports?: readonly OpenImport[] | undefined;
  /** The day to judge due dates at, ISO date. */
  readonly today?: string | undefined;
  /** Rules alone unless told otherwise. */
  readonly reader?: ReaderChoice | undefined;
  /** Outlets of the user's, beside those that come with Firsthand. */
  readonly addedOutlets?: readonly Outlet[] | undefined;
  /** Dated events of the user's, beside those that come with Firsthand. */
  readonly addedEvents?: readonly KnownEvent[] | undefined;
}
