import { placeKey } from '../../gazetteer/index.ts';
import { type DocumentEvidence, type EvidenceName, evidenceIndex, evidenceNames, gatherEvidence } from './evidence.ts';
import evidenceWeights from './evidence-weights.json' with { type: 'json' };
import type { NameMention } from './name-mentions.ts';

const weightsOf = new Map(
  Object.entries(evidenceWeights.languages).map(([language, { bias, weights }]) => [
    language,
    {
      bias,
      weights: Float64Array.from(
        evidenceNames,
        (name) => (weights as Partial<Record<EvidenceName, number>>)[name] ?? 0,
      ),
    },
  ]),
);

/** A name below this probability of being meant as a place is left out … */
const leastProbability = 0.4;
/** … and below this, when the next word is a name as well: "Paris Hilton", "Sydney Sweeney". */
const leastBeforeName = 0.5;

/** What a name was taken for. */
export interface Judgement {
  /** Probability that it is meant as a place, 0 to 1. */
  readonly chance: number;
  readonly isPlace: boolean;
}

/**
 * Probability of each name that it is meant as a place. Names are judged twice: the second time it counts what the others were taken for,
 * since a name mostly keeps its sense through a document, and places are named together with their region and neighbours.
 */
export function judgeMentions(mentions: readonly NameMention[], document: DocumentEvidence): Judgement[] {
  const language = document.lexicon.pack.code;
  const evidence = mentions.map((mention) => gatherEvidence(mention, document));
  const judge = (mention: NameMention, index: number) =>
    mention.byRegionWord ? 1 : placeProbability(evidence[index]!, language);
  addOtherMentions(mentions, evidence, mentions.map(judge));
  return mentions.map((mention, index) => {
    const chance = judge(mention, index);
    const item = evidence[index]!;
    const isBeforeName = item[evidenceIndex.beforeCapital]! > 0 || item[evidenceIndex.beforePlace]! > 0;
    return { chance, isPlace: chance >= (isBeforeName ? leastBeforeName : leastProbability) };
  });
}

/** Entries of a name that are looked at when mentions are compared. */
const comparedEntries = 8;

/** Sets for each mention the highest probability among the other mentions of its name, among other names of its region, and among other names near by. */
export function addOtherMentions(
  mentions: readonly NameMention[],
  evidence: readonly Float64Array[],
  probabilities: readonly number[],
): void {
  const keys = mentions.map(({ readings }) => placeKey(readings[0]!.name));
  const byName = new Map<string, TwoHighest>();
  const byRegion = new Map<string, TwoHighest>();
  const byCell = new Map<string, TwoHighest>();
  mentions.forEach(({ readings }, index) => {
    const key = keys[index]!;
    const probability = probabilities[index]!;
    raise(byName, key, String(index), probability);
    const best = readings[0]!.entries[0]!;
    if (best.admin1 !== '') raise(byRegion, `${best.country}.${best.admin1}`, key, probability);
    if (best.granularity === 'place') raise(byCell, cellOf(best, 0, 0), key, probability);
  });
  mentions.forEach(({ readings }, index) => {
    const item = evidence[index]!;
    item[evidenceIndex.sameNameElsewhere] = highestBut(byName.get(keys[index]!), String(index));
    let highest = 0;
    for (const { entries } of readings)
      for (const { country, admin1 } of entries.slice(0, comparedEntries))
        highest = Math.max(highest, highestBut(byRegion.get(`${country}.${admin1}`), keys[index]!));
    item[evidenceIndex.regionElsewhere] = highest;
    let neighbour = 0;
    for (const { entries } of readings)
      for (const entry of entries.slice(0, neighbourEntries)) {
        if (entry.granularity !== 'place') continue;
        for (const [north, east] of around)
          neighbour = Math.max(neighbour, highestBut(byCell.get(cellOf(entry, north, east)), keys[index]!));
      }
    item[evidenceIndex.neighbourElsewhere] = neighbour;
  });
}

/** Entries of a name that are looked at for neighbours. */
const neighbourEntries = 40;
/** Cells of half a degree, 56 km from south to north: neighbours lie in the same one or one beside it. */
const cellDegrees = 0.5;
const around = [-1, 0, 1].flatMap((north) => [-1, 0, 1].map((east) => [north, east] as const));

const cellOf = ({ lat, lon }: { readonly lat: number; readonly lon: number }, north: number, east: number): string =>
  `${Math.floor(lat / cellDegrees) + north} ${Math.floor(lon / cellDegrees) + east}`;

/** The two highest values of different owners. */
interface TwoHighest {
  owner: string;
  value: number;
  otherValue: number;
}

function raise(table: Map<string, TwoHighest>, key: string, owner: string, value: number): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, { owner, value, otherValue: 0 });
  else if (known.owner === owner) known.value = Math.max(known.value, value);
  else if (value > known.value) {
    known.otherValue = known.value;
    known.owner = owner;
    known.value = value;
  } else known.otherValue = Math.max(known.otherValue, value);
}

const highestBut = (highest: TwoHighest | undefined, owner: string): number =>
  highest === undefined ? 0 : highest.owner === owner ? highest.otherValue : highest.value;

/** Probability that a name is meant as a place, 0 to 1, by the weights of the document's language. */
export function placeProbability(evidence: Float64Array, language: string): number {
  const { bias, weights } = weightsOf.get(language)!;
  let sum = bias;
  for (let index = 0; index < evidence.length; index++) sum += evidence[index]! * weights[index]!;
  return 1 / (1 + Math.exp(-sum));
}
