import { wordClass } from '../../language/index.ts';
import { hasFinite, is, isFiniteVerb, isPronoun, type Scene, type WordRun } from './scene.ts';
import { isFootage, namesPeople } from './source-kind.ts';

/** So many sentences back a group is still what "they" stands for. */
const lookBackSentences = 2;
/** Longest description, in words, that is given back. */
const longestDescription = 8;
/** No sentence is searched further than this many words. */
const longestSentence = 120;

/**
 * The group that a plural pronoun stands for: the last description of several people in subject position ("Residents … They said"), or of
 * people whom an image shows, in the sentences before it. Undefined when there is none.
 */
export function groupBefore(scene: Scene, pronoun: number): WordRun | undefined {
  const { words } = scene;
  const own = words.sentence[pronoun]!;
  for (let sentence = own; sentence >= Math.max(0, own - lookBackSentences); sentence--) {
    const first = words.sentenceFirst[sentence]!;
    const end = sentence === own ? pronoun : words.sentenceFirst[sentence + 1]!;
    const found = groupIn(scene, first, Math.min(end, first + longestSentence));
    if (found !== undefined) return found;
  }
  return undefined;
}

function groupIn(scene: Scene, from: number, end: number): WordRun | undefined {
  let shown: WordRun | undefined;
  for (let at = from; at < end; at++) {
    if (!namesPeople(scene, at)) continue;
    const first = descriptionStart(scene, at, from);
    if (first === undefined) continue;
    const run = { first, last: withComplement(scene, at, end) };
    if (isSubject(scene, run, from, end)) return run;
    if (shown === undefined && footageBefore(scene, first, from)) shown = run;
  }
  return shown;
}

/** The first word of the noun phrase that ends at `noun`; undefined behind a preposition, where it is no subject and no object. */
function descriptionStart(scene: Scene, noun: number, from: number): number | undefined {
  const { words } = scene;
  let first = noun;
  while (first > from && noun - first < longestDescription) {
    const before = first - 1;
    if (is(words, before, wordClass.preposition) && !is(words, before, wordClass.determiner))
      return collectiveBefore(scene, before, from);
    if (is(words, before, wordClass.determiner | wordClass.number)) {
      first = before;
      continue;
    }
    const foreign =
      wordClass.punctuation |
      wordClass.coordinator |
      wordClass.subordinator |
      wordClass.relative |
      wordClass.adverb |
      wordClass.auxiliary |
      wordClass.subjectPronoun |
      wordClass.time;
    if (is(words, before, foreign) || isFiniteVerb(scene, before)) break;
    first = before;
  }
  return first;
}

/** "A group of residents", "dozens of women": the indefinite noun before "of" counts them. */
function collectiveBefore(scene: Scene, preposition: number, from: number): number | undefined {
  const { words, pack } = scene;
  const noun = preposition - 1;
  if (pack.functionWords.clausesNeedConjunction || words.lower[preposition] !== 'of' || noun < from) return undefined;
  if (is(words, noun, wordClass.number) || (noun === from && words.lower[noun]!.endsWith('s'))) return noun;
  return noun > from && /^an?$/.test(words.lower[noun - 1]!) ? noun - 1 : undefined;
}

/** "relatives of the missing", «жители села»: with what tells them apart. */
function withComplement(scene: Scene, noun: number, end: number): number {
  const { words, pack } = scene;
  let last = noun;
  const slavic = pack.functionWords.clausesNeedConjunction;
  for (let at = noun + 1; at < end && at - noun < longestDescription; at++) {
    if (is(words, at, wordClass.attachingPreposition)) {
      if (slavic || !/^(of|from)$/.test(words.lower[at]!)) break;
      continue;
    }
    const foreign =
      wordClass.punctuation |
      wordClass.preposition |
      wordClass.coordinator |
      wordClass.subordinator |
      wordClass.relative |
      wordClass.adverb |
      wordClass.auxiliary |
      wordClass.gerund |
      wordClass.time;
    const determined = is(words, at, wordClass.determiner) && at > noun + 1;
    if ((is(words, at, foreign) && !determined) || isPronoun(scene, at) || isFiniteVerb(scene, at)) break;
    if (at === noun + 1 && !slavic) break;
    last = at;
  }
  // In Russian and Ukrainian only a genitive belongs to the noun, and no case shows: one word or a name.
  return slavic ? Math.min(last, noun + 1) : last;
}

/** No finite verb between the border of the clause and the group, and one behind it. */
function isSubject(scene: Scene, { first, last }: WordRun, from: number, end: number): boolean {
  const { words, pack } = scene;
  for (let at = first - 1; at >= from; at--) {
    if (is(words, at, wordClass.punctuation | wordClass.subordinator | wordClass.relative)) break;
    if (isFiniteVerb(scene, at)) return false;
  }
  if (!pack.functionWords.clausesNeedConjunction) return hasFinite(scene, last + 1, end - 1);
  // «Жители вышли»: the verb must be plural, as the noun alone shows no case.
  for (let at = last + 1; at < end && !is(words, at, wordClass.punctuation); at++)
    if (pluralVerb.test(words.lower[at]!) && isFiniteVerb(scene, at)) return true;
  return false;
}

const pluralVerb = /(ли|лись|лися|ют|ут|ят|ат|ють|уть|ять|ать|[юуя]тся|атся|[юуя]ться|аться)$/u;

function footageBefore(scene: Scene, before: number, from: number): boolean {
  for (let at = from; at < before; at++) if (isFootage(scene, at)) return true;
  return false;
}
