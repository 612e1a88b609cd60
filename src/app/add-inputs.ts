import { Readable } from 'node:stream';
import type { Retrieval } from '../collect/index.ts';
import { FirsthandError, type Reading } from '../model/index.ts';
import { type CaseReader, type ReadPart, readCapturedParts } from './captured-parts.ts';
import { openCase } from './case.ts';
import { closeImports, openImports } from './imported-gazetteers.ts';
import { pipelineFingerprint } from './pipeline-fingerprint.ts';
import { openReadingPool } from './reading-pool.ts';
import type { Rejection } from './reading-task.ts';
import { type RetrieveOptions, rejectionOf, retrieveInputs } from './retrieve-inputs.ts';
import { chooseReader, chosenModel, type ReaderOptions } from './trained-reader.ts';
import { readEventsOfCase } from './users-events.ts';
import { useOutletsOfCase } from './users-outlets.ts';

export interface AddOptions extends RetrieveOptions, Omit<ReaderOptions, 'outlets' | 'events'> {
  /** The case folder; made when there is none. */
  readonly caseFolder: string;
  /** The day to judge due dates at, ISO date. */
  readonly today?: string | undefined;
  /** Worker threads that read; all cores unless told otherwise, one for a single page or text. */
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
  /** Ids of the posts that stand embedded in it, each a document of its own. */
  readonly posts: readonly string[];
  /** Id of the document that it takes the place of: the same post, which had been seen only embedded in others. */
  readonly replaces?: string;
}

/** Documents of one capture are committed together, up to this many … */
const maxBatch = 64;
/** … and not kept waiting longer than this. */
const maxBatchMs = 200;

/**
 * Adds files, folders, URLs and standard input to a case: keeps their bytes, reads them, and stores documents and readings.
 * Each result is given once it is durable, in the order of the inputs. What cannot be read is a rejection; the others are still added.
 * @throws FirsthandError `case-invalid`, `case-newer`, `case-busy`: nothing can be added to this case; `resource-missing`: the
 * trained reader cannot be used; `input-invalid`: the case's `outlets.json` or `events.json` is not such a list.
 */
export async function* addInputs(
  inputs: readonly string[],
  options: AddOptions,
): AsyncGenerator<AddedDocument | Rejection> {
  const chosen = chooseReader(options);
  const imports = openImports(options.dataFolder);
  const { store, archive, close } = await openCase(options.caseFolder, { create: true });
  const workerCount = options.workerCount ?? (isSingleDocument(inputs) ? 1 : undefined);
  const [addedOutlets, addedEvents] = await Promise.all([
    useOutletsOfCase(options.caseFolder),
    readEventsOfCase(options.caseFolder),
  ]).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const added = { addedOutlets, addedEvents };
  const pool = openReadingPool({ workerCount, today: options.today, reader: chosen, ...added, imports });
  try {
    const reader: CaseReader = {
      pool,
      store,
      archive,
      pipeline: await pipelineFingerprint(options.today, chosenModel(options), added, imports),
    };
    // While one input is being stored, the next ones are read.
    const opened = Readable.from(retrieveInputs(inputs, options)).map(
      async (found) => (found.kind === 'rejected' ? found : readOrReject(found.retrieval, reader)),
      { concurrency: pool.workerCount * 2 },
    ) as AsyncIterable<Rejection | OpenedInput>;
    for await (const input of opened) {
      if ('parts' in input) yield* addParts(input.parts, reader);
      else yield input;
    }
  } finally {
    await pool.close();
    closeImports(imports);
    await close();
  }
}

/** Whether there is surely no more than one document to read, so that a second thread would start for nothing. */
function isSingleDocument(inputs: readonly string[]): boolean {
  return inputs.length === 1 && /^https?:|\.(?:html?|xhtml|txt|md)$/i.test(inputs[0]!);
}

interface OpenedInput {
  readonly parts: Iterable<ReadPart> | AsyncIterable<ReadPart>;
}

async function readOrReject(retrieval: Retrieval, reader: CaseReader): Promise<OpenedInput | Rejection> {
  try {
    return { parts: await readCapturedParts(retrieval, reader) };
  } catch (error) {
    return inputRejection(error);
  }
}

/** Stores the parts of one capture, several in one transaction. */
async function* addParts(parts: OpenedInput['parts'], reader: CaseReader): AsyncGenerator<AddedDocument | Rejection> {
  let batch: ReadPart[] = [];
  let waitingSince = 0;
  const commit = (): Promise<AddedDocument[]> => {
    const waiting = batch;
    batch = [];
    return commitParts(waiting, reader);
  };
  try {
    for await (const part of parts) {
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
    const rejection = inputRejection(error);
    yield* await commit();
    yield rejection;
  }
}

async function commitParts(parts: readonly ReadPart[], { store }: CaseReader): Promise<AddedDocument[]> {
  const first = parts[0];
  if (!first) return [];
  const documents = parts.flatMap((part) => part.documents);
  const recorded = await store.record(first.capture, documents, first.keepBytes);
  return recorded.map(({ id, added, posts, replaces }, index) => ({
    kind: added ? 'added' : 'known',
    input: first.input,
    id,
    reading: { ...documents[index]!.reading, id },
    posts,
    ...(replaces === undefined ? {} : { replaces }),
  }));
}

/** A problem of one input. @throws a problem of the case itself, which ends the batch. */
function inputRejection(error: unknown): Rejection {
  if (error instanceof FirsthandError && error.code === 'case-invalid') throw error;
  return rejectionOf(error);
}
