import data from './namesakes.json' with { type: 'json' };

/** Where settlements lie that share a town's name. */
interface Namesakes {
  /** Other settlements, in degrees to two places; not all are known. */
  readonly points: readonly { readonly lat: number; readonly lon: number }[];
  /** GeoNames admin-1 codes of every region that has a settlement of that name. */
  readonly regions: readonly string[];
}

const places: Readonly<Record<string, { readonly points: number[][]; readonly regions: string[] }>> = data.places;

/**
 * Where settlements lie that share their Ukrainian name with a town of Ukraine of 10,000 inhabitants or more.
 * @param geonameId the town's
 * @returns undefined where nothing is on record
 */
export function namesakesOf(geonameId: number): Namesakes | undefined {
  const known = places[String(geonameId)];
  return known && { points: known.points.map(([lat, lon]) => ({ lat: lat!, lon: lon! })), regions: known.regions };
}
