import { type LanguagePack, normalForm } from '../language/index.ts';
import type { Quantity, Sentence, Span, Timex, Token, Toponym } from '../model/index.ts';
import { allowedDistance, kilometresPer, type Measure } from './distance-tolerance.ts';
import { findTravelTimes } from './travel-times.ts';

/** What a text says of how far two places, or a place and a border, are from each other. */
export interface DistanceStatement {
  /** The words of the distance, or of the time of travel. */
  readonly measure: Measure;
  /** The place that the distance is said of. */
  readonly place: Toponym;
  /** The place or country that it is counted from. */
  readonly reference: Toponym | { readonly country: string; readonly span: Span };
  /** The reference is the border of a country. */
  readonly toBorder: boolean;
  /** Where the place lies as seen from the reference, degrees clockwise from north. */
  readonly bearing?: number;
}

interface Word extends Span {
  readonly lower: string;
}

/** The words of one sentence with its places. */
interface Scene {
  readonly text: string;
  readonly pack: LanguagePack;
  readonly words: readonly Word[];
  readonly toponyms: readonly Toponym[];
  /** Toponyms of the sentences before, the latest last. */
  readonly earlier: readonly Toponym[];
}

/** Units of length that distances between places are given in. */
const placeUnits = new Set(['kilometre', 'mile', 'nautical-mile']);
/** Most words in a bracket that gives a distance again in another unit. */
const longestConversion = 6;
/** Most words between a place and the distance that is said of it. */
const longestLink = 8;
/** Most sentences back to the place in view ("… away"). */
const longestView = 2;

/**
 * Finds distances that the wording itself ties to two places. Where it is not clear which two are meant, nothing is found.
 * Tied are: "X, 40 km north of Y"; "X (40 km from Y)"; "X, which is 100 miles away" (from the place last in view);
 * "the distance between X and Y is 40 km"; "from X to Y it is 40 km"; "X lies 40 km from the border with Z"; and the same in Russian and Ukrainian.
 */
