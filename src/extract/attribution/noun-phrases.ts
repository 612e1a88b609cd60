import { wordClass } from '../../language/index.ts';
import {
  is,
  isAbbreviationStop,
  isFiniteVerb,
  isPronoun,
  maxPhraseWords,
  type Scene,
  transparent,
  type WordRun,
} from './scene.ts';

/**
 * The noun phrase that begins at word `first`: the source after an inverted verb or after "according to".
 * @param appositions whether what follows a comma may still belong to it ("said Smith, a spokesman")
 */
export function phraseFrom(scene: Scene, first: number, high: number, appositions: boolean): WordRun | undefined {
  const { words } = scene;
  if (first > high) return undefined;
  if (isPronoun(scene, first) && !is(words, first, wordClass.determiner)) return { first, last: first };
  let last = first - 1;
  for (let at = first; at <= high && at - first < maxPhraseWords; at++) {
    const form = words.lower[at]!;
    if (is(words, at, wordClass.punctuation)) {
      if (form === '(') {
        let close = at + 1;
        while (close <= high && words.lower[close] !== ')' && close - at < 15) close += 1;
        if (words.lower[close] !== ')') break;
        at = close;
        last = close;
        continue;
      }
      if (
        form === '.' &&
        at > first &&
        at < high &&
        isAbbreviationStop(scene, at) &&
        is(words, at + 1, wordClass.word | wordClass.number | wordClass.punctuation)
      ) {
        last = at;
        continue;
      }
      if (transparent.has(form) && at < high) {
        if (form === '”' || form === '»' || form === '"') last = at;
        continue;
      }
      if (form === ',' && at > first && at < high) {
        const end = listOrAppositionEnd(scene, at, high, appositions);
        if (end !== undefined) {
          at = end;
          last = end;
          continue;
        }
      }
      break;
    }
    if (at > first && isFiniteVerb(scene, at)) break;
    if (
      at > first &&
      is(words, at, wordClass.relative | wordClass.objectPronoun) &&
      !is(words, at, wordClass.determiner)
    )
      break;
    if (at > first && isPronoun(scene, at) && !is(words, at, wordClass.determiner)) break;
    if (at > first && is(words, at, wordClass.time) && !is(words, at, wordClass.capitalised)) break;
    if (
      at > first &&
      is(words, at, wordClass.time) &&
      !is(words, at - 1, wordClass.preposition | wordClass.capitalised)
    )
      break;
    if (is(words, at, wordClass.subordinator) && !is(words, at, wordClass.preposition | wordClass.determiner)) break;
    if (at > first && scene.verbs[at]?.tenses.has('gerund') && !is(words, at - 1, wordClass.preposition)) break;
    if (is(words, at, wordClass.coordinator)) {
      if (at + 1 > high || !beginsNounPhrase(scene, at + 1)) break;
      let verb = at + 1;
      while (verb <= high && verb < at + 6 && !is(words, verb, wordClass.punctuation) && !isFiniteVerb(scene, verb))
        verb += 1;
      if (verb <= high && isFiniteVerb(scene, verb)) break;
      continue;
    }
    if (at > first && is(words, at, wordClass.preposition)) {
      if (!attaches(scene, at, high)) break;
      continue;
    }
    if (at > first && is(words, at, wordClass.adverb) && !is(words, at, wordClass.capitalised | wordClass.determiner))
      break;
    last = at;
  }
  if (last < first) return undefined;
  return { first, last };
}

function beginsNounPhrase(scene: Scene, at: number): boolean {
  const { words } = scene;
  if (isPronoun(scene, at) || is(words, at, wordClass.auxiliary | wordClass.adverb | wordClass.subordinator))
    return false;
  if (scene.verbs[at] !== undefined && !is(words, at, wordClass.capitalised)) return false;
  return is(words, at, wordClass.word | wordClass.number);
}

/** Whether a prepositional phrase belongs to the noun before it, as against the verb. */
function attaches(scene: Scene, at: number, high: number): boolean {
  const { words } = scene;
  if (at >= high) return false;
  if (is(words, at + 1, wordClass.time | wordClass.number)) return false;
  if (is(words, at, wordClass.attachingPreposition)) return true;
  return (
    is(words, at, wordClass.placePreposition) &&
    is(words, at + 1, wordClass.capitalised) &&
    !is(words, at - 1, wordClass.capitalised)
  );
}

/** The last word of a list member or an apposition after the comma at `at`, or undefined when the phrase ends there. */
function listOrAppositionEnd(scene: Scene, at: number, high: number, appositions: boolean): number | undefined {
  const { words } = scene;
  const next = at + 1;
  if (!appositions) return undefined;
  if (
    is(words, next, wordClass.relative | wordClass.subordinator | wordClass.coordinator | wordClass.adverb) &&
    !is(words, next, wordClass.determiner)
  )
    return undefined;
  if (isPronoun(scene, next) && !is(words, next, wordClass.determiner)) return undefined;
  if (is(words, next, wordClass.preposition | wordClass.punctuation) || isFiniteVerb(scene, next)) return undefined;
  if (scene.verbs[next] !== undefined || is(words, next, wordClass.gerund)) return undefined;
  if (is(words, next, wordClass.number)) return undefined;
  let end = next;
  let relative = false;
  for (; end <= high; end++) {
    if (is(words, end, wordClass.relative)) relative = true;
    const form = words.lower[end]!;
    if (form === ',' || form === ';' || form === ':' || form === '—' || form === '–') break;
    if (form === '.' && (end === high || !isAbbreviationStop(scene, end))) break;
    if (scene.utterance[end] !== scene.utterance[at]) break;
    if (!relative && isFiniteVerb(scene, end)) return undefined;
  }
  const last = end - 1;
  return last > at ? last : undefined;
}
