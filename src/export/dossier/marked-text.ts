import type { Reading, SpanPair } from '../../model/index.ts';
import { sourceName, withoutRepeats } from '../../trace/index.ts';
import { checkTitles, hedgeWords, placeWords, quantityWords, sourceKindWords, timexWords } from '../wording.ts';
import { type Content, html, type Markup } from './markup.ts';
import type { Voices } from './voices.ts';

/** Something that is known of a stretch of text. */
interface Mark {
  readonly start: number;
  readonly end: number;
  /** Class in the style sheet. */
  readonly style: string;
  readonly label: string;
  readonly words: string;
  /** Reached by the keyboard at its first segment. */
  readonly focusable: boolean;
  /** Number of the finding whose evidence it is: printed behind it, as a link. */
  readonly finding?: number;
}

/** A stretch of text that the same marks cover from end to end. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly number[];
}

/**
 * Cuts `[start, end)` wherever a mark begins or ends, so that overlapping marks need no overlapping elements.
 * Marks of a segment are indices, in the order given.
 */
export function segmentsOf(
  start: number,
  end: number,
  marks: readonly { readonly start: number; readonly end: number }[],
): Segment[] {
  const inside = marks
    .map((mark, index) => ({ start: Math.max(start, mark.start), end: Math.min(end, mark.end), index }))
    .filter((mark) => mark.start < mark.end);
  const cuts = [...new Set([start, end, ...inside.flatMap((mark) => [mark.start, mark.end])])].sort(
    (left, right) => left - right,
  );
  const opening = Map.groupBy(inside, (mark) => mark.start);
  let open: typeof inside = [];
  return cuts.slice(0, -1).map((cut, position) => {
    open = [...open.filter((mark) => mark.end > cut), ...(opening.get(cut) ?? [])];
    return { start: cut, end: cuts[position + 1]!, marks: open.map(({ index }) => index).sort((a, b) => a - b) };
  });
}

/** The text of a report, every paragraph and post, with all that is known of it marked. `prefix` keeps ids of several reports apart. */
export function markedText(reading: Reading, voices: Voices, prefix: string): Markup {
  const marks = marksOf(reading, voices).sort((left, right) => left.start - right.start || right.end - left.end);
  const posts = reading.embeds
    .map((post, index) => ({ start: post.start, end: post.end, index }))
    .filter((post) => post.start < post.end)
    .sort((left, right) => left.start - right.start);
  const marksBetween = sweep(marks);
  const paragraphs = (start: number, end: number): Markup =>
    html`${[...reading.text.slice(start, end).matchAll(/\S(?:[^\n]*\S)?/g)].map((match) => {
      const from = start + match.index;
      return paragraph(reading.text, from, from + match[0].length, marksBetween, prefix);
    })}`;
  const parts: Markup[] = [];
  let from = 0;
  for (const post of posts) {
    if (post.start < from) continue;
    parts.push(paragraphs(from, post.start));
    const voice = voices.ofEmbed(post.index);
    parts.push(
      html`<blockquote class="post v${voice?.colour ?? 0}" id="${prefix}post${post.index + 1}">${paragraphs(post.start, post.end)}</blockquote>`,
    );
    from = post.end;
  }
  parts.push(paragraphs(from, reading.text.length));
  return html`${parts}`;
}

/** Finds the marks of one paragraph after another; paragraphs must come in the order of the text. */
function sweep(marks: readonly Mark[]): (from: number, to: number) => readonly Mark[] {
  let next = 0;
  let open: Mark[] = [];
  return (from, to) => {
    open = open.filter((mark) => mark.end > from);
    for (; next < marks.length && marks[next]!.start < to; next++) if (marks[next]!.end > from) open.push(marks[next]!);
    return open;
  };
}

function paragraph(
  text: string,
  from: number,
  to: number,
  marksBetween: ReturnType<typeof sweep>,
  prefix: string,
): Markup {
  const marks = marksBetween(from, to);
  const segments = segmentsOf(from, to, marks).map((segment) => segmentMarkup(text, segment, marks, prefix));
  return html`<p dir="auto">${segments}</p>`;
}

