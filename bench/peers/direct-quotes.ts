import type { Span } from '../../src/model/index.ts';
import type { PolnearRow } from '../attribution/polnear.ts';

/** What a system takes for somebody's words. */
export interface FoundQuote {
  readonly content: readonly Span[];
  /** The words that name the speaker here. */
  readonly speaker: readonly Span[];
  /** Every mention in the document of whom the system takes the speaker for. */
  readonly coreferent: readonly Span[];
}

/** Marked direct quotations, and what was found of them. */
export interface QuoteScore {
  /** Contents that open with a quotation mark and have a source. */
  quotes: number;
  /** At least 80 % of their characters lie in found contents. */
  covered: number;
  /** Covered, and the words that name the speaker overlap the marked source. */
  speaker: number;
  /** Covered, and these words or another mention of the same speaker overlap the marked source. */
  speakerOrCoreferent: number;
}

/** A score of nothing. */
export function noQuotes(): QuoteScore {
  return { quotes: 0, covered: 0, speaker: 0, speakerOrCoreferent: 0 };
}

const opensWithMark = /^\s*(?:["“”«„‟]|''|``)/u;
const isAllQuoted = /^\s*(?:["“”«„‟]|''|``)[^"“”«»„‟]*(?:["“”»]|'')[\s,.]*$/u;

/** Whether a marked content is a direct quotation: it opens with a quotation mark. */
export function isDirect(text: string, content: PolnearRow['attributions'][number]['content']): boolean {
  return content[0] !== undefined && opensWithMark.test(text.slice(...content[0]));
}

/** Whether every part of a marked content stands between quotation marks: no words of the writer's are part of it. */
export function isAllDirect(text: string, content: PolnearRow['attributions'][number]['content']): boolean {
  return content.length > 0 && content.every((part) => isAllQuoted.test(text.slice(...part)));
}

/**
 * Adds the marked direct quotations of one document. An interrupted quotation may be found in several pieces, so all found contents count
 * together; the speaker is that of the piece that shares most with it.
 */
export function addQuotes(
  score: QuoteScore,
  { text, attributions }: Pick<PolnearRow, 'text' | 'attributions'>,
  found: readonly FoundQuote[],
  counts: typeof isDirect = isDirect,
): void {
  for (const { content, source } of attributions) {
    if (source.length === 0 || !counts(text, content)) continue;
    score.quotes++;
    const marked = spans(content);
    const length = marked.reduce((sum, { start, end }) => sum + end - start, 0);
    const sharing = found
      .map((quote) => ({ quote, shared: overlap(marked, quote.content) }))
      .filter(({ shared }) => shared > 0)
      .sort((left, right) => right.shared - left.shared);
    const best = sharing[0];
    if (
      best === undefined ||
      coveredLength(
        marked,
        sharing.flatMap(({ quote }) => quote.content),
      ) <
        0.8 * length
    )
      continue;
    score.covered++;
    const named = overlap(spans(source), best.quote.speaker) > 0;
    if (named) score.speaker++;
    if (named || overlap(spans(source), best.quote.coreferent) > 0) score.speakerOrCoreferent++;
  }
}

const spans = (pairs: readonly (readonly [number, number])[]): Span[] => pairs.map(([start, end]) => ({ start, end }));

function overlap(one: readonly Span[], other: readonly Span[]): number {
  let shared = 0;
  for (const a of one)
    for (const b of other) shared += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return shared;
}

/** Characters of `marked` that lie in at least one of `found`. */
function coveredLength(marked: readonly Span[], found: readonly Span[]): number {
  let covered = 0;
  for (const { start, end } of marked)
    for (let at = start; at < end; at++) if (found.some((span) => span.start <= at && at < span.end)) covered++;
  return covered;
}
