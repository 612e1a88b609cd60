import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import {
  addToFilter,
  type EntrySection,
  encodeRow,
  entryBytes,
  filterBitsPerName,
  hashPair,
  type ImportDescription,
  type ImportRow,
  idHashes,
  importMagic,
  importTailBytes,
  importVersion,
  placeKey,
} from '../gazetteer/index.ts';
import { SpilledEntries, writeAll } from './spilled-entries.ts';

/** What the writer of an index knows by itself. */
type Written = 'nameEntries' | 'idEntries' | 'residentStart' | 'residentBytes' | 'filterStart' | 'filterBits' | 'names';

/** Rows that are gathered before they are written, in bytes. */
const rowBufferBytes = 1 << 20;

/**
 * Writes the index of an import, row by row, with memory for its names' filter and little else. What is not finished with `finish` is
 * taken away by `close`.
 */
export class IndexFile {
  readonly #path: string;
  readonly #file: number;
  readonly #names: SpilledEntries;
  readonly #ids: SpilledEntries | undefined;
  readonly #buffer = new Uint8Array(rowBufferBytes);
  #held = 0;
  #end = 0;
  #finished = false;

  /** @param path where to write; files with other endings are written beside it and deleted by `close` */
  constructor(path: string, kind: ImportDescription['kind']) {
    this.#path = path;
    this.#file = openSync(path, 'w+');
    this.#names = new SpilledEntries(`${path}.names`);
    this.#ids = kind === 'places' ? new SpilledEntries(`${path}.ids`) : undefined;
  }

  /** Adds a place under its names; the first time that a name comes says whether it is a main one. */
  addPlace(row: ImportRow, names: readonly { readonly name: string; readonly isMain: boolean }[]): void {
    const position = (this.#end + this.#held) / 4;
    this.#write(encodeRow(row));
    this.#ids!.add(idHashes(row.geonameId), position);
    const seen: string[] = [];
    for (const { name, isMain } of names) {
      const key = placeKey(name);
      if (key.length < 2 || seen.includes(key)) continue;
      seen.push(key);
      this.#names.add(hashPair(key), position * 2 + Number(!isMain));
    }
  }

  /** Adds a name to a place that another index holds. @returns whether it is a name that texts can have */
  addName(geonameId: number, name: string, isMain: boolean): boolean {
    const key = placeKey(name);
    if (key.length < 2) return false;
    this.#names.add(hashPair(key), geonameId * 2 + Number(!isMain));
    return true;
  }

  #write(bytes: Uint8Array): void {
    if (this.#held + bytes.length > this.#buffer.length) this.#flush();
    if (bytes.length > this.#buffer.length) {
      writeAll(this.#file, bytes, this.#end);
      this.#end += bytes.length;
      return;
    }
    this.#buffer.set(bytes, this.#held);
    this.#held += bytes.length;
  }

  #flush(): void {
    writeAll(this.#file, this.#buffer.subarray(0, this.#held), this.#end);
    this.#end += this.#held;
    this.#held = 0;
  }

  /** Writes everything that is to be found by, and makes sure that it is on the disk. */
  finish(description: Omit<ImportDescription, Written>): ImportDescription {
    const filterBits = Math.max(64, this.#names.count * filterBitsPerName);
    const filter = new Uint8Array(Math.ceil(filterBits / 8));
    const names = this.#section(this.#names, 0, (entries) => {
      for (let at = 0; at < entries.byteLength; at += entryBytes)
        addToFilter(filter, filterBits, [entries.getUint32(at, true), entries.getUint32(at + 4, true)]);
    });
    const ids = this.#ids && this.#section(this.#ids, names.buckets.byteLength);
    this.#flush();
    const residentStart = this.#end;
    for (const part of [names.buckets, ids?.buckets]) if (part) this.#write(new Uint8Array(part.buffer));
    const filterStart = this.#end + this.#held - residentStart;
    this.#write(filter);
    const whole: ImportDescription = {
      ...description,
      names: this.#names.count,
      nameEntries: names.section,
      ...(ids === undefined ? {} : { idEntries: ids.section }),
      ...{ residentStart, residentBytes: filterStart + filter.length, filterStart, filterBits },
    };
    const json = new TextEncoder().encode(JSON.stringify(whole));
    const tail = new DataView(new ArrayBuffer(importTailBytes));
    [importMagic, importVersion, json.length].forEach((value, index) => {
      tail.setUint32(index * 4, value, true);
    });
    this.#write(json);
    this.#write(new Uint8Array(tail.buffer));
    this.#flush();
    fsyncSync(this.#file);
    this.#finished = true;
    return whole;
  }

  #section(
    spilled: SpilledEntries,
    bucketStart: number,
    look?: (entries: DataView) => void,
  ): { section: EntrySection; buckets: Uint32Array } {
    this.#flush();
    const start = this.#end;
    const { bucketBits, count } = spilled;
    const buckets = new Uint32Array(2 ** bucketBits + 1);
    for (const bytes of spilled.inOrder(buckets)) {
      look?.(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      this.#write(bytes);
    }
    return { section: { start, entries: count, bucketBits, bucketStart }, buckets };
  }

  /** Closes the file, and deletes what is not needed any more: all of it, unless it was finished. */
  close(): void {
    closeSync(this.#file);
    this.#names.close();
    this.#ids?.close();
    if (!this.#finished) rmSync(this.#path, { force: true });
  }
}
