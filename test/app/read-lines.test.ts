import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LineResult, readLines, readLinesOf } from '../../src/app/read-lines.ts';
import { openReadingPool, type ReadingPool } from '../../src/app/reading-pool.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let pool: ReadingPool;
beforeAll(() => {
  pool = openReadingPool({ workerCount: 2 });
});
afterAll(() => pool.close());

async function resultsOf(content: string | Uint8Array): Promise<LineResult[]> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield typeof content === 'string' ? Buffer.from(content) : content;
  }
  const results: LineResult[] = [];
  for await (const result of readLinesOf('lines.jsonl', chunks(), pool)) results.push(result);
  return results;
}

const idsOf = (results: readonly LineResult[]) =>
  results.map((result) => (result.kind === 'reading' ? JSON.parse(result.json).id : `line ${result.number} rejected`));

describe('readLines', () => {
  it('gives results in the order of the input, however long each takes', async () => {
    const lines = Array.from({ length: 40 }, (_, index) =>
      JSON.stringify({ id: `d${index}`, text: 'The mayor said so. '.repeat(index % 5 === 0 ? 400 : 1) }),
    );
    expect(idsOf(await resultsOf(lines.join('\n')))).toEqual(lines.map((_, index) => `d${index}`));
  });

  it('goes on after a line that is no JSON, and names the line', async () => {
    const results = await resultsOf('{"id":"a","text":"One."}\n\n{"id": oops}\n{"id":"b","text":"Two."}\n');
    expect(idsOf(results)).toEqual(['a', 'line 3 rejected', 'b']);
    const [, rejected] = results;
    expect(rejected).toMatchObject({ kind: 'rejected', code: 'input-invalid' });
    expect(rejected?.kind === 'rejected' && rejected.message).toMatch(/lines\.jsonl: line 3: .*JSON/);
  });

  it.each([
    ['"just a string"', 'not an object'],
    ['{"id":"a"}', 'neither text nor html'],
    ['{"id":"a","text":1}', 'text that is no string'],
  ])('rejects %s: %s', async (line) => {
    expect(idsOf(await resultsOf(line))).toEqual(['line 1 rejected']);
  });

  it('rejects a line that is not UTF-8 without touching its neighbours', async () => {
    const content = Buffer.concat([
      Buffer.from('{"id":"a","text":"One."}\n{"id":"b","text":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}\n{"id":"c","text":"Three."}'),
    ]);
    expect(idsOf(await resultsOf(content))).toEqual(['a', 'line 2 rejected', 'c']);
  });

  it('reads gzip-packed input', async () => {
    const file = join(temporaryFolder(), 'lines.jsonl.gz');
    await writeFile(file, gzipSync('{"id":"a","text":"One."}\n{"id":"b","text":"Two."}\n'));
    const results: LineResult[] = [];
    for await (const result of readLines(file, { workerCount: 1 })) results.push(result);
    expect(idsOf(results)).toEqual(['a', 'b']);
  });

  it('rejects a file that is not there, by name', async () => {
    for await (const result of readLines('no-such-file.jsonl', { workerCount: 1 }))
      expect(result).toMatchObject({ kind: 'rejected', code: 'input-missing', number: 0 });
  });

  it('returns the text unchanged, to the character', async () => {
    const texts = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), { seed: 7, numRuns: 100 });
    const kept = [
      ...texts,
      ' \u00a0 leading',
      'line\r\nbreaks\u2028and\u0085others',
      'lone \ud800 surrogate',
      '\ufeffmark',
    ].filter((text) => text.trim() !== '');
    const results = await resultsOf(kept.map((text, index) => JSON.stringify({ id: index, text })).join('\n'));
    expect(results.map((result) => result.kind === 'reading' && JSON.parse(result.json).text)).toEqual(kept);
  });

  it('stops taking lines when it is aborted, and still gives those that it took, in order', async () => {
    const lines = Array.from({ length: 3000 }, (_, index) => JSON.stringify({ id: index, text: 'A short report.' }));
    async function* neverEnding(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${lines.join('\n')}\n`);
      await new Promise(() => undefined);
    }
    const stop = new AbortController();
    const ids: number[] = [];
    for await (const result of readLinesOf('lines', neverEnding(), pool, stop.signal)) {
      if (result.kind === 'reading') ids.push(Number(JSON.parse(result.json).id));
      if (ids.length === 10) stop.abort();
    }
    expect(ids.length).toBeLessThan(100);
    expect(ids).toEqual(ids.map((_, index) => index));
  });

  it('does not run ahead of a slow taker', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given++;
        yield new TextEncoder().encode(`${JSON.stringify({ id: given, text: 'A short report.' })}\n`);
      }
    }
    let taken = 0;
    for await (const result of readLinesOf('endless', endless(), pool)) {
      expect(result.number).toBe(++taken);
      if (taken < 5) continue;
      await new Promise((resolve) => setTimeout(resolve, 500));
      break;
    }
    expect(given - taken).toBeLessThan(100);
  });
});
