import { FirsthandError } from '../model/index.ts';
import type { PlaceEntry, PlaceMatch } from './gazetteer.ts';
import {
  decodeRow,
  type EntrySection,
  entryBytes,
  hashPair,
  type ImportDescription,
  idHashes,
  importMagic,
  importTailBytes,
  importVersion,
  isInFilter,
  rowLength,
  usualRowBytes,
} from './import-layout.ts';
import type { GazetteerLayer, NamedId } from './layered.ts';

/** The file of an import: what is held of it, and how to read the rest. */
export interface ImportFile {
  readonly description: ImportDescription;
  /** The resident part; threads share it. */
  readonly resident: ArrayBufferLike;
  /** Reads bytes of the file. */
  readonly readAt: (start: number, length: number) => Uint8Array;
}

/** Answers that are remembered: reports name the same places again and again. */
const rememberedAnswers = 20_000;

/**
 * Reads where things stand in an import's file, from its end.
 * @param name what messages call the file
 * @throws FirsthandError `resource-missing`: it is no such file, cut short, or of another version
 */
export function readImportDescription(
  fileBytes: number,
  readAt: ImportFile['readAt'],
  name: string,
): ImportDescription {
  const refuse = (what: string): never => {
    throw new FirsthandError(
      'resource-missing',
      `${name} ${what}; remove it (firsthand gazetteer remove) and import the dump again.`,
    );
  };
  if (fileBytes < importTailBytes) refuse('is no imported gazetteer, or cut short');
  const tail = view(readAt(fileBytes - importTailBytes, importTailBytes));
  if (tail.getUint32(0, true) !== importMagic) refuse('is no imported gazetteer, or cut short');
  const version = tail.getUint32(4, true);
  if (version !== importVersion) refuse(`was imported by another version of Firsthand (layout ${version})`);
  const jsonBytes = tail.getUint32(8, true);
  if (jsonBytes > fileBytes - importTailBytes) refuse('is cut short');
  const json = readAt(fileBytes - importTailBytes - jsonBytes, jsonBytes);
  return JSON.parse(new TextDecoder().decode(json)) as ImportDescription;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Opens an import as a layer over the default gazetteer. */
export function openImported(file: ImportFile): GazetteerLayer {
  const { description } = file;
  const filter = new Uint8Array(file.resident, description.filterStart, Math.ceil(description.filterBits / 8));
  const names = sectionReader(file, description.nameEntries);
  const targetsOf = remembering((key) => {
    const hashes = hashPair(key);
    return isInFilter(filter, description.filterBits, hashes) ? names(hashes) : [];
  });
  const coverage = `${description.fileName} (${description.attribution})`;
  if (description.kind === 'names')
    return {
      coverage,
      idsOfKey: (key) => targetsOf(key).map((target): NamedId => ({ id: target >>> 1, mainName: (target & 1) === 0 })),
    };
  const ids = sectionReader(file, description.idEntries!);
  const entryAt = (row: number): PlaceEntry => toEntry(readRow(file, row * 4), description);
  const lookupKey = remembering((key): readonly PlaceMatch[] =>
    targetsOf(key)
      .map((target) => ({ ...entryAt(target >>> 1), mainName: (target & 1) === 0 }))
      .sort((a, b) => b.population - a.population),
  );
  return {
    coverage,
    lookupKey,
    hasKey: (key) => targetsOf(key).length > 0,
    byId(geonameId) {
      const rows = geonameId > 0 ? ids(idHashes(geonameId)) : [];
      return rows.length === 0 ? undefined : entryAt(rows.at(-1)!);
    },
    settlements(country) {
      const [all, small] = description.countries[country] ?? [0, 0];
      return { all, small };
    },
  };
}

function remembering<Answer>(find: (key: string) => Answer): (key: string) => Answer {
  const answers = new Map<string, Answer>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const found = find(key);
    if (answers.size >= rememberedAnswers) answers.clear();
    answers.set(key, found);
    return found;
  };
}

/** Finds the values of entries by their two hashes, with one read. */
function sectionReader(
  { resident, readAt }: ImportFile,
  { start, bucketBits, bucketStart }: EntrySection,
): (hashes: readonly [number, number]) => number[] {
  const buckets = new Uint32Array(resident as ArrayBuffer, bucketStart, 2 ** bucketBits + 1);
  return ([a, b]) => {
    const bucket = bucketBits === 0 ? 0 : a >>> (32 - bucketBits);
    const [from, to] = [buckets[bucket]!, buckets[bucket + 1]!];
    if (from === to) return [];
    const entries = view(readAt(start + from * entryBytes, (to - from) * entryBytes));
    const found: number[] = [];
    for (let at = 0; at < entries.byteLength; at += entryBytes)
      if (entries.getUint32(at, true) === a && entries.getUint32(at + 4, true) === b)
        found.push(entries.getUint32(at + 8, true));
    return found;
  };
}

function readRow({ description, readAt }: ImportFile, start: number) {
  const left = description.nameEntries.start - start;
  const bytes = readAt(start, Math.min(left, usualRowBytes));
  const length = rowLength(bytes);
  return decodeRow(length <= bytes.length ? bytes : readAt(start, length));
}

function toEntry(row: ReturnType<typeof decodeRow>, description: ImportDescription): PlaceEntry {
  const [country, admin1, admin2] = description.regions[row.region]!;
  const featureCode = description.featureCodes[row.feature]!;
  const { geonameId, name, lat, lon, population, nameCount, modifiedDay } = row;
  return {
    ...{ geonameId, name, lat, lon, country, admin1, featureCode, population, nameCount, modifiedDay },
    ...(admin2 === '' ? {} : { admin2 }),
    granularity: featureCode === 'ADM2' ? 'region' : 'place',
  };
}
