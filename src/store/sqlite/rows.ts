import { constants, gunzipSync, gzipSync } from 'node:zlib';
import type { Insertable, Selectable } from 'kysely';
import type { Capture, Document, DocumentKind, Reading } from '../../model/index.ts';
import type { DocumentSummary, NewDocument } from '../port.ts';
import type { CapturesTable, DocumentsTable, ReadingsTable } from './tables.ts';

/** Between model and table rows. */

export function captureRow(capture: Capture): Insertable<CapturesTable> {
  return {
    sha256: capture.sha256,
    captured_at: capture.capturedAt,
    requested_uri: capture.requestedUri,
    final_uri: capture.finalUri,
    byte_length: capture.byteLength,
    media_type: capture.mediaType ?? null,
    charset: capture.charset ?? null,
    headers: capture.headers ? JSON.stringify(capture.headers) : null,
    http_status: capture.httpStatus ?? null,
  };
}

export function captureOf(row: Selectable<CapturesTable>): Capture {
  return {
    sha256: row.sha256,
    capturedAt: row.captured_at,
    requestedUri: row.requested_uri,
    finalUri: row.final_uri,
    byteLength: row.byte_length,
    ...(row.media_type === null ? {} : { mediaType: row.media_type }),
    ...(row.charset === null ? {} : { charset: row.charset }),
    ...(row.headers === null ? {} : { headers: JSON.parse(row.headers) as Record<string, string> }),
    ...(row.http_status === null ? {} : { httpStatus: row.http_status }),
  };
}

/** As much of a text as a list shows, in UTF-16 units. */
const openingLength = 160;

export function documentRow(
  { document, sha256 }: NewDocument,
  id: string,
  addedAt: string,
): Insertable<DocumentsTable> {
  return {
    id,
    sha256,
    kind: document.kind,
    uri: document.uri ?? document.canonicalUri ?? null,
    added_at: addedAt,
    opening: document.text.slice(0, openingLength).replace(/\s+/g, ' ').trim(),
    document: JSON.stringify({ ...document, id }),
  };
}

export function readingRow(reading: Reading, pipeline: string, documentKey: number): Insertable<ReadingsTable> {
  const { id: _id, text: _text, ...rest } = reading;
  return {
    document_key: documentKey,
    pipeline,
    lang: reading.lang,
    title: reading.title ?? null,
    publisher: reading.publisher ?? null,
    published_at: reading.publishedAt ?? null,
    findings: reading.findings.length,
    inconsistent_findings: reading.findings.filter(({ outcome }) => outcome === 'inconsistent').length,
    reading: gzipSync(JSON.stringify(rest), { level: constants.Z_BEST_SPEED }),
  };
}

export function readingOf(packed: Uint8Array, { id, text }: Pick<Document, 'id' | 'text'>): Reading {
  return { id, ...(JSON.parse(gunzipSync(packed).toString()) as Omit<Reading, 'id' | 'text'>), text };
}

/** The columns of a summary, as the store selects them. */
export interface SummaryRow {
  readonly id: string;
  readonly kind: string;
  readonly uri: string | null;
  readonly added_at: string;
  readonly opening: string;
  readonly lang: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published_at: string | null;
  readonly findings: number;
  readonly inconsistent_findings: number;
  readonly capture_count: number;
  /** JSON arrays of ids. */
  readonly embeds: string;
  readonly embedded_in: string;
}

export function summaryOf(row: SummaryRow): DocumentSummary {
  return {
    id: row.id,
    kind: row.kind as DocumentKind,
    lang: row.lang,
    ...(row.title === null ? {} : { title: row.title }),
    opening: row.opening,
    ...(row.publisher === null ? {} : { publisher: row.publisher }),
    ...(row.published_at === null ? {} : { publishedAt: row.published_at }),
    ...(row.uri === null ? {} : { uri: row.uri }),
    addedAt: row.added_at,
    findings: row.findings,
    inconsistentFindings: row.inconsistent_findings,
    captures: row.capture_count,
    ...(row.embeds === '[]' ? {} : { embeds: JSON.parse(row.embeds) as string[] }),
    ...(row.embedded_in === '[]' ? {} : { embeddedIn: JSON.parse(row.embedded_in) as string[] }),
  };
}
