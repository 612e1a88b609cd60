import { FirsthandError } from '../model/index.ts';
import { encodeGazetteer } from './encode.ts';
import type { BorderDistance, Gazetteer, GazetteerSource, PlaceEntry, PlaceMatch } from './gazetteer.ts';
import { distanceToSegmentKm } from './geodesy.ts';
import {
  type Columns,
  columnNames,
  columnTypes,
  type Description,
  granularityNames,
  layoutVersion,
  magicNumber,
} from './layout.ts';
import { keyByte, keyHash, placeKey } from './place-key.ts';
import { type RegionBorder, regionAround } from './region-at.ts';

/** How many answers are remembered: reports name the same places again and again, and common names have hundreds of entries. */
const rememberedAnswers = 20_000;

/**
 * Opens an index over its bytes, without copying them: workers that hold the same shared buffer share one index.
 * @throws FirsthandError `resource-missing` when the bytes are no index, or one of another version.
 */
export function openGazetteer(buffer: ArrayBufferLike): Gazetteer {
  const { description, columns } = readLayout(buffer);
  const decoder = new TextDecoder();
  const regionEntries = new Map(
    description.regions.map(([country, admin1, , entry]) => [`${country}.${admin1}`, entry] as const),
  );
  const smallPlaces = new Set(description.smallPlaces);
  const answers = new Map<string, readonly PlaceMatch[]>();
  const counted = new Map<string, { readonly all: number; readonly small: number }>();

  const entryAt = (entry: number): PlaceEntry => {
    const [country, admin1, admin1Name] = description.regions[columns.regions[entry]!]!;
    // A copy: TextDecoder refuses views of shared memory.
    const name = columns.nameBytes.slice(columns.nameStarts[entry], columns.nameStarts[entry + 1]);
    return {
      geonameId: columns.ids[entry]!,
      name: decoder.decode(name),
      lat: columns.lats[entry]! / 1e5,
      lon: columns.lons[entry]! / 1e5,
      country,
      admin1,
      ...(admin1Name === '' ? {} : { admin1Name }),
      featureCode: description.featureCodes[columns.features[entry]!]!,
      population: columns.populations[entry]!,
      granularity: granularityNames[columns.granularities[entry]!]!,
      nameCount: columns.nameCounts[entry]!,
    };
  };
  const keyNumber = (key: string): number => {
    const mask = columns.hashSlots.length - 1;
    for (let slot = keyHash(key) & mask; ; slot = (slot + 1) & mask) {
      const number = columns.hashSlots[slot]! - 1;
      if (number < 0 || isKey(columns, number, key)) return number;
    }
  };
  const lookupKey = (key: string): readonly PlaceMatch[] => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const number = key === '' ? -1 : keyNumber(key);
    if (number < 0) return [];
    const found: PlaceMatch[] = [];
    for (let index = columns.postingStarts[number]!; index < columns.postingStarts[number + 1]!; index++) {
      const posting = columns.postings[index]!;
      found.push({ ...entryAt(posting >> 1), mainName: (posting & 1) === 0 });
    }
    if (answers.size >= rememberedAnswers) answers.clear();
    answers.set(key, found);
    return found;
  };
  const entryOf = (geonameId: number): number => {
    const place = firstNotBelow(columns.idOrder.length, (index) => columns.ids[columns.idOrder[index]!]! - geonameId);
    const entry = columns.idOrder[place];
    return entry !== undefined && columns.ids[entry] === geonameId ? entry : -1;
  };
  const bordersOf = new Map<string, readonly RegionBorder[]>();
  const regionBorders = (country: string): readonly RegionBorder[] => {
    const known = bordersOf.get(country);
    if (known !== undefined) return known;
    const found = description.regions
      .filter(([code, , , entry]) => code === country && entry >= 0)
      .map(([, , , entry]) => ({
        entry,
        distanceTo: (lat: number, lon: number) => distanceToBorder(columns, entry, lat, lon),
      }));
    bordersOf.set(country, found);
    return found;
  };
  return {
    coverage: description.coverage,
    hasSmallPlaces: (country) => smallPlaces.has(country),
    settlements(country) {
      const known = counted.get(country) ?? countSettlements(columns, description, country);
      counted.set(country, known);
      return known;
    },
    lookup: (name) => lookupKey(placeKey(name)),
    lookupKey,
    hasKey: (key) => key !== '' && keyNumber(key) >= 0,
    byId(geonameId) {
      const entry = entryOf(geonameId);
      return entry < 0 ? undefined : entryAt(entry);
    },
    region(country, admin1) {
      const entry = regionEntries.get(`${country}.${admin1}`) ?? -1;
      return entry < 0 ? undefined : entryAt(entry);
    },
    regionAt(country, lat, lon) {
      const entry = regionAround(regionBorders(country), lat, lon);
      return entry < 0 ? undefined : entryAt(entry);
    },
    country(code) {
      const entry = description.countries[code];
      return entry === undefined ? undefined : entryAt(entry);
    },
    distanceToBorderKm: (region, lat, lon) => distanceToBorder(columns, entryOf(region.geonameId), lat, lon),
  };
}

