import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { entryBytes } from '../gazetteer/index.ts';

/** Parts that entries are sorted into by the upper bits of their first hash; one part at a time is held in memory. */
const partBits = 8;
/** Entries of a part that are held before they are written. */
const bufferedEntries = 1024;
/** Entries a bucket, on the average: a bucket is read at once. */
const entriesPerBucket = 8;

interface Part {
  readonly buffer: Uint8Array;
  held: number;
  readonly pieces: { readonly start: number; readonly bytes: number }[];
}

/** Entries that wait on the disk, in any number, until all are known; they are then given in the order of their buckets. */
export class SpilledEntries {
  readonly #path: string;
  readonly #file: number;
  readonly #parts: readonly Part[];
  #end = 0;
  #count = 0;

  /** @param path a file of its own; it is deleted by `close` */
  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'w+');
    this.#parts = Array.from({ length: 2 ** partBits }, () => ({
      buffer: new Uint8Array(bufferedEntries * entryBytes),
      held: 0,
      pieces: [],
    }));
  }

  get count(): number {
    return this.#count;
  }

  add([a, b]: readonly [number, number], value: number): void {
    const part = this.#parts[a >>> (32 - partBits)]!;
    const { buffer } = part;
    let at = part.held;
    for (const number of [a, b, value]) {
      buffer[at++] = number;
      buffer[at++] = number >>> 8;
      buffer[at++] = number >>> 16;
      buffer[at++] = number >>> 24;
    }
    part.held = at;
    this.#count++;
    if (at === buffer.length) this.#spill(part);
  }

  #spill(part: Part): void {
    writeAll(this.#file, part.buffer.subarray(0, part.held), this.#end);
    part.pieces.push({ start: this.#end, bytes: part.held });
    this.#end += part.held;
    part.held = 0;
  }

  /** How many upper bits of the first hash say the bucket. */
  get bucketBits(): number {
    return Math.max(partBits, Math.ceil(Math.log2(Math.max(1, this.#count / entriesPerBucket))));
  }

  /**
   * Gives the entries, a part at a time, in the order of their buckets, and within one in the order in which they came.
   * @param buckets is filled with the number of the first entry of each bucket, and at its end with the number of all
   */
  *inOrder(buckets: Uint32Array): Generator<Uint8Array> {
    const shift = 32 - this.bucketBits;
    let before = 0;
    for (const part of this.#parts) {
      if (part.held > 0) this.#spill(part);
      const bytes = new Uint8Array(part.pieces.reduce((sum, piece) => sum + piece.bytes, 0));
      let at = 0;
      for (const piece of part.pieces) {
        readAll(this.#file, bytes.subarray(at, at + piece.bytes), piece.start);
        at += piece.bytes;
      }
      yield sortByBucket(bytes, shift, buckets, before);
      before += bytes.length / entryBytes;
    }
    // Buckets without entries begin where the next one does.
    let next = before;
    for (let bucket = buckets.length - 1; bucket >= 0; bucket--) {
      if (buckets[bucket] !== 0) next = buckets[bucket]! - 1;
      buckets[bucket] = next;
    }
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }
}

/** Sorts by counting; writes for each bucket the number of its first entry, plus one, into `buckets`. */
function sortByBucket(bytes: Uint8Array, shift: number, buckets: Uint32Array, before: number): Uint8Array {
  const view = new DataView(bytes.buffer);
  const counts = new Map<number, number>();
  const bucketAt = (at: number): number => view.getUint32(at, true) >>> shift;
  for (let at = 0; at < bytes.length; at += entryBytes) {
    const bucket = bucketAt(at);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  let next = 0;
  for (const bucket of [...counts.keys()].sort((a, b) => a - b)) {
    const count = counts.get(bucket)!;
    buckets[bucket] = before + next + 1;
    counts.set(bucket, next);
    next += count;
  }
  const sorted = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += entryBytes) {
    const bucket = bucketAt(at);
    const place = counts.get(bucket)!;
    counts.set(bucket, place + 1);
    sorted.set(bytes.subarray(at, at + entryBytes), place * entryBytes);
  }
  return sorted;
}

/** Writes bytes at a place of a file. */
export function writeAll(file: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, position + done);
}

function readAll(file: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    const count = readSync(file, bytes, done, bytes.length - done, position + done);
    if (count === 0) throw new Error('a file ended too soon');
    done += count;
  }
}