function segmentMarkup(text: string, segment: Segment, marks: readonly Mark[], prefix: string): Markup {
  const words = text.slice(segment.start, segment.end);
  if (segment.marks.length === 0) return html`${words}`;
  const covering = segment.marks.map((index) => marks[index]!);
  const styles = [...new Set(covering.map((mark) => mark.style))].join(' ');
  const tips = distinctTips(covering);
  const focus = covering.some((mark) => mark.focusable && mark.start === segment.start);
  const references = covering
    .filter((mark) => mark.finding !== undefined && mark.end === segment.end)
    .map((mark) => html`<a class="ref" href="#${prefix}finding${mark.finding}">${mark.finding}</a>`);
  const tip: Content =
    tips.length === 0
      ? ''
      : html`<span class="tip" role="tooltip">${tips.map((mark) => html`<span><b>${mark.label}</b> ${mark.words}</span>`)}</span>`;
  return html`<span class="m ${styles}"${focus ? html` tabindex="0"` : ''}>${words}${tip}</span>${references}`;
}

/** The narrowest marks say most; what several marks say alike is said once. */
function distinctTips(marks: readonly Mark[]): Mark[] {
  const said = new Set<string>();
  return [...marks]
    .sort((left, right) => left.end - left.start - (right.end - right.start))
    .filter(({ label, words }) => {
      const line = `${label} ${words}`;
      if (label === '' || said.has(line)) return false;
      said.add(line);
      return true;
    })
    .slice(0, 6);
}

function marksOf(reading: Reading, voices: Voices): Mark[] {
  const name = new Map(reading.attributions.map((attribution) => [attribution.id, sourceName(reading, attribution)]));
  const marks: Mark[] = [];
  const put = ([start, end]: SpanPair, style: string, label: string, words: string, focusable: boolean): void => {
    marks.push({ start, end, style, label, words, focusable });
  };
  for (const attribution of reading.attributions) {
    const voice = voices.ofAttribution(attribution.id);
    const colour = `v${voice?.colour ?? 0}`;
    const kind = sourceKindWords[attribution.sourceKind];
    for (const span of attribution.source) put(span, `src ${colour}`, 'Source', kind, true);
    for (const span of attribution.cue) put(span, `cue ${colour}`, '', '', false);
    for (const span of attribution.content) put(span, `said ${colour}`, '', '', false);
  }
  for (const claim of reading.claims) {
    const chain = withoutRepeats(claim.chain.map((id) => name.get(id) ?? id)).join(' → ');
    const words = [chain === '' ? 'nobody credited' : `through ${chain}`, hedgeWords[claim.hedge]]
      .filter((part) => part !== '')
      .join('; ');
    put([claim.start, claim.end], 'claim', 'Claim', words, true);
  }
  for (const hedge of reading.hedges)
    put([hedge.start, hedge.end], 'hedge', 'Hedge', hedgeWords[hedge.level] || 'put as certain', true);
  for (const place of reading.toponyms) put([place.start, place.end], 'place', 'Place', placeWords(place), true);
  for (const timex of reading.timexes)
    put([timex.start, timex.end], 'time', 'Time', timexWords(timex.value, timex.mod), true);
  for (const quantity of reading.quantities)
    put([quantity.start, quantity.end], 'quantity', 'Quantity', quantityWords(quantity), true);
  reading.findings.forEach((finding, index) => {
    const style = finding.check === 'missing-source' ? 'nobody' : `evidence ${finding.outcome}`;
    const last = finding.evidence.length - 1;
    finding.evidence.forEach(([start, end], position) => {
      const words = `${checkTitles[finding.check]}: ${finding.computed}`;
      const mark = { start, end, style, label: 'Finding', words, focusable: false };
      marks.push(position === last ? { ...mark, finding: index + 1 } : mark);
    });
  });
  return marks.filter((mark) => mark.start >= 0 && mark.end <= reading.text.length && mark.start < mark.end);
}
