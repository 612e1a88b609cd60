import {
  classifyWords,
  isAttitudeCue,
  isReportingForm,
  type LanguagePack,
  type Words,
  wordClass,
} from '../../language/index.ts';
import type { Attribution, ClaimMention, Hedge, HedgeLevel, Layers, Span } from '../../model/index.ts';
import { checkworthiness, claimCuesOf, featuresOf, isClaimCue } from './checkworthiness.ts';
import { afterLabel, afterRemark, beforeSignature, footerOf, isQuestion } from './edges.ts';
import { cutByAttribution, type Piece } from './pieces.ts';
import { predicatesOf } from './predicates.ts';
import { propositionsIn } from './propositions.ts';
import { type CheckableLogOdds, checkableLogOdds } from './sentence-scores.ts';

type ClaimLayers = Pick<
  Layers,
  | 'document'
  | 'readerMarks'
  | 'structure'
  | 'sentences'
  | 'tokens'
  | 'entities'
  | 'toponyms'
  | 'timexes'
  | 'quantities'
  | 'hedges'
  | 'attributions'
>;

/** Shorter quotations, in characters, are words held at arm's length, not statements. */
const shortestQuotation = 25;

/** Log-odds from which the trained reader is believed against words of opinion and demand. Lone sentences without context score about 1 too high. */
const sureLogOdds = 1;
/** Fewest words, in a sentence that the trained reader vouches for, that say something without a verb known for one. */
const shortestVouched = 5;

/** Weakest commitment first: of several hedges on one claim the first counts. */
const strength: readonly HedgeLevel[] = ['denied', 'reported', 'possible', 'probable', 'certain'];

/**
 * Every occurrence of a factual proposition, with the attribution chain through which it came, how firmly it is put, and how much it
 * is worth checking. Questions, requests, wishes, opinions, headings and page furniture are none. Ids count in order of the text.
 */
export function findClaims(layers: ClaimLayers, pack: LanguagePack): ClaimMention[] {
  const { document, structure, sentences, attributions } = layers;
  const words = classifyWords(document.text, layers.tokens, sentences, pack);
  const scene: ClaimScene = {
    layers,
    pack,
    words,
    finite: predicatesOf(words, pack),
    cues: claimCuesOf(words, pack),
    sourcedCues: attributions
      .filter(({ source }) => source.length > 0)
      .flatMap(({ cue }) => cue)
      .sort((a, b) => a.start - b.start),
    readAs: layers.readerMarks.absent === undefined ? checkableLogOdds(layers.readerMarks.words) : () => undefined,
    byId: new Map(attributions.map((attribution) => [attribution.id, attribution])),
  };
  const factual = attributions.filter((attribution) => isFactual(scene, attribution));
  const spoken = sentences.map((sentence) => {
    const role = structure.blocks[sentence.block]?.role;
    return role === 'body' || role === 'embed' || role === undefined;
  });
  const footer = footerOf(document.text);
  const claims: ClaimMention[] = [];
  for (const piece of cutByAttribution(sentences, factual)) {
    if (!spoken[piece.sentence] || piece.start >= footer) continue;
    if (piece.attribution === undefined && isQuestion(document.text, sentences[piece.sentence]!)) continue;
    const start = afterRemark(pack, document.text, afterLabel(document.text, afterDateline(scene, piece), piece));
    const said = { start, end: beforeSignature(structure.embeds, start, beforeCut(scene, piece)) };
    if (said.end <= said.start) continue;
    for (const span of propositionsIn(scene, said, fewestNominalWords(scene, piece))) {
      const claim = claimFrom(scene, piece, span, claims.length + 1);
      if (claim !== undefined) claims.push(claim);
    }
  }
  return claims;
}

