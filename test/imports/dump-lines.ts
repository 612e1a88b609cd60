/** A row of a dump of places, as GeoNames writes it. */
export function placeLine(place: {
  readonly id: number;
  readonly name: string;
  readonly others?: string;
  readonly lat?: number | string;
  readonly lon?: number;
  readonly kind?: readonly [featureClass: string, code: string];
  readonly country?: string;
  readonly admin1?: string;
  readonly admin2?: string;
  readonly population?: number;
  readonly modified?: string;
}): string {
  const { id, name, others = '', lat = 49.2278, lon = 37.9836, kind = ['P', 'PPL'], country = 'UA' } = place;
  const { admin1 = '14', admin2 = '', population = 0, modified = '2020-01-01' } = place;
  return [
    id,
    name,
    name,
    others,
    lat,
    lon,
    ...kind,
    country,
    '',
    admin1,
    admin2,
    '',
    '',
    population,
    '',
    '',
    '',
    modified,
  ].join('\t');
}

/** A row of `alternateNamesV2`. */
export function nameLine(id: number, language: string, name: string, preferred = false): string {
  return [1, id, language, name, preferred ? '1' : '', '', '', '', '', ''].join('\t');
}
