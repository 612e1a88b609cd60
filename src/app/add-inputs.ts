import { Readable } from 'node:stream';
import type { Retrieval } from '../collect/index.ts';
import { type Capture, FirsthandError, type Reading } from '../model/index.ts';
import type { NewDocument } from '../store/index.ts';
import { byteLines } from './byte-lines.ts';
import { type Case, openCase } from './case.ts';
import { sha256Of } from './digest.ts';
import type { CaptureHints } from './documents-from-bytes.ts';
import { pipelineFingerprint } from './pipeline-fingerprint.ts';
import { openReadingPool, type ReadingPool } from './reading-pool.ts';
import type { Rejection } from './reading-task.ts';
import { type RetrieveOptions, rejectionOf, retrieveInputs } from './retrieve-inputs.ts';
import { formatOf } from './sniff.ts';

export interface AddOptions extends RetrieveOptions {
  /** The case folder; made when there is none. */
  readonly caseFolder: string;
  /** The day to judge due dates at, ISO date. */
  readonly today?: string | undefined;
  /** Worker threads that read; all cores unless told otherwise. */
  readonly workerCount?: number | undefined;
}

/** What came of one document. It is durable: nothing that happens afterwards, not even a power cut, takes it away. */
export interface AddedDocument {
  /** `known`: the same bytes were in the case already; the new capture was added to them. */
  readonly kind: 'added' | 'known';
  /** The input that it came from, as the user called it. */
  readonly input: string;
  readonly id: string;
  readonly reading: Reading;
}

/** Largest page or text that is taken, in bytes. JSON Lines may be of any length, each line up to this. */
export const maxDocumentBytes = 16 * 1024 * 1024;
/** Documents of one capture are committed together, up to this many … */
const maxBatch = 64;
/** … and not kept waiting longer than this. */
const maxBatchMs = 200;

/** A part of a capture that was read: one page, one text, one line. */
interface ReadPart {
  readonly capture: Capture;
  readonly input: string;
  readonly keepBytes: () => Promise<void>;
  readonly documents: readonly NewDocument[];
  readonly problems: readonly Rejection[];
}

/**
 * Adds files, folders, URLs and standard input to a case: keeps their bytes, reads them, and stores documents and readings.
 * Each result is given once it is durable, in the order of the inputs. What cannot be read is a rejection; the others are still added.
 * @throws FirsthandError `case-invalid`, `case-newer`, `case-busy`: nothing can be added to this case.
 */
export async function* addInputs(
  inputs: readonly string[],
  options: AddOptions,
): AsyncGenerator<AddedDocument | Rejection> {
  const openedCase = await openCase(options.caseFolder, { create: true });
  const pool = openReadingPool({ workerCount: options.workerCount, today: options.today });
  try {
    const pipeline = await pipelineFingerprint();
    for await (const found of retrieveInputs(inputs, options)) {
      if (found.kind === 'rejected') yield found;
      else yield* addRetrieval(found.retrieval, openedCase, pool, pipeline);
    }
  } finally {
    await pool.close();
    await openedCase.close();
  }
}

async function* addRetrieval(
  retrieval: Retrieval,
  to: Case,
  pool: ReadingPool,
  pipeline: string,
): AsyncGenerator<AddedDocument | Rejection> {
  let batch: ReadPart[] = [];
  let waitingSince = 0;
  const commit = async (): Promise<AddedDocument[]> => {
    const parts = batch;
    batch = [];
    return store(parts, to);
  };
  try {
    for await (const part of readParts(retrieval, to, pool, pipeline)) {
      if (part.problems.length > 0) {
        yield* await commit();
        yield* part.problems;
      }
      if (part.documents.length === 0) continue;
      if (batch.length === 0) waitingSince = performance.now();
      batch.push(part);
      if (batch.length >= maxBatch || performance.now() - waitingSince > maxBatchMs) yield* await commit();
    }
    yield* await commit();
  } catch (error) {
    yield* await commit();
    yield rejectionOf(error);
  }
}

/** Stores parts of one capture in one transaction. */
async function store(parts: readonly ReadPart[], to: Case): Promise<AddedDocument[]> {
  const first = parts[0];
  if (!first) return [];
  const documents = parts.flatMap((part) => part.documents);
  const recorded = await to.store.record(first.capture, documents, first.keepBytes);
  return recorded.map(({ id, added }, index) => ({
    kind: added ? 'added' : 'known',
    input: first.input,
    id,
    reading: { ...documents[index]!.reading, id },
  }));
}

