import { type Gazetteer, type PlaceMatch, placeKey } from '../../gazetteer/index.ts';
import type { LanguagePack } from '../../language/index.ts';
import type { EntityMention, PlaceCandidate, Quantity, Token, Toponym } from '../../model/index.ts';
import { collectCandidates, liesIn } from './candidates.ts';
import { type CompiledLexicon, compileLexicon, demonymCountry } from './compiled-lexicon.ts';
import { type Containment, findContainments } from './containment.ts';
import { nameReader } from './dictionary-forms.ts';
import { documentEvidence } from './evidence.ts';
import { judgeMentions } from './judge-mentions.ts';
import { findNameMentions, type NameMention } from './name-mentions.ts';
import { type PlaceWord, readPlaceWords } from './place-words.ts';
import { publisherCountry } from './publisher-country.ts';
import { findRegionAbbreviations } from './region-abbreviations.ts';
import { adjectiveRegion } from './region-adjectives.ts';
import { findRegionPhrases } from './region-phrases.ts';
import { expectByRegionWords } from './region-words.ts';
import { type Features, type NameGroup, resolveGroups } from './resolve.ts';
import { findStatedDistances, type StatedDistance } from './stated-distances.ts';

/** What the search for places reads of a document. */
export interface ToponymInput {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Names of the document, in order; left out when they were not looked for. */
  readonly entities?: readonly EntityMention[] | undefined;
  /** Quantities of the document; left out when they were not looked for. */
  readonly quantities?: readonly Quantity[] | undefined;
  /** Name and address of the publisher, where they are known. */
  readonly publisher?: string | undefined;
  readonly uri?: string | undefined;
}

/** Sentences of a name that are looked at when names are compared. */
const comparedSentences = 12;
/** Candidates that a reading shows in any case, besides those in a region that the text names … */
const shownCandidates = 10;
/** … and those that are at least this likely, up to this many: some names are borne by hundreds of villages. */
const leastShown = 0.0005;
const mostShown = 100;

/**
 * Finds the names of places in a document and what each may stand for, the likeliest first.
 * Every candidate of the gazetteer that is not ruled out by the words beside the name is kept with its probability.
 */
export function linkToponyms(input: ToponymInput, pack: LanguagePack, gazetteer: Gazetteer): Toponym[] {
  const resolved = resolveToponyms(input, pack, gazetteer);
  return resolved.mentions.map((_, index) => toToponym(resolved, index));
}

/** Names meant as places, with everything that was weighed to say which. */
export interface ResolvedNames {
  readonly mentions: readonly NameMention[];
  /** Probability that the name is meant as a place. */
  readonly chances: readonly number[];
  readonly containments: readonly (Containment | undefined)[];
  readonly groups: readonly NameGroup[];
  /** Number of each mention's group. */
  readonly groupOf: readonly number[];
  /** Probability of each candidate of each group. */
  readonly probabilities: readonly (readonly number[])[];
  readonly features: Features;
}

/** Finds the names of places in a document and weighs what each may stand for. */
export function resolveToponyms(input: ToponymInput, pack: LanguagePack, gazetteer: Gazetteer): ResolvedNames {
  const lexicon = compileLexicon(pack);
  const words = readPlaceWords(input.text, input.tokens, lexicon);
  const found = findMentions(input.text, words, gazetteer, lexicon);
  const document = documentEvidence(words, found, input.entities, lexicon);
  const judgements = judgeMentions(found, document);
  const judged = found.map((mention, index) => ({ mention, ...judgements[index]! })).filter(({ isPlace }) => isPlace);
  const mentions = judged.map(({ mention }) => mention);
  const chances = judged.map(({ chance }) => chance);
  const containments = findContainments(words, mentions, gazetteer, lexicon);
  const distances = findStatedDistances(words, mentions, input.quantities ?? []);
  const sentences = mentions.map(({ first }) => words[first]!.sentence);
  const { groups, groupOf } = groupMentions({ mentions, chances, containments, distances, sentences }, gazetteer);
  const hints = {
    publisher: publisherCountry(input.publisher, input.uri),
    language: pack.places.homeCountries,
    adjectives: countAdjectives(words, (word) => demonymCountry(lexicon, word.lower)),
    regionAdjectives: countAdjectives(words, (word) => adjectiveRegion(word, gazetteer, lexicon)),
  };
  return { mentions, chances, containments, groups, groupOf, ...resolveGroups(groups, hints) };
}

/** Every name of the gazetteer in a text, in order; region phrases first, so that their words are not read twice. */
export function findMentions(
  text: string,
  words: readonly PlaceWord[],
  gazetteer: Gazetteer,
  lexicon: CompiledLexicon,
): NameMention[] {
  const reader = nameReader(gazetteer, lexicon);
  const taken = new Uint8Array(words.length);
  const found = [
    ...findRegionPhrases(words, gazetteer, reader, lexicon, taken),
    ...findRegionAbbreviations(text, words, gazetteer, lexicon, taken),
    ...findNameMentions(words, reader, taken),
  ].sort((a, b) => a.start - b.start);
  return expectByRegionWords(words, found, lexicon);
}

