import type { EntityMention } from '../../model/index.ts';
import { type CompiledLexicon, demonymCountry, placeWordClass } from './compiled-lexicon.ts';
import { beforeList, isAfterDistance, isBeforeDistance, isDateline, isJoint, isRoute } from './evidence-patterns.ts';
import type { NameMention } from './name-mentions.ts';
import { hasClass, letterCase, type PlaceWord, startsName } from './place-words.ts';

/**
 * Everything that speaks for or against a name being meant as a place. Each is a number, mostly 0 or 1;
 * `evidence-weights.json` says how much it counts.
 */
export const evidenceNames = [
  'country',
  'region',
  'area',
  'population',
  'knownNames',
  'small',
  'homeCountry',
  'homeRegion',
  'mainName',
  'inflected',
  'severalWords',
  'short',
  'commonWord',
  'functionWord',
  'headWord',
  'firstInSentence',
  'commonFirst',
  'allCapitals',
  'acronym',
  'hashtag',
  'afterIn',
  'afterNear',
  'afterFrom',
  'afterTo',
  'afterOf',
  'afterOn',
  'afterArticle',
  'afterSettlementWord',
  'smallAfterSettlementWord',
  'afterRegionWord',
  'afterTitle',
  'afterRole',
  'afterDemonym',
  'afterDirection',
  'afterCapital',
  'afterUnknownFirst',
  'afterFeature',
  'afterStreet',
  'afterInitial',
  'afterNumber',
  'afterComma',
  'afterPlaceAndComma',
  'beforeRegionWord',
  'beforeSettlementWord',
  'beforeCapital',
  'beforeRole',
  'beforeInstitution',
  'beforeInstitutionCapital',
  'beforeFeature',
  'beforeStreet',
  'beforeCommaAndRegion',
  'beforeNumber',
  'beforePossessive',
  'beforePlace',
  'beforeRegionPhrase',
  'beforeFront',
  'beforeDistance',
  'afterDistance',
  'beforeDemonym',
  'beforeHyphen',
  'quoted',
  'coordinated',
  'dateline',
  'partOfPersonElsewhere',
  'lowerElsewhere',
  'entities',
  'entityLocation',
  'entityPerson',
  'entityOrganisation',
  'insidePerson',
  'insideOrganisation',
  'entityOther',
  'demonym',
  'sameNameElsewhere',
  'regionElsewhere',
  'neighbourElsewhere',
] as const;
export type EvidenceName = (typeof evidenceNames)[number];

/** Where each piece of evidence stands. */
export const evidenceIndex = Object.fromEntries(evidenceNames.map((name, index) => [name, index])) as Record<
  EvidenceName,
  number
>;

const evidencePlaces: ReadonlyMap<EvidenceName, number> = new Map(evidenceNames.map((name, index) => [name, index]));

/** What is known of the whole document when names are judged. */
export interface DocumentEvidence {
  readonly words: readonly PlaceWord[];
  readonly lexicon: CompiledLexicon;
  /** Word numbers at which a name of the gazetteer begins, to that mention. */
  readonly mentionAt: ReadonlyMap<number, NameMention>;
  readonly mentionEndingAt: ReadonlyMap<number, NameMention>;
  /** Words that stand in lower case somewhere in the document. */
  readonly lowerWords: ReadonlySet<string>;
  /** Words that end a name of several words that is no place: persons, organisations. */
  readonly otherNameWords: ReadonlySet<string>;
  /** In order of their spans; undefined when names were not looked for. */
  readonly entities: readonly EntityMention[] | undefined;
}

/** Gathers the evidence of a document that single names are judged by. */
export function documentEvidence(
  words: readonly PlaceWord[],
  mentions: readonly NameMention[],
  entities: readonly EntityMention[] | undefined,
  lexicon: CompiledLexicon,
): DocumentEvidence {
  const lowerWords = new Set<string>();
  for (const word of words) if (word.kind === 'word' && word.case === letterCase.lower) lowerWords.add(word.lower);
  const mentionAt = new Map(mentions.map((mention) => [mention.first, mention]));
  const mentionEndingAt = new Map(mentions.map((mention) => [mention.last, mention]));
  const otherNameWords = new Set<string>();
  for (let at = 1; at < words.length; at++) {
    // "Jane Paris": the second word of two capitalised ones that make no name together, the first being no ordinary word.
    const [before, word] = [words[at - 1]!, words[at]!];
    if (!word.spaced || !isNameWord(before) || !isNameWord(word) || startsName(words[at + 1])) continue;
    const inside = mentionEndingAt.get(at);
    if (inside !== undefined && inside.first < at) continue;
    if (lowerWords.has(before.lower) || hasClass(before, 'functionWord', 'role', 'settlement', 'direction')) continue;
    if (mentionEndingAt.has(at - 1) || demonymCountry(lexicon, before.lower) !== undefined) continue;
    otherNameWords.add(word.lower);
  }
  return { words, lexicon, mentionAt, mentionEndingAt, lowerWords, otherNameWords, entities };
}

