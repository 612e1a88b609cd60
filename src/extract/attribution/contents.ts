import { wordClass } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';
import { clauseEnd, levelEnd } from './clause-ends.ts';
import type { Complement } from './complements.ts';
import { frameBit } from './cue-table.ts';
import type { Cue } from './cues.ts';
import { is, isFiniteVerb, levelStart, quotationAt, type Scene, stretchAround, type WordRun } from './scene.ts';

export interface LeftContent {
  readonly kind: 'quote' | 'clause';
  readonly span: Span;
  readonly quotation?: number;
}

/** What stands to the left of source and cue: the quotation that just ended, or the clause before a comma. */
export function leftContent(scene: Scene, border: number, stretch: WordRun, frames: number): LeftContent | undefined {
  const { words, utterance, quotations } = scene;
  if (!(frames & (frameBit.clause | frameBit.quote | frameBit.addressee))) return undefined;
  let at = border;
  let separated = false;
  while (at >= 0 && /^[,—–-]$/.test(words.lower[at]!) && words.sentence[at] === words.sentence[stretch.first]) {
    separated = true;
    at -= 1;
  }
  if (at < 0) return undefined;
  const level = utterance[stretch.last]!;
  const index = utterance[at]!;
  if (index >= 0 && index !== level && (at < stretch.first || separated)) {
    const quotation = quotations[index]!;
    if (quotation.end > words.end[at]! + 1) return undefined;
    // A quotation that closed its own sentence with a full stop belongs to what came before.
    const sameSentence =
      words.sentence[at] === words.sentence[stretch.first] &&
      at >= words.sentenceFirst[words.sentence[stretch.first]!]!;
    if (!sameSentence && !separated && !endsOpen(words.text, quotation.end)) return undefined;
    const block = scene.blockOf(words.start[stretch.first]!);
    if (quotation.block !== block) return undefined;
    const span = { start: quotation.start, end: quotation.end };
    // "The plan is a “disaster in waiting,” he said": the words before the quotation belong to it.
    const before = precedingWord(scene, quotation.start, at);
    const first = before === undefined ? undefined : stretchAround(scene, before).first;
    if (
      first !== undefined &&
      before !== undefined &&
      !is(words, before, wordClass.punctuation) &&
      noCueBetween(scene, first, before)
    )
      return { kind: 'quote', span: { start: words.start[first]!, end: span.end }, quotation: index };
    return { kind: 'quote', span, quotation: index };
  }
  if (!separated || at < stretch.first || !(frames & frameBit.clause)) return undefined;
  return { kind: 'clause', span: { start: words.start[levelStart(scene, stretch.first)]!, end: words.end[at]! } };
}

/** The word just before an offset, when it stands in the same sentence. */
function precedingWord(scene: Scene, offset: number, from: number): number | undefined {
  const { words } = scene;
  let at = from;
  while (at >= 0 && words.start[at]! >= offset) at -= 1;
  return at >= 0 && words.sentence[at] === words.sentence[at + 1] ? at : undefined;
}

function noCueBetween(scene: Scene, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (scene.verbs[at] !== undefined) return false;
  return true;
}

/** Whether a quotation's last mark leaves the sentence open ("…,” he said"). */
function endsOpen(text: string, end: number): boolean {
  return /[,?!…—–-]['’]?["”»“'’]{1,2}$/.test(text.slice(Math.max(0, end - 4), end));
}

export interface Chosen {
  readonly spans: readonly Span[];
  readonly kind: 'quote' | 'clause' | 'object' | 'infinitive';
  readonly fromQuote: boolean;
  readonly cueLast: number;
}

export function chooseContent(
  scene: Scene,
  cue: Cue,
  left: LeftContent | undefined,
  right: Complement | undefined,
  asClause: boolean,
  rightFrom: number,
  border: number,
  stretch: WordRun,
): Chosen | undefined {
  const { words } = scene;
  if (asClause) return contentOfAsClause(scene, cue, right, rightFrom, border, stretch);
  const inner =
    scene.utterance[stretch.first]! >= 0 && left?.kind === 'clause'
      ? speechAround(scene, cue, border, rightFrom, stretch)
      : undefined;
  if (inner !== undefined) return inner;
  if (left?.kind === 'quote') {
    const spans = [left.span];
    if (right?.kind === 'quote') spans.push(right.content);
    else {
      const next = following(scene, left, rightFrom);
      if (next !== undefined) spans.push(next);
    }
    if (
      right !== undefined &&
      right.kind === 'clause' &&
      /^\p{Ll}/u.test(words.text.slice(right.content.start)) &&
      words.lower[rightFrom + 1] === ','
    )
      spans.push(right.content);
    return { spans, kind: 'quote', fromQuote: true, cueLast: cue.last };
  }
  const interrupted = left?.kind === 'clause' && interruptedRest(scene, rightFrom, right);
  if (interrupted) return { spans: [left.span, interrupted], kind: 'clause', fromQuote: false, cueLast: cue.last };
  if (right !== undefined) {
    const spans = [right.content];
    const cueLast =
      Math.max(right.cueLast, cue.last) === right.cueLast && rightFrom === cue.last ? right.cueLast : cue.last;
    if (right.kind === 'quote') {
      let next = quotationAt(scene, right.content.start);
      while (next?.continuedBy !== undefined) {
        next = scene.quotations[next.continuedBy]!;
        spans.push({ start: next.start, end: next.end });
      }
    }
    return { spans, kind: right.kind, fromQuote: right.kind === 'quote', cueLast };
  }
  if (left?.kind === 'clause' && closesAfter(scene, rightFrom))
    return { spans: [left.span], kind: 'clause', fromQuote: false, cueLast: cue.last };
  return undefined;
}

