import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCase } from '../../src/app/case.ts';
import { type AddedDocument, addInputs, listDocuments, removeDocument, showDocument } from '../../src/app/index.ts';
import { sends, serve } from '../collect/local-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const text = 'The old bridge was closed on Monday, officials said.';

async function add(inputs: readonly string[], caseFolder: string): Promise<AddedDocument[]> {
  const added: AddedDocument[] = [];
  for await (const result of addInputs(inputs, { caseFolder, workerCount: 1, today: '2024-06-01', allowPrivate: true }))
    if (result.kind !== 'rejected') added.push(result);
  return added;
}

async function caseWithReport(): Promise<{ folder: string; id: string }> {
  const root = temporaryFolder();
  const file = join(root, 'report.txt');
  writeFileSync(file, text);
  const folder = join(root, 'case');
  const [added] = await add([file], folder);
  return { folder, id: added!.id };
}

/** Makes the stored reading look as if older stages had made it. */
async function age(folder: string, id: string): Promise<void> {
  const opened = await openCase(folder, { create: false });
  const { reading } = (await opened.store.get(id))!;
  await opened.store.saveReading(id, { ...reading, title: 'Of old stages', stages: {} }, 'old stages');
  await opened.close();
}

describe('a stored reading', () => {
  it('is shown as it was stored while stages and day are the same', async () => {
    const { folder, id } = await caseWithReport();
    const opened = await openCase(folder, { create: false });
    const { reading, pipeline } = (await opened.store.get(id))!;
    await opened.store.saveReading(id, { ...reading, title: 'Marked' }, pipeline);
    await opened.close();
    expect((await showDocument(folder, id, { today: '2024-06-01' })).reading.title).toBe('Marked');
    // Due dates are judged anew on another day.
    expect((await showDocument(folder, id, { today: '2024-06-02' })).reading.title).not.toBe('Marked');
  });

  it('is made anew and stored when other stages made it', async () => {
    const { folder, id } = await caseWithReport();
    await age(folder, id);
    const { reading } = await showDocument(folder, id, { today: '2024-06-01' });
    expect(reading.title).not.toBe('Of old stages');
    expect(reading.text).toBe(text);
    expect(Object.keys(reading.stages)).not.toHaveLength(0);
    const opened = await openCase(folder, { create: false });
    expect((await opened.store.get(id))?.reading).toEqual(reading);
    await opened.close();
  });
});

describe('a page in a case', () => {
  it('remembers each time it was captured, with the headers of the answer', async () => {
    const page = `<!doctype html><title>Bridge closed</title><article><p>${`${text} `.repeat(10)}</p></article>`;
    const server = await serve({ '/a': sends(page, { 'content-type': 'text/html', etag: '"7"' }) });
    const folder = join(temporaryFolder(), 'case');
    const first = await add([`${server.origin}/a`], folder);
    const second = await add([`${server.origin}/a`], folder);
    expect([...first, ...second].map(({ kind }) => kind)).toEqual(['added', 'known']);
    const { captures, reading } = await showDocument(folder, first[0]!.id, { today: '2024-06-01' });
    expect(reading).toMatchObject({ title: 'Bridge closed', uri: `${server.origin}/a` });
    expect(captures).toHaveLength(2);
    expect(captures[0]).toMatchObject({
      requestedUri: `${server.origin}/a`,
      finalUri: `${server.origin}/a`,
      httpStatus: 200,
      mediaType: 'text/html',
      charset: 'utf-8',
      byteLength: page.length,
      headers: { etag: '"7"' },
    });
    expect(captures[0]!.capturedAt < captures[1]!.capturedAt).toBe(true);
  });

  it('is removed with all its captures', async () => {
    const server = await serve({ '/a': sends(text, { 'content-type': 'text/plain' }) });
    const folder = join(temporaryFolder(), 'case');
    const [{ id }] = (await add([`${server.origin}/a`, `${server.origin}/a?again`], folder)) as [AddedDocument];
    expect(await removeDocument(folder, id)).toMatchObject({ captures: 2, droppedBytes: text.length });
    const left: unknown[] = [];
    for await (const summary of listDocuments(folder)) left.push(summary);
    expect(left).toEqual([]);
  });
});
