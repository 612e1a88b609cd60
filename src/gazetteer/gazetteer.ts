/** How large a thing a gazetteer entry is. `area`: a named area without an administration (a continent, the Donbas, the Black Sea). */
export type Granularity = 'place' | 'region' | 'country' | 'area';

/** One gazetteer entry. Coordinates are WGS 84 degrees; for regions, countries and areas a point that represents them. */
export interface PlaceEntry {
  /** GeoNames number; negative for an entry whose GeoNames number the gazetteer does not know (stable between builds). */
  readonly geonameId: number;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  /** ISO 3166-1 alpha-2; empty for areas that lie in several countries. */
  readonly country: string;
  /** GeoNames admin-1 code without the country (`05`); empty when unknown. */
  readonly admin1: string;
  /** English name of the admin-1 region. */
  readonly admin1Name?: string;
  /** GeoNames feature code: PPL, PPLA, PPLX (a part of a town), ADM1, ADM2, PCLI, CONT, RGN, SEA … */
  readonly featureCode: string;
  readonly population: number;
  readonly granularity: Granularity;
  /** How many names the gazetteer knows for it, 255 at most: a sign of how well known it is. */
  readonly nameCount: number;
  /** GeoNames admin-2 code; only imported dumps know it. */
  readonly admin2?: string;
  /** Day of the entry's latest change, in days since 1970-01-01; only imported dumps know it. */
  readonly modifiedDay?: number;
}

/** An entry found by a name. */
export interface PlaceMatch extends PlaceEntry {
  /** Whether the name that was asked for is the entry's main one, not an alternate. */
  readonly mainName: boolean;
}

/** Places by name. Implementations are immutable and safe to share between workers. */
export interface Gazetteer {
  /**
   * Every entry of that name, in any of its languages, most populous first.
   * Case, accents, ё/е, hyphens and apostrophes do not matter; inflection does.
   */
  lookup(name: string): readonly PlaceMatch[];
  /** Whether `lookup` would find anything; takes a key made by `placeKey`, and costs far less. */
  hasKey(key: string): boolean;
  /** Like `lookup`, by a key made by `placeKey`. */
  lookupKey(key: string): readonly PlaceMatch[];
  byId(geonameId: number): PlaceEntry | undefined;
  /** The admin-1 region with that code (`UA`, `05`). */
  region(country: string, admin1: string): PlaceEntry | undefined;
  /**
   * The admin-1 region of a country in which a point lies; where simplified borders leave it outside of all, the nearest one within 30 km.
   */
  regionAt(country: string, lat: number, lon: number): PlaceEntry | undefined;
  /** The country with that ISO 3166-1 alpha-2 code. */
  country(code: string): PlaceEntry | undefined;
  /**
   * How far a point lies outside of a region or country, in kilometres: 0 inside; undefined when no border is known.
   * Borders are simplified: right to about 1 km around Ukraine, to about 10 km elsewhere.
   */
  distanceToBorderKm(region: { readonly geonameId: number }, lat: number, lon: number): BorderDistance | undefined;
  /** One line for people: what is loaded and what is not. */
  readonly coverage: string;
  /** Whether villages below the default population limit are loaded for that ISO 3166-1 alpha-2 country. */
  hasSmallPlaces(country: string): boolean;
  /** Settlements of a country, and those of them below 500 inhabitants or of unknown size. */
  settlements(country: string): { readonly all: number; readonly small: number };
}

/** Where a point lies with regard to a border. */
export interface BorderDistance {
  readonly inside: boolean;
  /** Distance to the nearest point of the border, in kilometres, from inside or outside. */
  readonly distanceKm: number;
}

/** A gazetteer entry with all its names, as it goes into an index. */
export interface PlaceRecord {
  /** GeoNames number; left out when unknown. */
  readonly geonameId?: number | undefined;
  /** Main name, as people will see it. */
  readonly name: string;
  /** Other names that are main ones too: official names in other languages. */
  readonly mainNames?: readonly string[];
  readonly alternateNames?: readonly string[];
  readonly lat: number;
  readonly lon: number;
  readonly country: string;
  readonly admin1: string;
  readonly featureCode: string;
  readonly population: number;
  /** Left out: `place`. */
  readonly granularity?: Granularity;
  /** Rings of the border, latitude and longitude in degrees; even-odd. */
  readonly border?: readonly (readonly (readonly [lat: number, lon: number])[])[];
}

/** What an index is made of. */
export interface GazetteerSource {
  readonly records: Iterable<PlaceRecord>;
  /** One line for people: what is in it and what is not. */
  readonly coverage: string;
  /** ISO 3166-1 alpha-2 codes of the countries whose villages are all in it. */
  readonly smallPlaces: readonly string[];
}
