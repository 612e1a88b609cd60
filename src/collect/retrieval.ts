import { FirsthandError } from '../model/index.ts';

/** What was retrieved from where, and when. The facts of a `Capture`, before its bytes are kept. */
export interface Retrieval {
  /** What the user called it: the path, the URL, or `standard input`. */
  readonly name: string;
  readonly source: 'file' | 'web' | 'standard-input';
  /** ISO 8601 instant. */
  readonly capturedAt: string;
  readonly requestedUri: string;
  readonly finalUri: string;
  /** File name, for its extension; files only. */
  readonly fileName?: string;
  /** Content-Type; web only. */
  readonly mediaType?: string;
  /** Response headers, lower-case names; web only. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly httpStatus?: number;
  /** The bytes, without transfer or content coding. Can be read once. */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Reads a whole body.
 * @throws FirsthandError `input-too-large` beyond `maxBytes`.
 */
export async function readAll(chunks: AsyncIterable<Uint8Array>, maxBytes: number, name: string): Promise<Uint8Array> {
  const held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(name, maxBytes);
    held.push(chunk);
  }
  return held.length === 1 ? held[0]! : Buffer.concat(held);
}

export function tooLarge(name: string, maxBytes: number): FirsthandError {
  return new FirsthandError(
    'input-too-large',
    `${name}: larger than ${Math.floor(maxBytes / 1024 / 1024)} MB; save the part that you need to a file`,
  );
}
