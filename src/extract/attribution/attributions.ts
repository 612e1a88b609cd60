import { classifyWords, type LanguagePack, type Words, wordClass } from '../../language/index.ts';
import type {
  Attribution,
  Block,
  EntityMention,
  HedgeLevel,
  Layers,
  QuoteForm,
  SourceKind,
  Span,
} from '../../model/index.ts';
import { accordingToAttribution, citation } from './according-to.ts';
import { antecedentsOf, isPronominal, resolveSource, type SourceMemory } from './antecedents.ts';
import { chainCitations, parentsOf } from './chains.ts';
import { cueTable, type VerbCue } from './cue-table.ts';
import { depiction } from './depictions.ts';
import type { Draft } from './draft.ts';
import { verblessAttributions } from './introductions.ts';
import { joinDrafts } from './join-drafts.ts';
import { markedDrafts } from './marked-drafts.ts';
import { mendContents } from './mend-contents.ts';
import { nounAttribution } from './noun-attributions.ts';
import { postAttributions } from './posts.ts';
import { findQuotations, type Quotation, quotationsWithin, utteranceOfWords } from './quotations.ts';
import { roleAt } from './role-words.ts';
import { is, type Scene, spanOf, type WordRun } from './scene.ts';
import { headOf, isFootage, sourceKindOf } from './source-kind.ts';
import { verbAttribution } from './verb-attributions.ts';

const memoryLength = 6;

/**
 * Who is credited with what: every attribution of a document, in the manner of PolNeAR and PARC3, with its place in the
 * attribution chain: what the trained reader marked, joined with what rules read. Ids count in order of the text.
 */
export function findAttributions(
  layers: Pick<Layers, 'document' | 'structure' | 'sentences' | 'tokens' | 'entities' | 'readerMarks'>,
  pack: LanguagePack,
): Attribution[] {
  const { document, structure, entities } = layers;
  const words = classifyWords(document.text, layers.tokens, layers.sentences, pack);
  const cues = cueTable(pack);
  const quotations = findQuotations(document.text, structure.blocks);
  const scene: Scene = {
    words,
    pack,
    cues,
    quotations,
    utterance: utteranceOfWords(words, quotations),
    verbs: words.lower.map((form, at) => {
      const cue = cues.verbs.get(form);
      return cue && (pack.usedAsVerb(words, at, cue.tenses, cue.nounAmbiguous) || saysOfFootage(words, pack, at, cue))
        ? cue
        : undefined;
    }),
    blockOf: blockFinder(structure.blocks),
  };
  const ruled = readDrafts(scene, entities, structure.blocks);
  const marked = markedDrafts(scene, layers.readerMarks.credits);
  const joined =
    layers.readerMarks.absent !== undefined ? ruled : mendContents(scene, joinDrafts(scene, marked, ruled));
  const drafts = [
    ...joined.filter((draft) => !isOwnRemark(scene, draft)),
    ...postAttributions(scene, structure.embeds),
  ];
  drafts.sort((a, b) => startOf(a) - startOf(b));
  return finish(scene, drafts, entities, quotations);
}

const firstPersonPlural = /(?:[еиєї]мо|[еёи]м)(?:ся|сь)?$/u;

/** «Напомним, что …», «Зазначимо, що …»: with "we" in the verb the text speaks itself and passes on nobody's words. */
function isOwnRemark({ words, pack }: Scene, { source, cue }: Draft): boolean {
  if (source.length > 0 || cue.length !== 1 || !pack.functionWords.clausesNeedConjunction) return false;
  const word = words.text.slice(cue[0]!.start, cue[0]!.end).toLowerCase();
  return /^\p{L}+$/u.test(word) && firstPersonPlural.test(word);
}

/** Longest description, in words, between an image and the verb that says what it shows ("a photo from the square shows"). */
const farthestFootage = 6;

