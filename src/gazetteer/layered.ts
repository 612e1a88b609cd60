import type { BorderDistance, Gazetteer, PlaceEntry, PlaceMatch } from './gazetteer.ts';
import { placeKey } from './place-key.ts';

/** A GeoNames number that has a name. */
export interface NamedId {
  readonly id: number;
  readonly mainName: boolean;
}

/** What may lie over the default gazetteer: another gazetteer, an imported dump of places, or one of names. It has what it can answer. */
export interface GazetteerLayer {
  /** One line for people: what it is, and whom to credit. */
  readonly coverage: string;
  lookupKey?(key: string): readonly PlaceMatch[];
  hasKey?(key: string): boolean;
  byId?(geonameId: number): PlaceEntry | undefined;
  region?(country: string, admin1: string): PlaceEntry | undefined;
  country?(code: string): PlaceEntry | undefined;
  distanceToBorderKm?(region: { readonly geonameId: number }, lat: number, lon: number): BorderDistance | undefined;
  hasSmallPlaces?(country: string): boolean;
  /** Numbers of the places that have a name; the places themselves are in other layers. */
  idsOfKey?(key: string): readonly NamedId[];
  /** Settlements of a country in it, and those below 500 inhabitants or of unknown size. */
  settlements?(country: string): { readonly all: number; readonly small: number };
}

/** Answers that are remembered: putting those of several layers together takes time. */
const rememberedAnswers = 20_000;

/**
 * One gazetteer made of several: the first is the base, the others lie over it. Where several know the same GeoNames number, the entry that
 * was changed last counts, then that of the upper layer; so it does not matter in which order dumps were imported.
 */
export function layerGazetteers(base: Gazetteer, ...uppers: readonly GazetteerLayer[]): Gazetteer {
  if (uppers.length === 0) return base;
  const layers: readonly GazetteerLayer[] = [...uppers.toReversed(), base];
  const naming = layers.filter(({ idsOfKey }) => idsOfKey !== undefined);
  const answers = new Map<string, readonly PlaceMatch[]>();
  const first = <Found>(find: (layer: GazetteerLayer) => Found | undefined): Found | undefined => {
    for (const layer of layers) {
      const found = find(layer);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const byId = (geonameId: number): PlaceEntry | undefined => {
    let best: PlaceEntry | undefined;
    for (const layer of layers) {
      const found = layer.byId?.(geonameId);
      if (found !== undefined) best = best === undefined ? found : merged(found, best);
    }
    return best === undefined ? undefined : named(best);
  };
  // An imported dump has codes of regions, but only the base knows their names.
  const named = <Entry extends PlaceEntry>(entry: Entry): Entry => {
    if (entry.admin1Name !== undefined || entry.admin1 === '') return entry;
    const admin1Name = first((layer) => layer.region?.(entry.country, entry.admin1))?.name;
    return admin1Name === undefined ? entry : { ...entry, admin1Name };
  };
  const find = (key: string): readonly PlaceMatch[] => {
    const found = new Map<number, PlaceMatch>();
    const add = (match: PlaceMatch): void => {
      const known = found.get(match.geonameId);
      if (known === undefined) found.set(match.geonameId, match);
      else {
        found.set(match.geonameId, { ...merged(match, known), mainName: known.mainName || match.mainName });
      }
    };
    for (const layer of layers) for (const match of layer.lookupKey?.(key) ?? []) add(match);
    for (const layer of naming)
      for (const { id, mainName } of layer.idsOfKey!(key)) {
        const entry = byId(id);
        if (entry !== undefined) add({ ...entry, mainName });
      }
    return withoutTwins([...found.values()])
      .map(named)
      .sort((a, b) => b.population - a.population || a.geonameId - b.geonameId);
  };
  const lookupKey = (key: string): readonly PlaceMatch[] => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const matches = find(key);
    if (answers.size >= rememberedAnswers) answers.clear();
    answers.set(key, matches);
    return matches;
  };
  return {
    coverage: [base, ...uppers].map(({ coverage }) => coverage).join(' '),
    hasSmallPlaces: (country) => layers.some((layer) => holdsSmallPlaces(layer, country, base)),
    settlements: (country) =>
      layers
        .map((layer) => layer.settlements?.(country) ?? { all: 0, small: 0 })
        .reduce((most, counts) => (counts.all > most.all ? counts : most)),
    lookup: (name) => lookupKey(placeKey(name)),
    lookupKey,
    hasKey: (key) =>
      layers.some((layer) => layer.hasKey?.(key) === true) || (naming.length > 0 && lookupKey(key).length > 0),
    byId,
    region: (country, admin1) => first((layer) => layer.region?.(country, admin1)),
    regionAt: base.regionAt,
    country: (code) => first((layer) => layer.country?.(code)),
    distanceToBorderKm: (region, lat, lon) => first((layer) => layer.distanceToBorderKm?.(region, lat, lon)),
  };
}

const isNewer = (entry: PlaceEntry, than: PlaceEntry): boolean => (entry.modifiedDay ?? 0) > (than.modifiedDay ?? 0);

/** The entry that was changed last, with the population of the other where it does not know its own: GeoNames writes 0 then. */
function merged<Entry extends PlaceEntry>(entry: Entry, known: Entry): Entry {
  const [newer, older] = isNewer(entry, known) ? [entry, known] : [known, entry];
  return newer.population > 0 ? newer : { ...newer, population: older.population };
}

/** A district that the base knows without its GeoNames number is the same as the imported one of that name and region. */
function withoutTwins(matches: PlaceMatch[]): PlaceMatch[] {
  if (matches.every(({ geonameId }) => geonameId > 0)) return matches;
  return matches.filter(
    (match) =>
      match.geonameId > 0 ||
      match.featureCode !== 'ADM2' ||
      !matches.some(
        ({ geonameId, featureCode, country, admin1 }) =>
          geonameId > 0 && featureCode === 'ADM2' && country === match.country && admin1 === match.admin1,
      ),
  );
}

/**
 * A dump holds a country's small places when it has some, and no fewer settlements than the base, which ends at 500 inhabitants:
 * a list of somebody's own or a dump of towns does not.
 */
function holdsSmallPlaces(layer: GazetteerLayer, country: string, base: Gazetteer): boolean {
  if (layer.hasSmallPlaces?.(country) === true) return true;
  if (layer === base) return false;
  const { all, small } = layer.settlements?.(country) ?? { all: 0, small: 0 };
  return small > 0 && all >= base.settlements(country).all;
}
