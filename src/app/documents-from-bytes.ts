import { type Document, FirsthandError } from '../model/index.ts';
import { decodeText } from '../read/index.ts';
import { documentIdOf, sha256Of } from './digest.ts';
import { documentFromRecord, parseJson } from './document-from-line.ts';
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
  /** The bytes are one line of JSON Lines, and `name` says which. */
  readonly isLine?: boolean;
}

/** The documents that captured bytes hold, and a problem for every part of them that could not be read. */
export interface CapturedDocuments {
  readonly format: InputFormat;
  /** Character encoding that the bytes were decoded with, as the WHATWG Encoding Standard names it. */
  readonly charset: string;
  readonly documents: readonly Document[];
  /** SHA-256 of each document's own bytes, in the order of `documents`: of the capture, or of the record as JSON without spaces. */
  readonly digests: readonly string[];
  readonly problems: readonly FirsthandError[];
}

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
  const format = hints.isLine ? 'json-lines' : formatOf(hints, text);
  return { format, charset, ...documentsIn(format, text, bytes, hints) };
}

function documentsIn(format: InputFormat, text: string, bytes: Uint8Array, hints: CaptureHints): Parts {
  if (hints.isLine) return readParts([{ name: hints.name, parse: () => parseJson(text) }]);
  if (format === 'json-lines') return readLines(text, hints.name);
  if (format === 'json') return readRecords(text, hints.name);
  const digest = sha256Of(bytes);
  const id = documentIdOf(digest);
  const { uri } = hints;
  if (format === 'text') {
    const document: Document = { id, kind: 'article', text, ...(uri === undefined ? {} : { uri }) };
    return { documents: [document], digests: [digest], problems: [] };
  }
  try {
    return { documents: [documentFromPage(text, { id, uri })], digests: [digest], problems: [] };
  } catch (error) {
    throw named(error, hints.name);
  }
}

type Parts = Pick<CapturedDocuments, 'documents' | 'digests' | 'problems'>;

function readLines(text: string, name: string): Parts {
  const lines = text.split('\n').map((line, index) => ({ text: line.trim(), name: `${name}: line ${index + 1}` }));
  return readParts(
    lines.filter((line) => line.text !== '').map((line) => ({ ...line, parse: () => parseJson(line.text) })),
  );
}

function readRecords(text: string, name: string): Parts {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    throw named(error, name);
  }
  if (!Array.isArray(value)) return readParts([{ name, parse: () => value }]);
  return readParts(
    value.map((record, index) => ({ name: `${name}: record ${index + 1}`, parse: () => record as unknown })),
  );
}

/** Reads every part, and turns what is wrong with one into a problem that names it. */
function readParts(parts: readonly { readonly name: string; readonly parse: () => unknown }[]): Parts {
  const documents: Document[] = [];
  const digests: string[] = [];
  const problems: FirsthandError[] = [];
  for (const { name, parse } of parts) {
    try {
      const record = parse();
      const digest = sha256Of(Buffer.from(JSON.stringify(record)));
      documents.push(documentFromRecord(record, documentIdOf(digest)));
      digests.push(digest);
    } catch (error) {
      problems.push(named(error, name));
    }
  }
  return { documents, digests, problems };
}

/** The problem, told with the name of the input. @throws what is no problem of the input, unchanged. */
function named(error: unknown, name: string): FirsthandError {
  if (!(error instanceof FirsthandError)) throw error;
  if (error.message.startsWith(name)) return error;
  return new FirsthandError(error.code, `${name}: ${error.message}`, { retryable: error.retryable, cause: error });
}
