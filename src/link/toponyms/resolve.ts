import type { PlaceMatch } from '../../gazetteer/index.ts';
import type { CandidateSet } from './candidates.ts';
import { liesIn, liesNear } from './candidates.ts';
import { weighNearness } from './nearness.ts';
import resolutionWeights from './resolution-weights.json' with { type: 'json' };

/** One name of a document, with all its mentions: it has one sense. */
export interface NameGroup {
  readonly candidates: CandidateSet;
  /** How often it is mentioned, each mention counted by the probability that it is meant as a place. */
  readonly weight: number;
  /** Numbers of the groups that the text says it lies in. */
  readonly within: readonly { readonly group: number; readonly kind: 'stated' | 'listed' }[];
  /** Codes of countries that the text says it lies in. */
  readonly withinCountries: readonly string[];
  /** Regions that the text says it lies in by an adjective («в орловском селе»): country and admin-1 code. */
  readonly withinRegions: readonly string[];
  /** Named as a district: a town stands for the land around it. */
  readonly isDistrict: boolean;
  /** Numbers of the sentences in which it is named. */
  readonly sentences: readonly number[];
  /** How far the text says it is from other groups. */
  readonly distances: readonly { readonly group: number; readonly distanceKm: number }[];
}

/** What speaks for a document's country before any name is read. */
export interface CountryHints {
  /** Country of the publisher, ISO 3166-1 alpha-2. */
  readonly publisher?: string | undefined;
  /** Countries in which the document's language is spoken most. */
  readonly language: readonly string[];
  /** Countries named by adjectives ("Ukrainian"), with how often. */
  readonly adjectives: ReadonlyMap<string, number>;
  /** Regions named by adjectives («орловский»), as country and admin-1 code, with how often. */
  readonly regionAdjectives: ReadonlyMap<string, number>;
}

/** What speaks for a candidate; `resolution-weights.json` says how much each counts. */
export const featureNames = [
  'population',
  'mainName',
  'knownNames',
  'country',
  'region',
  'district',
  'area',
  'capital',
  'regionCapital',
  'districtCapital',
  'partOfTown',
  'abandoned',
  'cityRegion',
  'regionOfItsCity',
  'stated',
  'listed',
  'container',
  'countryShare',
  'countryVotes',
  'regionShare',
  'regionVotes',
  'near',
  'close',
  'statedDistance',
  'publisher',
  'language',
] as const;
export type FeatureName = (typeof featureNames)[number];
const featureIndex = Object.fromEntries(featureNames.map((name, index) => [name, index])) as Record<
  FeatureName,
  number
>;
const weightOf = (name: FeatureName): number =>
  (resolutionWeights.weights as Partial<Record<FeatureName, number>>)[name] ?? 0;
/** By the order of `featureNames`; changed only where weights are learned. */
export const weights = Float64Array.from(featureNames, weightOf);

const abandonedCodes = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH']);
/** Rounds in which names settle each other: after two, answers no longer change. */
const rounds = 2;

/** Features of every candidate of every group, after the last round. */
export type Features = readonly (readonly Float64Array[])[];

/**
 * Decides what each name of a document stands for: candidates are scored by how well known they are, by what the text says they lie in,
 * and by the other names (the same country and region, a short way off), each weighed by how sure it is itself.
 * @returns for each group the probability of each candidate.
 */
export function resolveGroups(
  groups: readonly NameGroup[],
  hints: CountryHints,
): { probabilities: number[][]; features: Features } {
  const features = groups.map(({ candidates }) =>
    candidates.entries.map((entry) => ownFeatures(entry, candidates, hints)),
  );
  let probabilities = groups.map((_, index) => softmax(features[index]!.map(score)));
  for (let round = 0; round < rounds; round++) {
    addContainment(groups, probabilities, features);
    addVotes(groups, probabilities, features, hints);
    weighNearness(groups, probabilities, (group, place, { near, close, statedDistance }) => {
      const item = features[group]![place]!;
      item[featureIndex.near] = near;
      item[featureIndex.close] = close;
      item[featureIndex.statedDistance] = statedDistance;
    });
    probabilities = groups.map((_, index) => softmax(features[index]!.map(score)));
  }
  return { probabilities, features };
}

function score(features: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < features.length; index++) sum += features[index]! * weights[index]!;
  return sum;
}

