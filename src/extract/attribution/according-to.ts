import { wordClass } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';
import { levelEnd } from './clause-ends.ts';
import type { Draft } from './draft.ts';
import { phraseFrom } from './noun-phrases.ts';
import {
  is,
  isFiniteVerb,
  isPossessive,
  type Scene,
  spanOf,
  startsAccordingTo,
  startsPhrase,
  stretchAround,
} from './scene.ts';

/** Reads "according to X" and its like at word `at`: the source follows, the content is the rest of the sentence. */
export function accordingToAttribution(scene: Scene, at: number): Draft | undefined {
  const length = startsAccordingTo(scene, at);
  if (length === 0) return undefined;
  const { words } = scene;
  const stretch = stretchAround(scene, at);
  const high = levelEnd(scene, at);
  const from = at + length;
  const fronted = opensSentence(scene, at, stretch.first);
  const possessor = possessorWithin(scene, at, from);
  const run = possessor === undefined ? phraseFrom(scene, from, high, !fronted) : { first: possessor, last: possessor };
  if (run === undefined || (possessor === undefined && isBareNumber(scene, from, run.last))) return undefined;
  const sourceLast = possessor === undefined ? run.last : from - 1;
  const content =
    fronted || opensSubordinate(scene, at, stretch.first)
      ? contentAfter(scene, sourceLast, high)
      : contentBefore(scene, at, sourceLast, stretch.first, high);
  if (content.length === 0) return undefined;
  return {
    source: [spanOf(words, run)],
    sourceRun: run,
    cue:
      possessor === undefined
        ? [spanOf(words, { first: at, last: from - 1 })]
        : [spanOf(words, { first: at, last: possessor - 1 }), spanOf(words, { first: possessor + 1, last: from - 1 })],
    content,
    lemma: words.lower.slice(at, from).join(' '),
    anchor: at,
    negated: false,
    direct: false,
    confidence: 0.85,
    rule: 'according',
  };
}

/** "…, that according to X the bridge …": the credit opens a clause, whose rest it bears on. */
function opensSubordinate(scene: Scene, at: number, low: number): boolean {
  const { words } = scene;
  const before = words.lower[at - 1] === ',' ? at - 2 : at - 1;
  return before > low && is(words, before, wordClass.bareConjunction);
}

/** The possessive pronoun in «по его словам», which is the source. */
function possessorWithin(scene: Scene, first: number, end: number): number | undefined {
  for (let at = first + 1; at < end - 1; at++) if (isPossessive(scene, at)) return at;
  return undefined;
}

/**
 * Reads "citing X" and its like at word `at`: the source of a source. The content is that of the attribution it belongs to,
 * which `chainCitations` finds once every attribution of the sentence is known.
 */
export function citation(scene: Scene, at: number): Draft | undefined {
  const length = startsPhrase(scene, scene.cues.citing, at);
  if (length === 0) return undefined;
  const { words } = scene;
  const from = at + length;
  const run = phraseFrom(scene, from, levelEnd(scene, at), false);
  if (run === undefined) return undefined;
  return {
    source: [spanOf(words, run)],
    sourceRun: run,
    cue: [{ start: words.start[at]!, end: words.end[from - 1]! }],
    content: [],
    lemma: words.lower.slice(at, from).join(' '),
    anchor: at,
    negated: false,
    direct: false,
    confidence: 0.8,
    rule: 'citation',
  };
}

function opensSentence(scene: Scene, at: number, low: number): boolean {
  const { words } = scene;
  for (let before = at - 1; before >= low; before--) {
    if (
      is(words, before, wordClass.opener | wordClass.coordinator | wordClass.adverb) ||
      words.lower[before] === ',' ||
      /^["“«„—–-]$/.test(words.lower[before]!)
    )
      continue;
    return false;
  }
  return true;
}

/** "According to Meduza, a Latvian outlet, …": an apposition between commas is no part of the source; gives the word after it. */
function passApposition(scene: Scene, sourceLast: number, high: number): number {
  const { words } = scene;
  const opening = sourceLast + 1;
  if (words.lower[opening] !== ',') return opening;
  let close = opening + 1;
  while (close <= high && words.lower[close] !== ',' && !isFiniteVerb(scene, close)) close += 1;
  const apposition =
    is(words, opening + 1, wordClass.determiner | wordClass.relative) ||
    scene.pack.functionWords.clausesNeedConjunction;
  return close < high && words.lower[close] === ',' && apposition && close - opening < 14 && close - opening > 2
    ? close
    : opening;
}

function contentAfter(scene: Scene, sourceLast: number, high: number): Span[] {
  const { words } = scene;
  let from = passApposition(scene, sourceLast, high);
  while (from <= high && /^[,:—–-]$/.test(words.lower[from]!)) from += 1;
  if (from > high) return [];
  const quotation =
    scene.utterance[from]! >= 0 && scene.utterance[from] !== scene.utterance[sourceLast]
      ? scene.quotations[scene.utterance[from]!]
      : undefined;
  const end = quotation && quotation.end > words.end[high]! ? quotation.end : endOfSentence(scene, high, from);
  return [{ start: words.start[from]!, end }];
}

function contentBefore(scene: Scene, at: number, sourceLast: number, low: number, high: number): Span[] {
  const { words, utterance, quotations } = scene;
  let last = at - 1;
  while (last >= 0 && /^[,—–(-]$/.test(words.lower[last]!) && words.sentence[last] === words.sentence[at]) last -= 1;
  if (last < 0) return [];
  const spans: Span[] = [];
  const index = utterance[last]!;
  if (index >= 0 && index !== utterance[at])
    spans.push({ start: quotations[index]!.start, end: quotations[index]!.end });
  else if (last >= low) {
    // Another attribution of the same sentence before it ("…, he said") stays inside: the chain shows it.
    spans.push({ start: words.start[low]!, end: words.end[last]! });
  } else return [];
  let after = sourceLast + 1;
  if (words.lower[after] === ',' && after < high && !is(words, after + 1, wordClass.relative)) {
    after += 1;
    const midClause = spans.length > 0 && !hasFiniteBetween(scene, low, last);
    if (midClause && after <= high) spans.push({ start: words.start[after]!, end: endOfSentence(scene, high, after) });
  }
  return spans;
}

function hasFiniteBetween(scene: Scene, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (isFiniteVerb(scene, at)) return true;
  return false;
}

function endOfSentence(scene: Scene, high: number, from: number): number {
  const { words } = scene;
  let last = high;
  while (last > from && /^[.!?…,;:]$/.test(words.lower[last]!)) last -= 1;
  return words.end[last]!;
}

/** "per" and "via" before numbers and units credit nobody ("per day", "per 100"). */
function isBareNumber(scene: Scene, from: number, last: number): boolean {
  const { words } = scene;
  if (from - 1 < 0 || !scene.pack.functionWords.measureOpenings.includes(words.lower[from - 1]!)) return false;
  return !is(words, from, wordClass.capitalised | wordClass.determiner) || is(words, last, wordClass.time);
}
