import { wordClass } from '../../language/index.ts';
import type { Block, EntityMention, Span } from '../../model/index.ts';
import type { Draft } from './draft.ts';
import { phraseFrom } from './noun-phrases.ts';
import { is, isFiniteVerb, type Scene, spanOf, startsPhrase, type WordRun } from './scene.ts';
import { isKnownSource } from './source-kind.ts';

const maxNameWords = 9;

/** "Mayor: the bridge is closed" and "The bridge is closed — mayor": credits without a verb, at the ends of a sentence. */
export function verblessAttributions(
  scene: Scene,
  spoken: readonly Draft[],
  entities: readonly EntityMention[],
  blocks: readonly Block[],
): Draft[] {
  const drafts: Draft[] = [];
  const { words } = scene;
  for (let sentence = 0; sentence + 1 < words.sentenceFirst.length; sentence++) {
    const first = words.sentenceFirst[sentence]!;
    const last = words.sentenceFirst[sentence + 1]! - 1;
    if (last - first < 3) continue;
    const draft =
      labelled(scene, sentence, first, last, spoken) ??
      introduction(scene, first, last, entities) ??
      signature(scene, first, last, entities, blocks);
    if (draft !== undefined) drafts.push(draft);
  }
  return drafts;
}

/** «Источник: служба спасения» below what it credits, «Прямая речь: "…"» above the wording of the last speaker. */
function labelled(
  scene: Scene,
  sentence: number,
  first: number,
  last: number,
  spoken: readonly Draft[],
): Draft | undefined {
  const { words, cues, quotations, utterance } = scene;
  const source = startsPhrase(scene, cues.sourceLabels, first);
  if (source > 0 && words.lower[first + source] === ':') {
    const run = phraseFrom(scene, first + source + 1, withoutStop(scene, last), true);
    let before = sentence - 1;
    while (
      before >= 0 &&
      sentence - before < 4 &&
      !hasFinite(scene, words.sentenceFirst[before]!, words.sentenceFirst[before + 1]! - 1)
    )
      before -= 1;
    if (run === undefined || before < 0) return undefined;
    const end = withoutStop(scene, words.sentenceFirst[before + 1]! - 1);
    const content = { start: words.start[words.sentenceFirst[before]!]!, end: words.end[end]! };
    return {
      ...draftOf(scene, run, first, content, false, 0.7),
      cue: [spanOf(words, { first, last: first + source })],
    };
  }
  const quote = startsPhrase(scene, cues.quoteLabels, first);
  if (quote === 0) return undefined;
  let colon = first + quote;
  while (colon <= last && colon - first <= maxNameWords && words.lower[colon] !== ':') colon += 1;
  const index = utterance[colon + 1] ?? -1;
  if (words.lower[colon] !== ':' || index < 0 || index === utterance[colon]) return undefined;
  const content = { start: quotations[index]!.start, end: quotations[index]!.end };
  const named: WordRun | undefined =
    colon > first + quote ? { first: first + quote, last: colon - 1 } : lastSource(spoken, first);
  if (named === undefined) return undefined;
  return {
    ...draftOf(scene, named, first, content, true, 0.75),
    cue: [spanOf(words, { first, last: first + quote - 1 })],
  };
}

function lastSource(spoken: readonly Draft[], before: number): WordRun | undefined {
  for (let index = spoken.length - 1; index >= 0; index--) {
    const run = spoken[index]!.sourceRun;
    if (run !== undefined && run.last < before) return run;
  }
  return undefined;
}

function introduction(
  scene: Scene,
  first: number,
  last: number,
  entities: readonly EntityMention[],
): Draft | undefined {
  const { words, quotations, utterance } = scene;
  let colon = first + 1;
  while (colon <= last && colon - first <= maxNameWords && words.lower[colon] !== ':') {
    if (isFiniteVerb(scene, colon) || scene.verbs[colon] !== undefined || /^[,;(]$/.test(words.lower[colon]!))
      return undefined;
    colon += 1;
  }
  if (words.lower[colon] !== ':' || colon >= last || words.start[colon]! > words.end[colon - 1]!) return undefined;
  const source: WordRun = { first, last: colon - 1 };
  if (!is(words, first, wordClass.capitalised) || scene.verbs[first] !== undefined) return undefined;
  if (!isKnownSource(scene, source, entities)) return undefined;
  const index = utterance[colon + 1]!;
  const quotation = index >= 0 && index !== utterance[colon] ? quotations[index] : undefined;
  const content = quotation ?? { start: words.start[colon + 1]!, end: words.end[withoutStop(scene, last)]! };
  if (quotation === undefined && last - colon < 3) return undefined;
  return draftOf(
    scene,
    source,
    colon,
    { start: content.start, end: content.end },
    quotation !== undefined,
    quotation ? 0.85 : 0.65,
  );
}

function signature(
  scene: Scene,
  first: number,
  last: number,
  entities: readonly EntityMention[],
  blocks: readonly Block[],
): Draft | undefined {
  const { words } = scene;
  const end = withoutStop(scene, last);
  let dash = end;
  while (dash > first && end - dash <= maxNameWords && !/^[—–]$/.test(words.lower[dash]!)) {
    if (isFiniteVerb(scene, dash) || /^[;:!?]$/.test(words.lower[dash]!)) return undefined;
    dash -= 1;
  }
  if (!/^[—–]$/.test(words.lower[dash]!) || dash === end || dash - first < 4) return undefined;
  const source: WordRun = { first: dash + 1, last: end };
  const block = blocks[scene.blockOf(words.start[first]!)];
  const headline = block?.role === 'title' || block?.role === 'heading' || scene.blockOf(words.start[first]!) === 0;
  const commaBefore = words.lower[dash - 1] === ',';
  if (!headline && !commaBefore) return undefined;
  if (block?.role === 'embed' || !isKnownSource(scene, source, entities)) return undefined;
  if (
    is(
      words,
      dash + 1,
      wordClass.determiner | wordClass.preposition | wordClass.subordinator | wordClass.coordinator | wordClass.adverb,
    )
  )
    return undefined;
  const contentLast = commaBefore ? dash - 2 : dash - 1;
  if (!hasFinite(scene, first, contentLast) && !headline) return undefined;
  return draftOf(scene, source, dash, { start: words.start[first]!, end: words.end[contentLast]! }, false, 0.65);
}

function draftOf(
  scene: Scene,
  source: WordRun,
  mark: number,
  content: Span,
  direct: boolean,
  confidence: number,
): Draft {
  const { words } = scene;
  return {
    source: [spanOf(words, source)],
    sourceRun: source,
    cue: [{ start: words.start[mark]!, end: words.end[mark]! }],
    content: [content],
    lemma: words.lower[mark]!,
    anchor: mark,
    negated: false,
    direct,
    confidence,
    rule: 'verbless',
  };
}

function withoutStop(scene: Scene, last: number): number {
  let end = last;
  while (end > 0 && /^[.…]+$/.test(scene.words.lower[end]!)) end -= 1;
  return end;
}

function hasFinite(scene: Scene, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (isFiniteVerb(scene, at)) return true;
  return false;
}