/** Scores as probabilities. */
export function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((value) => Math.exp(value - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function ownFeatures(entry: PlaceMatch, { entries, names }: CandidateSet, hints: CountryHints): Float64Array {
  const features = new Float64Array(featureNames.length);
  const set = (name: FeatureName, value: number | boolean): void => {
    features[featureIndex[name]] = Number(value);
  };
  set('population', Math.log10(1 + entry.population) / 7);
  set('mainName', entry.mainName);
  // The tables of regions and countries hold few names of each, however well known.
  set('knownNames', entry.granularity === 'place' ? Math.log10(entry.nameCount) / 2.4 : 0);
  set('country', entry.granularity === 'country');
  set('region', entry.featureCode === 'ADM1');
  set('district', entry.featureCode === 'ADM2');
  set('area', entry.granularity === 'area');
  set('capital', entry.featureCode === 'PPLC');
  set('regionCapital', entry.featureCode === 'PPLA');
  set('districtCapital', entry.featureCode === 'PPLA2');
  set('partOfTown', entry.featureCode === 'PPLX');
  set('abandoned', abandonedCodes.has(entry.featureCode));
  const isRegion = entry.granularity === 'region';
  // Which Cyrillic names are main ones the gazetteer can only guess; there the seat of the region counts as well.
  const isCyrillic = /\p{Script=Cyrillic}/u.test(names[0] ?? '');
  const hasMainName = (place: PlaceMatch) =>
    place.mainName || (isCyrillic && (place.featureCode === 'PPLC' || place.featureCode === 'PPLA'));
  const twin = entries.some(
    (other) =>
      other.country === entry.country &&
      other.admin1 === entry.admin1 &&
      (isRegion
        ? other.granularity === 'place' && hasMainName(other)
        : other.featureCode === 'ADM1' && hasMainName(entry)) &&
      other.granularity !== entry.granularity,
  );
  set('regionOfItsCity', isRegion && twin);
  set('cityRegion', entry.granularity === 'place' && twin);
  set('publisher', hints.publisher !== undefined && hints.publisher === entry.country);
  set('language', hints.language.includes(entry.country));
  return features;
}

function addContainment(groups: readonly NameGroup[], probabilities: readonly number[][], features: Features): void {
  for (const list of features) for (const item of list) item[featureIndex.container] = 0;
  groups.forEach((group, index) => {
    group.candidates.entries.forEach((entry, place) => {
      const own = features[index]![place]!;
      const isWithin =
        group.withinCountries.includes(entry.country) ||
        group.withinRegions.includes(`${entry.country}.${entry.admin1}`);
      let stated = isWithin ? 1 : 0;
      let listed = 0;
      for (const { group: number, kind } of group.within) {
        const containers = groups[number]!.candidates.entries;
        for (const [at, container] of containers.entries()) {
          if (entry.geonameId === container.geonameId) continue;
          const isInside =
            container.granularity === 'place'
              ? groups[number]!.isDistrict && liesNear(entry, container)
              : liesIn(entry, container);
          if (!isInside) continue;
          const share = kind === 'stated' ? 1 : 0.5 + probabilities[number]![at]! / 2;
          if (kind === 'stated') stated = Math.max(stated, share);
          else listed = Math.max(listed, share);
          // What holds the other's candidates is supported by them.
          const back = features[number]![at]!;
          back[featureIndex.container] = Math.max(back[featureIndex.container]!, probabilities[index]![place]!);
        }
      }
      own[featureIndex.stated] = stated;
      own[featureIndex.listed] = listed;
    });
  });
}

function addVotes(
  groups: readonly NameGroup[],
  probabilities: readonly number[][],
  features: Features,
  hints: CountryHints,
): void {
  const countries = new Map<string, number>();
  const regions = new Map<string, number>();
  const vote = (votes: Map<string, number>, key: string, share: number) =>
    votes.set(key, (votes.get(key) ?? 0) + share);
  const regionKey = ({ country, admin1 }: PlaceMatch) => `${country}.${admin1}`;
  let total = 0.5;
  for (const [country, count] of hints.adjectives) {
    vote(countries, country, Math.min(1, count / 3));
    total += Math.min(1, count / 3);
  }
  for (const [region, count] of hints.regionAdjectives) {
    vote(regions, region, Math.min(1, count / 2));
    vote(countries, region.slice(0, region.indexOf('.')), Math.min(1, count / 3));
    total += Math.min(1, count / 3);
  }
  const strengths = groups.map(({ weight }) => Math.min(2, weight));
  groups.forEach(({ candidates }, index) => {
    total += strengths[index]!;
    candidates.entries.forEach((entry, place) => {
      const share = strengths[index]! * probabilities[index]![place]!;
      if (entry.country !== '') vote(countries, entry.country, share);
      if (entry.admin1 !== '') vote(regions, regionKey(entry), share);
    });
  });
  groups.forEach(({ candidates }, index) => {
    const own = new Map<string, number>();
    candidates.entries.forEach((entry, place) => {
      const share = strengths[index]! * probabilities[index]![place]!;
      vote(own, entry.country, share);
      vote(own, regionKey(entry), share);
    });
    const rest = Math.max(0.5, total - strengths[index]!);
    candidates.entries.forEach((entry, place) => {
      const byCountry = Math.max(0, (countries.get(entry.country) ?? 0) - (own.get(entry.country) ?? 0));
      const byRegion =
        entry.admin1 === '' ? 0 : Math.max(0, (regions.get(regionKey(entry)) ?? 0) - (own.get(regionKey(entry)) ?? 0));
      const item = features[index]![place]!;
      item[featureIndex.countryShare] = byCountry / rest;
      item[featureIndex.countryVotes] = Math.log1p(byCountry);
      item[featureIndex.regionShare] = byRegion / rest;
      item[featureIndex.regionVotes] = Math.log1p(byRegion);
    });
  });
}
