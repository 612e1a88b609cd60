import type { Quantity } from '../../model/index.ts';
import type { NameMention } from './name-mentions.ts';
import { hasClass, type PlaceWord } from './place-words.ts';

/** "X, 40 km from Y": the text says how far apart two names are. */
export interface StatedDistance {
  /** Numbers of the two mentions. */
  readonly mention: number;
  readonly from: number;
  readonly distanceKm: number;
}

/** Kilometres of the units that texts give distances between places in. */
const kilometres: Readonly<Record<string, number>> = { kilometre: 1, mile: 1.609344, metre: 0.001 };
/** Words between the distance and the place that it is counted from ("[30 km] to the north-east of"). */
const longestGap = 5;
/** Words between the place and the distance ("Chuhuiv, a town which lies some [36 km]"). */
const longestReach = 8;

/** Finds distances that a text states between two names of one sentence. Mentions are in order of their spans. */
export function findStatedDistances(
  words: readonly PlaceWord[],
  mentions: readonly NameMention[],
  quantities: readonly Quantity[],
): StatedDistance[] {
  const startingAt = new Map(mentions.map(({ first }, index) => [first, index]));
  return quantities.flatMap((quantity): StatedDistance[] => {
    const factor = kilometres[quantity.unit ?? ''];
    const value = quantity.value ?? quantity.high ?? quantity.low;
    if (factor === undefined || value === undefined) return [];
    const after = firstWordFrom(words, quantity.end);
    const from = placeCountedFrom(words, after, startingAt);
    if (from === undefined) return [];
    const mention = placeSpokenOf(words, mentions, firstWordFrom(words, quantity.start), from);
    return mention === undefined ? [] : [{ mention, from, distanceKm: value * factor }];
  });
}

function firstWordFrom(words: readonly PlaceWord[], offset: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The name after "from", "of", «от», «від», a few words on. */
function placeCountedFrom(
  words: readonly PlaceWord[],
  start: number,
  startingAt: ReadonlyMap<number, number>,
): number | undefined {
  let sawFrom = false;
  for (let at = start; at < start + longestGap + 1; at++) {
    const word = words[at];
    if (word === undefined || word.sentence !== words[start]!.sentence) return undefined;
    const found = startingAt.get(at);
    if (found !== undefined) return sawFrom ? found : undefined;
    if (hasClass(word, 'fromPreposition', 'ofPreposition')) sawFrom = true;
    else if (
      !(
        hasClass(word, 'direction', 'article', 'settlement', 'functionWord', 'toPreposition', 'inPreposition') ||
        isJoint(word)
      )
    )
      return undefined;
  }
  return undefined;
}

const isJoint = ({ surface }: PlaceWord): boolean => surface === '-' || surface === '‑';

/** The nearest name before the distance, else the next after the place that it is counted from. */
function placeSpokenOf(
  words: readonly PlaceWord[],
  mentions: readonly NameMention[],
  distance: number,
  from: number,
): number | undefined {
  const { sentence } = words[mentions[from]!.first]!;
  const isNear = (index: number, gap: number): boolean =>
    mentions[index] !== undefined &&
    words[mentions[index]!.first]!.sentence === sentence &&
    gap >= 0 &&
    gap <= longestReach;
  const before = from - 1;
  if (before >= 0 && isNear(before, distance - mentions[before]!.last - 1)) return before;
  const after = from + 1;
  if (after < mentions.length && isNear(after, mentions[after]!.first - mentions[from]!.last - 1)) return after;
  return undefined;
}
