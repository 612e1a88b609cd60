/**
 * How the index of an imported dump lies in its file. Only its last part is held in memory; the rest is read where it is needed:
 *
 *     rows      one after the other, each at a multiple of 4 bytes (places only)
 *     entries   12 bytes each: two hashes of a name's key, and what has that name; then the same by GeoNames number (places only)
 *     resident  where each bucket of entries starts, and a Bloom filter over the hashes of names
 *     JSON      `ImportDescription`
 *     tail      magic number, version, length of the JSON, 0
 *
 * All numbers are little-endian. Nothing in a file is ever changed: threads and processes may share it.
 */
export const importMagic = 0x49474846;
/** Raise it when the layout, or what is kept of a dump, changes: the user then has to import again. */
export const importVersion = 1;
export const importTailBytes = 16;
export const entryBytes = 12;
/** Bytes of a row before its name. */
export const rowHeadBytes = 28;

/** The entries of one index, ordered by the upper bits of their first hash. */
export interface EntrySection {
  /** Where its entries start in the file, in bytes. */
  readonly start: number;
  readonly entries: number;
  /** Buckets are the upper `bucketBits` bits of the first hash. */
  readonly bucketBits: number;
  /** Where its table of buckets starts in the resident part: a 32-bit entry number for each bucket, and one more. */
  readonly bucketStart: number;
}

/** What an import holds, and where. */
export interface ImportDescription {
  /** `places`: a dump of places; `names`: a dump of alternate names. */
  readonly kind: 'places' | 'names';
  /** Name of the dump without its ending (`UA`): an import takes the place of one with the same name and kind. */
  readonly name: string;
  readonly fileName: string;
  /** SHA-256 of the imported file, hexadecimal. */
  readonly sha256: string;
  readonly fileBytes: number;
  /** Lines of the dump, and how many of them were kept. */
  readonly rows: number;
  readonly kept: number;
  /** Names that places are found by. */
  readonly names: number;
  /** UTC. */
  readonly importedAt: string;
  /** Day of the latest change in the dump, ISO date; left out for dumps that tell none. */
  readonly newest?: string;
  /** Whom to credit, and the licence. */
  readonly attribution: string;
  /** By ISO 3166-1 alpha-2 code: settlements, and those of them below 500 inhabitants or of unknown size. */
  readonly countries: Readonly<Record<string, readonly [places: number, small: number]>>;
  readonly featureCodes: readonly string[];
  /** Country, admin-1 and admin-2 codes, by the number that rows have. */
  readonly regions: readonly (readonly [country: string, admin1: string, admin2: string])[];
  readonly nameEntries: EntrySection;
  readonly idEntries?: EntrySection;
  readonly residentStart: number;
  readonly residentBytes: number;
  readonly filterStart: number;
  /** Bits of the Bloom filter. */
  readonly filterBits: number;
}

/** A row of a dump of places, as it is kept. */
export interface ImportRow {
  readonly geonameId: number;
  readonly name: string;
  /** WGS 84 degrees. */
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
  readonly region: number;
  readonly feature: number;
  readonly nameCount: number;
  /** Day of its latest change, in days since 1970-01-01; 0 when unknown. */
  readonly modifiedDay: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The bytes of a row, its length a multiple of 4. */
export function encodeRow(row: ImportRow): Uint8Array {
  const name = encoder.encode(row.name);
  const bytes = new Uint8Array(Math.ceil((rowHeadBytes + name.length) / 4) * 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, row.geonameId, true);
  view.setInt32(4, Math.round(row.lat * 1e5), true);
  view.setInt32(8, Math.round(row.lon * 1e5), true);
  view.setUint32(12, Math.min(row.population, 0xffffffff), true);
  view.setUint32(16, row.region, true);
  view.setUint16(20, row.modifiedDay, true);
  view.setUint16(22, row.feature, true);
  view.setUint16(24, name.length, true);
  view.setUint8(26, row.nameCount);
  bytes.set(name, rowHeadBytes);
  return bytes;
}

/** Bytes that are surely enough for most rows: a longer one is read again. */
export const usualRowBytes = 96;

/** How long the row is that starts here, in bytes. */
export function rowLength(bytes: Uint8Array): number {
  return rowHeadBytes + new DataView(bytes.buffer, bytes.byteOffset).getUint16(24, true);
}

/** Reads a row from its first byte. */
export function decodeRow(bytes: Uint8Array): ImportRow {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    geonameId: view.getUint32(0, true),
    lat: view.getInt32(4, true) / 1e5,
    lon: view.getInt32(8, true) / 1e5,
    population: view.getUint32(12, true),
    region: view.getUint32(16, true),
    modifiedDay: view.getUint16(20, true),
    feature: view.getUint16(22, true),
    nameCount: view.getUint8(26),
    name: decoder.decode(bytes.subarray(rowHeadBytes, rowLength(bytes))),
  };
}

/** Two independent 32-bit hashes of a key. With 64 bits two different names of a world of 30 million meet with a chance of 1 in 40,000. */
export function hashPair(key: string): readonly [number, number] {
  let [a, b] = [0x811c9dc5, 0x9e3779b1];
  for (let index = 0; index < key.length; index++) {
    const code = key.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(((b << 5) | (b >>> 27)) ^ code, 0x85ebca6b);
  }
  return [scatter(a), scatter(b ^ key.length)];
}

/** The hashes that a GeoNames number is filed under. */
export function idHashes(geonameId: number): readonly [number, number] {
  return [scatter(geonameId), geonameId];
}

/** Spreads the bits of a number over all 32. */
function scatter(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Bits of the Bloom filter a name, and bits that each sets: one name in a hundred that is not there seems to be. */
export const filterBitsPerName = 10;
const filterProbes = 6;

/** Marks a name in the filter. */
export function addToFilter(filter: Uint8Array, bits: number, [a, b]: readonly [number, number]): void {
  for (let probe = 0; probe < filterProbes; probe++) {
    const bit = ((a + Math.imul(probe, b)) >>> 0) % bits;
    filter[bit >>> 3]! |= 1 << (bit & 7);
  }
}

/** Whether a name may be there; false is certain. */
export function isInFilter(filter: Uint8Array, bits: number, [a, b]: readonly [number, number]): boolean {
  for (let probe = 0; probe < filterProbes; probe++) {
    const bit = ((a + Math.imul(probe, b)) >>> 0) % bits;
    if ((filter[bit >>> 3]! & (1 << (bit & 7))) === 0) return false;
  }
  return true;
}
