import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import cliProgress from 'cli-progress';
import { type LineResult, type ReadLinesOptions, readLines } from '../app/index.ts';
import { onInterrupt } from './interrupt.ts';
import { tellProblem } from './problems.ts';

/**
 * Reads JSON Lines and prints JSON Lines in the same order. A line that cannot be read gets a line on standard error, and the batch
 * goes on; one that names a document is still printed, its `failed` saying why. An interrupt ends the input; what was taken up is still finished and printed, so that no line is cut or lost.
 */
export async function streamLines(
  input: string,
  options: Pick<ReadLinesOptions, 'today' | 'fast' | 'outlets' | 'events' | 'dataFolder'>,
): Promise<void> {
  const stop = new AbortController();
  const interrupt = onInterrupt(() => stop.abort());
  const progress = await progressBar(input);
  try {
    for await (const result of readLines(input, { ...options, signal: stop.signal })) {
      const problem = result.kind === 'rejected' ? result : result.problem;
      if (problem) {
        progress?.pause();
        tellProblem(problem);
      }
      if (result.kind === 'reading' && !process.stdout.write(`${result.json}\n`)) await once(process.stdout, 'drain');
      progress?.show(result);
    }
  } finally {
    progress?.stop();
    interrupt.release();
  }
}

/** A bar on standard error, where somebody can see it and it does not run into the output. */
async function progressBar(
  input: string,
): Promise<{ show(result: LineResult): void; pause(): void; stop(): void } | undefined> {
  if (!process.stderr.isTTY || process.stdout.isTTY) return undefined;
  const total = await stat(input).then(
    (found) => (found.isFile() && !input.endsWith('.gz') ? found.size : 0),
    () => 0,
  );
  const format =
    total > 0
      ? '{bar} {percentage} % · {documents} documents · {rate}/s · {eta_formatted} left'
      : '{documents} documents · {rate}/s';
  const bar = new cliProgress.SingleBar(
    { format, stream: process.stderr, clearOnComplete: true, hideCursor: true, etaBuffer: 200 },
    cliProgress.Presets.shades_classic,
  );
  const startedAt = performance.now();
  let documents = 0;
  bar.start(Math.max(total, 1), 0, { documents, rate: '…' });
  return {
    show: ({ offset }) => {
      documents++;
      const rate = Math.round((documents * 1000) / (performance.now() - startedAt));
      bar.update(Math.min(offset, Math.max(total, 1)), { documents, rate });
    },
    pause: () => process.stderr.write('\r\u001b[K'),
    stop: () => bar.stop(),
  };
}
