import type { Attribution, Sentence, Span } from '../../model/index.ts';

/** A stretch of one sentence that reached the reader through one chain of attributions. */
export interface Piece extends Span {
  readonly sentence: number;
  /** The innermost attribution whose content holds it. */
  readonly attribution?: Attribution;
}

/** A span of what an attribution credits. */
interface Content {
  readonly span: Span;
  readonly attribution: Attribution;
}

/** Longest gap between cue and content, such as an addressee or a day, that still belongs to the credit. */
const longestGap = 90;

/**
 * Cuts sentences where credited content begins and ends, and leaves out the words that credit: what remains are the pieces that
 * say something, each with the innermost attribution behind it.
 */
export function cutByAttribution(sentences: readonly Sentence[], attributions: readonly Attribution[]): Piece[] {
  const frames = attributions.flatMap((attribution) => (isInterwoven(attribution) ? [] : framesOf(attribution)));
  const contents = attributions.flatMap((attribution) =>
    (isInterwoven(attribution) ? [hullOf(attribution)] : attribution.content).map((span) => ({ span, attribution })),
  );
  frames.sort((a, b) => a.start - b.start);
  contents.sort((a, b) => a.span.start - b.span.start);
  const longestFrame = frames.reduce((longest, { start, end }) => Math.max(longest, end - start), 0);
  const pieces: Piece[] = [];
  const open: Content[] = [];
  let nextContent = 0;
  let firstFrame = 0;
  for (const [index, sentence] of sentences.entries()) {
    while (nextContent < contents.length && contents[nextContent]!.span.start < sentence.end)
      open.push(contents[nextContent++]!);
    for (let at = open.length - 1; at >= 0; at--) if (open[at]!.span.end <= sentence.start) open.splice(at, 1);
    while (firstFrame < frames.length && frames[firstFrame]!.start < sentence.start - longestFrame) firstFrame += 1;
    const inside: Span[] = [];
    for (let at = firstFrame; at < frames.length && frames[at]!.start < sentence.end; at++)
      if (frames[at]!.end > sentence.start) inside.push(frames[at]!);
    pieces.push(...cutSentence(sentence, index, open, inside));
  }
  return pieces;
}

/** "Losses are rumoured to be heavy": with nobody credited, the cue stands inside what is said and stays part of it. */
function isInterwoven({ source, content }: Attribution): boolean {
  return source.length === 0 && content.length > 1;
}

function hullOf({ content }: Attribution): Span {
  return { start: Math.min(...content.map(({ start }) => start)), end: Math.max(...content.map(({ end }) => end)) };
}

function cutSentence(sentence: Sentence, index: number, open: readonly Content[], frames: readonly Span[]): Piece[] {
  const borders = new Set<number>([sentence.start, sentence.end]);
  for (const { start, end } of [...frames, ...open.map(({ span }) => span)]) {
    if (start > sentence.start && start < sentence.end) borders.add(start);
    if (end > sentence.start && end < sentence.end) borders.add(end);
  }
  const sorted = [...borders].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  // Frames and contents come in order of their starts: one pass, however many a hostile sentence has.
  let framedTo = -1;
  let nextFrame = 0;
  let nextOpen = 0;
  let around: Content[] = [];
  for (let at = 0; at + 1 < sorted.length; at++) {
    const [start, end] = [sorted[at]!, sorted[at + 1]!];
    while (nextFrame < frames.length && frames[nextFrame]!.start <= start)
      framedTo = Math.max(framedTo, frames[nextFrame++]!.end);
    while (nextOpen < open.length && open[nextOpen]!.span.start <= start) around.push(open[nextOpen++]!);
    if (framedTo >= end) continue;
    around = around.filter(({ span }) => span.end >= end);
    let innermost: Content | undefined;
    for (const candidate of around) if (innermost === undefined || isInner(candidate, innermost)) innermost = candidate;
    const last = pieces.at(-1);
    const attribution = innermost?.attribution;
    if (last && last.end === start && last.attribution === attribution) pieces[pieces.length - 1] = { ...last, end };
    else pieces.push({ start, end, sentence: index, ...(attribution && { attribution }) });
  }
  return pieces;
}

function isInner(one: Content, other: Content): boolean {
  if (one.attribution.parent === other.attribution.id) return true;
  if (other.attribution.parent === one.attribution.id) return false;
  return one.span.end - one.span.start < other.span.end - other.span.start;
}

/** Source and cue, with what stands between them and before the content. */
function framesOf({ source, cue, content }: Attribution): Span[] {
  const parts = [...source, ...cue].sort((a, b) => a.start - b.start);
  if (parts.length === 0) return [];
  const frames: { start: number; end: number }[] = [];
  const isContent = (start: number, end: number): boolean =>
    content.some((span) => span.start < end && span.end > start);
  for (const part of parts) {
    const last = frames.at(-1);
    if (last && part.start - last.end <= longestGap && !isContent(last.end, part.start))
      last.end = Math.max(last.end, part.end);
    else frames.push({ start: part.start, end: part.end });
  }
  for (const frame of frames) {
    const next = content.find((span) => span.start >= frame.end && span.start - frame.end <= longestGap);
    if (next && !isContent(frame.end, next.start)) frame.end = next.start;
  }
  return frames;
}
