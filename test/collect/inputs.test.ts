import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expandInputs, openWebFetcher, readAll, retrieve } from '../../src/collect/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const extensions = new Set(['txt', 'html']);
const noCase = async (_folder: string): Promise<boolean> => false;

async function expanded(arguments_: readonly string[], skips = noCase): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of expandInputs(arguments_, extensions, skips))
    found.push(item.kind === 'input' ? item.input : { problem: item.name, code: item.error.code });
  return found;
}

describe('arguments', () => {
  it('are standard input, web addresses of any scheme, or paths', async () => {
    const file = join(temporaryFolder(), 'a.unknown');
    writeFileSync(file, 'x');
    expect(await expanded(['-', 'https://example.org/a', 'ftp://example.org', file])).toEqual([
      { kind: 'standard-input' },
      { kind: 'web', uri: 'https://example.org/a' },
      { kind: 'web', uri: 'ftp://example.org' },
      { kind: 'file', path: file },
    ]);
  });

  it('that are folders give the files of known formats in them, sorted', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'b'));
    mkdirSync(join(folder, '.hidden'));
    for (const name of ['z.txt', 'A.HTML', 'b/x.txt', 'picture.png', '.dot.txt', '.hidden/y.txt'])
      writeFileSync(join(folder, name), 'x');
    symlinkSync(folder, join(folder, 'loop'));
    expect(await expanded([folder])).toEqual(
      ['A.HTML', 'b/x.txt', 'z.txt'].map((name) => ({ kind: 'file', path: join(folder, name) })),
    );
    expect(await expanded([folder], async (path) => basename(path) === 'b')).toHaveLength(2);
  });

  it('that lead nowhere are problems, and the others still count', async () => {
    const folder = temporaryFolder();
    expect(await expanded(['/no/such/file.txt', folder, '-'])).toEqual([
      { problem: '/no/such/file.txt', code: 'input-missing' },
      { problem: folder, code: 'input-empty' },
      { kind: 'standard-input' },
    ]);
  });
});

describe('retrieving a file', () => {
  const web = openWebFetcher();

  it('gives its bytes and its address', async () => {
    const file = join(temporaryFolder(), 'rep ort.txt');
    writeFileSync(file, 'The bridge fell.');
    const retrieval = await retrieve({ kind: 'file', path: file }, web, () => '2024-05-01T10:00:00Z');
    expect(retrieval).toMatchObject({
      name: file,
      source: 'file',
      fileName: 'rep ort.txt',
      capturedAt: '2024-05-01T10:00:00Z',
      requestedUri: pathToFileURL(file).href,
    });
    expect(Buffer.from(await readAll(retrieval.body, 100, file)).toString()).toBe('The bridge fell.');
  });

  it('says when the file is missing, empty, a folder, or larger than allowed', async () => {
    const folder = temporaryFolder();
    const [empty, large] = [join(folder, 'empty.txt'), join(folder, 'large.txt')];
    writeFileSync(empty, '');
    writeFileSync(large, 'x'.repeat(1000));
    const file = (path: string) => retrieve({ kind: 'file', path }, web);
    await expect(file(join(folder, 'none.txt'))).rejects.toMatchObject({ code: 'input-missing' });
    await expect(file(empty)).rejects.toMatchObject({ code: 'input-empty' });
    await expect(file(folder)).rejects.toMatchObject({ code: 'input-missing' });
    await expect(readAll((await file(large)).body, 999, large)).rejects.toMatchObject({ code: 'input-too-large' });
  });

  it.skipIf(process.getuid?.() === 0)('says when the file may not be read', async () => {
    const file = join(temporaryFolder(), 'closed.txt');
    writeFileSync(file, 'x');
    chmodSync(file, 0);
    const { body } = await retrieve({ kind: 'file', path: file }, web);
    await expect(readAll(body, 100, file)).rejects.toMatchObject({ code: 'input-missing' });
  });
});
