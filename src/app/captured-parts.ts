import { Readable } from 'node:stream';
import type { Retrieval } from '../collect/index.ts';
import { type Capture, FirsthandError, type Reading } from '../model/index.ts';
import type { NewDocument } from '../store/index.ts';
import { byteLines } from './byte-lines.ts';
import type { Case } from './case.ts';
import { sha256Of } from './digest.ts';
import type { CaptureHints } from './documents-from-bytes.ts';
import { readPosts } from './embedded-posts.ts';
import { identityOf } from './post-identity.ts';
import type { ReadingPool } from './reading-pool.ts';
import type { Rejection } from './reading-task.ts';
import { formatOf } from './sniff.ts';
import { isGzip, unpacked } from './unpack.ts';

/** Largest page or text that is taken, in bytes. JSON Lines may be of any length, each line up to this. */
export const maxDocumentBytes = 16 * 1024 * 1024;
/** A part of a capture that was read: one page, one text, one line. */
export interface ReadPart {
  readonly capture: Capture;
  /** The input, as the user called it. */
  readonly input: string;
  /** Makes sure that the bytes are in the archive. */
  readonly keepBytes: () => Promise<void>;
  readonly documents: readonly NewDocument[];
  readonly problems: readonly Rejection[];
}

/** What reading for a case needs. */
export interface CaseReader {
  readonly pool: ReadingPool;
  readonly archive: Case['archive'];
  readonly store: Case['store'];
  /** What readings are made with; see {@link NewDocument}. */
  readonly pipeline: string;
}

/**
 * Reads what was retrieved, and keeps its bytes. A page or a text is read at once; the lines of JSON Lines when they are asked for.
 * @throws FirsthandError when its bytes cannot be had or kept.
 */
export async function readCapturedParts(
  retrieval: Retrieval,
  reader: CaseReader,
): Promise<Iterable<ReadPart> | AsyncIterable<ReadPart>> {
  const { archive } = reader;
  const hints = hintsOf(retrieval);
  const { head, chunks } = await peek(retrieval.body);
  const packedLines = isGzip(head) && /\.(?:jsonl|ndjson)\.gz$/i.test(retrieval.finalUri);
  if (packedLines || formatOf(hints, new TextDecoder().decode(head)) === 'json-lines') {
    return readLineParts({ ...retrieval, body: chunks }, reader);
  }
  const { readAll } = await import('../collect/index.ts');
  const bytes = await readAll(chunks, maxDocumentBytes, retrieval.name);
  const opened = await readBytes(bytes, hints, reader);
  if (opened.documents.length > 0) await archive.put(bytes);
  const sha256 = sha256Of(bytes);
  const part: ReadPart = {
    ...opened,
    input: retrieval.name,
    capture: captureOf(retrieval, sha256, bytes.length, opened.charset),
    // Another process may have removed the bytes since, with the last capture that had them.
    keepBytes: async () => {
      if (!(await archive.has(sha256))) await archive.put(bytes);
    },
  };
  return [part];
}

/** JSON Lines of any length, gzip-packed or not: first the bytes are kept, then the lines are read from there, each a document of its own. */
async function* readLineParts(retrieval: Retrieval, reader: CaseReader): AsyncGenerator<ReadPart> {
  const { archive, pool, store } = reader;
  const { sha256, byteLength } = await archive.putStream(retrieval.body);
  const shared = {
    input: retrieval.name,
    capture: captureOf(retrieval, sha256, byteLength, 'utf-8'),
    keepBytes: async () => {
      if (await archive.has(sha256)) return;
      throw new FirsthandError(
        'case-busy',
        `${retrieval.name}: its bytes were removed meanwhile by another process; add it again`,
        {
          retryable: true,
        },
      );
    },
  };
  const lines = Readable.from(byteLines(unpacked(archive.stream(sha256), retrieval.name), maxDocumentBytes));
  const parts = lines.map(
    async ({ number, bytes }) => {
      const name = `${retrieval.name}: line ${number}`;
      if (bytes === undefined) {
        const message = `${name}: longer than ${maxDocumentBytes / 1024 / 1024} MB`;
        return { documents: [], problems: [{ kind: 'rejected', code: 'input-too-large', message } as const] };
      }
      return readBytes(bytes, { name, mediaType: 'application/jsonl; charset=utf-8', isLine: true }, reader);
    },
    { concurrency: pool.workerCount * 4 },
  ) as AsyncIterable<Pick<ReadPart, 'documents' | 'problems'>>;
  let documents = 0;
  try {
    for await (const part of parts) {
      documents += part.documents.length;
      yield { ...shared, ...part };
    }
  } finally {
    if (documents === 0) await store.dropUnreferenced([sha256], (digest) => archive.remove(digest));
  }
}

async function readBytes(
  bytes: Uint8Array,
  hints: CaptureHints,
  { pool, pipeline }: CaseReader,
): Promise<Pick<ReadPart, 'documents' | 'problems'> & { readonly charset?: string }> {
  const opened = await pool.open(bytes, hints);
  if (opened.kind === 'rejected') return { documents: [], problems: [opened] };
  const readings = await Promise.all(opened.documents.map((document) => pool.read(document)));
  const documents = await Promise.all(
    opened.documents.map(async (document, index): Promise<NewDocument> => {
      const reading = JSON.parse(readings[index]!.json) as Reading;
      const identity = identityOf(document);
      const posts = await readPosts(document, reading, { pool, pipeline });
      return {
        document,
        sha256: opened.digests[index]!,
        reading,
        pipeline,
        ...(identity === undefined ? {} : { identity }),
        posts,
      };
    }),
  );
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
