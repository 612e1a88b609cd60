import { wordClass } from '../../language/index.ts';
import { noPrepositions } from './complements.ts';
import type { VerbCue } from './cue-table.ts';
import { is, isFiniteVerb, type Scene } from './scene.ts';

/** A verb, or a phrase that begins with one, standing as a cue. */
export interface Cue {
  readonly lemma: string;
  readonly frames: number;
  readonly prepositions: ReadonlySet<string>;
  readonly first: number;
  readonly last: number;
  readonly verb: VerbCue | undefined;
}

export function cueAt(scene: Scene, at: number): Cue | undefined {
  const { words, cues, verbs } = scene;
  for (const phrase of cues.phrases.get(words.lower[at]!) ?? []) {
    if (!phrase.rest.every((part, index) => words.lower[at + 1 + index] === part)) continue;
    return {
      lemma: phrase.lemma,
      frames: phrase.frames,
      prepositions: noPrepositions,
      first: at,
      last: at + phrase.rest.length,
      verb: verbs[at],
    };
  }
  const verb = verbs[at];
  return verb && { lemma: verb.lemma, frames: verb.frames, prepositions: verb.prepositions, first: at, last: at, verb };
}

/** Auxiliaries, adverbs and negations before the verb join the cue ("has also said"). */
export function verbGroupStart(scene: Scene, cue: Cue, low: number) {
  const { words, pack } = scene;
  let first = cue.first;
  let passive = false;
  let perfect = false;
  let negated = false;
  let infinitive = false;
  for (let at = cue.first - 1; at >= low; at--) {
    const form = words.lower[at]!;
    if (form === pack.functionWords.infinitiveMarker && form !== '') {
      infinitive = true;
      break;
    }
    if (is(words, at, wordClass.passiveAuxiliary) && !is(words, at, wordClass.determiner)) {
      if (form === "'s" && !isFiniteVerb(scene, at)) break;
      passive = true;
    } else if (is(words, at, wordClass.perfectAuxiliary)) perfect = true;
    else if (is(words, at, wordClass.negation) && !is(words, at, wordClass.determiner | wordClass.subjectPronoun))
      negated = true;
    else if (is(words, at, wordClass.adverb | wordClass.auxiliary)) {
      if (
        is(words, at, wordClass.coordinator | wordClass.determiner | wordClass.subordinator) ||
        (is(words, at, wordClass.opener) && at === low)
      )
        break;
      if (!is(words, at, wordClass.auxiliary) && !precedesVerb(scene, at, low)) break;
    } else break;
    if (words.lower[at]!.endsWith("n't")) negated = true;
    first = at;
  }
  return { first, passive, perfect, negated, infinitive, progressive: passive };
}

/** An adverb belongs to the verb group only when a subject or an auxiliary stands before it, not a clause border. */
function precedesVerb(scene: Scene, at: number, low: number): boolean {
  return at > low && !is(scene.words, at - 1, wordClass.punctuation);
}
