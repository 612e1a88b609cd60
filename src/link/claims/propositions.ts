import { isReportingForm, type LanguagePack, type Words, wordClass } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';
import { trimmed } from './trim.ts';

/** Shorter runs of words are no proposition of their own: a subject and a predicate at least. */
const fewestWords = 2;

/** What cutting knows of a text. */
export interface ClauseScene {
  readonly words: Words;
  /** 1 for each word that is a finite verb. */
  readonly finite: Uint8Array;
  readonly pack: LanguagePack;
}

/** What has been read since the last cut. */
interface Progress {
  readonly from: number;
  /** The last finite verb of the main clause, or -1. */
  mainVerb: number;
  /** Whether a finite verb of any clause was met. */
  anyVerb: boolean;
  /** Whether the reading stands in a subordinate clause. */
  subordinate: boolean;
}

/**
 * Splits a stretch of text into propositions: at semicolons, at coordinated clauses and predicates, at relative clauses after a comma,
 * at contrasts, and in enumerations of clauses. Each has a finite verb.
 * @param fewestNominalWords from how many words on a stretch without a finite verb counts too ("the video shows women shouting")
 */
export function propositionsIn(scene: ClauseScene, span: Span, fewestNominalWords: number): Span[] {
  const { words, finite } = scene;
  const [first, last] = wordsWithin(words, span);
  if (first > last) return [];
  const cuts: number[] = [first];
  let progress = begun(scene, first, true);
  for (let at = first + 1; at < last; at++) {
    read(scene, progress, at - 1);
    const cut = cutAt(scene, progress, at, last);
    if (cut === undefined) continue;
    cuts.push(cut);
    progress = begun(scene, cut, false);
    at = cut;
  }
  return cuts.flatMap((from, index) => {
    const to = (cuts[index + 1] ?? last + 1) - 1;
    const run = trimmed(scene, from, to);
    if (run === undefined || run[1] - run[0] + 1 < fewestWords) return [];
    if (run[1] - run[0] + 1 < fewestNominalWords && !hasFinite(finite, run[0], run[1])) return [];
    return [{ start: words.start[run[0]]!, end: words.end[run[1]]! }];
  });
}

const has = (words: Words, at: number, bits: number): boolean => (words.classes[at]! & bits) !== 0;
const clauseOpener = wordClass.subordinator | wordClass.relative;

function begun({ words, pack }: ClauseScene, from: number, opensPiece: boolean): Progress {
  const bare = has(words, from, wordClass.bareConjunction | wordClass.determiner | wordClass.coordinator);
  const contrast = pack.functionWords.contrastives.includes(words.lower[from]!);
  const subordinate = opensPiece && !bare && (has(words, from, wordClass.subordinator) || contrast);
  return { from, mainVerb: -1, anyVerb: false, subordinate };
}

function read({ words, finite }: ClauseScene, progress: Progress, at: number): void {
  const form = words.lower[at]!;
  if (finite[at] === 1) progress.anyVerb = true;
  if (form === ',' || form === ';') progress.subordinate = false;
  else if (finite[at] === 1 && !progress.subordinate) progress.mainVerb = at;
  else if (at > progress.from && has(words, at, clauseOpener)) {
    const demonstrative = has(words, at, wordClass.determiner) && finite[at + 1] !== 1 && finite[at + 2] !== 1;
    if (!demonstrative && !has(words, at, wordClass.coordinator)) progress.subordinate = true;
  }
}

/** Where the next proposition begins when a border stands at word `at`. */
function cutAt(scene: ClauseScene, progress: Progress, at: number, last: number): number | undefined {
  const { words } = scene;
  const form = words.lower[at]!;
  if (form === ';')
    return progress.mainVerb >= 0 && nextFinite(scene, at + 1, last, 30) !== undefined ? at + 1 : undefined;
  if (has(words, at, wordClass.coordinator) && !has(words, at, wordClass.determiner) && at > progress.from)
    return coordinates(scene, progress, at, last) ? at : undefined;
  if (form !== ',' || at + 1 >= last) return undefined;
  if (opensContrast(scene, progress.from) && progress.anyVerb)
    return nextFinite(scene, at + 1, last, 30) === undefined ? undefined : at + 1;
  if (progress.mainVerb < 0) return undefined;
  const next = at + 1;
  if (opensRelative(scene, next)) return nextFinite(scene, next + 1, last, 12) === undefined ? undefined : next;
  if (opensContrast(scene, next)) return nextFinite(scene, next + 1, last, 30) === undefined ? undefined : next;
  return enumerates(scene, next, last) ? next : undefined;
}

