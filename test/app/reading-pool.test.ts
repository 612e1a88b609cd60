import { afterEach, describe, expect, it } from 'vitest';
import { openReadingPool, type ReadingPool } from '../../src/app/reading-pool.ts';
import type { Document } from '../../src/model/index.ts';

const troubled = new URL('../fixtures/troubled-worker.ts', import.meta.url);
const broken = new URL('../fixtures/broken-worker.ts', import.meta.url);

let pool: ReadingPool | undefined;
afterEach(() => pool?.close());

function documentOf(id: string, text: string): Document {
  return { id, kind: 'article', text };
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
