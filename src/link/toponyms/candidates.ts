import { distanceKm, type Gazetteer, type PlaceMatch } from '../../gazetteer/index.ts';
import type { ExpectedKind, NameMention } from './name-mentions.ts';

/** Entries considered for one name: more would only be villages and parts of towns of the same name on other continents. */
const mostCandidates = 400;

/** Everything that one name may stand for in a document, and what speaks for each. */
export interface CandidateSet {
  readonly entries: readonly PlaceMatch[];
  /** The dictionary form, by entry. */
  readonly names: readonly string[];
}

/** Collects the entries of a name's readings, the most populous first; what the words beside it expect comes before the rest. */
export function collectCandidates(mention: NameMention, gazetteer: Gazetteer): CandidateSet {
  const byId = new Map<number, { entry: PlaceMatch; name: string }>();
  for (const { entries, name } of mention.readings)
    for (const entry of entries) {
      const known = byId.get(entry.geonameId);
      // Several dictionary forms may lead to one place; its main name is the one that is meant.
      if (known === undefined || (entry.mainName && !known.entry.mainName)) byId.set(entry.geonameId, { entry, name });
    }
  const pairs = [...byId.values()];
  let kept = pairs.filter(({ entry }) => fits(entry, mention.expected));
  if (kept.length === 0) kept = pairs;
  if (mention.expected === 'region' && !kept.some(({ entry }) => entry.granularity !== 'place'))
    kept = regionsOfTowns(kept, gazetteer);
  kept.sort((a, b) => b.entry.population - a.entry.population);
  kept = kept.slice(0, mostCandidates);
  return { entries: kept.map(({ entry }) => entry), names: kept.map(({ name }) => name) };
}

function fits({ granularity, featureCode }: PlaceMatch, expected: ExpectedKind | undefined): boolean {
  switch (expected) {
    case undefined:
      return true;
    case 'settlement':
      return granularity === 'place';
    case 'country':
      return granularity === 'country';
    case 'river':
      return featureCode === 'STM';
    case 'region':
      return featureCode === 'ADM1' || granularity === 'area';
    case 'district':
      return featureCode === 'ADM2' || granularity === 'place' || featureCode === 'ADM1';
  }
}

/** "The Kramatorsk region": no region has that name; the town's own is meant, or the land around the town. */
function regionsOfTowns(
  pairs: readonly { entry: PlaceMatch; name: string }[],
  gazetteer: Gazetteer,
): { entry: PlaceMatch; name: string }[] {
  return pairs.map((pair) => {
    const { entry } = pair;
    if (entry.featureCode !== 'PPLA' && entry.featureCode !== 'PPLC') return pair;
    const region = gazetteer.region(entry.country, entry.admin1);
    return region === undefined ? pair : { name: pair.name, entry: { ...region, mainName: false } };
  });
}

/** Whether an entry lies in a region or country, or is it. */
export function liesIn(
  entry: PlaceMatch,
  container: Pick<PlaceMatch, 'granularity' | 'country' | 'admin1' | 'admin2' | 'featureCode' | 'lat' | 'lon'>,
): boolean {
  if (container.granularity === 'country') return entry.country === container.country;
  if (container.granularity === 'area') return container.country !== '' && entry.country === container.country;
  if (entry.country !== container.country || entry.admin1 !== container.admin1) return false;
  if (container.featureCode === 'ADM1') return true;
  if (entry.admin2 !== undefined && container.admin2 !== undefined) return entry.admin2 === container.admin2;
  // Most districts have no borders here: near their middle is inside.
  return distanceKm(entry, container) < districtRadiusKm;
}

/** Whether an entry lies in the land around a town, in its region. */
export function liesNear(entry: PlaceMatch, town: PlaceMatch): boolean {
  return entry.country === town.country && entry.admin1 === town.admin1 && distanceKm(entry, town) < districtRadiusKm;
}

const districtRadiusKm = 60;