/** "A video shows women": behind an image and before a noun, a form that may be a noun is a verb. */
function saysOfFootage(words: Words, pack: LanguagePack, at: number, { nounAmbiguous, tenses }: VerbCue): boolean {
  if (!nounAmbiguous || !tenses.has('present') || at + 1 >= words.count) return false;
  const next = words.classes[at + 1]!;
  const noSubject = wordClass.preposition | wordClass.punctuation | wordClass.auxiliary | wordClass.coordinator;
  if (words.sentence[at + 1] !== words.sentence[at] || (next & noSubject) !== 0 || (next & wordClass.word) === 0)
    return false;
  const low = Math.max(words.sentenceFirst[words.sentence[at]!]!, at - farthestFootage);
  for (let before = at - 1; before >= low; before--) {
    if (isFootage({ words, pack }, before)) return true;
    if ((words.classes[before]! & (wordClass.punctuation | wordClass.auxiliary)) !== 0) return false;
  }
  return false;
}

function readDrafts(scene: Scene, entities: readonly EntityMention[], blocks: readonly Block[]): Draft[] {
  const { words, cues } = scene;
  const drafts: Draft[] = [];
  const citations: Draft[] = [];
  for (let at = 0; at < words.count; at++) {
    const form = words.lower[at]!;
    const cited = cues.citing.has(form) ? citation(scene, at) : undefined;
    if (cited !== undefined && isCredible(scene, cited, entities)) {
      citations.push(cited);
      continue;
    }
    const shown = cues.depicting.has(form) ? depiction(scene, at) : undefined;
    if (shown !== undefined) {
      drafts.push(shown);
      continue;
    }
    const according = cues.accordingTo.has(form) ? accordingToAttribution(scene, at) : undefined;
    const draft =
      according ??
      (scene.verbs[at] || cues.phrases.has(form) ? verbAttribution(scene, at, drafts) : undefined) ??
      (cues.nouns.has(form) ? nounAttribution(scene, at) : undefined);
    if (draft) drafts.push(draft);
  }
  const credited = new Set(drafts.flatMap(({ content }) => content.map(contentKey)));
  const verbless = verblessAttributions(scene, drafts, entities, blocks).filter(
    ({ content }) => !content.some((span) => credited.has(contentKey(span))),
  );
  return chainCitations([...drafts, ...verbless], citations, words, (cited) =>
    scene.verbs[cited.anchor] ? verbAttribution(scene, cited.anchor, drafts) : { ...cited, content: [] },
  );
}

/** "citing security concerns" names no source: what is cited must be someone or something that can say things. */
function isCredible(scene: Scene, cited: Draft, entities: readonly EntityMention[]): boolean {
  const kind = sourceKindOf(scene, cited.sourceRun!, entities);
  if (kind !== 'person') return true;
  for (let at = cited.sourceRun!.first; at <= cited.sourceRun!.last; at++)
    if (is(scene.words, at, wordClass.capitalised)) return true;
  return false;
}

function finish(
  scene: Scene,
  drafts: readonly Draft[],
  entities: readonly EntityMention[],
  quotations: readonly Quotation[],
): Attribution[] {
  const parents = parentsOf(drafts);
  const memory: SourceMemory[] = [];
  const antecedents = antecedentsOf(scene, entities, memory);
  const read: Attribution[] = [];
  for (const [index, given] of drafts.entries()) {
    const nobody = given.sourceRun !== undefined && creditsNobody(scene, given.sourceRun);
    const draft: Draft = nobody ? { ...given, sourceRun: undefined, negated: true } : given;
    const source = draft.sourceRun;
    const spoken = source && sourceKindOf(scene, source, entities);
    const base: SourceKind =
      draft.embed !== undefined
        ? spoken === 'official' || spoken === 'outlet'
          ? spoken
          : 'account'
        : (spoken ?? 'none');
    const known = source
      ? resolveSource(scene, source, headOf(scene, source), base, antecedents, draft)
      : { kind: base, confidence: 1, entity: undefined, reference: undefined };
    if (
      source &&
      draft.embed === undefined &&
      !(isPronominal(scene, source) && known.entity === undefined && known.kind === 'person')
    ) {
      const reference = known.reference ?? (describesSomebody(scene, source, known.kind) ? source : undefined);
      memory.unshift({
        word: source.last,
        source: { ...known, ...(reference && { reference }) },
        plural: isPlural(scene, source, known.kind),
      });
      memory.length = Math.min(memory.length, memoryLength);
    }
    const level = levelOf(scene, draft);
    const parent = parents[index]!;
    const reference = known.entity === undefined && known.reference ? spanOf(scene.words, known.reference) : undefined;
    const relayer = parent >= 0 ? `a${parent + 1}` : reference && relayerOf(read, reference);
    read.push({
      id: `a${index + 1}`,
      source: draft.source,
      cue: draft.cue,
      content: draft.content,
      quote: quoteForm(draft, quotations, scene.words.text),
      sourceKind: known.kind,
      ...(known.entity !== undefined && { sourceEntity: known.entity }),
      ...(reference && { sourceReference: reference }),
      ...(relayer !== undefined && { parent: relayer }),
      ...(level !== undefined && { hedge: level }),
      confidence: Math.round(draft.confidence * (source ? 0.5 + known.confidence / 2 : 1) * 100) / 100,
    });
  }
  return read;
}

