import { type Words, wordClass } from '../../language/index.ts';
import type { ClauseScene } from './propositions.ts';

const outerMarks = /^[,;:.!?…—–\-()[\]|•]+$/;
const openingMarks = /^["“«„'‘]+$/;
const closingMarks = /^["”»“'’]+$/;

/** First and last word of a clause without the marks and conjunctions at both ends; undefined when nothing is left. */
export function trimmed(scene: ClauseScene, first: number, last: number): [number, number] | undefined {
  const { words } = scene;
  let [from, to] = [first, last];
  while (
    from <= to &&
    (outerMarks.test(words.lower[from]!) ||
      isOpening(scene, from) ||
      isLone(words, openingMarks, closingMarks, from, from + 1, to))
  )
    from += 1;
  // A link or an emoji at the end says nothing.
  while (
    to >= from &&
    (outerMarks.test(words.lower[to]!) ||
      words.classes[to] === 0 ||
      isCoordinator(words, to) ||
      isLone(words, closingMarks, openingMarks, to, from, to - 1))
  )
    to -= 1;
  return from > to ? undefined : [from, to];
}

/** A quotation mark whose partner is not inside, or that pairs with the outermost one, so that both go. */
function isLone(words: Words, marks: RegExp, partners: RegExp, at: number, from: number, to: number): boolean {
  if (!marks.test(words.lower[at]!)) return false;
  let partner = -1;
  for (let other = from; other <= to; other++) if (partners.test(words.lower[other]!)) partner = other;
  if (partner < 0) return true;
  return at < from ? partner === to : partner === from && at > to;
}

function isCoordinator(words: Words, at: number): boolean {
  return (words.classes[at]! & (wordClass.coordinator | wordClass.determiner)) === wordClass.coordinator;
}

function isOpening({ words, finite, pack }: ClauseScene, at: number): boolean {
  const bits = words.classes[at]!;
  if (bits & wordClass.coordinator && !(bits & wordClass.determiner)) return true;
  if (pack.functionWords.contrastives.includes(words.lower[at]!)) return true;
  // «тогда как»: the second part of a contrast.
  if (bits & wordClass.asConjunction && at > 0 && pack.functionWords.contrastives.includes(words.lower[at - 1]!))
    return true;
  // "That is when" opens with a pronoun.
  const pronoun = (bits & wordClass.determiner) !== 0 && finite[at + 1] === 1;
  return (bits & wordClass.bareConjunction) !== 0 && !pronoun;
}
