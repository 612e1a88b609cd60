import data from './namesakes.json' with { type: 'json' };

/** A point on the map, in degrees. */
interface Point {
  readonly lat: number;
  readonly lon: number;
}

const places: Readonly<Record<string, readonly (readonly number[])[]>> = data.places;

/**
 * Where settlements lie that share their Ukrainian name with a town of Ukraine of 10,000 inhabitants or more, to two places of a degree.
 * @param geonameId the town's; every other place has none on record
 */
export function namesakesOf(geonameId: number): readonly Point[] {
  return (places[String(geonameId)] ?? []).map(([lat, lon]) => ({ lat: lat!, lon: lon! }));
}