export function findDistanceStatements(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  toponyms: readonly Toponym[],
  { quantities, timexes }: { readonly quantities: readonly Quantity[]; readonly timexes: readonly Timex[] },
  pack: LanguagePack,
): DistanceStatement[] {
  if (toponyms.length === 0) return [];
  const lengths = quantities.filter(({ unit }) => unit !== undefined && placeUnits.has(unit));
  // "15 km (9 miles)": the second says the first again.
  const conversions = new Set(
    lengths.filter(({ start }, index) => /^\s*[(/,]\s*$/.test(text.slice(lengths[index - 1]?.end ?? start, start))),
  );
  const measures = [
    ...lengths.filter((quantity) => !conversions.has(quantity)),
    ...findTravelTimes(text, timexes, pack),
  ];
  return measures.flatMap((quantity) => {
    const number = sentences.findIndex(({ start, end }) => start <= quantity.start && quantity.start < end);
    const sentence = sentences[number];
    if (sentence === undefined) return [];
    const within = (span: Span) => span.start >= sentence.start && span.end <= sentence.end;
    const viewStart = sentences
      .slice(Math.max(0, number - longestView), number + 1)
      .find(({ block }) => block === sentence.block)!.start;
    const scene: Scene = {
      ...{ text, pack },
      words: tokens
        .filter((token) => within(token) && token.kind !== 'emoji')
        .map(({ start, end }) => ({ start, end, lower: normalForm(text.slice(start, end)) })),
      toponyms: toponyms.filter(within),
      earlier: toponyms.filter(({ start }) => start >= viewStart && start < sentence.start),
    };
    const measure = measureOf(quantity, scene);
    return (measure && tieToPlaces(measure, scene)) ?? [];
  });
}

/** Words before and after a distance among which a word of travel makes it one by road. */
const [travelBefore, travelAfter] = [8, 5];

/** A distance with what its wording allows; a time of travel brings that with it. */
function measureOf(stated: Quantity | Measure, { words, pack }: Scene): Measure | undefined {
  if ('allowed' in stated) return stated;
  // The distance is travelled: along roads, it may be far longer than the straight line.
  const before = words.filter(({ end }) => end <= stated.start).slice(-travelBefore);
  const after = words.filter(({ start }) => start >= stated.end).slice(0, travelAfter);
  const travelled = [...before, ...after].some(({ lower }) => pack.placeDistances.travel.includes(lower));
  const allowed = allowedDistance({ ...stated, approx: approxOf(stated, words, pack) }, travelled);
  const value = stated.value ?? stated.high ?? stated.low;
  if (allowed === undefined) return undefined;
  const km = stated.unit === 'kilometre' || value === undefined ? {} : { km: value * kilometresPer[stated.unit!]! };
  return { start: stated.start, end: stated.end, allowed, ...km };
}

/** Most words of a phrase that blurs a number. */
const longestBlur = 3;

/** How a distance is blurred; in «менее чем в 40 км» a preposition stands between the number and the words that blur it. */
function approxOf(
  { approx, start }: Quantity,
  words: readonly Word[],
  { approximators, places }: LanguagePack,
): Quantity['approx'] {
  if (approx !== 'exact') return approx;
  const before = words.filter(({ end }) => end <= start).map(({ lower }) => lower);
  const last = before.at(-1);
  if (last === undefined || !Object.values(places.prepositions).some((list) => list.includes(last))) return approx;
  for (let length = longestBlur; length > 0; length--) {
    const phrase = before.slice(-1 - length, -1).join(' ');
    for (const [blur, phrases] of Object.entries(approximators.before))
      if (phrases.includes(phrase)) return blur as Quantity['approx'];
  }
  return approx;
}

function tieToPlaces(quantity: Measure, scene: Scene): DistanceStatement | undefined {
  const { words } = scene;
  const after = afterConversion(
    scene,
    words.findIndex(({ start }) => start >= quantity.end),
  );
  const reference = after < 0 ? undefined : readReference(scene, after);
  const tie = (place: Toponym, more: Omit<DistanceStatement, 'measure' | 'place'>) => ({
    ...{ measure: quantity, place },
    ...more,
  });
  if (reference !== undefined) {
    const place = placeBefore(scene, quantity);
    if (place === undefined || samePlace(place, reference.reference)) return undefined;
    return tie(place, reference);
  }
  const away = after >= 0 && scene.pack.placeDistances.away.includes(words[after]!.lower);
  if (away && !followedByOrigin(scene, after + 1)) {
    const place = placeBefore(scene, quantity);
    const view = place && placeInView(scene, place);
    return place && view ? tie(place, { reference: view, toBorder: false }) : undefined;
  }
  const pair = betweenPlaces(quantity, scene);
  return pair && tie(pair[0], { reference: pair[1], toBorder: false });
}

/** The word after a bracket like "(9 miles)", or after the noun for a trip of that length. */
function afterConversion({ words, pack }: Scene, at: number): number {
  if (at < 0) return at;
  // "a 10-mile drive from Odesa".
  if (pack.placeDistances.trips.includes(words[at]!.lower)) return at + 1 < words.length ? at + 1 : -1;
  if (words[at]!.lower !== '(') return at;
  const close = words.findIndex(({ lower }, index) => index > at && lower === ')');
  const next = close > at && close - at <= longestConversion && close + 1 < words.length ? close + 1 : -1;
  return next < 0 ? at : next;
}

type Reference = Pick<DistanceStatement, 'reference' | 'toBorder' | 'bearing'>;

/** Reads "[away] [to the] north of Y", "from the Russian border", «к северу от Y», «севернее Y» after the distance. */
function readReference(scene: Scene, from: number): Reference | undefined {
  const { words, pack } = scene;
  const { placeDistances: lexicon, places } = pack;
  const lower = (index: number) => words[index]?.lower ?? '';
  let at = from;
  if (lexicon.away.includes(lower(at)) && lexicon.from.includes(lower(at + 1))) at++;
  const skipsTowards = lexicon.towards.includes(lower(at)) || places.articles.includes(lower(at));
  let direction = directionAt(words, skipsTowards ? at + 1 : at, pack);
  if (direction === undefined && skipsTowards && places.articles.includes(lower(at + 1)))
    direction = directionAt(words, at + 2, pack);
  let governed = false;
  if (direction !== undefined) {
    at = direction.end;
    governed = direction.governs;
  }
  if (lexicon.from.includes(lower(at))) at++;
  else if (!governed) return undefined;
  at = afterDescription(scene, at);
  const bearing = direction === undefined ? {} : { bearing: direction.bearing };
  const border = readBorder(scene, at);
  if (border !== undefined) return { reference: border, toBorder: true, ...bearing };
  const start = words[at]?.start;
  const toponym = scene.toponyms.find((place) => place.start === start);
  if (toponym === undefined) return undefined;
  // "Japan's Senkakus" is counted from the islands; "the Ukraine border" from the border.
  const next = words.find((word) => word.start >= toponym.end)?.lower ?? '';
  if (/^['’]/.test(next) || next === '-') return undefined;
  const isBorder = lexicon.borders.includes(next);
  if (isBorder && toponym.granularity !== 'country' && toponym.granularity !== 'region') return undefined;
  return { reference: toponym, toBorder: isBorder, ...bearing };
}

/** Where the name begins behind "the", "the city of", "the Russian border town of", «российского города». */
function afterDescription({ words, pack }: Scene, from: number): number {
  const { places, placeDistances } = pack;
  const lower = (index: number) => words[index]?.lower ?? '';
  let at = from;
  while (places.articles.includes(lower(at))) at++;
  let noun = at;
  if (demonymOf(lower(noun), pack) !== undefined) noun++;
  if (placeDistances.borders.includes(lower(noun))) noun++;
  // "the Russian border" without a town behind it is the border.
  if (noun > at && places.settlementWords.includes(lower(noun))) at = noun;
  while (
    isPlaceNoun(lower(at), pack) ||
    (at > from && (lower(at) === ',' || lower(at) === 'of') && isPlaceNoun(lower(at - 1), pack))
  )
    at++;
  return at;
}

const isPlaceNoun = (word: string, { places }: LanguagePack): boolean =>
  places.settlementWords.includes(word) ||
  places.regionWords.includes(word) ||
  places.abbreviatedSettlements.includes(word) ||
  word === '.';

/** A compass word; the comparative («севернее») governs the place at once, the noun takes a preposition. */
function directionAt(
  words: readonly Word[],
  at: number,
  { places }: LanguagePack,
): { bearing: number; end: number; governs: boolean } | undefined {
  const word = words[at]?.lower;
  if (word === undefined) return undefined;
  // «північний захід» is two words.
  const pair = `${word} ${words[at + 1]?.lower ?? ''}`;
  for (const [bearing, forms] of Object.entries(places.directions)) {
    if (forms.includes(pair)) return { bearing: Number(bearing), end: at + 2, governs: false };
    if (forms.includes(word)) return { bearing: Number(bearing), end: at + 1, governs: /ее$|іше$/.test(word) };
  }
  return undefined;
}

/** "the Russian border", "the border with Russia", «границы с Россией», «российской границы». */
function readBorder(scene: Scene, at: number): { country: string; span: Span } | Toponym | undefined {
  const { words, pack } = scene;
  const { borders, borderWith } = pack.placeDistances;
  const lower = (index: number) => words[index]?.lower ?? '';
  if (borders.includes(lower(at)) && borderWith.includes(lower(at + 1))) {
    const start = words[at + 2]?.start;
    const place = scene.toponyms.find((toponym) => toponym.start === start);
    return place?.granularity === 'country' ? place : undefined;
  }
  const country = demonymOf(lower(at), pack);
  if (country === undefined || !borders.includes(lower(at + 1))) return undefined;
  return { country, span: { start: words[at]!.start, end: words[at + 1]!.end } };
}

function demonymOf(word: string, { code, places }: LanguagePack): string | undefined {
  if (word.length < 4) return undefined;
  for (const [country, forms] of Object.entries(places.demonyms))
    if (forms.some((form) => (code === 'en' ? form === word : word.startsWith(form) && word.length - form.length < 4)))
      return country;
  return undefined;
}

/**
 * The place that a distance is said of: the nearest name before it, with nothing between but a comma, a bracket and words like
 * "which lies some". A region that only says where the place lies is stepped over ("Makiivka in the Donetsk region, 20 km from …").
 */
function placeBefore(scene: Scene, quantity: Span): Toponym | undefined {
  const before = scene.toponyms.filter(({ end }) => end <= quantity.start);
  const nearest = before.at(-1);
  if (nearest === undefined) return undefined;
  if (!isLinked(scene, nearest.end, quantity.start)) return undefined;
  const holder = before.findLast(({ within }) => within?.start === nearest.start);
  if (holder !== undefined) return holder;
  return nearest;
}

/** Most words before "city" in an apposition: "a major Russian port city". */
const mostEpithets = 3;

function isLinked({ words, pack }: Scene, from: number, to: number): boolean {
  const between = words.filter(({ start, end }) => start >= from && end <= to).map(({ lower }) => lower);
  if (between.length > longestLink) return false;
  const { links } = pack.placeDistances;
  const { settlementWords, regionWords, districtWords, articles, prepositions } = pack.places;
  const isKind = (word: string) =>
    settlementWords.includes(word) || regionWords.includes(word) || districtWords.includes(word);
  const connects = (word: string) =>
    /^(?:[,(—–-]|--)$/.test(word) || links.includes(word) || articles.includes(word) || isKind(word);
  // In ", a Russian city some 40 km …" the words right before "city" only describe it.
  const kind = between.findLastIndex(isKind);
  const describes = (at: number) =>
    at > 0 &&
    at < kind &&
    at >= kind - mostEpithets &&
    !Object.values(prepositions).some((list) => list.includes(between[at]!)) &&
    /^\p{L}[\p{L}-]*$/u.test(between[at]!);
  return between.every((word, at) => connects(word) || describes(at));
}

/** The place in view: the latest place before, in the sentence or the one or two before it; undefined when several compete. */
function placeInView(scene: Scene, place: Toponym): Toponym | undefined {
  const isCandidate = (other: Toponym, all: readonly Toponym[]) =>
    other.granularity === 'place' &&
    !samePlace(other, place) &&
    !all.some(({ within }) => within !== undefined && within.start === other.start);
  const here = scene.toponyms.filter(({ end }) => end <= place.start);
  const inSentence = here.filter((other) => isCandidate(other, here));
  const pool = inSentence.length > 0 ? inSentence : scene.earlier.filter((other) => isCandidate(other, scene.earlier));
  const latest = pool.at(-1);
  return latest !== undefined && pool.every((other) => samePlace(other, latest)) ? latest : undefined;
}

const samePlace = (a: Toponym, b: DistanceStatement['reference']): boolean =>
  'candidates' in b && a.candidates[0]?.geonameId === b.candidates[0]?.geonameId;

/** "100 miles away from the front": the distance is counted from something else than the place in view. */
function followedByOrigin({ words, pack }: Scene, at: number): boolean {
  return pack.placeDistances.from.includes(words[at]?.lower ?? '');
}

/** "the distance between X and Y is 40 km", «от X до Y 40 км», "from X to Y is 40 miles". */
function betweenPlaces(quantity: Span, scene: Scene): readonly [Toponym, Toponym] | undefined {
  const { words, pack, toponyms } = scene;
  const { placeDistances: lexicon, places } = pack;
  const before = toponyms.filter(({ end }) => end <= quantity.start);
  const [first, second] = [before.at(-2), before.at(-1)];
  if (first === undefined || second === undefined || samePlace(first, second)) return undefined;
  const wordBefore = (span: Span) => {
    const list = words.filter(({ end, lower }) => end <= span.start && !places.articles.includes(lower));
    return [list.at(-1)?.lower ?? '', list.at(-2)?.lower ?? ''] as const;
  };
  const [opener, noun] = wordBefore(first);
  const joint = words.filter(({ start, end }) => start >= first.end && end <= second.start).map(({ lower }) => lower);
  const isBetween = lexicon.between.includes(opener) && joint.length === 1 && places.coordinators.includes(joint[0]!);
  const goes = (from: string, to: string): boolean => lexicon.from.includes(from) && lexicon.upTo.includes(to);
  const isFromTo = joint.length === 1 && (goes(opener, joint[0]!) || goes(joint[0]!, opener));
  const named = lexicon.nouns.includes(noun) || words.some(({ lower }) => lexicon.nouns.includes(lower));
  if (!(isBetween && named) && !isFromTo) return undefined;
  return isLinked(scene, second.end, quantity.start) ? [first, second] : undefined;
}
