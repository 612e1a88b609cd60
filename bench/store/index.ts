import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Reading } from '../../src/model/index.ts';
import { type CaseStore, type NewDocument, openSqliteStore } from '../../src/store/index.ts';
import { parseSearchQuery } from '../../src/text/index.ts';
import { readCorpus } from '../corpus.ts';

interface FeedArticle {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly source?: string;
}

/** As many names as an article holds, so that readings have a realistic size. */
const mentions = Array.from({ length: 20 }, (_, index) => ({
  start: index,
  end: index + 5,
  type: 'PER' as const,
  entity: `e${index}`,
  name: 'Somebody or Other',
  confidence: 0.9,
}));

const queries = ['trump', '"white house"', 'elect*', 'russia ukraine', 'senate -house', 'the'];

/**
 * `npm run bench -- store --data DIR [--count N]`: stores N (5,000) articles of feed_abp_10k_en with readings of 20 names, 64 a commit
 * and then one a commit, and searches them. Prints documents a second by the clock and the processor time of each: the first depends on the
 * disk and on what else the machine does.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' }, count: { type: 'string' } } });
  const articles = readCorpus<FeedArticle>(args, 'feed/feed_abp_10k_en.jsonl.gz').slice(
    0,
    Number(values.count ?? 5000),
  );
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-bench-'));
  const file = join(folder, 'case.sqlite');
  try {
    const store = await openSqliteStore(file, () => new Date().toISOString());
    const meanLength = articles.reduce((sum, { text }) => sum + text.length, 0) / articles.length;
    print(`${articles.length} articles of ${(meanLength / 1000).toFixed(1)} thousand characters`);
    const most = Math.ceil(articles.length * 0.9);
    await timeStoring(store, articles.slice(0, most), 64);
    await timeStoring(store, articles.slice(most), 1);
    for (const query of queries) await timeSearch(store, query);
    await store.close();
    print(`the database takes ${(statSync(file).size / articles.length / 1024).toFixed(1)} KB a document`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeStoring(store: CaseStore, articles: readonly FeedArticle[], batch: number): Promise<void> {
  const documents = articles.map(newDocument);
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  for (let from = 0; from < documents.length; from += batch) {
    const uri = `urn:bench:${batch}:${from}`;
    const capture = { sha256: uri, capturedAt: '2024-01-01', requestedUri: uri, finalUri: uri, byteLength: 1 };
    await store.record(capture, documents.slice(from, from + batch), async () => {});
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpuMs = (user + system) / 1000 / documents.length;
  print(
    `${batch} a commit: ${(documents.length / seconds).toFixed(0)} documents a second, ${cpuMs.toFixed(2)} ms of processor time each`,
  );
}

async function timeSearch(store: CaseStore, words: string): Promise<void> {
  const query = parseSearchQuery(words);
  await store.search(query, 20);
  const startedAt = performance.now();
  const { total } = await store.search(query, 20);
  print(`search ${words}: ${total} found in ${(performance.now() - startedAt).toFixed(1)} ms`);
}

function newDocument({ id, text, title, source }: FeedArticle): NewDocument {
  const reading: Reading = {
    id,
    lang: 'en',
    ...(title === undefined ? {} : { title }),
    ...(source === undefined ? {} : { publisher: source }),
    authors: [],
    text,
    embeds: [],
    entities: mentions,
    attributions: [],
    claims: [],
    toponyms: [],
    timexes: [],
    quantities: [],
    hedges: [],
    derivations: [],
    findings: [],
    failed: [],
    stages: {},
  };
  return { document: { id, kind: 'article', text }, sha256: id, reading, pipeline: 'bench' };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
