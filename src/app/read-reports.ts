import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Reading } from '../model/index.ts';
import { openReadingPool } from './reading-pool.ts';
import type { Rejection } from './reading-task.ts';

export interface ReadReportsOptions {
  /** The day to judge due dates at, ISO date. */
  readonly today?: string | undefined;
}

/** What came of one report, in the order of the inputs. */
export type ReportResult = { readonly kind: 'reading'; readonly reading: Reading } | Rejection;

/** Reads reports from files, URLs and standard input (`-`). An input that cannot be read is a rejection; the others are still read. */
export async function* readReports(
  inputs: readonly string[],
  options: ReadReportsOptions = {},
): AsyncGenerator<ReportResult> {
  const pool = openReadingPool({ workerCount: inputs.length > 3 ? undefined : 1, today: options.today });
  try {
    for (const input of inputs) {
      const bytes = await readFile(input === '-' ? '/dev/stdin' : input);
      const opened = await pool.open(bytes, { name: input, fileName: basename(input) });
      if (opened.kind === 'rejected') {
        yield opened;
        continue;
      }
      yield* opened.problems;
      for (const result of await Promise.all(opened.documents.map((document) => pool.read(document))))
        yield { kind: 'reading', reading: JSON.parse(result.json) as Reading };
    }
  } finally {
    await pool.close();
  }
}
