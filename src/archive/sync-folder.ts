import { open } from 'node:fs/promises';

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
