import { type LanguagePack, type Words, wordClass } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';

/** Shorter runs of words are no proposition of their own: a subject and a predicate at least. */
const fewestWords = 2;

/**
 * Splits a stretch of text into propositions: at semicolons, at coordinated clauses and predicates, at relative clauses after a comma.
 * Each has a finite verb.
 * @param nominal whether a stretch without a finite verb counts too ("the video shows women shouting")
 */
export function propositionsIn(
  words: Words,
  finite: Uint8Array,
  pack: LanguagePack,
  span: Span,
  nominal: boolean,
): Span[] {
  const [first, last] = wordsWithin(words, span);
  if (first > last) return [];
  const cuts: number[] = [first];
  for (let at = first + 1; at < last; at++) {
    const cut = cutAt(words, finite, pack, at, cuts.at(-1)!, last);
    if (cut !== undefined) {
      cuts.push(cut);
      at = cut;
    }
  }
  return cuts.flatMap((from, index) => {
    const to = (cuts[index + 1] ?? last + 1) - 1;
    const run = trim(words, finite, from, to);
    if (run === undefined || run[1] - run[0] + 1 < fewestWords) return [];
    if (!nominal && !hasFinite(finite, run[0], run[1])) return [];
    return [{ start: words.start[run[0]]!, end: words.end[run[1]]! }];
  });
}

/** Where the next proposition begins when a border stands at word `at`. */
function cutAt(
  words: Words,
  finite: Uint8Array,
  pack: LanguagePack,
  at: number,
  from: number,
  last: number,
): number | undefined {
  const has = (index: number, bits: number): boolean => (words.classes[index]! & bits) !== 0;
  const form = words.lower[at]!;
  if (form === ';' && hasFinite(finite, from, at) && hasFinite(finite, at, last)) return at + 1;
  const coordinates = has(at, wordClass.coordinator) && !has(at, wordClass.determiner);
  if (coordinates && at > from) {
    const comma = words.lower[at - 1] === ',';
    if (!hasFinite(finite, from, at - 1)) return undefined;
    const verb = nextFinite(words, finite, at + 1, last, comma ? 14 : 4);
    if (verb === undefined || last - at < fewestWords) return undefined;
    if (comma) return hasSubject(words, at + 1, verb) || verb - at <= 3 ? at : undefined;
    // "was shelled and lost power": a second predicate, right behind the conjunction.
    return predicateFollows(words, at + 1, verb) ? at : undefined;
  }
  if (form === ',' && at + 1 < last) {
    if (
      has(at + 1, wordClass.relative) &&
      !has(at + 1, wordClass.determiner) &&
      hasFinite(finite, from, at) &&
      !isStatementConjunction(words, at + 1)
    ) {
      const verb = nextFinite(words, finite, at + 2, last, 12);
      return verb === undefined ? undefined : at + 1;
    }
    if (
      pack.functionWords.contrastives.includes(words.lower[at + 1]!) &&
      hasFinite(finite, from, at) &&
      hasFinite(finite, at + 2, last)
    )
      return at + 1;
  }
  return undefined;
}

function isStatementConjunction(words: Words, at: number): boolean {
  return (words.classes[at]! & wordClass.statementConjunction) !== 0;
}

function nextFinite(words: Words, finite: Uint8Array, from: number, last: number, within: number): number | undefined {
  for (let at = from; at <= last && at - from < within; at++) {
    if (finite[at]) return at;
    if (words.lower[at] === ',' || words.lower[at] === ';') return undefined;
  }
  return undefined;
}

function hasSubject(words: Words, from: number, verb: number): boolean {
  for (let at = from; at < verb; at++)
    if (
      (words.classes[at]! & (wordClass.word | wordClass.number)) !== 0 &&
      (words.classes[at]! & (wordClass.adverb | wordClass.preposition)) === 0
    )
      return true;
  return false;
}

function predicateFollows(words: Words, from: number, verb: number): boolean {
  for (let at = from; at < verb; at++)
    if ((words.classes[at]! & (wordClass.adverb | wordClass.negation)) === 0) return false;
  return true;
}

function hasFinite(finite: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (finite[at]) return true;
  return false;
}

const outerMarks = /^[,;:.!?…—–\-()[\]|•]+$/;
const openingMarks = /^["“«„'‘]+$/;
const closingMarks = /^["”»“'’]+$/;

/** Leaves out marks and conjunctions at both ends. */
function trim(words: Words, finite: Uint8Array, first: number, last: number): [number, number] | undefined {
  let [from, to] = [first, last];
  while (
    from <= to &&
    (outerMarks.test(words.lower[from]!) ||
      isOpening(words, finite, from) ||
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

function isOpening(words: Words, finite: Uint8Array, at: number): boolean {
  const bits = words.classes[at]!;
  if (bits & wordClass.coordinator && !(bits & wordClass.determiner)) return true;
  // "That is when" opens with a pronoun.
  const pronoun = (bits & wordClass.determiner) !== 0 && finite[at + 1] === 1;
  return (bits & wordClass.bareConjunction) !== 0 && !pronoun;
}

/** First and last word inside a span; first > last when there is none. */
function wordsWithin(words: Words, span: Span): [number, number] {
  let low = 0;
  let high = words.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words.start[middle]! < span.start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < words.count && words.end[last]! <= span.end) last += 1;
  return [low, last - 1];
}