async function* readParts(
  retrieval: Retrieval,
  to: Case,
  pool: ReadingPool,
  pipeline: string,
): AsyncGenerator<ReadPart> {
  const hints = hintsOf(retrieval);
  const { head, chunks } = await peek(retrieval.body);
  if (formatOf(hints, new TextDecoder().decode(head)) === 'json-lines') {
    yield* readLineParts({ ...retrieval, body: chunks }, to, pool, pipeline);
    return;
  }
  const { readAll } = await import('../collect/index.ts');
  const bytes = await readAll(chunks, maxDocumentBytes, retrieval.name);
  const opened = await readBytes(bytes, hints, pool, pipeline);
  if (opened.documents.length > 0) await to.archive.put(bytes);
  const sha256 = sha256Of(bytes);
  yield {
    ...opened,
    input: retrieval.name,
    capture: captureOf(retrieval, sha256, bytes.length, opened.charset),
    // Another process may have removed the bytes since, with the last capture that had them.
    keepBytes: async () => {
      if (!(await to.archive.has(sha256))) await to.archive.put(bytes);
    },
  };
}

/** JSON Lines of any length: first the bytes are kept, then the lines are read from there, each a document of its own. */
async function* readLineParts(
  retrieval: Retrieval,
  to: Case,
  pool: ReadingPool,
  pipeline: string,
): AsyncGenerator<ReadPart> {
  const { sha256, byteLength } = await to.archive.putStream(retrieval.body);
  const shared = {
    input: retrieval.name,
    capture: captureOf(retrieval, sha256, byteLength, 'utf-8'),
    keepBytes: async () => {
      if (await to.archive.has(sha256)) return;
      throw new FirsthandError(
        'case-busy',
        `${retrieval.name}: its bytes were removed meanwhile by another process; add it again`,
        {
          retryable: true,
        },
      );
    },
  };
  const lines = Readable.from(byteLines(to.archive.stream(sha256), maxDocumentBytes));
  const parts = lines.map(
    async ({ number, bytes }) => {
      const name = `${retrieval.name}: line ${number}`;
      if (bytes === undefined) {
        const message = `${name}: longer than ${maxDocumentBytes / 1024 / 1024} MB`;
        return { documents: [], problems: [{ kind: 'rejected', code: 'input-too-large', message } as const] };
      }
      return readBytes(bytes, { name, mediaType: 'application/json; charset=utf-8' }, pool, pipeline);
    },
    { concurrency: pool.workerCount * 4 },
  ) as AsyncIterable<Pick<ReadPart, 'documents' | 'problems'>>;
  let documents = 0;
  for await (const part of parts) {
    documents += part.documents.length;
    yield { ...shared, ...part };
  }
  if (documents === 0) await to.store.dropUnreferenced([sha256], (digest) => to.archive.remove(digest));
}

async function readBytes(
  bytes: Uint8Array,
  hints: CaptureHints,
  pool: ReadingPool,
  pipeline: string,
): Promise<Pick<ReadPart, 'documents' | 'problems'> & { readonly charset?: string }> {
  const opened = await pool.open(bytes, hints);
  if (opened.kind === 'rejected') return { documents: [], problems: [opened] };
  const readings = await Promise.all(opened.documents.map((document) => pool.read(document)));
  const documents = opened.documents.map((document, index) => ({
    document,
    sha256: opened.digests[index]!,
    reading: JSON.parse(readings[index]!.json) as Reading,
    pipeline,
  }));
  return { documents, problems: opened.problems, charset: opened.charset };
}

function hintsOf(retrieval: Retrieval): CaptureHints {
  return {
    name: retrieval.name,
    uri: retrieval.source === 'web' ? retrieval.finalUri : undefined,
    fileName: retrieval.fileName,
    mediaType: retrieval.mediaType,
  };
}

function captureOf(retrieval: Retrieval, sha256: string, byteLength: number, charset?: string): Capture {
  const { capturedAt, requestedUri, finalUri, mediaType, headers, httpStatus } = retrieval;
  return {
    sha256,
    capturedAt,
    requestedUri,
    finalUri,
    byteLength,
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(charset === undefined ? {} : { charset }),
    ...(headers === undefined ? {} : { headers }),
    ...(httpStatus === undefined ? {} : { httpStatus }),
  };
}

/** Enough of a body to see what it is: its first line, as far as one is in the first 64 KB. */
const maxHeadBytes = 64 * 1024;

async function peek(
  body: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly chunks: AsyncIterable<Uint8Array> }> {
  const iterator = body[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let length = 0;
  while (length < maxHeadBytes && !held.some((chunk) => chunk.includes(0x0a))) {
    const { done, value } = await iterator.next();
    if (done) break;
    held.push(value);
    length += value.length;
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield* held;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head: Buffer.concat(held), chunks: chunks() };
}
