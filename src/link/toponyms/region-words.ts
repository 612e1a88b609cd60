import type { CompiledLexicon } from './compiled-lexicon.ts';
import type { ExpectedKind, NameMention } from './name-mentions.ts';
import { hasClass, type PlaceWord, startsName } from './place-words.ts';

/** Most names before a plural region word ("the Donetsk, Luhansk and Kherson regions"). */
const mostCoordinated = 6;

/**
 * Says what names are by the words beside them: "the Donetsk region", "the Vladimir and Vologda regions", "the province of Quebec",
 * "the city of Quebec", «посёлок Горки», «Республика Коми».
 */
export function expectByRegionWords(
  words: readonly PlaceWord[],
  mentions: readonly NameMention[],
  lexicon: CompiledLexicon,
): NameMention[] {
  const expected = mentions.map(
    (mention) =>
      mention.expected ??
      riverBefore(words, mention, lexicon) ??
      kindBefore(words, mention) ??
      kindAfter(words, mention),
  );
  mentions.forEach((mention, index) => {
    const plural = pluralKind(words[mention.last + 1]);
    if (plural === undefined || !words[mention.last + 1]!.spaced) return;
    expected[index] = plural;
    for (let at = index; at > 0 && index - at < mostCoordinated; at--) {
      const [before, name] = [mentions[at - 1]!, mentions[at]!];
      if (!isCoordinated(words, before, name)) break;
      expected[at - 1] = plural;
    }
  });
  return mentions.flatMap((mention, index) => {
    const kind = expected[index];
    if (kind === 'river' && !isRiver(mention)) return [];
    return kind === undefined || kind === mention.expected ? [mention] : [{ ...mention, expected: kind }];
  });
}

/** Few rivers are in the gazetteer; towns that have the name of another are not meant. */
const isRiver = ({ readings }: NameMention): boolean =>
  readings.some(({ entries }) => entries.some(({ featureCode }) => featureCode === 'STM'));

function pluralKind(word: PlaceWord | undefined): ExpectedKind | undefined {
  if (hasClass(word, 'regionPlural')) return 'region';
  return hasClass(word, 'districtPlural') ? 'district' : undefined;
}

/** Between the two stands a comma, "and", or both. */
function isCoordinated(words: readonly PlaceWord[], before: NameMention, name: NameMention): boolean {
  const between = words.slice(before.last + 1, name.first);
  return (
    between.length > 0 &&
    between.length < 3 &&
    words[before.last]!.sentence === words[name.first]!.sentence &&
    between.every((word) => word.surface === ',' || hasClass(word, 'coordinator'))
  );
}

function kindAfter(words: readonly PlaceWord[], mention: NameMention): ExpectedKind | undefined {
  const after = words[mention.last + 1];
  if (after === undefined || !after.spaced || mention.end < words[mention.last]!.end) return undefined;
  if (hasClass(after, 'region')) return 'region';
  if (hasClass(after, 'district')) return 'district';
  return undefined;
}

/** "The River Thames", «на реке Прут», «на Дніпрі»: in Russian and Ukrainian nobody is "on" a town. */
function riverBefore(
  words: readonly PlaceWord[],
  mention: NameMention,
  lexicon: CompiledLexicon,
): ExpectedKind | undefined {
  const before = words[mention.first - 1];
  if (before?.sentence !== words[mention.first]!.sentence || !words[mention.first]!.spaced) return undefined;
  if (hasClass(before, 'river')) return 'river';
  return lexicon.inflects && hasClass(before, 'onPreposition') && isRiver(mention) ? 'river' : undefined;
}

function kindBefore(words: readonly PlaceWord[], mention: NameMention): ExpectedKind | undefined {
  let at = mention.first - 1;
  if (words[at]?.sentence !== words[mention.first]!.sentence) return undefined;
  if (words[at]?.surface === '.') at--;
  if (hasClass(words[at], 'abbreviatedHead') && words[at + 1]?.surface === '.') return 'settlement';
  if (hasClass(words[at], 'ofPreposition')) at--;
  else if (!words[mention.first]!.spaced) return undefined;
  const head = words[at];
  if (hasClass(head, 'settlement')) return 'settlement';
  // "the state of Georgia", «Республика Коми»; without "of", English words before a name say nothing ("in the region Georgia …").
  if (hasClass(head, 'region') && (at !== mention.first - 1 || startsName(head))) return 'region';
  return undefined;
}