/** "KYIV (Agency) — Two people …": where the text begins behind the dateline of a paragraph. */
function afterDateline({ layers, words, finite }: ClaimScene, piece: Piece): number {
  const block = layers.structure.blocks[layers.sentences[piece.sentence]!.block];
  if (block === undefined || piece.start !== block.start) return piece.start;
  const dash = /^(?:[^.!?\n]|\.(?=\S)){2,70}?\s[–—-]\s/.exec(layers.document.text.slice(piece.start, piece.start + 80));
  if (dash === null || !/^[\p{Lu}(]/u.test(dash[0])) return piece.start;
  const end = piece.start + dash[0].length;
  for (let at = firstWordFrom(words, piece.start); at < words.count && words.end[at]! <= end; at++)
    if (finite[at]) return piece.start;
  return /^(?:\(|[\p{Lu}\s.,'’-]+(?:[—–-]|\())|\)\s+[–—-]\s$/u.test(dash[0]) ? end : piece.start;
}

/** "The road was closed after | the mayor said …": a piece of the document's own ends before the words that lead up to a credit. */
function beforeCut({ layers, words }: ClaimScene, { start, end, sentence, attribution }: Piece): number {
  if (attribution !== undefined || end >= layers.sentences[sentence]!.end) return end;
  const leading =
    wordClass.preposition | wordClass.subordinator | wordClass.relative | wordClass.determiner | wordClass.coordinator;
  let next = firstWordFrom(words, end);
  while (next > 0 && words.start[next - 1]! >= start) {
    const bits = words.classes[next - 1]!;
    if ((bits & leading) === 0 || (bits & wordClass.subjectPronoun) !== 0) break;
    next -= 1;
  }
  return next > 0 && words.start[next - 1]! >= start ? Math.min(end, words.end[next - 1]!) : end;
}

interface ClaimScene {
  readonly layers: ClaimLayers;
  readonly pack: LanguagePack;
  readonly words: Words;
  readonly finite: Uint8Array;
  readonly cues: Uint16Array;
  /** How the trained reader takes a sentence. */
  readonly readAs: CheckableLogOdds;
  readonly byId: ReadonlyMap<string, Attribution>;
  /** Cues of attributions that credit somebody, in order of the text. */
  readonly sourcedCues: readonly Span[];
}

/**
 * From how many words on a piece may say something without a finite verb: what images show and quoted words («Unacceptable») always, and what the
 * trained reader is sure of, as not every verb of English is known for one.
 */
function fewestNominalWords(scene: ClaimScene, piece: Piece): number {
  const { attribution, sentence } = piece;
  if (attribution?.sourceKind === 'footage') return 0;
  if (attribution?.quote === 'direct' && attribution.cue.length > 0) return 0;
  // What a credit leaves of a sentence ("At a meeting on Friday"), or the smaller part of what it credits, says nothing without a verb.
  if (!isWhole(scene, piece) && (attribution === undefined || !isMainPart(scene, piece, attribution)))
    return Number.POSITIVE_INFINITY;
  if (attribution !== undefined && isAside(scene, attribution)) return shortestStatement;
  return isVouched(scene.readAs(scene.layers.sentences[sentence]!)) ? shortestVouched : Number.POSITIVE_INFINITY;
}

/** Whether no credit stands in the sentence beside a piece. */
function isWhole({ layers }: ClaimScene, { start, end, sentence }: Piece): boolean {
  const whole = layers.sentences[sentence]!;
  return start <= whole.start && end >= whole.end;
}

/** Whether a piece lies in the longest stretch of what is credited in its sentence. */
function isMainPart({ layers }: ClaimScene, piece: Piece, { content }: Attribution): boolean {
  const { start, end } = layers.sentences[piece.sentence]!;
  const lengthIn = (span: Span): number => Math.min(span.end, end) - Math.max(span.start, start);
  const longest = content.reduce((long, span) => (lengthIn(span) > lengthIn(long) ? span : long));
  return piece.start < longest.end && piece.end > longest.start;
}

function isVouched(read: number | undefined): boolean {
  return read !== undefined && read > sureLogOdds;
}

/**
 * Whether what is credited is put as a fact. What someone wants, praises or refuses is no statement of his; that he does is one of the
 * document's own, and so is the credit of a bare noun phrase.
 */
function isFactual(scene: ClaimScene, attribution: Attribution): boolean {
  const { words, pack, finite } = scene;
  if (attribution.content.length === 0) return false;
  // "Nobody from the mill has explained who paid": that nobody did is the document's own claim.
  if (attribution.sourceKind === 'none' && attribution.source.length > 0) return false;
  if (attribution.sourceKind === 'footage' || attribution.cue.length === 0) return true;
  const cue = attribution.cue[0]!;
  if (isAttitudeCue(words.text.slice(cue.start, cue.end), pack)) return false;
  if (attribution.quote === 'direct' && attribution.content.some(({ start, end }) => end - start >= shortestQuotation))
    return true;
  if (isAside(scene, attribution)) return true;
  return attribution.content.some((span) => {
    const first = firstWordFrom(words, span.start);
    if (first < words.count && pack.functionWords.bareConjunctions.includes(words.lower[first]!)) return true;
    // "believed to be alive": without tense, and still something that may or may not be so.
    for (let at = firstWordFrom(words, span.start); at < words.count && words.start[at]! < span.end; at++)
      if (finite[at] || pack.claimCues.bareAuxiliaries.includes(words.lower[at]!)) return true;
    return false;
  });
}

/** Fewest words of a statement that no known verb shows to be one. */
const shortestStatement = 4;

/**
 * "According to the mill, …" and "…, said Blum" stand beside a statement, whatever its verb, and never before a bare noun phrase as
 * "announced a plan" does.
 */
function isAside({ words, pack }: ClaimScene, { source, cue, content }: Attribution): boolean {
  if (source.length === 0 || cue.length === 0 || content.length === 0) return false;
  const said = cue.map(({ start, end }) => words.text.slice(start, end).toLowerCase()).join(' {} ');
  const opening = pack.attributionCues.accordingTo.some((phrase) => phrase === said);
  const forms = said.split(/[^\p{L}\p{M}'’ʼ-]+/u);
  const { passiveAuxiliaries, agentMarker } = pack.functionWords;
  // "the losses reported by the mill": part of a noun phrase.
  if (forms.some((form) => passiveAuxiliaries.includes(form) || (form !== '' && form === agentMarker))) return false;
  const behind = content[0]!.start < cue[0]!.start && forms.some((form) => isReportingForm(form, pack));
  return (opening || behind) && content.some((span) => wordsIn(words, span) >= shortestStatement);
}

function wordsIn(words: Words, { start, end }: Span): number {
  let count = 0;
  for (let at = firstWordFrom(words, start); at < words.count && words.start[at]! < end; at++)
    if ((words.classes[at]! & (wordClass.word | wordClass.number)) !== 0) count += 1;
  return count;
}

function claimFrom(scene: ClaimScene, piece: Piece, span: Span, number: number): ClaimMention | undefined {
  const { layers, words, pack, cues } = scene;
  const { text } = layers.document;
  const sentence = layers.sentences[piece.sentence]!;
  const first = firstWordFrom(words, span.start);
  let last = first;
  while (last + 1 < words.count && words.end[last + 1]! <= span.end) last += 1;
  if (endsInQuestion(text, span, sentence.end)) return undefined;
  // "The paper writes that": the frame of a credit, whose content is a claim of its own.
  if (pack.functionWords.bareConjunctions.includes(words.lower[last]!)) return undefined;
  const names = within(layers.entities, span);
  const toponyms = within(layers.toponyms, span);
  const timexes = within(layers.timexes, span);
  const features = featuresOf(words, cues, pack, first, last, {
    names: names.length,
    places: toponyms.length,
    times: timexes.length,
  });
  const read = scene.readAs(sentence);
  const anchored =
    features.numbers +
      features.names +
      features.places +
      features.times +
      features.events +
      features.quantities +
      features.comparisons >
    0;
  // What the trained reader is sure to be checkable is no mere opinion or demand.
  const vouched = isVouched(read);
  if (isRequest(scene, first, last)) return undefined;
  if (features.normative > 0 && features.numbers + features.times === 0 && !vouched) return undefined;
  if (features.opinion > 0 && !anchored && !vouched) return undefined;
  const chain = chainOf(scene, piece.attribution);
  const hedged = hedgeOf(scene, span, piece.attribution);
  return {
    id: `c${number}`,
    start: span.start,
    end: span.end,
    text: text.slice(span.start, span.end),
    chain,
    hedge: hedged.level,
    ...(hedged.cue && { hedgeCue: hedged.cue }),
    polarity: isNegated(scene, first, last) ? 'negative' : 'positive',
    checkworthy: checkworthiness(features, read),
    entities: [...new Set(names.map(({ entity }) => entity))],
    toponyms: toponyms.map(spanOf),
    timexes: timexes.map(spanOf),
    quantities: within(layers.quantities, span).map(spanOf),
    confidence: Math.round((piece.attribution ? 0.5 + piece.attribution.confidence * 0.4 : 0.8) * 100) / 100,
  };
}

/** "Read also …", "Пусть …", "Thank you": requests, wishes and greetings. */
function isRequest(scene: ClaimScene, first: number, last: number): boolean {
  const { words, cues } = scene;
  const opens = words.sentenceFirst[words.sentence[first]!] === first;
  if (isClaimCue(cues, first, 'wishes')) return true;
  if (opens && isClaimCue(cues, first, 'imperatives') && first < last && !scene.finite[first + 1])
    return (words.classes[first]! & wordClass.negation) === 0 || first + 1 > last;
  return false;
}

function endsInQuestion(text: string, span: Span, sentenceEnd: number): boolean {
  return /^[^.!…]{0,3}\?/.test(text.slice(span.end, Math.min(text.length, sentenceEnd + 3)));
}

/** Ids of the attributions behind a piece, outermost first. */
function chainOf(scene: ClaimScene, innermost: Attribution | undefined): string[] {
  const chain: string[] = [];
  let at = innermost;
  while (at !== undefined && !chain.includes(at.id)) {
    chain.unshift(at.id);
    at = at.parent === undefined ? undefined : scene.byId.get(at.parent);
  }
  return chain;
}

/** "The ministry denied the report" is itself not denied: a hedge that is the credit to a source bears on what is credited alone. */
function isCueOfAnother(scene: ClaimScene, hedge: Span, attribution: Attribution | undefined): boolean {
  if (attribution?.cue.some((span) => span.start <= hedge.start && span.end >= hedge.end)) return false;
  const { sourcedCues } = scene;
  const at = firstEndingAfter(sourcedCues, hedge.start);
  return at < sourcedCues.length && sourcedCues[at]!.start <= hedge.start && sourcedCues[at]!.end >= hedge.end;
}

/** The weakest hedge that stands in the claim or bears on it; else how the cue of its innermost attribution puts it. */
function hedgeOf(
  scene: ClaimScene,
  span: Span,
  attribution: Attribution | undefined,
): { level: HedgeLevel; cue?: Span } {
  let found: Hedge | undefined;
  const { hedges } = scene.layers;
  for (let at = firstEndingAfter(hedges, span.start); at < hedges.length && hedges[at]!.start < span.end; at++) {
    const hedge = hedges[at]!;
    if (isCueOfAnother(scene, hedge, attribution)) continue;
    if (found === undefined || strength.indexOf(hedge.level) < strength.indexOf(found.level)) found = hedge;
  }
  if (found !== undefined) return { level: found.level, cue: { start: found.start, end: found.end } };
  const cue = attribution?.cue[0];
  if (attribution?.hedge !== undefined) return { level: attribution.hedge, ...(cue && { cue }) };
  return { level: 'certain' };
}

/** Whether the main clause is denied: a negation in a subordinate clause, or inside a prepositional phrase, leaves the claim positive. */
function isNegated(scene: ClaimScene, first: number, last: number): boolean {
  const { words, pack } = scene;
  let subordinate = false;
  for (let at = first; at <= last; at++) {
    const bits = words.classes[at]!;
    if (words.lower[at] === ',') subordinate = false;
    else if (
      bits & (wordClass.subordinator | wordClass.relative) &&
      !(bits & (wordClass.negation | wordClass.adverb)) &&
      at > first &&
      !isDemonstrative(scene, at)
    )
      subordinate = true;
    else if (at === first && bits & wordClass.subordinator && !(bits & (wordClass.determiner | wordClass.preposition)))
      subordinate = true;
    if (subordinate || (bits & wordClass.negation) === 0) continue;
    if (at > first && (words.classes[at - 1]! & wordClass.preposition) !== 0) continue;
    if (
      pack.functionWords.negationExceptions.some((phrase) =>
        phrase.every((part, index) => words.lower[at + index] === part),
      )
    )
      continue;
    return true;
  }
  return false;
}

/** "that day", «так»: a word that opens a clause elsewhere but not before a noun. */
function isDemonstrative(scene: ClaimScene, at: number): boolean {
  return (scene.words.classes[at]! & wordClass.determiner) !== 0 && !scene.finite[at + 2] && !scene.finite[at + 1];
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

function within<Annotation extends Span>(annotations: readonly Annotation[], { start, end }: Span): Annotation[] {
  const found: Annotation[] = [];
  for (let at = firstEndingAfter(annotations, start); at < annotations.length && annotations[at]!.start < end; at++)
    found.push(annotations[at]!);
  return found;
}

function firstWordFrom(words: Words, offset: number): number {
  let low = 0;
  let high = words.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words.start[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
