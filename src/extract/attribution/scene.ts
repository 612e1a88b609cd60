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

/** First and last word of the stretch around a word that a rule may look at: its sentence, cut where an utterance begins or ends. */
export function stretchAround(scene: Scene, index: number): WordRun {
  const { words, utterance } = scene;
  const sentence = words.sentence[index]!;
  const inside = utterance[index]!;
  let first = index;
  let last = index;
  const low = words.sentenceFirst[sentence]!;
  const high = words.sentenceFirst[sentence + 1]! - 1;
  while (first > low && utterance[first - 1] === inside) first -= 1;
  while (last < high && utterance[last + 1] === inside) last += 1;
  return { first, last };
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
  if (is(words, index, wordClass.finiteVerb)) return !is(words, index, wordClass.capitalised);
  if (!is(words, index, wordClass.word) || is(words, index, wordClass.capitalised)) return false;
  return pack.looksFinite(
    words.lower[index]!,
    index > 0 ? words.lower[index - 1]! : '',
    index + 1 < words.count ? words.lower[index + 1]! : '',
  );
}
