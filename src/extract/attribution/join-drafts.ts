import { type Words, wordClass } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';
import { withoutCitation } from './chains.ts';
import type { Draft } from './draft.ts';
import { quotationsWithin } from './quotations.ts';
import { type Scene, type WordRun, wordsWithin } from './scene.ts';
import { namesFootage, sourceKindOf } from './source-kind.ts';

/** A draft whose place in a chain is still to be told. */
type Joined = { -readonly [Key in keyof Draft]: Draft[Key] };

/** Credits of one sentence stand this near to each other, counted in credits. */
const neighbours = 6;

/** The reader's surety from which a credit stands that no rule confirms: below 0.7 one of six was right on texts that it never saw. */
const sureAlone = 0.7;

/** A rule's own surety when source, cue and content stand in the plainest order. */
const sureRule = 0.8;

/** A rule's surety from which a credit within another's words stands where such credits are marked: found on texts of the dev half. */
const sureNested = 0.55;

const sureRules: ReadonlySet<Draft['rule']> = new Set(['according', 'citation', 'depiction', 'reference', 'verbless']);

/**
 * Joins what the trained reader marked with what rules read. Where both read a credit the reader's spans stand, and the rules tell
 * its chain; the reader's other credits stand as they are; of the rules' other credits those stay that are sure.
 * @param marked in the order of their cues
 */
export function joinDrafts(scene: Scene, marked: readonly Draft[], ruled: readonly Draft[]): Draft[] {
  const joined: Joined[] = marked.map((draft) => ({ ...draft }));
  const places = new Map<Draft, Joined>();
  const kept: Joined[] = [];
  const replaced = new Set<Joined>();
  const citedBy = new Map<Joined, Joined>();
  for (const rule of ruled) {
    const near = draftsAround(joined, rule);
    const twin = near.find((draft) => overlap(draft.cue, rule.cue) > 0) ?? near.find((draft) => isSame(draft, rule));
    const citing = twin !== undefined && namesWhoCites(twin, rule);
    if (twin !== undefined && !citing) {
      takeFromRule(scene, twin, rule, near);
      places.set(rule, twin);
      // «По» and «данным»: one phrase of which the reader made two cues.
      if (rule.rule === 'according')
        for (const half of near)
          if (half !== twin && half.cue.every((span) => overlap([span], rule.cue) === span.end - span.start))
            replaced.add(half);
      continue;
    }
    if (!citing && !isSure(scene, rule, near)) continue;
    const own = { ...rule };
    kept.push(own);
    places.set(rule, own);
    if (twin === undefined) continue;
    replaced.add(twin);
    const outer = near.find((draft) => draft !== twin && overlap(draft.source, twin.source) > 0);
    if (outer === undefined) continue;
    citedBy.set(own, outer);
    outer.content = outer.content.filter((span) => overlap([span], rule.source) === 0);
  }
  for (const [rule, draft] of places) {
    const outer = citedBy.get(draft) ?? (rule.citedBy && places.get(rule.citedBy));
    delete draft.citedBy;
    if (outer === undefined || outer === draft) continue;
    draft.citedBy = outer;
    if (draft.rule === 'citation') draft.content = withoutCitation(outer.content, draft);
  }
  const confirmed = new Set(places.values());
  const likely = joined.filter(
    (draft) => !replaced.has(draft) && (draft.confidence >= sureAlone || confirmed.has(draft)),
  );
  const all = [...likely, ...kept.filter(({ content }) => content.length > 0)];
  for (const draft of all) if (draft.rule === 'marked') draft.content = withWholeQuotations(scene, draft);
  return all;
}

/**
 * "The agency reported …, citing a video": the corpus that the reader learned English from credits the agency with the video; in a chain it is
 * the video that is credited, through the agency.
 */
function namesWhoCites(marked: Joined, rule: Draft): boolean {
  return rule.rule === 'citation' && overlap(marked.cue, rule.cue) > 0 && overlap(marked.content, rule.source) > 0;
}