const isNameWord = (word: PlaceWord): boolean => word.kind === 'word' && word.case === letterCase.capital;

/** The evidence for one name, by the order of `evidenceNames`. */
export function gatherEvidence(mention: NameMention, document: DocumentEvidence): Float64Array {
  const evidence = new Float64Array(evidenceNames.length);
  const set = (name: EvidenceName, value: number | boolean): void => {
    evidence[evidencePlaces.get(name)!] = Number(value);
  };
  nameItself(mention, document, set);
  wordsBefore(mention, document, set);
  set(
    'smallAfterSettlementWord',
    evidence[evidenceIndex.small] === 1 && evidence[evidenceIndex.afterSettlementWord] === 1,
  );
  wordsAfter(mention, document, set);
  otherNames(mention, document, set);
  return evidence;
}

type Setter = (name: EvidenceName, value: number | boolean) => void;

/** Words that name kinds of places, institutions, roles and directions ("West", "Valley", "Centre"). */
const headWordClasses =
  placeWordClass.settlement |
  placeWordClass.region |
  placeWordClass.district |
  placeWordClass.country |
  placeWordClass.feature |
  placeWordClass.street |
  placeWordClass.institution |
  placeWordClass.role |
  placeWordClass.title |
  placeWordClass.direction;

function nameItself(
  { readings, first, last }: NameMention,
  { words, lexicon, lowerWords }: DocumentEvidence,
  set: Setter,
) {
  const word = words[first]!;
  const entries = readings.flatMap((reading) => reading.entries);
  const population = Math.max(...entries.map((entry) => entry.population));
  const is = (granularity: string) => entries.some((entry) => entry.granularity === granularity);
  set('country', is('country'));
  set('region', is('region'));
  set('area', is('area'));
  set('population', Math.log10(1 + population) / 7);
  set('knownNames', Math.log10(Math.max(...entries.map(({ nameCount }) => nameCount))) / 2);
  set('small', population < 15_000);
  const home = lexicon.pack.places.homeCountries;
  set(
    'homeRegion',
    entries.some(({ country, featureCode }) => featureCode === 'ADM1' && home.includes(country)),
  );
  set(
    'homeCountry',
    entries.some(({ country }) => home.includes(country)),
  );
  set(
    'mainName',
    entries.some(({ mainName }) => mainName),
  );
  set('inflected', !readings.some(({ asWritten }) => asWritten));
  const single = first === last;
  set('severalWords', !single);
  set('short', single && word.lower.length <= (word.case === letterCase.allCapitals ? 3 : 2));
  const common = single && (lexicon.commonWords.has(word.lower) || lowerWords.has(word.lower));
  set('commonWord', single && lexicon.commonWords.has(word.lower));
  set('lowerElsewhere', single && lowerWords.has(word.lower));
  set('functionWord', single && hasClass(word, 'functionWord'));
  set('headWord', single && (word.classes & headWordClasses) !== 0);
  set('firstInSentence', word.first);
  set('commonFirst', word.first && common);
  set('allCapitals', word.case === letterCase.allCapitals);
  set(
    'acronym',
    single && word.case === letterCase.allCapitals && word.lower.length <= 5 && !is('country') && !is('area'),
  );
  set('hashtag', word.kind === 'hashtag');
  set('demonym', single && demonymCountry(lexicon, word.lower) !== undefined);
}

