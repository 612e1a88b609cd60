import { Readable } from 'node:stream';
import { byteLines } from './byte-lines.ts';
import type { ReadingPool } from './reading-pool.ts';
import type { FinishedReading, Rejection } from './reading-task.ts';

/** What came of one line of the input. */
export type LineResult = {
  /** Line number, counted from 1. */
  readonly number: number;
  /** Bytes of the input read when this line was taken up. */
  readonly offset: number;
} & (FinishedReading | Rejection);

/** Longest line that is taken; longer ones are rejected and the batch goes on. */
export const maxLineBytes = 128 * 1024 * 1024;

/**
 * Reads JSON Lines in parallel and gives the results in the order of the input. Memory stays constant: no more than a few
 * documents a worker are held, and a slow reader of the results slows the input down.
 */
export function readLines(chunks: AsyncIterable<Uint8Array>, pool: ReadingPool): AsyncIterable<LineResult> {
  return Readable.from(byteLines(chunks, maxLineBytes)).map(
    async ({ number, offset, bytes }): Promise<LineResult> => {
      if (bytes === undefined)
        return {
          number,
          offset,
          kind: 'rejected',
          code: 'input-too-large',
          message: `is longer than ${maxLineBytes / 1024 / 1024} MB`,
        };
      return { number, offset, ...(await pool.readLine(bytes, number)) };
    },
    { concurrency: pool.workerCount * 4 },
  );
}