/** The marked drafts whose cues stand nearest to a rule's cue. */
function draftsAround(joined: readonly Joined[], rule: Draft): readonly Joined[] {
  const start = (rule.cue[0] ?? rule.content[0]!).start;
  let low = 0;
  let high = joined.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (joined[middle]!.cue[0]!.start < start) low = middle + 1;
    else high = middle;
  }
  return joined.slice(Math.max(0, low - neighbours), low + neighbours);
}

/** The same content credited to the same source, by another word. */
function isSame(marked: Draft, rule: Draft): boolean {
  const shared = overlap(marked.content, rule.content);
  if (shared < 0.6 * Math.max(lengthOf(marked.content), lengthOf(rule.content))) return false;
  return rule.source.length === 0 || marked.source.length === 0 || overlap(marked.source, rule.source) > 0;
}

/**
 * What the words of the cue mean is known to the rules; a source that the reader did not mark may be known to them too, and where
 * a quotation begins and ends the marks in the text say.
 */
function takeFromRule(scene: Scene, draft: Joined, rule: Draft, near: readonly Draft[]): void {
  if (draft.rule !== 'marked') return;
  // "losses, which are rumored to be …": where the reader is unsure, the passive and its two halves are read as the grammar has them.
  if (
    draft.confidence < sureAlone &&
    rule.rule === 'passive' &&
    rule.source.length === 0 &&
    draft.source.length === 0
  ) {
    Object.assign(draft, { cue: rule.cue, content: rule.content });
  }
  draft.lemma = rule.lemma;
  draft.anchor = rule.anchor;
  draft.negated ||= rule.negated;
  if (draft.source.length === 0 || beginsInApposition(draft, rule, near) || isMisplaced(scene, draft, rule)) {
    draft.source = rule.source;
    draft.sourceRun = rule.sourceRun;
  }
  // What «об этом» refers to stands in the sentence before; an opening like "according to" is listed as a whole.
  if (rule.rule === 'reference') draft.content = withMissing(rule.content, draft.content);
  if (rule.rule === 'according') {
    draft.cue = rule.cue;
    // Where an apposition stands between, the reader takes the start of the clause for the end of the source.
    if (overlap(draft.source, rule.content) > 0 && overlap(draft.content, rule.content) === 0) {
      draft.source = rule.source;
      draft.sourceRun = rule.sourceRun;
      draft.content = rule.content;
    }
  }
  if (rule.direct && overlap(rule.content, draft.content) > 0) {
    draft.content = withMissing(rule.content, draft.content);
    draft.direct = true;
  }
}

/**
 * Where the grammar leaves no choice who is credited: what stands behind "citing", who stands behind the verb of «Об этом сообщил …», and
 * somebody in the sentence of the cue before somebody in another, or a lone mark.
 */
function isMisplaced({ words }: Scene, draft: Joined, rule: Draft): boolean {
  const [marked, ruled] = [draft.sourceRun, rule.sourceRun];
  if (marked === undefined || ruled === undefined || overlap(draft.source, rule.source) > 0) return false;
  if (rule.rule === 'citation' && overlap(draft.cue, rule.cue) > 0) return true;
  if (
    rule.rule === 'reference' &&
    rule.confidence >= sureRule &&
    ruled.first > rule.anchor &&
    marked.last < rule.anchor
  )
    return true;
  if (!hasWord(words, marked)) return true;
  const sentence = words.sentence[rule.anchor]!;
  return words.sentence[marked.first]! > sentence && words.sentence[ruled.first]! === sentence;
}

function hasWord(words: Words, { first, last }: WordRun): boolean {
  for (let at = first; at <= last; at++)
    if ((words.classes[at]! & (wordClass.word | wordClass.number)) !== 0) return true;
  return false;
}

/** "according to Meduza, a news outlet, relatives called for …": an apposition before the subject is no part of the source. */
function beginsInApposition({ source: [marked] }: Joined, { source: [ruled] }: Draft, near: readonly Draft[]): boolean {
  if (marked === undefined || ruled === undefined) return false;
  if (marked.end !== ruled.end || marked.start >= ruled.start) return false;
  // Only a comma stands between the other source and this one.
  return near.some(({ source }) => source.some(({ end }) => marked.start > end && marked.start - end <= 2));
}

