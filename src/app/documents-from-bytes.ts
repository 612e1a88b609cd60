import { createHash } from 'node:crypto';
import { type Document, FirsthandError } from '../model/index.ts';
import { decodeText } from '../read/index.ts';
import { documentFromLine, documentFromRecord } from './document-from-line.ts';
import { documentFromPage } from './document-from-page.ts';
import { formatOf, type InputFormat, requireTextBytes } from './sniff.ts';

/** What is known of captured bytes besides the bytes. */
export interface CaptureHints {
  /** What a person calls the input in messages: its path, URL, or `standard input`. */
  readonly name: string;
  /** Where a page was retrieved from; left out for files and standard input. */
  readonly uri?: string | undefined;
  /** Name of the file; its extension tells the format. */
  readonly fileName?: string | undefined;
  /** Content-Type of the response, with or without its charset. */
  readonly mediaType?: string | undefined;
}

/** The documents that captured bytes hold, and a problem for every part of them that could not be read. */
export interface CapturedDocuments {
  readonly format: InputFormat;
  /** Character encoding that the bytes were decoded with, as the WHATWG Encoding Standard names it. */
  readonly charset: string;
  readonly documents: readonly Document[];
  readonly problems: readonly FirsthandError[];
}

/** SHA-256 of bytes, lower-case hex. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Id of a document that brings none of its own: the first 12 hex digits of the SHA-256 of its bytes. */
export const documentIdOf = (sha256: string): string => sha256.slice(0, 12);

/**
 * Reads captured bytes into documents: a page, running text, JSON Lines or JSON; see {@link formatOf}. The one place where
 * bytes become documents. Deterministic and free of I/O, so that it can run in a worker thread.
 * A bad line of JSON Lines is a problem of its own, and the other lines are still read.
 * @throws FirsthandError when nothing of it can be read: `input-empty`, `input-binary`, `input-encoding`, `input-invalid`, `input-too-deep`.
 */
export function documentsFromCapture(bytes: Uint8Array, hints: CaptureHints): CapturedDocuments {
  requireTextBytes(bytes, hints.name);
  const { text, charset } = decodeText(bytes, { contentType: hints.mediaType, name: hints.name });
  if (text.trim() === '') {
    throw new FirsthandError('input-empty', `${hints.name}: holds only white space, nothing to read`);
  }
  const format = formatOf(hints, text);
  return { format, charset, ...documentsIn(format, text, bytes, hints) };
}

function documentsIn(format: InputFormat, text: string, bytes: Uint8Array, hints: CaptureHints): Parts {
  if (format === 'json-lines') return readLines(text, hints.name);
  if (format === 'json') return readRecords(text, hints.name);
  const id = documentIdOf(sha256Of(bytes));
  const { uri } = hints;
  if (format === 'text') {
    return { documents: [{ id, kind: 'article', text, ...(uri === undefined ? {} : { uri }) }], problems: [] };
  }
  try {
    return { documents: [documentFromPage(text, { id, uri })], problems: [] };
  } catch (error) {
    throw named(error, hints.name);
  }
}

type Parts = Pick<CapturedDocuments, 'documents' | 'problems'>;

function readLines(text: string, name: string): Parts {
  return collect(
    text
      .split('\n')
      .map((line, index) => ({ line: Buffer.from(line.trim()), number: index + 1 }))
      .filter(({ line }) => line.length > 0),
    ({ line, number }) => documentFromLine(line, number, documentIdOf(sha256Of(line))),
    ({ number }) => `${name}: line ${number}`,
  );
}

function readRecords(text: string, name: string): Parts {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new FirsthandError('input-invalid', `${name}: is not JSON (${(cause as Error).message})`);
  }
  return collect(
    Array.isArray(value) ? value : [value],
    (record) => documentFromRecord(record, documentIdOf(sha256Of(Buffer.from(JSON.stringify(record))))),
    (_, index) => (Array.isArray(value) ? `${name}: record ${index + 1}` : name),
  );
}

/** Reads every part, and turns what is wrong with one into a problem that names it. */
function collect<Part>(
  parts: readonly Part[],
  read: (part: Part) => Document,
  nameOf: (part: Part, index: number) => string,
): Parts {
  const documents: Document[] = [];
  const problems: FirsthandError[] = [];
  for (const [index, part] of parts.entries()) {
    try {
      documents.push(read(part));
    } catch (error) {
      problems.push(named(error, nameOf(part, index)));
    }
  }
  return { documents, problems };
}

/** The problem, told with the name of the input. @throws what is no problem of the input, unchanged. */
function named(error: unknown, name: string): FirsthandError {
  if (!(error instanceof FirsthandError)) throw error;
  if (error.message.startsWith(name)) return error;
  return new FirsthandError(error.code, `${name}: ${error.message}`, { retryable: error.retryable, cause: error });
}