/** So many credits back are looked at for the one that tells of the people whom a pronoun stands for. */
const farthestRelayer = 12;

/** "A video shows women … They said": people who are known through an image or outlet go on being heard through it. */
function relayerOf(read: readonly Attribution[], { start, end }: Span): string | undefined {
  return read
    .slice(-farthestRelayer)
    .findLast(
      ({ sourceKind, content }) =>
        /^(outlet|footage|document)$/.test(sourceKind) &&
        content.some((span) => span.start <= start && end <= span.end),
    )?.id;
}

/** Whether a pronoun may be read as these words: a description by trade, kind or post, not a name or thing that nothing is known of. */
function describesSomebody(scene: Scene, source: WordRun, kind: SourceKind): boolean {
  if (isPronominal(scene, source)) return false;
  if (kind !== 'person') return true;
  for (let at = source.first; at <= source.last; at++) if (roleAt(scene, at, source.last) !== undefined) return true;
  return false;
}

/** "Nobody from the council has explained why …": the words stand where a source would, and nobody says so. */
function creditsNobody({ words, pack }: Scene, source: WordRun): boolean {
  const numbered = source.last > source.first && words.lower[source.first + 1] === '.';
  return !numbered && pack.functionWords.nobody.includes(words.lower[source.first]!);
}

/** How firmly the cue puts what is credited: "denied" turns round under a negation, other levels fall away. */
function levelOf(scene: Scene, draft: Draft): HedgeLevel | undefined {
  if (draft.source.length === 0 && draft.cue.length > 0) return scene.cues.levels.get(draft.lemma) ?? 'reported';
  const level = scene.cues.levels.get(draft.lemma);
  if (!draft.negated) return level;
  return level === 'certain' ? 'possible' : undefined;
}

function quoteForm(draft: Draft, quotations: readonly Quotation[], text: string): QuoteForm {
  if (draft.embed !== undefined || draft.direct) return 'direct';
  let quoted = 0;
  let total = 0;
  for (const span of draft.content) {
    total += span.end - span.start;
    for (const quotation of quotationsWithin(quotations, span))
      quoted += Math.min(quotation.end, span.end) - Math.max(quotation.start, span.start);
  }
  if (quoted === 0 || text === '') return 'indirect';
  return quoted >= total * 0.95 ? 'direct' : 'mixed';
}

function isPlural(scene: Scene, source: WordRun, kind: SourceKind): boolean {
  const { words, pack } = scene;
  const own = pack.functionWords.subjectPronouns[words.lower[source.first]!];
  if (source.first === source.last && own !== undefined) return own === 'plural';
  for (let at = source.first; at <= source.last; at++) if (is(words, at, wordClass.coordinator)) return true;
  if (kind === 'crowd') return true;
  return (
    (kind === 'official' || kind === 'anonymous') &&
    !pack.functionWords.clausesNeedConjunction &&
    words.lower[source.first]!.endsWith('s')
  );
}

const contentKey = ({ start, end }: Span): string => `${start}-${end}`;

const startOf = (draft: Draft): number =>
  Math.min(...[...draft.source, ...draft.cue, ...draft.content].map(({ start }) => start));

function blockFinder(blocks: readonly Block[]): (offset: number) => number {
  return (offset) => {
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (blocks[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}
