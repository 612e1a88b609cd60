import { romanisedKey, searchKey } from '../text/index.ts';
import type { GazetteerSource, PlaceRecord } from './gazetteer.ts';
import {
  type ColumnName,
  type Columns,
  columnNames,
  columnTypes,
  type Description,
  granularityNames,
  layoutVersion,
  magicNumber,
} from './layout.ts';
import { keyByte, keyHash, placeKey } from './place-key.ts';

/** Airport and railway codes stand among GeoNames' alternate names. */
export const isCode = (name: string): boolean => name.length <= 4 && /^[A-Z0-9]+$/.test(name);

/** Number of an entry that GeoNames has none for: negative, the same in every build. */
function ownId({ granularity, country, admin1, name }: PlaceRecord): number {
  return -((keyHash(placeKey(`${granularity} ${country} ${admin1} ${name}`)) >>> 2) + 1);
}

/**
 * Makes the bytes of an index, to be kept in a file or opened at once with `openGazetteer`.
 * Names written in letters that no supported language uses are left out.
 */
export function encodeGazetteer(source: GazetteerSource): ArrayBuffer {
  const records = [...source.records];
  const regionNumbers = new Map<string, number>();
  const regions: [string, string, string, number][] = [];
  const regionNumber = (country: string, admin1: string): number => {
    const code = `${country}.${admin1}`;
    const known = regionNumbers.get(code);
    if (known !== undefined) return known;
    regions.push([country, admin1, '', -1]);
    regionNumbers.set(code, regions.length - 1);
    return regions.length - 1;
  };
  const featureCodes = [...new Set(records.map(({ featureCode }) => featureCode))];
  const featureNumbers = new Map(featureCodes.map((code, index) => [code, index]));
  const countries: Record<string, number> = {};
  const ids = Int32Array.from(records, (record) => record.geonameId ?? ownId(record));
  const regionColumn = Uint16Array.from(records, ({ country, admin1 }) => regionNumber(country, admin1));
  records.forEach(({ granularity, country, name, featureCode }, entry) => {
    if (granularity === 'country') countries[country] = entry;
    if (granularity !== 'region' || featureCode !== 'ADM1') return;
    const region = regions[regionColumn[entry]!]!;
    region[2] = name;
    region[3] = entry;
  });

  const keys = fileByKey(records);
  const names = encodeNames(records);
  const borders = encodeBorders(records);
  const columns: Columns = {
    ids,
    lats: Int32Array.from(records, ({ lat }) => Math.round(lat * 1e5)),
    lons: Int32Array.from(records, ({ lon }) => Math.round(lon * 1e5)),
    populations: Uint32Array.from(records, ({ population }) => population),
    regions: regionColumn,
    features: Uint8Array.from(records, ({ featureCode }) => featureNumbers.get(featureCode)!),
    granularities: Uint8Array.from(records, ({ granularity }) => granularityNames.indexOf(granularity ?? 'place')),
    nameCounts: Uint8Array.from(records, ({ mainNames = [], alternateNames = [] }) =>
      Math.min(255, 1 + mainNames.length + alternateNames.length),
    ),
    idOrder: Uint32Array.from(ids.keys()).sort((a, b) => ids[a]! - ids[b]!),
    ...names,
    ...keys,
    ...borders,
  };
  return assemble(columns, {
    version: layoutVersion,
    coverage: source.coverage,
    smallPlaces: source.smallPlaces,
    featureCodes,
    regions,
    countries,
  });
}

/** A name in Cyrillic letters, or romanised by other rules, is the main name all the same. */
export function isSameName(other: string, name: string, romanised: string): boolean {
  return /\p{Script=Cyrillic}/u.test(other)
    ? romanisedKey(other) === romanisedKey(name)
    : searchKey(other) === romanised;
}

