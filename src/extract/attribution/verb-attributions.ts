import { type Words, wordClass } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';
import { namesFollow, referredBack } from './back-references.ts';
import { levelEnd } from './clause-ends.ts';
import { complementAfter, noPrepositions, opensClause } from './complements.ts';
import { type Chosen, chooseContent, leftContent } from './contents.ts';
import { frameBit, type VerbCue } from './cue-table.ts';
import { type Cue, cueAt, verbGroupStart } from './cues.ts';
import type { Draft } from './draft.ts';
import { phraseFrom } from './noun-phrases.ts';
import { impersonalAttribution, passiveAttribution, reducedPassive } from './passives.ts';
import { hasFinite, is, isFiniteVerb, type Scene, spanOf, stretchAround, type WordRun, wordsWithin } from './scene.ts';
import { namesFootage } from './source-kind.ts';
import { sharedSubject, subjectBefore } from './subjects.ts';

/** Reads the attribution whose verb stands at word `at`; undefined when the verb credits nobody with anything. */
export function verbAttribution(scene: Scene, at: number, previous: readonly Draft[]): Draft | undefined {
  const cue = cueAt(scene, at);
  if (cue === undefined) return undefined;
  const { words } = scene;
  const stretch = stretchAround(scene, at);
  const group = verbGroupStart(scene, cue, stretch.first);
  const tenses = cue.verb?.tenses;
  if (group.infinitive) return undefined;
  if (group.passive && (tenses?.has('pastParticiple') || tenses?.has('impersonal')))
    return passiveAttribution(scene, cue, group.first, stretch);

  const participle = tenses?.has('gerund') === true && !group.progressive;
  const impersonal = scene.pack.functionWords.clausesNeedConjunction;
  if (impersonal && (cue.frames === frameBit.passive || (tenses?.has('impersonal') && tenses.size === 1)))
    return impersonalAttribution(scene, cue, group.first, stretch);
  const beforeAgent = cue.last < stretch.last && words.lower[cue.last + 1] === scene.pack.functionWords.agentMarker;
  if (tenses?.has('pastParticiple') && !group.perfect && (beforeAgent || !tenses.has('past')))
    return reducedPassive(scene, cue, stretch);

  const back = referredBack(scene, cue, group.first, stretch);
  const own =
    participle || (back !== undefined && namesFollow(scene, cue))
      ? undefined
      : subjectBefore(scene, group.first, stretch.first);
  const inverted = own === undefined && !participle ? invertedSource(scene, cue, group.first, stretch) : undefined;
  const borderEnd = (own?.first ?? group.first) - 1;
  const relative = own !== undefined && is(words, own.first, wordClass.relative) && own.first === own.last;
  const left = relative ? undefined : leftContent(scene, borderEnd, stretch, cue.frames);
  const rightFrom = inverted?.last ?? cue.last;
  const right = complementAfter(scene, rightFrom, cue.frames, inverted ? noPrepositions : cue.prepositions);

  const asClause = borderEnd >= stretch.first && is(words, borderEnd, wordClass.asConjunction);
  let source = own ?? inverted ?? institutionBefore(scene, cue, group.first, stretch);
  if (source === undefined) source = borrowedSource(scene, at, group.first, stretch, previous, participle);
  const content = back ?? chooseContent(scene, cue, left, right, asClause, rightFrom, borderEnd, stretch);
  if (content === undefined) return undefined;
  if (source !== undefined && source !== own && cue.verb && agreesNot(scene, cue.verb, source)) return undefined;
  if (source === undefined && !content.fromQuote) return undefined;
  if (participle && impersonal && content.kind === 'object') return undefined;
  const bareBase = tenses?.has('base') && !tenses.has('past') && group.first === cue.first;
  if (bareBase && own === undefined && inverted === undefined && !content.fromQuote) return undefined;
  if (isOwnThought(scene, source, cue.lemma, at)) return undefined;
  return {
    source: source === undefined ? [] : [spanOf(words, source)],
    sourceRun: source,
    cue: [{ start: words.start[group.first]!, end: words.end[content.cueLast]! }],
    content: source !== undefined && namesFootage(scene, source) ? allShown(words, content) : content.spans,
    lemma: cue.lemma,
    anchor: cue.first,
    negated: group.negated,
    direct: content.fromQuote,
    confidence: confidenceOf(content, own, inverted),
    rule: back === undefined ? 'verb' : 'reference',
  };
}

/** "The video shows women demanding that …": an image shows all that stands behind its verb, not only the clause with a conjunction. */
function allShown(words: Words, { spans, cueLast, fromQuote }: Chosen): readonly Span[] {
  const [only] = spans;
  const next = cueLast + 1;
  if (fromQuote || spans.length !== 1 || only === undefined || next >= words.count) return spans;
  return only.start > words.start[next]! ? [{ start: words.start[next]!, end: only.end }] : spans;
}

/** «В министерстве заявили»: a body named after a preposition speaks through a verb in the plural. */
function institutionBefore(scene: Scene, cue: Cue, groupFirst: number, stretch: WordRun): WordRun | undefined {
  const { words } = scene;
  if (cue.verb?.agreement !== 'plural') return undefined;
  for (let at = groupFirst - 2; at >= stretch.first && groupFirst - at < 10; at--) {
    if (is(words, at, wordClass.punctuation) || isFiniteVerb(scene, at)) return undefined;
    if (!is(words, at, wordClass.institutionPreposition)) continue;
    const opens =
      at === stretch.first ||
      is(
        words,
        at - 1,
        wordClass.punctuation | wordClass.coordinator | wordClass.opener | wordClass.adverb | wordClass.asConjunction,
      );
    return opens && !is(words, at + 1, wordClass.time | wordClass.number)
      ? { first: at + 1, last: groupFirst - 1 }
      : undefined;
  }
  return undefined;
}

