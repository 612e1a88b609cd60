/** One gazetteer entry. Coordinates are WGS 84 degrees; `admin1` is the GeoNames code without the country. */
export interface PlaceEntry {
  readonly geonameId: number;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly country: string;
  readonly admin1: string;
  readonly admin1Name?: string;
  readonly featureCode: string;
  readonly population: number;
}

/** Places by name. Implementations are immutable and safe to share between workers. */
export interface Gazetteer {
  /** Every entry of that name, in any of its languages, most populous first. Case, ё/е and apostrophes do not matter; inflection does. */
  lookup(name: string): readonly PlaceEntry[];
  /** One line for people: what is loaded and what is not. */
  readonly coverage: string;
  /** Whether villages below the default population limit are loaded for that ISO 3166-1 alpha-2 country. */
  hasSmallPlaces(country: string): boolean;
}