/** «Свет дадут завтра, — пообещал мэр. — Мы работаем»: the author's words stand inside the marks, between dashes. */
function speechAround(scene: Scene, cue: Cue, border: number, rightFrom: number, stretch: WordRun): Chosen | undefined {
  const { words, utterance, quotations } = scene;
  const quotation = quotations[utterance[stretch.first]!]!;
  if (!/^[—–]$/.test(words.lower[border]!) || border < 2) return undefined;
  const spans: Span[] = [{ start: quotation.start, end: words.end[border - 1]! }];
  let dash = rightFrom + 1;
  while (dash < words.count && words.start[dash]! < quotation.end && !/^[—–]$/.test(words.lower[dash]!)) dash += 1;
  if (dash + 1 < words.count && words.start[dash]! < quotation.end)
    spans.push({ start: words.start[dash + 1]!, end: quotation.end });
  else if (words.start[rightFrom]! < quotation.start) return undefined;
  return { spans, kind: 'quote', fromQuote: true, cueLast: cue.last };
}

/** "The plan, he said, would fail": what goes on after the credit, when both halves belong to one clause. */
function interruptedRest(scene: Scene, rightFrom: number, right: Complement | undefined): Span | undefined {
  const { words } = scene;
  const comma = rightFrom + 1;
  if (comma >= words.count || words.lower[comma] !== ',' || words.sentence[comma] !== words.sentence[rightFrom])
    return undefined;
  if (right?.kind === 'clause' && is(words, comma + 1, wordClass.statementConjunction)) return undefined;
  const high = levelEnd(scene, rightFrom);
  const next = comma + 1;
  if (next > high || scene.verbs[next]?.tenses.has('gerund')) return undefined;
  if (is(words, next, wordClass.coordinator | wordClass.adverbialPreposition | wordClass.relative)) return undefined;
  if (right !== undefined) return right.content;
  return { start: words.start[next]!, end: clauseEnd(scene, next, false) };
}

/** "…," she said. "…": the quotation that goes on after the credit, in the same paragraph or, unclosed, in the next. */
function following(scene: Scene, left: LeftContent, from: number): Span | undefined {
  const { words, quotations } = scene;
  const end = levelEnd(scene, from);
  const after = words.end[end]!;
  const block = quotations[left.quotation!]!.block;
  for (let index = left.quotation! + 1; index < quotations.length; index++) {
    const next = quotations[index]!;
    if (next.block !== block || next.start > after + 2) return undefined;
    if (next.start < words.end[from]! || !next.utterance) continue;
    if (next.start >= after || /^[,;.:—–\s]*$/.test(words.text.slice(words.end[from]!, next.start)))
      return { start: next.start, end: next.end };
    if (/,\s*$/.test(words.text.slice(words.end[from]!, next.start))) return { start: next.start, end: next.end };
  }
  return undefined;
}

/** Whether nothing but an adverbial stands between the cue and the end of its sentence or a comma. */
function closesAfter(scene: Scene, from: number): boolean {
  const { words } = scene;
  const high = levelEnd(scene, from);
  for (let at = from + 1; at <= high; at++) {
    if (/^[.,;!?…—–]+$/.test(words.lower[at]!)) return true;
    if (isFiniteVerb(scene, at) && at - from < 12) return false;
  }
  return true;
}

/** "As the ministry reported, …" and "…, as the ministry reported". */
function contentOfAsClause(
  scene: Scene,
  cue: Cue,
  right: Complement | undefined,
  rightFrom: number,
  border: number,
  stretch: WordRun,
): Chosen | undefined {
  const { words } = scene;
  const high = levelEnd(scene, cue.last);
  if (border === stretch.first || !is(words, border - 1, wordClass.word)) {
    for (let at = rightFrom + 1; at < high; at++) {
      if (words.lower[at] !== ',' && words.lower[at] !== ':') continue;
      if (border > stretch.first && words.lower[border - 1] === ',') break;
      const end = words.end[high]!;
      const content = {
        start: words.start[at + 1]!,
        end: /^[.!?…]$/.test(words.lower[high]!) ? words.end[high - 1]! : end,
      };
      const quotation = quotationAt(scene, content.start);
      if (quotation?.utterance)
        return {
          spans: [{ start: quotation.start, end: quotation.end }],
          kind: 'quote',
          fromQuote: true,
          cueLast: cue.last,
        };
      return { spans: [content], kind: 'clause', fromQuote: false, cueLast: cue.last };
    }
  }
  if (border > stretch.first && words.lower[border - 1] === ',' && border - 2 >= stretch.first) {
    if (!(cue.frames & frameBit.clause)) return undefined;
    return {
      spans: [{ start: words.start[levelStart(scene, stretch.first)]!, end: words.end[border - 2]! }],
      kind: 'clause',
      fromQuote: false,
      cueLast: cue.last,
    };
  }
  if (right === undefined || (cue.frames & frameBit.clause) === 0) return undefined;
  return { spans: [right.content], kind: right.kind, fromQuote: right.kind === 'quote', cueLast: cue.last };
}
