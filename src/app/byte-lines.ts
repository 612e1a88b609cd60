/** One line of a byte stream. */
export interface ByteLine {
  /** Counted from 1. */
  readonly number: number;
  /** The line without its line break; absent when it was longer than allowed and was skipped. */
  readonly bytes?: Uint8Array;
  /** Bytes of the stream read so far, this line included. */
  readonly offset: number;
}

const lineFeed = 0x0a;

/**
 * Splits a byte stream into lines, holding no more than one line and one chunk in memory.
 * Cutting at the line feed is safe in UTF-8. Empty lines are left out, but counted.
 */
export async function* byteLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<ByteLine> {
  let pieces: Uint8Array[] = [];
  let held = 0;
  let tooLong = false;
  let number = 0;
  let offset = 0;

  const hold = (piece: Uint8Array): void => {
    held += piece.length;
    if (held > maxLineBytes) {
      tooLong = true;
      pieces = [];
    } else pieces.push(piece);
  };
  const line = (): ByteLine | undefined => {
    const bytes = trim(Buffer.concat(pieces), number === 1);
    const result = tooLong ? { number, offset } : bytes.length > 0 ? { number, bytes, offset } : undefined;
    pieces = [];
    held = 0;
    tooLong = false;
    return result;
  };

  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, from)) {
      hold(chunk.subarray(from, at));
      offset += at + 1 - from;
      from = at + 1;
      number++;
      const complete = line();
      if (complete) yield complete;
    }
    hold(chunk.subarray(from));
    offset += chunk.length - from;
  }
  if (held > 0) {
    number++;
    const last = line();
    if (last) yield last;
  }
}

/** Drops white space at both ends, and the byte order mark of the first line. */
function trim(bytes: Uint8Array, first: boolean): Uint8Array {
  let start = first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let end = bytes.length;
  while (start < end && bytes[start]! <= 0x20) start++;
  while (end > start && bytes[end - 1]! <= 0x20) end--;
  // A copy of its own (a Buffer's slice would be a view), so that handing it to a worker does not carry the whole chunk along.
  return Uint8Array.prototype.slice.call(bytes, start, end);
}