/** Stretches of content with those of another reading that they do not touch, in text order. */
function withMissing(content: readonly Span[], others: readonly Span[]): readonly Span[] {
  const missing = others.filter((span) => overlap([span], content) === 0);
  return [...content, ...missing].sort((one, other) => one.start - other.start);
}

/** Whether a rule's credit that the reader did not mark stands nevertheless. */
function isSure(scene: Scene, rule: Draft, near: readonly Draft[]): boolean {
  if (rule.direct && rule.source.length > 0)
    return !near.some((draft) => overlap(draft.content, rule.content) > 0.5 * lengthOf(rule.content));
  if (rule.confidence >= sureRule && rule.sourceRun !== undefined && namesFootage(scene, rule.sourceRun)) return true;
  return sureRules.has(rule.rule) || isAside(scene, rule, near) || isRelayed(scene, rule, near);
}

/** «Как пишет газета, …» at the start of a sentence, where no other credit reads its words: as plain as "according to". */
function isAside(scene: Scene, rule: Draft, near: readonly Draft[]): boolean {
  const cue = rule.confidence < sureRule ? undefined : wordsWithin(scene, rule.cue[0]!);
  if (rule.rule !== 'verb' || cue === undefined || cue.first === 0 || rule.source.length === 0) return false;
  const { words } = scene;
  const opens = words.sentenceFirst[words.sentence[cue.first]!] === cue.first - 1;
  if (!opens || (words.classes[cue.first - 1]! & wordClass.asConjunction) === 0) return false;
  return !near.some(({ source, cue: other }) => overlap([...source, ...other], [...rule.source, ...rule.cue]) > 0);
}

/**
 * A credit within what somebody else is credited with ("according to the agency, residents said that …"). The reader marks no credit within
 * another, so that it cannot be asked; the chain is what the reader of a report needs. In English those within relayed reports are kept:
 * PolNeAR, by which English is measured, marks none.
 */
function isRelayed(scene: Scene, rule: Draft, near: readonly Draft[]): boolean {
  const english = scene.pack.code === 'en';
  if (rule.sourceRun === undefined || rule.confidence < (english ? sureRule : sureNested)) return false;
  if (!english && standsForWhatIsNear(scene, rule.sourceRun)) return false;
  const whole = [...rule.source, ...rule.cue, ...rule.content];
  return near.some(
    (draft) =>
      (!english || draft.source.length > 0) &&
      overlap(draft.content, whole) === lengthOf(whole) &&
      (!english || scene.cues.accordingTo.has(scene.words.lower[draft.anchor]!) || isPublished(scene, draft)),
  );
}

/** «которые требуют двух доз», «это говорит о том, что»: a relative or a neuter pronoun stands for a thing more often than for a speaker. */
function standsForWhatIsNear({ words, pack }: Scene, { first, last }: WordRun): boolean {
  const form = words.lower[first]!;
  return (
    first === last &&
    ((words.classes[first]! & wordClass.relative) !== 0 || pack.functionWords.subjectPronouns[form] === 'neuter')
  );
}

/** Whether an outlet, an image or a document is credited, which as a rule pass on what others say or show. */
function isPublished(scene: Scene, { sourceRun }: Draft): boolean {
  const kind = sourceRun && sourceKindOf(scene, sourceRun, []);
  return kind === 'outlet' || kind === 'document' || kind === 'footage';
}

/** A quotation that the content reaches into belongs to it as a whole, unless the cue stands within. */
function withWholeQuotations(scene: Scene, draft: Draft): readonly Span[] {
  return draft.content.map((span) => {
    let { start, end } = span;
    for (const quotation of quotationsWithin(scene.quotations, span)) {
      if (!quotation.utterance || overlap([quotation], [...draft.cue, ...draft.source]) > 0) continue;
      const inside = Math.min(end, quotation.end) - Math.max(start, quotation.start);
      if (inside < 0.5 * (quotation.end - quotation.start)) continue;
      start = Math.min(start, quotation.start);
      end = Math.max(end, quotation.end);
    }
    return { start, end };
  });
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);

function overlap(one: readonly Span[], other: readonly Span[]): number {
  let shared = 0;
  for (const a of one)
    for (const b of other) shared += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return shared;
}