function fileByKey(records: readonly PlaceRecord[]) {
  const postingsOf = new Map<string, number[]>();
  const file = (name: string, posting: number) => {
    const key = placeKey(name);
    if (key.length < 2) return;
    const list = postingsOf.get(key);
    if (list === undefined) postingsOf.set(key, [posting]);
    else if (list.at(-1)! >> 1 !== posting >> 1) list.push(posting);
  };
  records.forEach(({ name, mainNames = [], alternateNames = [] }, entry) => {
    file(name, entry * 2);
    for (const other of mainNames) file(other, entry * 2);
    // "Mykolaiv" is "Mykolayiv" romanised by other rules, and as much its name.
    const romanised = searchKey(name);
    for (const other of alternateNames)
      if (!isCode(other)) file(other, entry * 2 + Number(!isSameName(other, name, romanised)));
  });
  const keys = [...postingsOf.keys()].sort((a, b) => (a < b ? -1 : 1));
  const slotCount = 2 ** Math.ceil(Math.log2(Math.max(2, keys.length * 1.6)));
  const hashSlots = new Uint32Array(slotCount);
  const keyStarts = new Uint32Array(keys.length + 1);
  const postingStarts = new Uint32Array(keys.length + 1);
  const keyBytes = new Uint8Array(keys.reduce((sum, key) => sum + key.length, 0));
  const postings: number[] = [];
  keys.forEach((key, number) => {
    for (let index = 0; index < key.length; index++)
      keyBytes[keyStarts[number]! + index] = keyByte(key.charCodeAt(index));
    keyStarts[number + 1] = keyStarts[number]! + key.length;
    const list = postingsOf.get(key)!;
    list.sort((a, b) => records[b >> 1]!.population - records[a >> 1]!.population || a - b);
    postings.push(...list);
    postingStarts[number + 1] = postings.length;
    let slot = keyHash(key) & (slotCount - 1);
    while (hashSlots[slot] !== 0) slot = (slot + 1) & (slotCount - 1);
    hashSlots[slot] = number + 1;
  });
  return { hashSlots, keyStarts, keyBytes, postingStarts, postings: Uint32Array.from(postings) };
}

function encodeNames(records: readonly PlaceRecord[]) {
  const encoder = new TextEncoder();
  const encoded = records.map(({ name }) => encoder.encode(name));
  const nameStarts = new Uint32Array(records.length + 1);
  const nameBytes = new Uint8Array(encoded.reduce((sum, bytes) => sum + bytes.length, 0));
  encoded.forEach((bytes, entry) => {
    nameBytes.set(bytes, nameStarts[entry]);
    nameStarts[entry + 1] = nameStarts[entry]! + bytes.length;
  });
  return { nameStarts, nameBytes };
}

function encodeBorders(records: readonly PlaceRecord[]) {
  const borderEntries: number[] = [];
  const borderRings = [0];
  const ringPoints = [0];
  const borderPoints: number[] = [];
  records.forEach(({ border = [] }, entry) => {
    if (border.length === 0) return;
    borderEntries.push(entry);
    for (const ring of border) {
      for (const [lat, lon] of ring) borderPoints.push(Math.round(lat * 100), Math.round(lon * 100));
      ringPoints.push(borderPoints.length / 2);
    }
    borderRings.push(ringPoints.length - 1);
  });
  return {
    borderEntries: Uint32Array.from(borderEntries),
    borderRings: Uint32Array.from(borderRings),
    ringPoints: Uint32Array.from(ringPoints),
    borderPoints: Int16Array.from(borderPoints),
  };
}

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

function assemble(columns: Columns, description: Omit<Description, 'columns'>): ArrayBuffer {
  let end = 0;
  const places = {} as Record<ColumnName, readonly [number, number]>;
  for (const name of columnNames) {
    places[name] = [end, columns[name].length];
    end += aligned(columns[name].byteLength);
  }
  const json = new TextEncoder().encode(JSON.stringify({ ...description, columns: places } satisfies Description));
  const bodyStart = aligned(8 + json.length);
  const buffer = new ArrayBuffer(bodyStart + end);
  const head = new DataView(buffer);
  head.setUint32(0, magicNumber, true);
  head.setUint32(4, json.length, true);
  new Uint8Array(buffer, 8).set(json);
  for (const name of columnNames)
    new columnTypes[name](buffer, bodyStart + places[name][0], places[name][1]).set(columns[name]);
  return buffer;
}
