import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openFolderArchive } from '../../src/archive/index.ts';
import type { Reading } from '../../src/model/index.ts';
import { openSqliteStore } from '../../src/store/index.ts';
import { parseSearchQuery } from '../../src/text/index.ts';
import { finished, jsonLines, runFirsthand, startFirsthand } from '../command-line.ts';
import { temporaryFolder } from '../temporary-folder.ts';

interface Reported {
  readonly status: string;
  readonly id: string;
}

/** Numbers from 0 to 1 that look random and are the same in every run: mulberry32. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const sentences = [
  'The bridge was closed on Monday.',
  'Officials in Kyiv confirmed it.',
  'Repairs will take ten days.',
];
const report = (number: number): string => `Report ${number}. ${sentences.join(' ')} Marker m${number}x.`;
const jsonLine = (number: number): string => `${JSON.stringify({ id: `r${number}`, text: report(number) })}\n`;

/** A feed of 300 reports, and 40 files beside it: what is added in one batch. */
function batch(root: string): readonly string[] {
  const files = join(root, 'files');
  mkdirSync(files);
  for (let number = 1000; number < 1040; number++) writeFileSync(join(files, `${number}.txt`), report(number));
  const feed = join(root, 'feed.jsonl');
  writeFileSync(feed, Array.from({ length: 300 }, (_, number) => jsonLine(number)).join(''));
  return [files, feed];
}
const batchSize = 340;

/** Checks a case from the inside: sound database, every capture's bytes, every document readable and found. */
async function requireSound(folder: string): Promise<Map<string, Reading>> {
  const database = new DatabaseSync(join(folder, 'case.sqlite'));
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  database.close();
  const store = await openSqliteStore(join(folder, 'case.sqlite'), () => new Date().toISOString());
  const archive = await openFolderArchive(join(folder, 'captures'));
  const readings = new Map<string, Reading>();
  const sound = new Set<string>();
  for await (const { id } of store.list()) {
    const { reading, captures } = (await store.get(id))!;
    readings.set(id, reading);
    expect(captures).not.toHaveLength(0);
    for (const { sha256, byteLength } of captures) {
      if (!sound.has(sha256)) expect((await archive.get(sha256)).length).toBe(byteLength);
      sound.add(sha256);
    }
    const marker = /m\d+x/.exec(reading.text)![0];
    const found = await store.search(parseSearchQuery(marker), 2);
    expect(found.hits.map(({ summary }) => summary.id)).toEqual([id]);
  }
  await store.close();
  return readings;
}

/** Starts to add a batch and kills the process with SIGKILL once so many documents were reported, and a little later. */
async function killWhileAdding(
  inputs: readonly string[],
  folder: string,
  reports: number,
  laterMs: number,
): Promise<string[]> {
  const child = startFirsthand(['add', ...inputs, '--case', folder, '--json']);
  let output = '';
  let killing: Promise<void> | undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
    if (killing || output.split('\n').length <= reports) return;
    killing = sleep(laterMs).then(() => void child.kill('SIGKILL'));
  });
  await new Promise((resolve) => child.on('close', resolve));
  const complete = output.slice(0, output.lastIndexOf('\n') + 1);
  return jsonLines<Reported>(complete).map(({ id }) => id);
}

describe('a batch that is killed', () => {
  const random = seededRandom(20240229);
  const rounds = Array.from({ length: 10 }, (_, round) => ({
    round: round + 1,
    reports: Math.floor(random() * (batchSize - 20)) + 1,
    laterMs: Math.floor(random() * 25),
  }));

  it.each(rounds)(
    'loses no document that was reported as added (round $round: after $reports reports and $laterMs ms)',
    async ({ reports, laterMs }) => {
      const root = temporaryFolder();
      const folder = join(root, 'case');
      const reported = await killWhileAdding(batch(root), folder, reports, laterMs);
      expect(reported.length).toBeGreaterThanOrEqual(reports);
      const readings = await requireSound(folder);
      expect(reported.filter((id) => !readings.has(id))).toEqual([]);
      expect(new Set(reported).size).toBe(reported.length);
    },
    60_000,
  );

  it('can be added again to its end, whenever it was killed before', async () => {
    const root = temporaryFolder();
    const folder = join(root, 'case');
    const inputs = batch(root);
    const known = new Set<string>();
    for (const [reports, laterMs] of [
      [1, 0],
      [45, 3],
      [150, 11],
    ] as const)
      for (const id of await killWhileAdding(inputs, folder, reports, laterMs)) known.add(id);
    const { code, stdout } = await runFirsthand(['add', ...inputs, '--case', folder, '--json']);
    expect(code).toBe(0);
    const last = jsonLines<Reported>(stdout);
    expect(last).toHaveLength(batchSize);
    expect(last.filter(({ id, status }) => known.has(id) && status !== 'known')).toEqual([]);
    expect((await requireSound(folder)).size).toBe(batchSize);
  }, 60_000);

  it('leaves a folder that can still become a case when it is killed at the very beginning', async () => {
    for (const delayMs of [250, 350, 450, 550]) {
      const folder = join(temporaryFolder(), 'case');
      const child = startFirsthand(['add', '-', '--case', folder], { input: report(1) });
      await Promise.race([sleep(delayMs), new Promise((resolve) => child.on('exit', resolve))]);
      child.kill('SIGKILL');
      await finished(child).catch(() => {});
      const { code } = await runFirsthand(['add', '-', '--case', folder], { input: report(1) });
      expect(code).toBe(0);
      expect((await requireSound(folder)).size).toBe(1);
    }
  }, 60_000);
});

describe('two processes', () => {
  it('add to one case at once, and neither loses or doubles a document', async () => {
    const root = temporaryFolder();
    const folder = join(root, 'case');
    const feeds = [0, 100].map((from) => {
      const feed = join(root, `from-${from}.jsonl`);
      writeFileSync(feed, Array.from({ length: 200 }, (_, index) => jsonLine(from + index)).join(''));
      return feed;
    });
    const runs = await Promise.all(feeds.map((feed) => runFirsthand(['add', feed, '--case', folder, '--json'])));
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const reports = runs.flatMap(({ stdout }) => jsonLines<Reported>(stdout));
    expect(reports.filter(({ status }) => status === 'added')).toHaveLength(300);
    expect(reports.filter(({ status }) => status === 'known')).toHaveLength(100);
    expect((await requireSound(folder)).size).toBe(300);
    const { stdout } = await runFirsthand(['list', '--case', folder, '--json']);
    expect(jsonLines<{ captures: number }>(stdout).filter(({ captures }) => captures === 2)).toHaveLength(100);
  }, 60_000);

  it('one adding and one removing the same bytes, never leave a document without its bytes', async () => {
    const root = temporaryFolder();
    const folder = join(root, 'case');
    const file = join(root, 'report.txt');
    writeFileSync(file, report(1));
    await runFirsthand(['add', file, '--case', folder]);
    const [{ stdout }] = await Promise.all([runFirsthand(['list', '--case', folder, '--json'])]);
    const { id } = jsonLines<Reported>(stdout)[0]!;
    for (let round = 0; round < 3; round++) {
      await Promise.all([
        runFirsthand(['add', file, file, file, '--case', folder]),
        runFirsthand(['rm', id, id, id, id, '--case', folder]),
      ]);
      await requireSound(folder);
    }
    expect(existsSync(join(folder, 'case.json'))).toBe(true);
  }, 60_000);
});
