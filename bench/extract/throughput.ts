import { createReadStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';
import { byteLines } from '../../src/app/byte-lines.ts';
import { option } from '../corpus.ts';
import type { Figure } from './figure.ts';

/** A line of a corpus for a worker to parse and read: `{id, url, html}`. */
export type PageTask = Uint8Array<ArrayBuffer>;

/** What came of it. */
export interface PageResult {
  readonly id: string;
  readonly characters: number;
  readonly error?: string;
}

/** As the reading pool of `src/app` sets them. */
const workerLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 32 } as const;

const corpora = [
  'extract_scrapinghub',
  'extract_wcxb_dev_articles',
  'extract_fundus_A',
  'date_htmldate_default',
] as const;

/**
 * Reads every page of the data folder in two worker threads: from bytes to text, metadata and spans. Pages stream from
 * the packed files; unpacking them is part of the time and of the memory.
 */
export async function measureThroughput(args: readonly string[]): Promise<Figure[]> {
  const workers = Array.from(
    { length: Math.min(2, availableParallelism()) },
    () => new Worker(new URL('./page-worker.ts', import.meta.url), { resourceLimits: workerLimits }),
  );
  const startedAt = performance.now();
  const cpuAtStart = process.cpuUsage();
  const results: PageResult[] = [];
  let peakMb = 0;
  const tasks = pageTasks(args);
  await Promise.all(
    workers.map(async (worker) => {
      for (let task = await tasks.next(); !task.done; task = await tasks.next()) {
        results.push(await readInWorker(worker, task.value));
        peakMb = Math.max(peakMb, process.memoryUsage.rss() / 2 ** 20);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = process.cpuUsage(cpuAtStart);
  await Promise.all(workers.map((worker) => worker.terminate()));
  const failed = results.filter(({ error }) => error !== undefined);
  for (const { id, error } of failed) process.stdout.write(`  ${id}: ${error}\n`);
  const pages = results.length;
  const empty = results.filter(({ error, characters }) => error === undefined && characters === 0).length;
  return [
    { name: `pages read without an error, of ${pages}`, value: pages - failed.length, bar: pages, digits: 0 },
    { name: '  without any main text', value: empty, digits: 0 },
    { name: `pages a second, ${workers.length} threads`, value: pages / seconds, bar: 60, digits: 1 },
    {
      name: '  processor time a page, ms',
      value: (cpu.user + cpu.system) / 1000 / pages,
      bar: 33.3,
      lessIsBetter: true,
      digits: 1,
      note: 'what two free cores need for 60 a second',
    },
    { name: 'peak memory, MB', value: peakMb, bar: 700, lessIsBetter: true, digits: 0 },
  ];
}

async function* pageTasks(args: readonly string[]): AsyncGenerator<PageTask, void> {
  const folder = option(args, '--data');
  if (folder === undefined) throw new Error('say where the corpora are: --data DIR');
  for (const corpus of corpora) {
    const packed = createReadStream(join(folder, `extract/${corpus}.jsonl.gz`));
    for await (const line of byteLines(packed.pipe(createGunzip()), 64 * 2 ** 20)) {
      if (line.bytes !== undefined) yield new Uint8Array(line.bytes);
    }
  }
}

function readInWorker(worker: Worker, task: PageTask): Promise<PageResult> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (result: PageResult) => {
      worker.removeListener('error', reject);
      resolve(result);
    });
    worker.postMessage(task, [task.buffer]);
  });
}