function opensContrast({ words, pack }: ClauseScene, at: number): boolean {
  return pack.functionWords.contrastives.includes(words.lower[at]!);
}

/** "who …", "after which …", «в результате чего …». */
function opensRelative({ words, pack }: ClauseScene, at: number): boolean {
  if (has(words, at, wordClass.relative) && !has(words, at, wordClass.determiner | wordClass.statementConjunction))
    return true;
  if (!has(words, at, wordClass.preposition)) return false;
  const { relativeObjects } = pack.claimCues;
  return relativeObjects.includes(words.lower[at + 1] ?? '') || relativeObjects.includes(words.lower[at + 2] ?? '');
}

/** A participle that shares the auxiliary before the conjunction ("was hit and damaged", «был обстрелян и разрушен»). */
const sharedParticiple = /(ed|en|ан|ана|ано|ани|аны|ен|ена|ено|ени|ены)$/;

function coordinates(scene: ClauseScene, progress: Progress, at: number, last: number): boolean {
  const { words, pack } = scene;
  if (progress.mainVerb < 0 || last - at < fewestWords) return false;
  if (pack.claimCues.fixedCoordinations.includes(`${words.lower[at - 1]} ${words.lower[at]}`)) return false;
  const comma = words.lower[at - 1] === ',';
  const verb = nextFinite(scene, at + 1, last, comma ? 14 : 6);
  if (verb === undefined) return false;
  if (comma) return hasSubject(words, at + 1, verb) || verb - at <= 3;
  if (predicateFollows(words, at + 1, verb))
    return !(has(words, progress.mainVerb, wordClass.passiveAuxiliary) && sharedParticiple.test(words.lower[verb]!));
  // "a woman wounded in the blast": behind a noun, a form in -ed is a participle more often than not.
  if (words.lower[verb]!.endsWith('ed') && !has(words, verb - 1, wordClass.subjectPronoun)) return false;
  return isPlainSubject(words, at + 1, verb);
}

/** How far on, in words, the conjunction before the last of several clauses is looked for. */
const farthestConjunction = 40;

/** ", five were injured", «, пятеро ранены»: one more of several clauses or predicates in a row. */
function enumerates(scene: ClauseScene, at: number, last: number): boolean {
  const { words, pack } = scene;
  if (has(words, at, clauseOpener | wordClass.coordinator) && !has(words, at, wordClass.determiner)) return false;
  const verb = nextFinite(scene, at, last, 7);
  if (verb === undefined || (verb === at && isReportingForm(words.lower[verb]!, pack))) return false;
  for (let between = at; between < verb; between++)
    if (has(words, between, clauseOpener) && !has(words, between, wordClass.determiner)) return false;
  let end = verb;
  while (end < last && words.lower[end + 1] !== ',' && words.lower[end + 1] !== ';') end += 1;
  // ", it seems,": said in passing.
  if (end - at + 1 < fewestWords || (verb === at && end < last && end - at < 3)) return false;
  if (pack.functionWords.clausesNeedConjunction) return true;
  if (verb - at > 3) return false;
  for (let later = verb + 1; later < last && later - verb < farthestConjunction; later++)
    if (has(words, later, wordClass.coordinator) && nextFinite(scene, later + 1, last, 5) !== undefined) return true;
  return false;
}

function nextFinite({ words, finite }: ClauseScene, from: number, last: number, within: number): number | undefined {
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

/** "the town", "two guards": a noun phrase without preposition, relative or further conjunction. */
function isPlainSubject(words: Words, from: number, verb: number): boolean {
  const foreign = wordClass.preposition | clauseOpener | wordClass.coordinator;
  for (let at = from; at < verb; at++)
    if (has(words, at, foreign) && !has(words, at, wordClass.determiner | wordClass.subjectPronoun)) return false;
  return hasSubject(words, from, verb);
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