function wordsBefore({ first, last }: NameMention, document: DocumentEvidence, set: Setter) {
  const { words, lexicon, mentionEndingAt } = document;
  const word = words[first]!;
  let at = first - 1;
  if (word.first) return;
  let before = words[at];
  if (before === undefined || before.sentence !== word.sentence) return;
  const isListed = isJoint(before) && mentionEndingAt.has(at - 1);
  if (isListed) setPreposition(words[beforeList(first, words, mentionEndingAt)], set);
  if (before.surface === ',') {
    set('afterComma', true);
    set('afterPlaceAndComma', isListed);
    return;
  }
  if (/^["“«„'‘]$/.test(before.surface)) {
    set('quoted', true);
    return;
  }
  if (before.kind === 'number') set('afterNumber', true);
  if (before.surface === '.') {
    // «г. Киев», "J. Paris", "Gov. Paris".
    before = words[--at];
    if (before === undefined) return;
    set('afterInitial', before.lower.length === 1 && before.case !== letterCase.lower);
    set('afterSettlementWord', hasClass(before, 'abbreviatedHead') && before.case === letterCase.lower);
    set('afterTitle', hasClass(before, 'title'));
    set('afterStreet', hasClass(before, 'street'));
    return;
  }
  set('afterDistance', isAfterDistance(words, first));
  if (!word.spaced) return;
  if (hasClass(before, 'article')) {
    set('afterArticle', true);
    before = words[--at];
    if (before === undefined) return;
  }
  if (hasClass(before, 'direction')) {
    set('afterDirection', true);
    before = words[--at];
    if (before === undefined) return;
  }
  if (!isListed) setPreposition(before, set);
  if (hasClass(before, 'ofPreposition')) before = words[at - 1];
  set('afterSettlementWord', hasClass(before, 'settlement'));
  set('afterRegionWord', hasClass(before, 'region', 'regionPlural', 'district', 'country'));
  set('afterTitle', hasClass(before, 'title'));
  set('afterRole', hasClass(before, 'role'));
  set('afterFeature', hasClass(before, 'feature'));
  // "The road Bakhmut – Lysychansk" is named by its ends.
  set('afterStreet', hasClass(before, 'street') && !isRoute(words, last));
  if (before === undefined || at !== first - 1) return;
  set('afterDemonym', demonymCountry(lexicon, before.lower) !== undefined);
  const bare = before.classes === 0 && !mentionEndingAt.has(at);
  const ordinary = document.lowerWords.has(before.lower) || demonymCountry(lexicon, before.lower) !== undefined;
  if (startsName(before) && bare && !ordinary) set(before.first ? 'afterUnknownFirst' : 'afterCapital', true);
  else if (startsName(before) && mentionEndingAt.has(at) && !before.first) set('afterCapital', 0.5);
}

function setPreposition(word: PlaceWord | undefined, set: Setter): void {
  set('afterIn', hasClass(word, 'inPreposition'));
  set('afterNear', hasClass(word, 'nearPreposition'));
  set('afterFrom', hasClass(word, 'fromPreposition'));
  set('afterTo', hasClass(word, 'toPreposition'));
  set('afterOn', hasClass(word, 'onPreposition'));
  set('afterOf', hasClass(word, 'ofPreposition'));
}

function wordsAfter({ last, end }: NameMention, document: DocumentEvidence, set: Setter) {
  const { words, lexicon, mentionAt } = document;
  const word = words[last]!;
  if (end < word.end) return;
  const after = words[last + 1];
  if (after === undefined || after.sentence !== word.sentence) return;
  set('beforeDistance', isBeforeDistance(words, last));
  if (after.surface === ',') {
    const next = words[last + 2];
    const following = mentionAt.get(last + 2);
    set(
      'beforeCommaAndRegion',
      (next !== undefined && lexicon.regionAbbreviations.has(next.surface)) ||
        following?.readings.some(({ entries }) => entries.some(({ granularity }) => granularity !== 'place')) === true,
    );
    return;
  }
  if (after.surface === '-' || after.surface === '‑') set('beforeHyphen', !after.spaced);
  set('beforePossessive', /^['’]s$/i.test(after.surface));
  if (!after.spaced) return;
  set('beforeNumber', after.kind === 'number');
  const capital = startsName(after) && after.kind === 'word';
  set('beforeRegionWord', hasClass(after, 'region', 'regionPlural', 'district', 'districtPlural'));
  set('beforeSettlementWord', hasClass(after, 'settlement'));
  set('beforeRole', hasClass(after, 'role'));
  set('beforeFeature', hasClass(after, 'feature'));
  set('beforeStreet', hasClass(after, 'street'));
  set(capital ? 'beforeInstitutionCapital' : 'beforeInstitution', hasClass(after, 'institution'));
  const place = mentionAt.has(last + 1);
  set('beforePlace', place && !mentionAt.get(last + 1)!.byRegionWord);
  set('beforeRegionPhrase', place && mentionAt.get(last + 1)!.byRegionWord === true);
  set('beforeFront', hasClass(after, 'front'));
  const demonym = demonymCountry(lexicon, after.lower) !== undefined;
  set('beforeDemonym', demonym && capital);
  set('beforeCapital', capital && !place && !demonym && after.classes === 0);
}

function otherNames(mention: NameMention, document: DocumentEvidence, set: Setter) {
  const { words, mentionAt, mentionEndingAt, otherNameWords, entities } = document;
  const { first, last } = mention;
  if (first === last) set('partOfPersonElsewhere', otherNameWords.has(words[first]!.lower));
  const beforeJoint = words[first - 1];
  const afterJoint = words[last + 1];
  set(
    'coordinated',
    (isJoint(beforeJoint) && mentionEndingAt.has(first - 2)) || (isJoint(afterJoint) && mentionAt.has(last + 2)),
  );
  set('dateline', words[first]!.first && isDateline(words, last));
  if (entities === undefined) return;
  set('entities', true);
  const entity = overlapping(entities, mention);
  if (entity === undefined) return;
  const inside = entity.end - entity.start > mention.end - mention.start + 2;
  if (entity.type === 'LOC') set('entityLocation', true);
  else if (entity.type === 'PER') set(inside ? 'insidePerson' : 'entityPerson', true);
  else if (entity.type === 'ORG') set(inside ? 'insideOrganisation' : 'entityOrganisation', true);
  else set('entityOther', true);
}

/** The entity that overlaps a span, found by its order. */
function overlapping(
  entities: readonly EntityMention[],
  span: { start: number; end: number },
): EntityMention | undefined {
  let [low, high] = [0, entities.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entities[middle]!.end <= span.start) low = middle + 1;
    else high = middle;
  }
  const found = entities[low];
  return found !== undefined && found.start < span.end ? found : undefined;
}
