import type { NameMention } from './name-mentions.ts';
import { hasClass, type PlaceWord, startsName } from './place-words.ts';

/** Something that joins the names of a list. */
export const isJoint = (word: PlaceWord | undefined): boolean => word?.surface === ',' || hasClass(word, 'coordinator');

/** Names that a list may have before the one in question. */
const longestList = 8;

/** "Near Makiivka, Horlivka and Donetsk": the number of the word before the list, whose preposition is for all. */
export function beforeList(
  first: number,
  words: readonly PlaceWord[],
  mentionEndingAt: ReadonlyMap<number, NameMention>,
): number {
  let at = first;
  for (let step = 0; step < longestList; step++) {
    const previous = isJoint(words[at - 1]) ? mentionEndingAt.get(at - 2) : undefined;
    if (previous === undefined || words[previous.first]!.sentence !== words[first]!.sentence) break;
    at = previous.first;
  }
  return at - 1;
}

/** The road between two places, named by its ends, goes on behind the name. */
export const isRoute = (words: readonly PlaceWord[], last: number): boolean =>
  /^[—–-]$/.test(words[last + 1]?.surface ?? '') && startsName(words[last + 2]);

/** Words between a name and a distance that is said of it ("Chuhuiv, which lies some 36 km …"). */
const reachOfDistance = 7;

/** A distance is said of the name before it ("Chuhuiv, which lies some 36 km …"). */
export function isBeforeDistance(words: readonly PlaceWord[], last: number): boolean {
  for (let at = last + 1; at <= last + reachOfDistance; at++) {
    const word = words[at];
    if (word === undefined || word.sentence !== words[last]!.sentence || startsName(word)) return false;
    if (hasClass(word, 'lengthUnit')) return at > last + 1;
  }
  return false;
}

/** Words between a distance and the name that it is counted from ("36 km to the north-east of Kharkiv"). */
const reachAfterDistance = 5;

/** A distance is counted from the name behind it. */
export function isAfterDistance(words: readonly PlaceWord[], first: number): boolean {
  let sawFrom = false;
  for (let at = first - 1; at >= first - 1 - reachAfterDistance; at--) {
    const word = words[at];
    if (word === undefined || word.sentence !== words[first]!.sentence) return false;
    if (hasClass(word, 'lengthUnit')) return sawFrom;
    if (hasClass(word, 'fromPreposition', 'ofPreposition')) sawFrom = true;
    else if (startsName(word) || word.surface === ',') return false;
  }
  return false;
}

/** "KYIV (Agency) —", "PARIS —", "LONDON, March 3 —": a dash soon after a name that opens a sentence. */
export function isDateline(words: readonly PlaceWord[], last: number): boolean {
  for (let at = last + 1; at < Math.min(words.length, last + 10); at++) {
    const { surface, sentence } = words[at]!;
    if (sentence !== words[last]!.sentence) return false;
    if (/^(?:—|–|-|--)$/.test(surface)) return at === last + 1 || surface !== '-';
    if (at === last + 1 && surface !== '(' && surface !== ',' && surface !== '.') return false;
  }
  return false;
}
