import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Makes a folder and those above it, as far as they are missing, and sees to it that their names survive a power cut. */
export async function makeFolder(folder: string): Promise<void> {
  const absolute = resolve(folder);
  const first = await mkdir(absolute, { recursive: true });
  if (first === undefined) return;
  for (let made = absolute; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** Sees to it that names made or removed in a folder survive a power cut. Does nothing for a folder that is not there. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows has no such call, and keeps names by itself.
  if (process.platform === 'win32') return;
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(folder, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