/** "I think", "we want": inside someone's words, the speaker's own view is part of what he says, not a further source. */
function isOwnThought(scene: Scene, source: WordRun | undefined, lemma: string, at: number): boolean {
  if (source === undefined || source.first !== source.last) return false;
  const person = scene.pack.functionWords.subjectPronouns[scene.words.lower[source.first]!];
  if (person !== 'first' && person !== 'second') return false;
  if (scene.utterance[at]! >= 0) return true;
  return person === 'second' || scene.cues.attitudes.has(lemma) || scene.cues.levels.has(lemma);
}

function confidenceOf(content: Chosen, own: WordRun | undefined, inverted: WordRun | undefined): number {
  if (content.fromQuote) return own || inverted ? 0.9 : 0.6;
  if (content.kind === 'object') return own ? 0.55 : 0.4;
  return own || inverted ? 0.8 : 0.55;
}

/** "…," said Smith: the phrase after the verb is the source when no subject stands before it. */
function invertedSource(scene: Scene, cue: Cue, groupFirst: number, stretch: WordRun): WordRun | undefined {
  const { words, pack } = scene;
  if (!(cue.frames & (frameBit.clause | frameBit.quote))) return undefined;
  const tenses = cue.verb?.tenses;
  // “…,” write the authors: the bare form of a plural, behind a quotation.
  const plural =
    tenses?.has('base') === true && scene.utterance[groupFirst] !== (scene.utterance[groupFirst - 1] ?? -1);
  if (tenses && !tenses.has('past') && !tenses.has('present') && !plural) return undefined;
  const first = cue.last + 1;
  const high = levelEnd(scene, cue.last);
  if (first > high || (is(words, first, wordClass.punctuation) && !/^["“«„]$/.test(words.lower[first]!)))
    return undefined;
  const afterBorder =
    groupFirst === stretch.first ||
    is(words, groupFirst - 1, wordClass.punctuation) ||
    scene.utterance[groupFirst - 1] !== scene.utterance[groupFirst];
  if (!pack.functionWords.clausesNeedConjunction && !afterBorder) return undefined;
  if (is(words, first, wordClass.preposition) && !is(words, first, wordClass.institutionPreposition)) return undefined;
  if (
    opensClause(scene, first) ||
    (is(words, first, wordClass.objectPronoun) && !is(words, first, wordClass.determiner))
  )
    return undefined;
  let start = first;
  if (is(words, first, wordClass.institutionPreposition)) start += 1;
  const asClause = groupFirst > stretch.first && is(words, groupFirst - 1, wordClass.asConjunction);
  const phrase = phraseFrom(scene, start, high, !asClause);
  if (phrase === undefined) return undefined;
  if (cue.verb && agreesNot(scene, cue.verb, phrase)) return undefined;
  return phrase;
}

/** A pronoun whose gender the verb form contradicts is no subject. */
function agreesNot(scene: Scene, verb: VerbCue, phrase: WordRun): boolean {
  if (verb.agreement === undefined || phrase.first !== phrase.last) return false;
  const pronoun = scene.pack.functionWords.subjectPronouns[scene.words.lower[phrase.first]!];
  return pronoun !== undefined && pronoun !== 'first' && pronoun !== 'second' && pronoun !== verb.agreement;
}

/** ", adding that …", "… and said": the source of the attribution before it in the sentence, or the subject of the main clause. */
function borrowedSource(
  scene: Scene,
  at: number,
  group: number,
  stretch: WordRun,
  previous: readonly Draft[],
  participle: boolean,
): WordRun | undefined {
  const { words } = scene;
  const before = previous.at(-1);
  if (
    before?.sourceRun &&
    words.sentence[before.anchor] === words.sentence[at] &&
    scene.utterance[before.anchor] === scene.utterance[at] &&
    before.sourceRun.last < at
  ) {
    // "The video shows women demanding that …": those shown demand it, not the video.
    const shown = participle && namesFootage(scene, before.sourceRun) && wordsWithin(scene, before.content[0]!);
    return shown && shown.first < group ? subjectBefore(scene, group, shown.first) : before.sourceRun;
  }
  // Only a verb that follows a conjunction or a comma can share the subject of an earlier one.
  const follows =
    group > stretch.first && is(words, group - 1, wordClass.coordinator | wordClass.punctuation | wordClass.adverb);
  if (!participle && !follows) return undefined;
  // "President Putin, saying: …": a participle right behind the speaker's name.
  if (
    participle &&
    group > stretch.first + 1 &&
    words.lower[group - 1] === ',' &&
    !hasFinite(scene, stretch.first, group - 1)
  ) {
    const named = subjectBefore(scene, group - 1, stretch.first);
    if (named !== undefined) return named;
  }
  const shared = sharedSubject(scene, group, stretch.first);
  if (shared !== undefined) return shared;
  if (!participle) return undefined;
  // "Citing officials, the paper said": the subject follows the comma.
  if (at > stretch.first + 2) return undefined;
  for (let next = at + 1; next < stretch.last; next++)
    if (words.lower[next] === ',') {
      for (let verb = next + 2; verb <= Math.min(stretch.last, next + 12); verb++)
        if (isFiniteVerb(scene, verb)) {
          let first = verb;
          while (first > next + 2 && is(words, first - 1, wordClass.adverb)) first -= 1;
          return subjectBefore(scene, first, next + 1);
        }
      return undefined;
    }
  return undefined;
}