/** Makes an index in memory and opens it: for tests and for small lists of one's own. */
export function buildGazetteer(source: GazetteerSource): Gazetteer {
  return openGazetteer(encodeGazetteer(source));
}

function readLayout(buffer: ArrayBufferLike): { description: Description; columns: Columns } {
  const refuse = (what: string): never => {
    throw new FirsthandError('resource-missing', `The gazetteer file ${what}; run "npm run build" to make it again.`);
  };
  if (buffer.byteLength < 16) refuse('is empty');
  const head = new DataView(buffer);
  if (head.getUint32(0, true) !== magicNumber) refuse('is not a gazetteer');
  const jsonLength = head.getUint32(4, true);
  if (8 + jsonLength > buffer.byteLength) refuse('is cut short');
  const json = new Uint8Array(buffer, 8, jsonLength).slice();
  const description = JSON.parse(new TextDecoder().decode(json)) as Description;
  if (description.version !== layoutVersion) refuse(`has version ${description.version}, not ${layoutVersion}`);
  const bodyStart = Math.ceil((8 + jsonLength) / 8) * 8;
  const columns = Object.fromEntries(
    columnNames.map((name) => {
      const [offset, length] = description.columns[name];
      const type = columnTypes[name];
      if (bodyStart + offset + length * type.BYTES_PER_ELEMENT > buffer.byteLength) refuse('is cut short');
      return [name, new type(buffer as ArrayBuffer, bodyStart + offset, length)];
    }),
  ) as unknown as Columns;
  return { description, columns };
}

/** Places below this are small: the default gazetteer ends here. */
const smallPopulation = 500;

function countSettlements(
  { granularities, regions, populations }: Columns,
  { regions: codes }: Description,
  country: string,
) {
  const isOfCountry = codes.map(([code]) => code === country);
  const place = granularityNames.indexOf('place');
  let [all, small] = [0, 0];
  for (let entry = 0; entry < granularities.length; entry++) {
    if (granularities[entry] !== place || !isOfCountry[regions[entry]!]) continue;
    all++;
    if (populations[entry]! < smallPopulation) small++;
  }
  return { all, small };
}

function isKey({ keyStarts, keyBytes }: Columns, number: number, key: string): boolean {
  const start = keyStarts[number]!;
  if (keyStarts[number + 1]! - start !== key.length) return false;
  for (let index = 0; index < key.length; index++)
    if (keyBytes[start + index] !== keyByte(key.charCodeAt(index))) return false;
  return true;
}

/** First index at which an ascending function is no longer negative. */
function firstNotBelow(length: number, compare: (index: number) => number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(middle) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function distanceToBorder(columns: Columns, entry: number, lat: number, lon: number): BorderDistance | undefined {
  const { borderEntries, borderRings, ringPoints, borderPoints } = columns;
  const place = firstNotBelow(borderEntries.length, (index) => borderEntries[index]! - entry);
  if (entry < 0 || borderEntries[place] !== entry) return undefined;
  let inside = false;
  let distanceKm = Number.POSITIVE_INFINITY;
  for (let ring = borderRings[place]!; ring < borderRings[place + 1]!; ring++) {
    for (let point = ringPoints[ring]! + 1; point < ringPoints[ring + 1]!; point++) {
      const aLat = borderPoints[point * 2 - 2]! / 100;
      const aLon = borderPoints[point * 2 - 1]! / 100;
      const bLat = borderPoints[point * 2]! / 100;
      const bLon = borderPoints[point * 2 + 1]! / 100;
      if (aLat > lat !== bLat > lat && lon < ((bLon - aLon) * (lat - aLat)) / (bLat - aLat) + aLon) inside = !inside;
      distanceKm = Math.min(distanceKm, distanceToSegmentKm({ lat, lon }, aLat, aLon, bLat, bLon));
    }
  }
  return { inside, distanceKm };
}
