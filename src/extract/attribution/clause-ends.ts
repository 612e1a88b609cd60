import { wordClass } from '../../language/index.ts';
import { frameBit } from './cue-table.ts';
import { is, isFiniteVerb, isPronoun, longestReach, type Scene, startsAccordingTo, startsPhrase } from './scene.ts';

/** Last word of the sentence level that `at` stands on: the sentence, or the utterance that it is part of. */
export function levelEnd(scene: Scene, at: number): number {
  const { words, utterance, quotations } = scene;
  const inside = utterance[at]!;
  let last = Math.min(words.sentenceFirst[words.sentence[at]! + 1]! - 1, at + longestReach);
  if (inside >= 0) {
    const end = quotations[inside]!.end;
    while (last > at && words.end[last]! > end) last -= 1;
  }
  return last;
}

/** The end of the clause that begins at word `from`, as an offset; sentence-final punctuation and closing marks of an outer quotation stay out. */
export function clauseEnd(scene: Scene, from: number, object: boolean): number {
  const { words, utterance, quotations } = scene;
  const level = utterance[from - 1] ?? -1;
  const high = levelEnd(scene, Math.max(from - 1, 0));
  let last = from;
  for (let at = from; at <= high; at++) {
    if (utterance[at] !== level) {
      // A quotation inside the clause is part of it, to its own end even where sentences end within it.
      const quotation = quotations[utterance[at]!];
      if (quotation !== undefined && utterance[at]! !== level) {
        let close = at;
        while (close + 1 < words.count && words.start[close + 1]! < quotation.end) close += 1;
        last = close;
        at = close;
        if (close > high) return quotation.end;
        continue;
      }
    }
    if (at > from && endsClause(scene, at, high, object)) break;
    last = at;
  }
  while (last > from && isTrailing(words.lower[last]!, last === high)) last -= 1;
  if (level >= 0) {
    const closing = quotations[level]!;
    while (last > from && words.end[last]! >= closing.end && /^["”»“'’]+$/.test(words.lower[last]!)) last -= 1;
    while (last > from && isTrailing(words.lower[last]!, true)) last -= 1;
  }
  return words.end[last]!;
}

function isTrailing(form: string, final: boolean): boolean {
  return (
    form === ',' || form === ';' || form === ':' || form === '—' || form === '–' || (final && /^[.!…]+$/.test(form))
  );
}

/** Whether a clause or object that is credited ends before word `at`. */
function endsClause(scene: Scene, at: number, high: number, object: boolean): boolean {
  const { words, verbs } = scene;
  const form = words.lower[at]!;
  if (form === ';') return true;
  if (form === ',' && at < high) {
    const next = at + 1;
    const cue = verbs[next];
    if (cue?.tenses.has('gerund')) return true;
    // "…, сообщает агентство": a credit behind the clause.
    if (scene.pack.functionWords.clausesNeedConjunction && speechVerb(scene, next) && next < high) return true;
    if (startsAccordingTo(scene, next) || startsPhrase(scene, scene.cues.citing, next)) return true;
    if (is(words, next, wordClass.coordinator) && at + 2 <= high) {
      const verb = skipAdverbs(scene, next + 1, high);
      // Where a comma closes every subordinate clause, a cue behind "and" belongs to the outer one.
      if (speechVerb(scene, verb) || (scene.pack.functionWords.clausesNeedConjunction && isPastCue(scene, verb)))
        return true;
      if (newSpeaker(scene, next + 1, high)) return true;
      if (object && !is(words, next, wordClass.determiner)) return true;
    }
    if (
      object &&
      is(words, next, wordClass.relative | wordClass.subordinator) &&
      !is(words, next, wordClass.determiner)
    )
      return true;
    if (object && is(words, next, wordClass.gerund)) return true;
    if (object && isPronoun(scene, next)) return true;
  }
  if (is(words, at, wordClass.coordinator) && at < high) {
    const verb = skipAdverbs(scene, at + 1, high);
    const cue = verbs[verb];
    if (
      cue !== undefined &&
      speechVerb(scene, verb) &&
      (cue.tenses.has('past') || cue.tenses.has('present')) &&
      !cue.nounAmbiguous
    )
      return true;
    if (object && isFiniteVerb(scene, verb) && !is(words, verb, wordClass.capitalised)) return true;
  }
  if (
    object &&
    is(words, at, wordClass.subordinator) &&
    scene.pack.functionWords.adverbialPrepositions.includes(form) &&
    !is(words, at, wordClass.determiner)
  )
    return !is(words, at, wordClass.asConjunction);
  return false;
}

function isPastCue(scene: Scene, at: number): boolean {
  return scene.verbs[at]?.tenses.has('past') === true;
}

/** A finite verb of saying, as against one of thinking or wishing, which may well belong to what is said. */
function speechVerb(scene: Scene, at: number): boolean {
  const cue = scene.verbs[at];
  if (cue === undefined || !isFiniteVerb(scene, at) || !(cue.frames & (frameBit.clause | frameBit.quote))) return false;
  const level = scene.cues.levels.get(cue.lemma);
  return !scene.cues.attitudes.has(cue.lemma) && level !== 'probable' && level !== 'possible';
}

/** ", but the ministry denied": another speaker's clause follows. */
function newSpeaker(scene: Scene, from: number, high: number): boolean {
  for (let at = from + 1; at <= high && at - from < 9; at++) {
    if (scene.words.lower[at] === ',' || scene.utterance[at] !== scene.utterance[from]) return false;
    if (speechVerb(scene, at)) return true;
    if (isFiniteVerb(scene, at) && !is(scene.words, at, wordClass.auxiliary)) return false;
  }
  return false;
}

function skipAdverbs(scene: Scene, from: number, high: number): number {
  let at = from;
  while (at < high && is(scene.words, at, wordClass.adverb | wordClass.auxiliary) && scene.verbs[at] === undefined)
    at += 1;
  return at;
}
