import { type Gazetteer, type PlaceMatch, placeKey } from '../../gazetteer/index.ts';
import type { CompiledLexicon } from './compiled-lexicon.ts';
import { type NameReader, type NameReading, replaceEnding, stemsOf } from './dictionary-forms.ts';
import type { ExpectedKind, NameMention } from './name-mentions.ts';
import { hasClass, type PlaceWord, startsName } from './place-words.ts';

/** Most regions that one region word closes («Донецкой, Луганской, Харьковской и Сумской областях»). */
const mostCoordinated = 8;

/**
 * Finds regions named by an adjective before a region word: «Донецкой области», «в Курской и Белгородской областях», «Бахмутского района».
 * Marks their words in `taken`. For languages without such adjectives it finds nothing.
 */
export function findRegionPhrases(
  words: readonly PlaceWord[],
  gazetteer: Gazetteer,
  reader: NameReader,
  lexicon: CompiledLexicon,
  taken: Uint8Array,
): NameMention[] {
  const mentions: NameMention[] = [];
  if (lexicon.regionHeads.size === 0) return mentions;
  for (let at = 1; at < words.length; at++) {
    const head = lexicon.regionHeads.get(words[at]!.lower);
    if (head === undefined || !words[at]!.spaced) continue;
    const found: NameMention[] = [];
    for (const [index, span] of adjectivesBefore(words, at).entries()) {
      const isDistrict = hasClass(words[at], 'district');
      const read = (first: number): NameReading | undefined => {
        const phrase = words.slice(first, span.last + 1).map(({ surface }) => surface);
        return first > span.last ? undefined : readRegion(phrase, head, isDistrict, gazetteer, reader, lexicon);
      };
      // What looks like a first adjective may be the name before it («в селе Горки Брянской области»).
      let reading = read(span.first);
      if (reading === undefined && isCapitalised(words[span.first + 1])) reading = read(++span.first);
      if (reading === undefined) break;
      // Only the nearest name takes the region word into its span.
      const last = index === 0 ? at : span.last;
      found.push({
        start: words[span.first]!.start,
        end: words[last]!.end,
        first: span.first,
        last,
        readings: [reading],
        expected: kindOf(words[at]!, reading),
        byRegionWord: true,
      });
    }
    for (const { first, last } of found) taken.fill(1, first, last + 1);
    mentions.push(...found.reverse());
  }
  return mentions;
}

function kindOf(head: PlaceWord, { entries }: NameReading): ExpectedKind {
  if (!hasClass(head, 'district', 'districtPlural')) return 'region';
  // «Округ» is a region in Russia and a district elsewhere: what was found decides.
  return entries.some(({ featureCode }) => featureCode === 'ADM1') ? 'region' : 'district';
}

/** Spans of capitalised adjectives before a region word, the nearest first; each may hold one more adjective («Ханты-Мансийский автономный»). */
function adjectivesBefore(words: readonly PlaceWord[], head: number): { first: number; last: number }[] {
  const spans: { first: number; last: number }[] = [];
  let at = head - 1;
  while (at >= 0 && spans.length < mostCoordinated) {
    let first = at;
    if (!isCapitalised(words[first]) && words[first + 1]?.spaced) first--;
    if (!isCapitalised(words[first]) || words[first]!.sentence !== words[head]!.sentence) break;
    const before = words[first - 1];
    if (words[first]!.spaced && isCapitalised(before) && !before!.first) first--;
    spans.push({ first, last: at });
    const joint = words[first - 1];
    if (joint === undefined || !(joint.surface === ',' || hasClass(joint, 'coordinator'))) break;
    at = first - 2;
  }
  return spans;
}

const isCapitalised = (word: PlaceWord | undefined): boolean => startsName(word) && word!.kind === 'word';

function readRegion(
  phrase: readonly string[],
  head: string,
  isDistrict: boolean,
  gazetteer: Gazetteer,
  reader: NameReader,
  lexicon: CompiledLexicon,
): NameReading | undefined {
  const forms = phrase.reduce<string[]>(
    (done, word) =>
      replaceEnding(word, lexicon.regionAdjectiveRules).flatMap((form) => done.map((start) => `${start}${form} `)),
    [''],
  );
  for (const form of forms) {
    const key = placeKey(form + head);
    if (!gazetteer.hasKey(key)) continue;
    const entries = gazetteer.lookupKey(key).filter(({ granularity }) => granularity !== 'place');
    if (entries.length > 0) return { name: form + head, entries, asWritten: false };
  }
  // No region of that name: the adjective may come from a town («Бахмутский район», «Северодонецкая область»).
  if (phrase.length > 1) return undefined;
  const entries = townsOfAdjective(phrase[0]!, reader, lexicon);
  if (entries.length === 0) return undefined;
  const name = `${forms[0] ?? `${phrase[0]} `}${head}`;
  if (isDistrict) return { name, entries, asWritten: false };
  const regions = entries
    .filter(({ featureCode }) => featureCode === 'PPLA' || featureCode === 'PPLC')
    .map(({ country, admin1 }) => gazetteer.region(country, admin1))
    .filter((region) => region !== undefined);
  return regions.length === 0
    ? undefined
    : { name, entries: regions.map((region) => ({ ...region, mainName: false })), asWritten: false };
}

/** «Бахмутский» → «Бахмут», «Купянский» → «Купянск»: the entries of the first town that the rules find. */
function townsOfAdjective(adjective: string, reader: NameReader, lexicon: CompiledLexicon): readonly PlaceMatch[] {
  for (const stem of stemsOf(adjective, lexicon.regionAdjectiveRules))
    for (const town of replaceEnding(stem, lexicon.adjectiveToPlaceRules)) {
      const exact = reader.read([town]).find(({ asWritten }) => asWritten);
      const towns = exact?.entries.filter(({ granularity }) => granularity === 'place') ?? [];
      if (towns.length > 0) return towns;
    }
  return [];
}
