import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FirsthandError } from '../model/index.ts';

/**
 * Undoes gzip, told by its first two bytes; other bytes pass unchanged.
 * @param name the input, for messages
 * @throws FirsthandError `input-invalid` for a damaged or cut archive
 */
export async function* unpacked(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  let first = await iterator.next();
  while (!first.done && first.value.length === 0) first = await iterator.next();
  if (first.done) return;
  async function* all(): AsyncGenerator<Uint8Array> {
    yield first.value as Uint8Array;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  if (!isGzip(first.value)) {
    yield* all();
    return;
  }
  try {
    // `pipeline` carries an error of the source on; `pipe` would wait for ever.
    yield* pipeline(Readable.from(all()), createGunzip(), () => {}) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    if (!/^Z_/.test((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
    throw new FirsthandError('input-invalid', `${name}: a damaged gzip archive (${(cause as Error).message})`, {
      cause,
    });
  }
}

/** Whether bytes begin as a gzip archive does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}
