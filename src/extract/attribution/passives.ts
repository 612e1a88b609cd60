import { wordClass } from '../../language/index.ts';
import { levelEnd } from './clause-ends.ts';
import { complementAfter, noPrepositions } from './complements.ts';
import { chooseContent, leftContent } from './contents.ts';
import { frameBit } from './cue-table.ts';
import type { Cue } from './cues.ts';
import type { Draft } from './draft.ts';
import { phraseFrom } from './noun-phrases.ts';
import { is, type Scene, spanOf, type WordRun } from './scene.ts';
import { subjectBefore } from './subjects.ts';

/** "is rumoured to be …", "was criticised by …": content is the subject with what follows, the source is named after "by" or nowhere. */
export function passiveAttribution(scene: Scene, cue: Cue, groupFirst: number, stretch: WordRun): Draft | undefined {
  const { words, pack } = scene;
  const subject = subjectBefore(scene, groupFirst, stretch.first);
  const next = cue.last + 1;
  const high = levelEnd(scene, cue.last);
  const agent =
    next < high && words.lower[next] === pack.functionWords.agentMarker
      ? phraseFrom(scene, next + 1, high, false)
      : undefined;
  const reporting = (cue.frames & frameBit.passive) !== 0;
  const base = {
    cue: [{ start: words.start[groupFirst]!, end: words.end[cue.last]! }],
    lemma: cue.lemma,
    anchor: cue.first,
    negated: false,
    direct: false,
    rule: 'passive' as const,
  };
  if (agent !== undefined && subject !== undefined)
    return {
      ...base,
      source: [spanOf(words, agent)],
      sourceRun: agent,
      content: [spanOf(words, subject)],
      confidence: 0.5,
    };
  if (!reporting) return undefined;
  const addressee = (cue.frames & frameBit.addressee) !== 0 && (cue.frames & frameBit.clause) === 0;
  const right = complementAfter(scene, cue.last, cue.frames | frameBit.infinitive | frameBit.clause, noPrepositions);
  if (right === undefined) return undefined;
  const impersonal = subject === undefined || isExpletive(scene, subject);
  if (right.kind === 'infinitive' && subject !== undefined && !impersonal)
    return {
      ...base,
      source: [],
      sourceRun: undefined,
      content: [spanOf(words, subject), right.content],
      confidence: 0.7,
    };
  if (right.kind === 'clause' && is(words, cue.last + 1, wordClass.complementizer) && (impersonal || addressee))
    return { ...base, source: [], sourceRun: undefined, content: [right.content], confidence: 0.65 };
  return undefined;
}

function isExpletive(scene: Scene, subject: WordRun): boolean {
  return (
    subject.first === subject.last &&
    scene.pack.functionWords.subjectPronouns[scene.words.lower[subject.first]!] === 'neuter'
  );
}

/** «Сообщается, что …», «…, говорится в заявлении министерства»: nobody is the subject; a document may be named after the verb. */
export function impersonalAttribution(scene: Scene, cue: Cue, groupFirst: number, stretch: WordRun): Draft | undefined {
  const { words } = scene;
  const next = cue.last + 1;
  const high = levelEnd(scene, cue.last);
  const document =
    next < high && is(words, next, wordClass.institutionPreposition)
      ? phraseFrom(scene, next + 1, high, false)
      : undefined;
  const rightFrom = document?.last ?? cue.last;
  const frames = frameBit.clause | frameBit.quote;
  const border = groupFirst - 1;
  const asClause = border >= stretch.first && is(words, border, wordClass.asConjunction);
  const right = complementAfter(scene, rightFrom, frames, noPrepositions);
  const left = leftContent(scene, border, stretch, frames);
  const clause = right?.kind === 'clause' && !is(words, stretch.first, wordClass.relative) ? right : undefined;
  const content = chooseContent(
    scene,
    { ...cue, frames },
    left,
    right?.kind === 'quote' ? right : clause,
    asClause,
    rightFrom,
    border,
    stretch,
  );
  if (content === undefined) return undefined;
  return {
    source: document === undefined ? [] : [spanOf(words, document)],
    sourceRun: document,
    cue: [{ start: words.start[groupFirst]!, end: words.end[cue.last]! }],
    content: content.spans,
    lemma: cue.lemma,
    anchor: cue.first,
    negated: false,
    direct: content.fromQuote,
    confidence: 0.7,
    rule: 'passive',
  };
}

/** "a plan criticised by unions": a participle after its noun, with its agent. */
export function reducedPassive(scene: Scene, cue: Cue, stretch: WordRun): Draft | undefined {
  const { words, pack } = scene;
  const next = cue.last + 1;
  if (next >= stretch.last || words.lower[next] !== pack.functionWords.agentMarker) return undefined;
  const agent = phraseFrom(scene, next + 1, stretch.last, false);
  const subject = subjectBefore(scene, cue.first, stretch.first);
  if (agent === undefined || subject === undefined) return undefined;
  return {
    source: [spanOf(words, agent)],
    sourceRun: agent,
    cue: [{ start: words.start[cue.first]!, end: words.end[cue.last]! }],
    content: [spanOf(words, subject)],
    lemma: cue.lemma,
    anchor: cue.first,
    negated: false,
    direct: false,
    confidence: 0.4,
    rule: 'passive',
  };
}
