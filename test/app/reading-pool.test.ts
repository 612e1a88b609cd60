import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { openReadingPool, type ReadingPool } from '../../src/app/reading-pool.ts';
import type { Document } from '../../src/model/index.ts';

const troubled = new URL('../fixtures/troubled-worker.ts', import.meta.url);
const broken = new URL('../fixtures/broken-worker.ts', import.meta.url);
const stuck = new URL('../fixtures/stuck-worker.ts', import.meta.url);

let pool: ReadingPool | undefined;
afterEach(() => pool?.close());

function documentOf(id: string, text: string): Document {
  return { id, kind: 'article', text };
}

/** Exit codes of the worker threads that end during the test: 0 of those that end by themselves, 1 of those that are cut off. */
function exitCodes(): readonly number[] {
  const codes: number[] = [];
  const listen = (worker: Worker): void => void worker.once('exit', (code) => codes.push(code));
  process.on('worker', listen);
  onTestFinished(() => void process.off('worker', listen));
  return codes;
}

describe('the reading pool', () => {
  it('reads a text into a reading', async () => {
    pool = openReadingPool({ workerCount: 1 });
    const { json } = await pool.read(documentOf('d1', 'The bridge at Kherson was closed, officials said.'));
    expect(JSON.parse(json)).toMatchObject({
      id: 'd1',
      lang: 'en',
      text: 'The bridge at Kherson was closed, officials said.',
    });
  });

  it('gives up a document that hangs, says so in its reading, and reads the next one', async () => {
    pool = openReadingPool({ workerCount: 1, deadlineMs: 300, workerUrl: troubled });
    const [hung, next] = await Promise.all([pool.read(documentOf('d1', 'hang')), pool.read(documentOf('d2', '0'))]);
    expect(JSON.parse(hung.json)).toMatchObject({ id: 'd1', text: 'hang', claims: [], failed: [{ stage: 'read' }] });
    expect(JSON.parse(hung.json).failed[0].error).toContain('0.3 s');
    expect(JSON.parse(next.json)).toEqual({ id: 'd2' });
  });

  it('lets a worker past its deadline that still hears orders end by itself', async () => {
    const codes = exitCodes();
    pool = openReadingPool({ workerCount: 1, deadlineMs: 200, workerUrl: troubled });
    const { json } = await pool.read(documentOf('d1', 'await'));
    expect(JSON.parse(json).failed).toHaveLength(1);
    await pool.close();
    expect(codes).toEqual([0, 0]);
  });

  it('reports a worker that dies in the reading of the document it died on, and starts another', async () => {
    pool = openReadingPool({ workerCount: 1, workerUrl: troubled });
    const [died, next] = await Promise.all([pool.read(documentOf('d1', 'die')), pool.read(documentOf('d2', '0'))]);
    expect(JSON.parse(died.json).failed).toEqual([{ stage: 'read', error: 'this stage has a defect' }]);
    expect(JSON.parse(next.json)).toEqual({ id: 'd2' });
  });

  it('gives up a capture that hangs as a rejection that names the input', async () => {
    pool = openReadingPool({ workerCount: 1, deadlineMs: 200, workerUrl: troubled });
    const result = await pool.open(new Uint8Array([120]), { name: 'page.html' });
    expect(result).toMatchObject({ kind: 'rejected', code: 'deadline-exceeded' });
    expect(result.kind === 'rejected' && result.message).toContain('page.html');
  });

  it('lets several documents be read at the same time', async () => {
    pool = openReadingPool({ workerCount: 2, workerUrl: troubled });
    await Promise.all([pool.read(documentOf('warm', '0')), pool.read(documentOf('up', '0'))]);
    const order: string[] = [];
    await Promise.all([
      pool.read(documentOf('slow', '400')).then(() => order.push('slow')),
      pool.read(documentOf('quick', '0')).then(() => order.push('quick')),
    ]);
    expect(order).toEqual(['quick', 'slow']);
  });

  it('fails, and does not try for ever, when its workers cannot start', async () => {
    pool = openReadingPool({ workerCount: 1, workerUrl: broken });
    await expect(pool.read(documentOf('d1', '0'))).rejects.toThrow(/do not start.*cannot even start/);
  });
});

describe('a reading pool that is closed', () => {
  it('waits for a worker that is still starting, which then ends by itself', async () => {
    const codes = exitCodes();
    await openReadingPool({ workerCount: 1 }).close();
    expect(codes).toEqual([0]);
  });

  it('lets idle workers end by themselves, and is done when they have', async () => {
    const codes = exitCodes();
    pool = openReadingPool({ workerCount: 2, workerUrl: troubled });
    await Promise.all(['d1', 'd2'].map((id) => pool!.read(documentOf(id, '0'))));
    await Promise.all([pool.close(), pool.close()]);
    expect(codes).toEqual([0, 0]);
  });

  it('lets a worker finish the document that it is reading', async () => {
    const codes = exitCodes();
    pool = openReadingPool({ workerCount: 1, workerUrl: troubled });
    await pool.read(documentOf('d1', '0'));
    const reading = pool.read(documentOf('d2', '100'));
    await pool.close();
    expect(JSON.parse((await reading).json)).toEqual({ id: 'd2' });
    expect(codes).toEqual([0]);
  });

  it('cuts off a worker that hangs, and rejects what it was reading and what was waiting for it', async () => {
    const codes = exitCodes();
    pool = openReadingPool({ workerCount: 1, workerUrl: troubled });
    await pool.read(documentOf('d1', '0'));
    const abandoned = [pool.read(documentOf('d2', 'hang')), pool.read(documentOf('d3', '0'))].map((reading) =>
      expect(reading).rejects.toMatchObject({ code: 'internal' }),
    );
    const closingSince = performance.now();
    await pool.close();
    await Promise.all(abandoned);
    expect(performance.now() - closingSince).toBeLessThan(5_000);
    expect(codes).toEqual([1]);
  });

  it('cuts off a worker that never starts', async () => {
    const codes = exitCodes();
    await openReadingPool({ workerCount: 1, workerUrl: stuck, startLimitMs: 200 }).close();
    expect(codes).toEqual([1]);
  });

  it('waits for workers that were cut off at their deadline before', async () => {
    const codes = exitCodes();
    pool = openReadingPool({ workerCount: 1, workerUrl: troubled, deadlineMs: 200 });
    await pool.read(documentOf('d1', 'hang'));
    await pool.close();
    expect([...codes].sort()).toEqual([0, 1]);
  });

  it('takes nothing more', async () => {
    pool = openReadingPool({ workerCount: 1, workerUrl: troubled });
    await pool.close();
    await expect(pool.read(documentOf('d1', '0'))).rejects.toMatchObject({ code: 'internal' });
  });

  it('does not end the process before it is closed when a worker gets ready meanwhile', async () => {
    const program = fileURLToPath(new URL('../fixtures/close-while-starting.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [program]);
    expect(stdout).toBe('all closed\n');
  });
});
