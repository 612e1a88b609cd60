import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openReadingPool, readLines } from '../app/index.ts';

/** Reads JSON Lines and prints JSON Lines in the same order; a line that cannot be read is told on standard error and skipped. */
export async function streamLines(file: string, options: { readonly today?: string | undefined }): Promise<void> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  const pool = openReadingPool(options);
  async function* print(): AsyncGenerator<string> {
    for await (const result of readLines(input, pool)) {
      if (result.kind === 'reading') yield `${result.json}\n`;
      else {
        process.stderr.write(`firsthand: line ${result.number}: ${result.message}\n`);
        process.exitCode = 1;
      }
    }
  }
  await pipeline(Readable.from(print()), process.stdout, { end: false });
  await pool.close();
}
