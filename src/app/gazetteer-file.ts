import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where `npm run build` puts the default gazetteer; sources and compiled files lie equally deep. */
const defaultGazetteerFile = fileURLToPath(new URL('../../build/gazetteer.bin', import.meta.url));

/**
 * Reads a gazetteer file into memory that threads can share, without a second copy.
 * @returns undefined when there is no such file.
 */
export function readGazetteerFile(path: string = defaultGazetteerFile): SharedArrayBuffer | undefined {
  if (!existsSync(path)) return undefined;
  const file = openSync(path, 'r');
  try {
    const buffer = new SharedArrayBuffer(fstatSync(file).size);
    const bytes = new Uint8Array(buffer);
    for (let read = 0; read < bytes.length; ) {
      const count = readSync(file, bytes, read, bytes.length - read, read);
      if (count === 0) break;
      read += count;
    }
    return buffer;
  } finally {
    closeSync(file);
  }
}
