import type { Gazetteer } from '../../gazetteer/index.ts';
import { type CompiledLexicon, demonymCountry } from './compiled-lexicon.ts';
import type { NameMention } from './name-mentions.ts';
import { hasClass, type PlaceWord } from './place-words.ts';
import { adjectiveRegion } from './region-adjectives.ts';

/** What the text itself says a place lies in: another name, or a country named by an adjective ("the Ukrainian city of Kherson"). */
export interface Containment {
  /** Number of the containing mention. */
  readonly mention?: number;
  readonly country?: string;
  /** Country and admin-1 code, by an adjective («в орловском селе»). */
  readonly region?: string;
  /**
   * `stated`: in so many words ("a city in the Donetsk region"). `listed`: only a comma or a possessive stands between ("Paris, Texas",
   * "Russia's Davos"), which may mean something else; it counts when it fits.
   */
  readonly kind: 'stated' | 'listed';
}

/** Words that may stand between a name and the preposition in "Makiivka, a small Ukrainian city in the Donetsk region". */
const longestApposition = 9;

/** Finds, for each mention, what the text says that it lies in. Mentions are in order of their spans. */
export function findContainments(
  words: readonly PlaceWord[],
  mentions: readonly NameMention[],
  gazetteer: Gazetteer,
  lexicon: CompiledLexicon,
): (Containment | undefined)[] {
  return mentions.map((mention, index) => {
    const next = mentions[index + 1];
    if (next !== undefined && words[next.first]!.sentence === words[mention.last]!.sentence) {
      const kind = containmentBetween(words, mention, next, mentions[index + 2], lexicon);
      if (kind !== undefined) return { mention: index + 1, kind };
    }
    const previous = mentions[index - 1];
    if (previous !== undefined && ownsNext(words, previous, mention)) return { mention: index - 1, kind: 'listed' };
    return adjectiveContainer(words, mention, gazetteer, lexicon);
  });
}

function containmentBetween(
  words: readonly PlaceWord[],
  place: NameMention,
  container: NameMention,
  following: NameMention | undefined,
  lexicon: CompiledLexicon,
): Containment['kind'] | undefined {
  const between = words.slice(place.last + 1, container.first);
  // «в Макеевке Донецкой области»
  if (between.length === 0) return container.byRegionWord && words[container.first]!.spaced ? 'stated' : undefined;
  if (between.length > longestApposition + 4) return undefined;
  const first = between[0]!;
  if (first.surface === '(' && between.length === 1) return 'listed';
  if (first.surface === ',') {
    if (between.length === 1) return isList(words, container, following) ? undefined : 'listed';
    return isApposition(between.slice(1), lexicon) ? 'stated' : undefined;
  }
  if (first.surface === '(' || first.surface === '—' || first.surface === '–')
    return isApposition(between.slice(1), lexicon) ? 'stated' : undefined;
  const isRegion = container.expected === 'region' || isRegionName(container);
  if (!endsInContainer(between, 0) && !(isRegion && between.length === 1 && hasClass(first, 'onPreposition')))
    return undefined;
  // "in Kramatorsk in the Donetsk region" says where it lies; "Moscow in Ukraine" may say where it acts.
  if (isLocated(words, place)) return 'stated';
  return isRegion ? 'listed' : undefined;
}

/** «Харківщина», "Texas": what the name stands for first is a region. */
function isRegionName({ readings }: NameMention): boolean {
  const best = readings[0]!.entries[0]!;
  return best.featureCode === 'ADM1' || best.granularity === 'area';
}

/** The name itself stands after a word that puts something there: "in", "near", "the town of". */
function isLocated(words: readonly PlaceWord[], { first }: NameMention): boolean {
  const word = words[first]!;
  let at = first - 1;
  if (hasClass(words[at], 'article')) at--;
  if (hasClass(words[at], 'ofPreposition')) at--;
  const before = words[at];
  return (
    before?.sentence === word.sentence &&
    hasClass(before, 'inPreposition', 'nearPreposition', 'settlement', 'abbreviatedHead')
  );
}

/** "Paris, London and Texas": after the second name the list goes on. */
function isList(words: readonly PlaceWord[], container: NameMention, following: NameMention | undefined): boolean {
  const joint = words[container.last + 1];
  if (following === undefined || joint === undefined || following.first > container.last + 3) return false;
  return (
    hasClass(joint, 'coordinator') || (joint.surface === ',' && hasClass(words[container.last + 2], 'coordinator'))
  );
}

/** "[a small Ukrainian] city in [the]": a word for a settlement, then a preposition, then nothing but articles and directions. */
function isApposition(between: readonly PlaceWord[], lexicon: CompiledLexicon): boolean {
  const noun = between.findIndex((word) => hasClass(word, 'settlement', 'district', 'region'));
  if (noun < 0 || noun > 6) return false;
  // "a large Ukrainian city", not "as many other towns", «вывезли в города».
  const isDescription = (word: PlaceWord) =>
    word.kind === 'word' &&
    !hasClass(word, 'coordinator', 'inPreposition', 'nearPreposition', 'fromPreposition', 'toPreposition');
  if (!between.slice(0, noun).every(isDescription)) return false;
  // «…, город Донецкой области»
  if (lexicon.inflects && noun === between.length - 1) return true;
  return endsInContainer(between, noun + 1);
}

function endsInContainer(between: readonly PlaceWord[], from: number): boolean {
  const preposition = between[from];
  if (
    !hasClass(preposition, 'inPreposition', 'ofPreposition') ||
    (from === 0 && hasClass(preposition, 'ofPreposition'))
  )
    return false;
  return between
    .slice(from + 1)
    .every((word) => hasClass(word, 'article', 'direction', 'region', 'district', 'country'));
}

/** "Ukraine's Kharkiv", "Russia's Belgorod region". */
function ownsNext(words: readonly PlaceWord[], owner: NameMention, place: NameMention): boolean {
  const gap = place.first - owner.last;
  if (gap < 2 || gap > 4) return false;
  const between = words.slice(owner.last + 1, place.first);
  return (
    /^['’]s?$/i.test(between[0]!.surface) &&
    between.slice(1).every((word) => hasClass(word, 'direction', 'region', 'settlement') || word.surface === 'of') &&
    owner.readings.some(({ entries }) => entries.some(({ granularity }) => granularity === 'country'))
  );
}

/** "the Ukrainian city of Kherson", «в украинском городе Херсон», "the Russian region of Belgorod", «у закарпатському селі». */
function adjectiveContainer(
  words: readonly PlaceWord[],
  place: NameMention,
  gazetteer: Gazetteer,
  lexicon: CompiledLexicon,
): Containment | undefined {
  let at = place.first - 1;
  if (hasClass(words[at], 'ofPreposition')) at--;
  let sawNoun = false;
  for (let step = 0; step < 4 && at >= 0; step++, at--) {
    const word = words[at]!;
    if (word.sentence !== words[place.first]!.sentence || word.kind !== 'word') return undefined;
    const country = demonymCountry(lexicon, word.lower);
    if (country !== undefined && sawNoun) return { country, kind: 'stated' };
    const region = sawNoun ? adjectiveRegion(word, gazetteer, lexicon) : undefined;
    if (region !== undefined) return { region, kind: 'stated' };
    if (hasClass(word, 'settlement', 'region', 'district')) sawNoun = true;
    else if (!sawNoun) return undefined;
  }
  return undefined;
}
