import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checks } from '../../src/check/index.ts';
import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Document } from '../../src/model/index.ts';
import { annotate, planStages, type Resources, stages, toReading } from '../../src/pipeline/index.ts';
import { readCorpus } from '../corpus.ts';
import { readGazetteer } from '../gazetteer.ts';
import { residentKb, usedCpuSeconds } from '../process-usage.ts';

interface FeedArticle {
  readonly id: string;
  readonly text: string;
  readonly url?: string;
  readonly published?: string;
}

/** Documents a second: with the trained reader, and by rules alone (`--fast`). */
const rateBars = { reader: 10, fast: 100 };
const memoryBarMb = 1500;
const coldStartBarSeconds = 2;
const program = join(import.meta.dirname, '../../bin/firsthand.mjs');

/**
 * `npm run bench -- speed --data DIR [--fast] [--count N] [--sample N]`: reads N articles of feed_abp_10k_en (400; 2,000 with `--fast`) as
 * users do, through `firsthand read --jsonl -`, and prints documents a second and peak memory, start included, and the time that one article
 * alone takes; then the processor time of every stage and check on a sample (300), on one thread, by rules alone.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      count: { type: 'string' },
      sample: { type: 'string' },
      fast: { type: 'boolean', default: false },
    },
  });
  const { fast } = values;
  const articles = readCorpus<FeedArticle>(args, 'feed/feed_abp_10k_en.jsonl.gz').slice(
    0,
    Number(values.count ?? (fast ? 2000 : 400)),
  );
  await printThroughput(articles, fast);
  await printColdStart(articles, fast);
  printStages(articles.slice(0, Number(values.sample ?? 300)));
}

/** What one run of the command took. */
interface CommandRun {
  readonly seconds: number;
  /** Processor time of all threads. */
  readonly cpuSeconds: number;
  readonly peakKb: number;
  readonly lines: number;
  readonly bytes: number;
  readonly code: unknown;
}

const lineOf = ({ id, text, url, published }: FeedArticle): string =>
  `${JSON.stringify({ id, text, uri: url, publishedAt: published })}\n`;

async function runCommand(input: string, fast: boolean): Promise<CommandRun> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [program, 'read', '--jsonl', '-', ...(fast ? ['--fast'] : [])], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let peakKb = 0;
  let cpuSeconds = 0;
  const watch = setInterval(() => {
    peakKb = Math.max(peakKb, residentKb(child.pid));
    cpuSeconds = Math.max(cpuSeconds, usedCpuSeconds(child.pid));
  }, 50);
  let lines = 0;
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 0x0a) lines++;
  });
  child.stdin.end(input);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  return { seconds: (performance.now() - startedAt) / 1000, cpuSeconds, peakKb, lines, bytes, code };
}

const verdict = (reached: boolean): string => (reached ? 'reached' : 'MISSED');

/** One article, from the start of the command to its end: the middle of five. */
async function printColdStart(articles: readonly FeedArticle[], fast: boolean): Promise<void> {
  const taken: CommandRun[] = [];
  for (const article of articles.slice(0, 5)) taken.push(await runCommand(lineOf(article), fast));
  const middle = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1]!;
  const seconds = middle(taken.map((run) => run.seconds));
  const cpuSeconds = middle(taken.map((run) => run.cpuSeconds));
  process.stdout.write(
    `  one article, seconds ${seconds.toFixed(2).padStart(6)}   bar ${coldStartBarSeconds}   ${verdict(seconds < coldStartBarSeconds)}   (CPU ${cpuSeconds.toFixed(2)})\n`,
  );
}

async function printThroughput(articles: readonly FeedArticle[], fast: boolean): Promise<void> {
  const input = articles.map(lineOf).join('');
  const { seconds, cpuSeconds, peakKb, lines, bytes, code } = await runCommand(input, fast);
  const rate = lines / seconds;
  const bar = rateBars[fast ? 'fast' : 'reader'];
  const kilobytes = (count: number) => (count / 1024).toFixed(1);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print(
    `${articles.length} articles, mean ${kilobytes(input.length / articles.length)} KB, ${availableParallelism()} cores, ${fast ? 'by rules alone' : 'with the trained reader'}`,
  );
  print(`  documents a second   ${rate.toFixed(1).padStart(6)}   bar ${bar}   ${verdict(rate >= bar)}`);
  print(`  seconds              ${seconds.toFixed(1).padStart(6)}`);
  print(
    `  CPU seconds          ${cpuSeconds.toFixed(1).padStart(6)}   ${(lines / cpuSeconds).toFixed(1)} documents a CPU second`,
  );
  const peakMb = peakKb / 1024;
  print(
    `  peak memory, MB      ${peakMb.toFixed(0).padStart(6)}   bar ${memoryBarMb}   ${peakKb === 0 ? 'not known here' : verdict(peakMb < memoryBarMb)}`,
  );
  print(`  output, MB           ${(bytes / 1024 / 1024).toFixed(1).padStart(6)}`);
  print(`  lines out, exit code ${String(lines).padStart(6)}, ${code}`);
}

/** Processor time of this thread: unlike the clock, it does not count what other programs did in the meantime. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function printStages(articles: readonly FeedArticle[]): void {
  const resources: Resources = { languagePacks, gazetteer: readGazetteer(), knownEvents, today: '2024-01-01' };
  const times = new Map<string, number[]>();
  const timed = <Result>(name: string, action: () => Result): Result => {
    const startedAt = cpuMs();
    const result = action();
    const taken = times.get(name) ?? [];
    taken.push(cpuMs() - startedAt);
    times.set(name, taken);
    return result;
  };
  const timedStages = planStages(stages).map((stage) => ({
    ...stage,
    run: (...given: Parameters<typeof stage.run>) => timed(stage.name, () => stage.run(...given)),
  }));
  const timedChecks = checks.map((check) => ({
    ...check,
    evaluate: (...given: Parameters<typeof check.evaluate>) =>
      timed(`check ${check.id}`, () => check.evaluate(...given)),
  }));
  const failures = new Map<string, number>();
  const read = (document: Document): void => {
    const annotated = timed('all', () => annotate(document, resources, undefined, timedStages, timedChecks));
    timed('to JSON', () => JSON.stringify(toReading(annotated)));
    for (const { stage, error } of annotated.failed)
      failures.set(`${stage}: ${error}`, (failures.get(`${stage}: ${error}`) ?? 0) + 1);
  };
  const documents = articles.map(({ id, text }): Document => ({ id, kind: 'article', text }));
  // Compilers warm up first: the figures are those of a long batch.
  for (const document of documents.slice(0, 50)) read(document);
  times.clear();
  failures.clear();
  for (const document of documents) read(document);

  const mean = (taken: readonly number[]): number => taken.reduce((sum, time) => sum + time, 0) / documents.length;
  const all = mean(times.get('all') ?? []);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print(`\nms of processor time a document, ${documents.length} articles  mean   share      p99      max`);
  for (const [name, taken] of [...times].sort((left, right) => mean(right[1]) - mean(left[1]))) {
    const sorted = [...taken].sort((left, right) => left - right);
    const share = `${((100 * mean(taken)) / all).toFixed(0)} %`;
    const figures = [
      mean(taken).toFixed(2).padStart(17),
      share.padStart(7),
      sorted[Math.floor(sorted.length * 0.99)]!.toFixed(2).padStart(8),
      sorted.at(-1)!.toFixed(2).padStart(8),
    ];
    print(`  ${name.padEnd(36)}${figures.join(' ')}`);
  }
  if (failures.size > 0) print('\nnot analysed');
  for (const [failure, count] of failures) print(`  ${count} × ${failure}`);
}
