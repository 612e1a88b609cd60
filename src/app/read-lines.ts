import { Readable } from 'node:stream';
import { byteLines } from './byte-lines.ts';
import { closeImports, openImports } from './imported-gazetteers.ts';
import { openReadingPool, type ReadingPool } from './reading-pool.ts';
import type { FinishedReading, Rejection } from './reading-task.ts';
import { retrieveInputs } from './retrieve-inputs.ts';
import { chooseReader, type ReaderOptions } from './trained-reader.ts';
import { unpacked } from './unpack.ts';
import { readEvents } from './users-events.ts';
import { useOutlets } from './users-outlets.ts';

export interface ReadLinesOptions extends ReaderOptions {
  /** The day to judge due dates at, ISO date. */
  readonly today?: string | undefined;
  /** Worker threads; all cores unless told otherwise. */
  readonly workerCount?: number | undefined;
  /** Time allowed for one document, in milliseconds. */
  readonly deadlineMs?: number | undefined;
  /** Ends the input early: what was taken up is finished and given, nothing more is taken. */
  readonly signal?: AbortSignal | undefined;
}

/** What came of one line of the input. */
export type LineResult = {
  /** Line number, counted from 1; 0 for a problem of the whole input. */
  readonly number: number;
  /** Bytes of the input that were read when this line was taken up; of packed input, its unpacked bytes. */
  readonly offset: number;
} & (FinishedReading | Rejection);

/** Longest line that is taken, in bytes; longer ones are rejected and the batch goes on. */
export const maxLineBytes = 128 * 1024 * 1024;

/**
 * Reads JSON Lines from a file, a URL or standard input (`-`), gzip-packed or not, in parallel, and gives the results in the order
 * of the input. Memory stays constant: a few documents a worker are held, and a slow taker of the results slows the input down.
 * @throws FirsthandError `resource-missing`: the trained reader or an imported gazetteer cannot be used.
 */
export async function* readLines(input: string, options: ReadLinesOptions = {}): AsyncGenerator<LineResult> {
  const { outlets, events, workerCount, deadlineMs, today } = options;
  const reader = chooseReader(options);
  const addedOutlets = outlets === undefined ? undefined : await useOutlets(outlets);
  const addedEvents = events === undefined ? undefined : await readEvents(events);
  const imports = openImports(options.dataFolder);
  const pool = openReadingPool({ workerCount, deadlineMs, today, addedOutlets, addedEvents, reader, imports });
  try {
    for await (const found of retrieveInputs([input])) {
      if (found.kind === 'rejected') yield { number: 0, offset: 0, ...found };
      else {
        const { name, body } = found.retrieval;
        yield* readLinesOf(name, unpacked(body, name), pool, options.signal);
      }
    }
  } finally {
    await pool.close();
    closeImports(imports);
  }
}

/** Reads the lines of a byte stream; `name` is what messages call it. */
export function readLinesOf(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  pool: ReadingPool,
  signal?: AbortSignal,
): AsyncIterable<LineResult> {
  // Aborted twice over: between lines, and while a chunk is awaited.
  const lines = untilAborted(byteLines(untilAborted(chunks, signal), maxLineBytes), signal);
  return Readable.from(lines).map(
    async ({ number, offset, bytes }): Promise<LineResult> => {
      if (bytes === undefined) return { number, offset, ...tooLong(name, number) };
      const result = await pool.readLine(bytes, number);
      return { number, offset, ...named(result, `${name}: line ${number}`) };
    },
    { concurrency: pool.workerCount * 4 },
  );
}

/** Puts the line's name before what went wrong with it. */
function named(result: FinishedReading | Rejection, name: string): FinishedReading | Rejection {
  if (result.kind === 'rejected') return { ...result, message: `${name}: ${result.message}` };
  const { problem } = result;
  return problem ? { ...result, problem: { ...problem, message: `${name}: ${problem.message}` } } : result;
}

function tooLong(name: string, number: number): Rejection {
  const message = `${name}: line ${number}: longer than ${maxLineBytes / 1024 / 1024} MB`;
  return { kind: 'rejected', code: 'input-too-large', message };
}

/** Ends a stream when the signal comes, even while the next item is awaited. */
async function* untilAborted<Item>(items: AsyncIterable<Item>, signal: AbortSignal | undefined): AsyncGenerator<Item> {
  if (signal === undefined) {
    yield* items;
    return;
  }
  const aborted = new Promise<IteratorResult<Item>>((resolve) => {
    const end = (): void => resolve({ done: true, value: undefined });
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
  const iterator = items[Symbol.asyncIterator]();
  for (;;) {
    const next = iterator.next();
    const result = signal.aborted ? await aborted : await Promise.race([next, aborted]);
    if (result.done) {
      // An iterator that still waits for input cannot be returned from; it is left alone, and a late error of it does not matter.
      next.catch(() => undefined);
      return;
    }
    yield result.value;
  }
}
