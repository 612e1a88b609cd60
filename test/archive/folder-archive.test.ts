import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolderArchive } from '../../src/archive/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const bytes = Buffer.from('<p>The bridge fell.</p>');
const sha256 = createHash('sha256').update(bytes).digest('hex');

describe('the archive of captured bytes', () => {
  it('keeps bytes under their SHA-256, as a file that any program can check', async () => {
    const folder = join(temporaryFolder(), 'captures');
    const archive = await openFolderArchive(folder);
    expect(await archive.put(bytes)).toEqual({ sha256, byteLength: bytes.length });
    const file = join(folder, sha256.slice(0, 2), sha256);
    expect(readFileSync(file)).toEqual(bytes);
    expect(statSync(file).mode & 0o222).toBe(0);
    expect(await archive.get(sha256)).toEqual(bytes);
    expect(await archive.has(sha256)).toBe(true);
  });

  it('takes bytes in pieces', async () => {
    const archive = await openFolderArchive(temporaryFolder());
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (const byte of bytes) yield Buffer.of(byte);
    }
    expect(await archive.putStream(pieces())).toEqual({ sha256, byteLength: bytes.length });
    expect(await archive.get(sha256)).toEqual(bytes);
  });

  it('keeps the same bytes once, and leaves nothing unfinished behind', async () => {
    const folder = temporaryFolder();
    const archive = await openFolderArchive(folder);
    await Promise.all([archive.put(bytes), archive.put(bytes), archive.put(bytes)]);
    expect(readdirSync(join(folder, sha256.slice(0, 2)))).toEqual([sha256]);
    expect(readdirSync(join(folder, 'unfinished'))).toEqual([]);
  });

  it('leaves nothing behind when the pieces break off', async () => {
    const folder = temporaryFolder();
    const archive = await openFolderArchive(folder);
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield bytes;
      throw new Error('connection lost');
    }
    await expect(archive.putStream(pieces())).rejects.toThrow('connection lost');
    expect(readdirSync(folder)).toEqual(['unfinished']);
    expect(readdirSync(join(folder, 'unfinished'))).toEqual([]);
  });

  it('tells when bytes were changed, and heals them when they come again', async () => {
    const folder = temporaryFolder();
    const archive = await openFolderArchive(folder);
    await archive.put(bytes);
    const file = join(folder, sha256.slice(0, 2), sha256);
    chmodSync(file, 0o644);
    writeFileSync(file, '<p>The bridge held.</p>');
    await expect(archive.get(sha256)).rejects.toMatchObject({ code: 'case-invalid' });
    await archive.put(bytes);
    expect(await archive.get(sha256)).toEqual(bytes);
  });

  it('says which bytes are missing', async () => {
    const archive = await openFolderArchive(temporaryFolder());
    await expect(archive.get(sha256)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining(sha256),
    });
    expect(await archive.has(sha256)).toBe(false);
  });

  it('removes bytes, and does not mind when they are gone', async () => {
    const archive = await openFolderArchive(temporaryFolder());
    await archive.put(bytes);
    await archive.remove(sha256);
    await archive.remove(sha256);
    expect(await archive.has(sha256)).toBe(false);
  });

  it('sweeps what a killed process left unfinished, but not what another one may be writing', async () => {
    const folder = temporaryFolder();
    const [old, fresh] = [join(folder, 'unfinished/old'), join(folder, 'unfinished/fresh')];
    await mkdir(join(folder, 'unfinished'));
    writeFileSync(old, 'half');
    writeFileSync(fresh, 'half');
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60;
    utimesSync(old, twoDaysAgo, twoDaysAgo);
    await openFolderArchive(folder);
    expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
  });
});
