import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { readCorpus } from '../corpus.ts';
import type { Figure } from './figure.ts';

interface PageRow {
  readonly id: string;
  readonly url: string;
  readonly html: string;
}

/** A page for a worker to read. */
export interface PageTask {
  readonly id: string;
  readonly uri: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What came of it. */
export interface PageResult {
  readonly id: string;
  readonly characters: number;
  readonly error?: string;
}

const corpora = [
  'extract_scrapinghub',
  'extract_wcxb_dev_articles',
  'extract_fundus_A',
  'date_htmldate_default',
] as const;

/**
 * Reads every page of the data folder in worker threads, one a core: from bytes to text, metadata and spans. Pages are
 * made ready one corpus at a time, and only the reading is timed.
 */
export async function measureThroughput(args: readonly string[]): Promise<Figure[]> {
  const workers = Array.from(
    { length: Math.min(2, availableParallelism()) },
    () => new Worker(new URL('./page-worker.ts', import.meta.url)),
  );
  let pages = 0;
  let seconds = 0;
  let failed = 0;
  let empty = 0;
  let peakMb = 0;
  for (const corpus of corpora) {
    const tasks = readCorpus<PageRow>(args, `extract/${corpus}.jsonl.gz`).map(({ id, url, html }) => ({
      id,
      uri: url,
      bytes: new TextEncoder().encode(html),
    }));
    pages += tasks.length;
    const startedAt = performance.now();
    const baseMb = process.memoryUsage().rss / 2 ** 20;
    for (const result of await readAll(workers, tasks, (rssMb) => {
      peakMb = Math.max(peakMb, rssMb);
    })) {
      if (result.error !== undefined) {
        failed += 1;
        process.stdout.write(`  ${result.id}: ${result.error}\n`);
      } else if (result.characters === 0) empty += 1;
    }
    seconds += (performance.now() - startedAt) / 1000;
    void baseMb;
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  return [
    { name: `pages read without an error, of ${pages}`, value: pages - failed, bar: pages, digits: 0 },
    { name: '  without any main text', value: empty, digits: 0 },
    { name: `pages a second, ${workers.length} threads`, value: pages / seconds, bar: 60, digits: 1 },
    {
      name: 'peak memory, MB',
      value: peakMb,
      bar: 700,
      lessIsBetter: true,
      digits: 0,
      note: 'the corpus held in memory included',
    },
  ];
}

function readAll(
  workers: readonly Worker[],
  tasks: readonly PageTask[],
  watch: (rssMb: number) => void,
): Promise<PageResult[]> {
  const results: PageResult[] = [];
  let next = 0;
  return new Promise((resolve, reject) => {
    for (const worker of workers) {
      worker.removeAllListeners();
      worker.on('error', reject);
      const assign = (): void => {
        const task = tasks[next++];
        if (task !== undefined) worker.postMessage(task, [task.bytes.buffer]);
      };
      worker.on('message', (result: PageResult) => {
        results.push(result);
        watch(process.memoryUsage().rss / 2 ** 20);
        if (results.length === tasks.length) resolve(results);
        else assign();
      });
      assign();
    }
  });
}
