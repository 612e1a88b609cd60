import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FirsthandError } from '../model/index.ts';
import type { Archive, ArchivedBytes } from './port.ts';
import { makeFolder, syncFolder } from './sync-folder.ts';

/** Half-written files end up here when a process is killed; they are swept when they are this old. */
const unfinishedLimitMs = 24 * 60 * 60 * 1000;
/** Captured bytes are evidence: nobody changes them by accident. */
const readOnly = 0o444;

/**
 * Opens an archive in a folder: one file per digest, `ab/abcdef…`, readable by any program. A file is written under another
 * name, synced to the disk and renamed, and the folder synced, so that a file with a digest for a name is always whole.
 * @throws FirsthandError `case-invalid` when the folder cannot be used.
 */
export async function openFolderArchive(folder: string): Promise<Archive> {
  const unfinished = join(folder, 'unfinished');
  const fileOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256);
  await sweep(unfinished);

  async function putStream(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<ArchivedBytes> {
    await makeFolder(unfinished);
    const temporary = join(unfinished, randomUUID());
    try {
      const archived = await writeSynced(temporary, chunks);
      const file = fileOf(archived.sha256);
      await makeFolder(dirname(file));
      // Bytes that are there and sound stay; damaged ones are healed by the rename.
      if (!(await isSound(file, archived))) await rename(temporary, file);
      await syncFolder(dirname(file));
      return archived;
    } catch (error) {
      throw unusable(folder, error);
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async function* stream(sha256: string): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    try {
      for await (const chunk of createReadStream(fileOf(sha256)) as AsyncIterable<Uint8Array>) {
        hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new FirsthandError('not-found', `${folder}: no captured bytes with the SHA-256 ${sha256}`, {
        cause: error,
      });
    }
    if (hash.digest('hex') !== sha256) {
      throw new FirsthandError(
        'case-invalid',
        `${fileOf(sha256)}: the captured bytes were damaged or changed; restore the file from a copy`,
      );
    }
  }

  return {
    put: (bytes) => putStream([bytes]),
    putStream,
    has: (sha256) => exists(fileOf(sha256)),
    stream,
    async get(sha256) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream(sha256)) chunks.push(chunk);
      return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    },
    async remove(sha256) {
      await rm(fileOf(sha256), { force: true });
      await syncFolder(dirname(fileOf(sha256)));
    },
  };
}

async function writeSynced(
  file: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<ArchivedBytes> {
  const hash = createHash('sha256');
  let byteLength = 0;
  const handle = await open(file, 'wx', readOnly);
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      byteLength += chunk.length;
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), byteLength };
}

async function isSound(file: string, { sha256, byteLength }: ArchivedBytes): Promise<boolean> {
  try {
    if ((await stat(file)).size !== byteLength) return false;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
    return hash.digest('hex') === sha256;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}

/** What the disk refuses, told as a problem of the case; anything else unchanged. */
function unusable(folder: string, error: unknown): unknown {
  const reasons: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    EROFS: 'the disk can only be read',
    EACCES: 'may not be written; check its permissions',
    EPERM: 'may not be written; check its permissions',
    EIO: 'the disk reported an error',
  };
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
  return reason ? new FirsthandError('case-invalid', `${folder}: ${reason}`, { cause: error }) : error;
}

async function sweep(unfinished: string): Promise<void> {
  const names = await readdir(unfinished).catch(() => []);
  for (const name of names) {
    const file = join(unfinished, name);
    const written = (await stat(file).catch(() => undefined))?.mtimeMs;
    if (written !== undefined && Date.now() - written > unfinishedLimitMs) await rm(file, { force: true });
  }
}
