import { FirsthandError } from '../model/index.ts';

/** A row of GeoNames' main table (https://download.geonames.org/export/dump/readme.txt), as far as it is used. */
export interface PlaceRow {
  readonly geonameId: number;
  readonly name: string;
  readonly asciiName: string;
  readonly alternateNames: readonly string[];
  readonly lat: number;
  readonly lon: number;
  readonly featureClass: string;
  readonly featureCode: string;
  readonly country: string;
  readonly admin1: string;
  readonly admin2: string;
  readonly population: number;
  /** ISO date; empty when the dump tells none. */
  readonly modified: string;
}

/** A row of `alternateNamesV2`, as far as it is used. */
export interface NameRow {
  readonly geonameId: number;
  /** ISO 639 code, empty, or what is no language: `link`, `post`, `iata` … */
  readonly language: string;
  readonly name: string;
  readonly isPreferred: boolean;
  readonly isColloquial: boolean;
  readonly isHistoric: boolean;
}

const placeColumns = 19;
/** The first edition of the table had 8 columns, the second adds two for the years of use. */
const nameColumns = [8, 10];

/** What a dump is, by its first line: `header` when that line only names the columns. */
export function kindOfDump(line: string, name: string): { kind: 'places' | 'names'; header: boolean } {
  const columns = line.split('\t');
  const header = columns.includes('geonameid') || columns.includes('geonameId');
  if (columns.length === placeColumns) return { kind: 'places', header };
  if (nameColumns.includes(columns.length)) return { kind: 'names', header };
  throw new FirsthandError(
    'input-invalid',
    `${name}, line 1: ${counted(columns.length)}, but a dump of places has ${placeColumns} (UA.zip, allCountries.zip) ` +
      `and one of alternate names ${nameColumns.join(' or ')}; separate them by tabs, as https://download.geonames.org/export/dump/readme.txt says`,
  );
}

const counted = (columns: number): string => (columns === 1 ? '1 column' : `${columns} columns`);

/** Reads rows; what is wrong with one is an error that names its line. */
export class RowReader {
  readonly #name: string;

  /** @param name what messages call the dump */
  constructor(name: string) {
    this.#name = name;
  }

  /** @throws FirsthandError `input-invalid` */
  place(line: string, number: number): PlaceRow {
    const columns = line.split('\t');
    if (columns.length !== placeColumns)
      this.#refuse(number, `${counted(columns.length)}, where ${placeColumns} are expected`);
    const [id, name, asciiName, alternateNames, lat, lon, featureClass, featureCode, country] = columns as string[];
    if (name === '') this.#refuse(number, 'the name (column 2) is empty');
    if (!/^(?:[A-Z]{2})?$/.test(country!))
      this.#refuse(number, `column 9 is "${country}", where a country code of two letters is expected`);
    const population = columns[14]!;
    if (!/^-?\d*$/.test(population))
      this.#refuse(number, `column 15 is "${population}", where the population is expected`);
    return {
      geonameId: this.#id(id!, 1, number),
      name: name!,
      asciiName: asciiName!,
      alternateNames: alternateNames === '' ? [] : alternateNames!.split(','),
      lat: this.#degrees(lat!, 5, 90, number),
      lon: this.#degrees(lon!, 6, 180, number),
      featureClass: featureClass!,
      featureCode: featureCode!,
      country: country!,
      admin1: columns[10]!,
      admin2: columns[11]!,
      population: Math.max(0, Number(population)),
      modified: columns[18]!,
    };
  }

  /** @throws FirsthandError `input-invalid` */
  name(line: string, number: number): NameRow {
    const columns = line.split('\t');
    if (!nameColumns.includes(columns.length))
      this.#refuse(number, `${counted(columns.length)}, where ${nameColumns.join(' or ')} are expected`);
    return {
      geonameId: this.#id(columns[1]!, 2, number),
      language: columns[2]!,
      name: columns[3]!,
      isPreferred: columns[4] === '1',
      isColloquial: columns[6] === '1',
      isHistoric: columns[7] === '1',
    };
  }

  #id(text: string, column: number, number: number): number {
    const id = /^\d{1,10}$/.test(text) ? Number(text) : 0;
    // Entries keep the number in 31 bits.
    if (id < 1 || id >= 2 ** 31)
      this.#refuse(number, `column ${column} is "${text}", where a GeoNames number is expected`);
    return id;
  }

  #degrees(text: string, column: number, most: number, number: number): number {
    const degrees = /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (!(Math.abs(degrees) <= most))
      this.#refuse(number, `column ${column} is "${text}", where degrees from -${most} to ${most} are expected`);
    return degrees;
  }

  #refuse(number: number, what: string): never {
    throw new FirsthandError(
      'input-invalid',
      `${this.#name}, line ${number}: ${what.length > 200 ? `${what.slice(0, 200)} …` : what}; nothing was imported`,
    );
  }
}
