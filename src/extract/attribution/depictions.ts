import { wordClass } from '../../language/index.ts';
import { levelEnd } from './clause-ends.ts';
import type { Draft } from './draft.ts';
import { is, type Scene, spanOf, startsPhrase, stretchAround } from './scene.ts';
import { isFootage } from './source-kind.ts';

const maxSourceWords = 16;

/** «На видео, снятом очевидцем, видно, как горит склад»; "In the footage, a tank can be seen …": what images show, read at the predicate. */
export function depiction(scene: Scene, at: number): Draft | undefined {
  const length = startsPhrase(scene, scene.cues.depicting, at);
  if (length === 0) return undefined;
  const { words } = scene;
  const stretch = stretchAround(scene, at);
  const high = levelEnd(scene, at);
  const footage = footageBefore(scene, at, stretch.first) ?? footageAfter(scene, at + length, high);
  if (footage === undefined) return undefined;
  let from = at + length;
  while (from <= high && words.lower[from] === ',') from += 1;
  let last = high;
  while (last > from && /^[.!…]+$/.test(words.lower[last]!)) last -= 1;
  const content =
    footage.first > at
      ? contentBetween(scene, stretch.first, at - 1)
      : from > last
        ? contentBetween(scene, footage.last + 1, at - 1)
        : { start: words.start[commaAfter(scene, footage.last, at) ?? from]!, end: words.end[last]! };
  if (content === undefined) return undefined;
  return {
    source: [spanOf(words, footage)],
    sourceRun: footage,
    cue: [{ start: words.start[at]!, end: words.end[at + length - 1]! }],
    content: [content],
    lemma: words.lower[at]!,
    anchor: at,
    negated: false,
    direct: false,
    confidence: 0.75,
    rule: 'depiction',
  };
}

/** "In the footage, a tank can be seen burning": what is seen begins before the predicate. */
function commaAfter(scene: Scene, footageLast: number, at: number): number | undefined {
  const { words } = scene;
  if (scene.pack.functionWords.clausesNeedConjunction) return undefined;
  const from = words.lower[footageLast + 1] === ',' ? footageLast + 2 : footageLast + 1;
  return from < at ? from : undefined;
}

function contentBetween(scene: Scene, first: number, last: number) {
  const { words } = scene;
  let from = first;
  while (from <= last && is(words, from, wordClass.punctuation)) from += 1;
  return from > last ? undefined : { start: words.start[from]!, end: words.end[last]! };
}

function footageBefore(scene: Scene, at: number, low: number) {
  const { words } = scene;
  for (let preposition = at - 2; preposition >= low && at - preposition <= maxSourceWords; preposition--) {
    if (!is(words, preposition, wordClass.footagePreposition)) continue;
    const first = preposition + 1;
    const last = footagePhraseEnd(scene, first, at);
    if (last !== undefined) return { first, last };
  }
  return undefined;
}

function footageAfter(scene: Scene, from: number, high: number) {
  const { words } = scene;
  if (from >= high || !is(words, from, wordClass.footagePreposition)) return undefined;
  const last = footagePhraseEnd(scene, from + 1, high + 1);
  return last === undefined ? undefined : { first: from + 1, last };
}

/** The footage noun within the first words of a phrase, with what directly follows it. */
function footagePhraseEnd(scene: Scene, first: number, before: number): number | undefined {
  const { words } = scene;
  for (let at = first; at < before && at - first < 4; at++) {
    if (is(words, at, wordClass.punctuation)) return undefined;
    if (!isFootage(scene, at)) continue;
    let last = at;
    while (
      last + 1 < before &&
      !is(words, last + 1, wordClass.punctuation | wordClass.preposition | wordClass.adverb | wordClass.auxiliary) &&
      last - at < 3
    )
      last += 1;
    return last === before - 1 && last > at ? at : last;
  }
  return undefined;
}
