import { Readable } from 'node:stream';
import type { Retrieval } from '../collect/index.ts';
import type { Reading } from '../model/index.ts';
import { maxDocumentBytes } from './captured-parts.ts';
import { closeImports, openImports } from './imported-gazetteers.ts';
import { openReadingPool, type ReadingPool } from './reading-pool.ts';
import type { Rejection } from './reading-task.ts';
import { type RetrieveOptions, rejectionOf, retrieveInputs } from './retrieve-inputs.ts';
import { chooseReader, type ReaderOptions } from './trained-reader.ts';
import { readEvents } from './users-events.ts';
import { useOutlets } from './users-outlets.ts';

export interface ReadReportsOptions extends RetrieveOptions, ReaderOptions {
  /** The day to judge due dates at, ISO date. */
  readonly today?: string | undefined;
}

/** What came of one report, in the order of the inputs. */
export type ReportResult =
  | {
      readonly kind: 'reading';
      /** The input that it came from, as the user called it. */
      readonly input: string;
      readonly reading: Reading;
    }
  | Rejection;

/**
 * Reads reports from files, folders, URLs and standard input (`-`), and keeps nothing. What cannot be read is a rejection whose
 * message names it; the others are still read.
 * @throws FirsthandError `resource-missing`: the trained reader or an imported gazetteer cannot be used.
 */
export async function* readReports(
  inputs: readonly string[],
  options: ReadReportsOptions = {},
): AsyncGenerator<ReportResult> {
  const addedOutlets = options.outlets === undefined ? undefined : await useOutlets(options.outlets);
  const addedEvents = options.events === undefined ? undefined : await readEvents(options.events);
  const reader = chooseReader(options);
  const imports = openImports(options.dataFolder);
  const pool = openReadingPool({ today: options.today, reader, addedOutlets, addedEvents, imports });
  try {
    const results = Readable.from(retrieveInputs(inputs, options)).map(
      async (found): Promise<ReportResult[]> =>
        found.kind === 'rejected' ? [found] : readRetrieval(found.retrieval, pool),
      { concurrency: pool.workerCount * 2 },
    );
    for await (const result of results) yield* result as ReportResult[];
  } finally {
    await pool.close();
    closeImports(imports);
  }
}

async function readRetrieval(retrieval: Retrieval, pool: ReadingPool): Promise<ReportResult[]> {
  const { readAll } = await import('../collect/index.ts');
  const { name, fileName, mediaType } = retrieval;
  try {
    const bytes = await readAll(retrieval.body, maxDocumentBytes, name);
    const uri = retrieval.source === 'web' ? retrieval.finalUri : undefined;
    const opened = await pool.open(bytes, { name, uri, fileName, mediaType });
    if (opened.kind === 'rejected') return [opened];
    const readings = await Promise.all(opened.documents.map((document) => pool.read(document)));
    return [
      ...opened.problems,
      ...readings.flatMap(({ json, problem }): ReportResult[] => [
        { kind: 'reading', input: name, reading: JSON.parse(json) as Reading },
        ...(problem ? [{ kind: 'rejected' as const, ...problem, message: `${name}: ${problem.message}` }] : []),
      ]),
    ];
  } catch (error) {
    return [rejectionOf(error)];
  }
}