interface JudgedMentions {
  readonly mentions: readonly NameMention[];
  readonly chances: readonly number[];
  readonly containments: readonly (Containment | undefined)[];
  readonly distances: readonly StatedDistance[];
  /** Number of each mention's sentence. */
  readonly sentences: readonly number[];
}

function groupMentions(
  { mentions, chances, containments, distances, sentences }: JudgedMentions,
  gazetteer: Gazetteer,
): { groups: NameGroup[]; groupOf: number[] } {
  const numbers = new Map<string, number>();
  const groupOf = mentions.map(({ expected, readings }) => {
    const key = `${expected ?? ''}:${placeKey(readings[0]!.name)}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  const membersOf: number[][] = Array.from({ length: numbers.size }, () => []);
  groupOf.forEach((number, index) => {
    membersOf[number]!.push(index);
  });
  const groups = membersOf.map((members, number): NameGroup => {
    const stated = members.map((index) => containments[index]).filter((containment) => containment !== undefined);
    return {
      candidates: collectCandidates(mentions[members[0]!]!, gazetteer),
      weight: members.reduce((sum, index) => sum + chances[index]!, 0),
      within: stated
        .flatMap((containment) => [containment, ...outerContainments(containment, containments)])
        .flatMap(({ mention, kind }) =>
          mention === undefined || groupOf[mention] === number ? [] : [{ group: groupOf[mention]!, kind }],
        ),
      withinCountries: stated.flatMap(({ country }) => (country === undefined ? [] : [country])),
      withinRegions: stated.flatMap(({ region }) => (region === undefined ? [] : [region])),
      isDistrict: mentions[members[0]!]!.expected === 'district',
      sentences: [...new Set(members.map((index) => sentences[index]!))].slice(0, comparedSentences),
      distances: distances.flatMap(({ mention, from, distanceKm }) => {
        const [one, other] = [groupOf[mention]!, groupOf[from]!];
        if (one === other) return [];
        return one === number ? [{ group: other, distanceKm }] : other === number ? [{ group: one, distanceKm }] : [];
      }),
    };
  });
  return { groups, groupOf };
}

/** "In Makiivka in the Nizhyn district of the Chernihiv region": what the container lies in holds the place as well. */
function outerContainments(
  { mention }: Containment,
  containments: readonly (Containment | undefined)[],
): readonly Containment[] {
  const outer = mention === undefined ? undefined : containments[mention];
  return outer === undefined ? [] : [outer];
}

function countAdjectives(
  words: readonly PlaceWord[],
  namedBy: (word: PlaceWord) => string | undefined,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) {
    const named = word.kind === 'word' ? namedBy(word) : undefined;
    if (named !== undefined) counts.set(named, (counts.get(named) ?? 0) + 1);
  }
  return counts;
}

function toToponym(resolved: ResolvedNames, index: number): Toponym {
  const { mentions, groups, groupOf } = resolved;
  const mention = mentions[index]!;
  const number = groupOf[index]!;
  const { entries, names } = groups[number]!.candidates;
  const chances = resolved.probabilities[number]!;
  const order = [...entries.keys()].sort(
    (a, b) => chances[b]! - chances[a]! || entries[b]!.population - entries[a]!.population,
  );
  const containers = groups[number]!.within.flatMap(({ group }) => groups[group]!.candidates.entries);
  const shown = order.filter(
    (place, rank) =>
      rank < shownCandidates ||
      (rank < mostShown && chances[place]! >= leastShown) ||
      containers.some((region) => liesIn(entries[place]!, region)),
  );
  const best = order[0]!;
  const container = sureContainer(resolved, index, entries[best]!);
  return {
    start: mention.start,
    end: mention.end,
    name: names[best]!,
    // A district without an entry of its own is found by its seat.
    granularity: mention.expected === 'district' ? 'region' : entries[best]!.granularity,
    candidates: shown.map((place) => toCandidate(entries[place]!, chances[place]!)),
    confidence: round(resolved.chances[index]! * chances[best]!),
    ...(container === undefined
      ? {}
      : { within: { start: mentions[container]!.start, end: mentions[container]!.end } }),
  };
}

/** The mention that the text says this one lies in; where only a comma says so, it must be true. */
function sureContainer(
  { containments, groups, groupOf }: ResolvedNames,
  index: number,
  best: PlaceMatch,
): number | undefined {
  const containment = containments[index];
  if (containment?.mention === undefined) return undefined;
  const containers = groups[groupOf[containment.mention]!]!.candidates.entries;
  const fits = containers.some((container) => container.granularity !== 'place' && liesIn(best, container));
  return containment.kind === 'stated' || fits ? containment.mention : undefined;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

function toCandidate(entry: PlaceMatch, chance: number): PlaceCandidate {
  const { geonameId, name, lat, lon, country, admin1, admin1Name, featureCode, population } = entry;
  return {
    ...{ geonameId, name, lat, lon, country, admin1, featureCode, population, score: round(chance) },
    ...(admin1Name === undefined ? {} : { admin1Name }),
  };
}
