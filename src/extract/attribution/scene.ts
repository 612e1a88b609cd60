import { type LanguagePack, type Words, wordClass } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';
import type { CueTable, VerbCue } from './cue-table.ts';
import type { Quotation } from './quotations.ts';

/** Everything that the rules look at while they read one document. */
export interface Scene {
  readonly words: Words;
  readonly pack: LanguagePack;
  readonly cues: CueTable;
  readonly quotations: readonly Quotation[];
  /** For each word, the index of the utterance that holds it, or -1. */
  readonly utterance: Int32Array;
  /** For each word, the verb cue whose form it has and as which it is used here. */
  readonly verbs: readonly (VerbCue | undefined)[];
  /** Index of the block that holds an offset. */
  blockOf(offset: number): number;
}

/** A run of words: `first` to `last`, both included. */
export interface WordRun {
  readonly first: number;
  readonly last: number;
}

/** Whether word `index` has any of the given classes. */
export function is(words: Words, index: number, classes: number): boolean {
  return (words.classes[index]! & classes) !== 0;
}

/** The characters that a run of words covers. */
export function spanOf(words: Words, run: WordRun): Span {
  return { start: words.start[run.first]!, end: words.end[run.last]! };
}

/** The words that a span covers, in part or as a whole; undefined when it covers none. */
export function wordsWithin({ words }: Scene, span: Span): WordRun | undefined {
  let low = 0;
  let high = words.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words.end[middle]! <= span.start) low = middle + 1;
    else high = middle;
  }
  let last = low - 1;
  while (last + 1 < words.count && words.start[last + 1]! < span.end) last += 1;
  return last < low ? undefined : { first: low, last };
}

/** No rule looks further than this many words from a cue: what runs on longer is no sentence. */
export const longestReach = 400;

/** First and last word of the stretch around a word that a rule may look at: its sentence, cut where an utterance begins or ends. */
export function stretchAround(scene: Scene, index: number): WordRun {
  const { words, utterance } = scene;
  const sentence = words.sentence[index]!;
  const inside = utterance[index]!;
  let first = index;
  let last = index;
  const low = Math.max(words.sentenceFirst[sentence]!, index - longestReach);
  const high = Math.min(words.sentenceFirst[sentence + 1]! - 1, index + longestReach);
  while (first > low && utterance[first - 1] === inside) first -= 1;
  while (last < high && utterance[last + 1] === inside) last += 1;
  return { first, last };
}

/** First word of the sentence around a word that stands outside of utterances; inside one, the first word of the utterance there. */
export function levelStart(scene: Scene, index: number): number {
  const { words, utterance } = scene;
  if (utterance[index]! >= 0) return stretchAround(scene, index).first;
  return Math.max(words.sentenceFirst[words.sentence[index]!]!, index - longestReach);
}

/** Whether a word is a finite verb, as far as its form and its neighbours show. */
export function isFiniteVerb(scene: Scene, index: number): boolean {
  const { words, verbs, pack } = scene;
  if (words.lower[index] === "'s")
    return index > 0 && is(words, index - 1, wordClass.subjectPronoun | wordClass.relative);
  if (is(words, index, wordClass.auxiliary)) return true;
  const cue = verbs[index];
  if (cue !== undefined)
    return !(cue.tenses.size === 1 && (cue.tenses.has('gerund') || cue.tenses.has('pastParticiple')));
  const named = is(words, index, wordClass.capitalised) && words.sentenceFirst[words.sentence[index]!] !== index;
  if (is(words, index, wordClass.finiteVerb)) return !named;
  if (!is(words, index, wordClass.word) || named) return false;
  // «на капитана»: in Russian and Ukrainian a word that only looks like a verb is a noun behind a preposition.
  if (pack.functionWords.clausesNeedConjunction && index > 0 && is(words, index - 1, wordClass.preposition))
    return false;
  return pack.looksFinite(
    words.lower[index]!,
    index > 0 ? words.lower[index - 1]! : '',
    index + 1 < words.count ? words.lower[index + 1]! : '',
  );
}

/** Whether "according to" or another such opening stands at word `at`; gives its number of words, or 0. */
export function startsAccordingTo(scene: Scene, at: number): number {
  return startsPhrase(scene, scene.cues.accordingTo, at);
}

/** Number of words of the listed phrase that stands at word `at`, or 0. */
export function startsPhrase(scene: Scene, phrases: CueTable['accordingTo'], at: number): number {
  for (const phrase of phrases.get(scene.words.lower[at]!) ?? [])
    if (
      phrase.every(
        (part, index) => scene.words.lower[at + index] === part || (part === '{}' && isPossessive(scene, at + index)),
      )
    )
      return phrase.length;
  return 0;
}

/** Whether a possessive pronoun stands at a word ("in his words", «по его словам»). */
export function isPossessive(scene: Scene, at: number): boolean {
  return at < scene.words.count && Object.hasOwn(scene.pack.functionWords.possessives, scene.words.lower[at]!);
}

/** A hyphen with white space around it is a dash. */
export function isSpacedDash(scene: Scene, at: number): boolean {
  const { words } = scene;
  return words.lower[at] === '-' && at > 0 && words.start[at]! > words.end[at - 1]!;
}

/** The quotation that begins at an offset. */
export function quotationAt(scene: Scene, start: number) {
  const { quotations } = scene;
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotations[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return quotations[low]?.start === start ? quotations[low] : undefined;
}

/** Whether the word is a pronoun that can be a subject by itself. */
export function isPronoun(scene: Scene, index: number): boolean {
  return is(scene.words, index, wordClass.subjectPronoun);
}

/** Whether a finite verb stands among the words `from` to `to`, both included. */
export function hasFinite(scene: Scene, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (isFiniteVerb(scene, at)) return true;
  return false;
}

/** Marks that may stand inside a noun phrase. */
export const transparent = new Set([
  '"',
  '“',
  '”',
  "''",
  '«',
  '»',
  '„',
  '‘',
  '’',
  "'",
  '%',
  '$',
  '€',
  '£',
  '₴',
  '₽',
  '&',
  '/',
  '-',
  '№',
  '`',
]);

/** No noun phrase is longer than this many words. */
export const maxPhraseWords = 45;

/** A full stop inside a sentence belongs to an abbreviation when something follows it in the same sentence. */
export function isAbbreviationStop(scene: Scene, at: number): boolean {
  const { words } = scene;
  return (
    at > 0 && at + 1 < words.count && words.sentence[at + 1] === words.sentence[at] && is(words, at - 1, wordClass.word)
  );
}
