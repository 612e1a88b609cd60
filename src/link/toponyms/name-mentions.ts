import type { NameReader, NameReading } from './dictionary-forms.ts';
import { hasClass, letterCase, type PlaceWord, startsName } from './place-words.ts';

/** What the words beside a name say that it is. */
export type ExpectedKind = 'settlement' | 'region' | 'district' | 'country' | 'river';

/** Words of a text that the gazetteer knows as a name; whether they are meant as one is not decided here. */
export interface NameMention {
  readonly start: number;
  readonly end: number;
  /** Numbers of the first and last word; for a part of a hyphenated word, of that word. */
  readonly first: number;
  readonly last: number;
  readonly readings: readonly NameReading[];
  readonly expected?: ExpectedKind;
  /** The name together with its region word («Донецкой области») was found by the region word. */
  readonly byRegionWord?: boolean;
}

/** Longest names of GeoNames that reports use have five words ("Democratic Republic of the Congo"). */
const longestName = 5;
/** "St. Louis", "Ft. Worth", "Mt. Vernon": the full stop is a token of its own. */
const dottedFirstWords = new Set(['st', 'ft', 'mt', 'ste']);

/** Finds names left to right, the longest first; words in `taken` are passed over. */
export function findNameMentions(words: readonly PlaceWord[], reader: NameReader, taken: Uint8Array): NameMention[] {
  const mentions: NameMention[] = [];
  for (let at = 0; at < words.length; at++) {
    if (taken[at] || !startsName(words[at])) continue;
    const found = longestMention(words, at, reader, taken) ?? undefined;
    if (found !== undefined) {
      mentions.push(found);
      at = found.last;
    } else mentions.push(...compoundMentions(words[at]!, at, reader));
  }
  return mentions;
}

function longestMention(
  words: readonly PlaceWord[],
  first: number,
  reader: NameReader,
  taken: Uint8Array,
): NameMention | undefined {
  const ends: number[] = [first];
  const parts: string[] = [words[first]!.surface];
  let partCount = 1;
  for (let at = first + 1; at < words.length && partCount < longestName; at++) {
    const word = words[at]!;
    if (taken[at] || word.kind === 'hashtag') break;
    if (word.surface === '.' && at === first + 1 && dottedFirstWords.has(words[first]!.lower)) continue;
    if (!word.spaced || word.kind !== 'word') break;
    if (startsName(word)) ends.push(at);
    else if (!hasClass(word, 'connector') || !continues(words, at)) break;
    parts[partCount++] = word.surface;
  }
  if (words[first]!.kind === 'hashtag') ends.length = 1;
  for (let choice = ends.length - 1; choice >= 0; choice--) {
    const last = ends[choice]!;
    // "Lviv Street", "Mill Road": a village that is called Street is not meant.
    if (last === first && words[first]!.spaced && hasClass(words[first], 'street') && startsName(words[first - 1]))
      return undefined;
    // "Of", "Western", "In" are names of villages and districts somewhere, and never meant so when they stand alone.
    if (
      last === first &&
      words[first]!.case === letterCase.capital &&
      hasClass(words[first], 'functionWord', 'direction')
    )
      return undefined;
    const readings = reader.read(wordsBetween(words, first, last));
    if (readings.length > 0) return { start: words[first]!.start, end: words[last]!.end, first, last, readings };
  }
  return undefined;
}

/** After a small word the name must go on, after two at the latest. */
function continues(words: readonly PlaceWord[], at: number): boolean {
  const next = words[at + 1];
  if (next?.spaced && startsName(next)) return true;
  return (
    next?.spaced === true && hasClass(next, 'connector') && words[at + 2]?.spaced === true && startsName(words[at + 2])
  );
}

function wordsBetween(words: readonly PlaceWord[], first: number, last: number): string[] {
  const parts: string[] = [];
  for (let at = first; at <= last; at++) if (words[at]!.surface !== '.') parts.push(words[at]!.surface);
  return parts;
}

/** "Moscow-Minsk", «Киев–Варшава»: both halves are names when the whole is none. */
function compoundMentions(word: PlaceWord, at: number, reader: NameReader): NameMention[] {
  const hyphen = word.surface.indexOf('-');
  if (hyphen < 2 || word.kind !== 'word' || word.case === letterCase.allCapitals) return [];
  const halves = [word.surface.slice(0, hyphen), word.surface.slice(hyphen + 1)] as const;
  if (halves[1].includes('-') || !/^\p{Lu}/u.test(halves[1])) return [];
  const readings = halves.map((half) => reader.read([half]));
  if (readings.some((list) => !list.some(isWellKnown))) return [];
  return readings.map((list, index) => {
    const start = index === 0 ? word.start : word.start + hyphen + 1;
    return { start, end: start + halves[index]!.length, first: at, last: at, readings: list };
  });
}

const wellKnownPopulation = 100_000;

function isWellKnown({ entries }: NameReading): boolean {
  return entries.some(({ population, granularity }) => granularity === 'country' || population >= wellKnownPopulation);
}
