import type { Gazetteer, PlaceEntry, PlaceMatch } from './gazetteer.ts';

/**
 * One gazetteer made of several: the first is the base, each further one (a user's import of a GeoNames dump) lies over it.
 * Where two know the same GeoNames number, the upper one's entry counts.
 */
export function layerGazetteers(base: Gazetteer, ...uppers: readonly Gazetteer[]): Gazetteer {
  if (uppers.length === 0) return base;
  const layers = [...uppers.toReversed(), base];
  const first = (find: (layer: Gazetteer) => PlaceEntry | undefined): PlaceEntry | undefined => {
    for (const layer of layers) {
      const found = find(layer);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const lookupKeys = (find: (layer: Gazetteer) => readonly PlaceMatch[]): readonly PlaceMatch[] => {
    const lists = layers.map(find).filter((list) => list.length > 0);
    if (lists.length < 2) return (lists[0] ?? []).map(named);
    const seen = new Set<number>();
    return lists
      .flat()
      .filter(({ geonameId }) => !seen.has(geonameId) && seen.add(geonameId))
      .map(named)
      .sort((a, b) => b.population - a.population);
  };
  // An imported dump has codes of regions, but only the base knows their names.
  const named = <Entry extends PlaceEntry>(match: Entry): Entry => {
    if (match.admin1Name !== undefined || match.admin1 === '') return match;
    const admin1Name = first((layer) => layer.region(match.country, match.admin1))?.name;
    return admin1Name === undefined ? match : { ...match, admin1Name };
  };
  return {
    coverage: [base, ...uppers].map(({ coverage }) => coverage).join(' '),
    hasSmallPlaces: (country) => layers.some((layer) => layer.hasSmallPlaces(country)),
    lookup: (name) => lookupKeys((layer) => layer.lookup(name)),
    lookupKey: (key) => lookupKeys((layer) => layer.lookupKey(key)),
    hasKey: (key) => layers.some((layer) => layer.hasKey(key)),
    byId: (geonameId) => first((layer) => layer.byId(geonameId)),
    region: (country, admin1) => first((layer) => layer.region(country, admin1)),
    country: (code) => first((layer) => layer.country(code)),
    distanceToBorderKm(region, lat, lon) {
      for (const layer of layers) {
        const found = layer.distanceToBorderKm(region, lat, lon);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}
