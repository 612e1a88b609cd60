import type { Span } from '../model/index.ts';

/** A piece of a text around what was searched for. */
export interface Snippet extends Span {
  /** What was found inside the piece, as spans of the whole text. */
  readonly highlights: readonly Span[];
}

/**
 * Picks the piece of `text` of at most about `length` UTF-16 units that holds the most of the found spans, cut at word boundaries.
 * Without any span, the beginning of the text.
 * @param found in order of their starts
 */
export function pickSnippet(text: string, found: readonly Span[], length: number): Snippet {
  const reach = Math.floor(length * 0.75);
  let best = 0;
  let bestCount = 0;
  let last = 0;
  for (const [index, span] of found.entries()) {
    while (last < found.length && found[last]!.end <= span.start + reach) last++;
    if (last - index > bestCount) [best, bestCount] = [index, last - index];
  }
  const anchor = found[best] ?? { start: 0, end: 0 };
  const lead = Math.floor(length * 0.25);
  const start = anchor.start <= lead ? 0 : wordStart(text, anchor.start - lead, anchor.start);
  const end = wordEnd(
    text,
    Math.max(Math.min(start + length, text.length), Math.min(anchor.end, start + 2 * length)),
    anchor.end,
  );
  return { start, end, highlights: found.filter((span) => span.start >= start && span.end <= end) };
}

/** The first word boundary at or after `from`, but not after `limit`. */
function wordStart(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at++) if (/\s/.test(text[at - 1] ?? ' ')) return at;
  return limit;
}

/** The last word boundary at or before `from`, but not before `limit`. */
function wordEnd(text: string, from: number, limit: number): number {
  if (from >= text.length) return text.length;
  for (let at = from; at > limit; at--) if (/\s/.test(text[at]!)) return at;
  const cut = Math.max(from, limit);
  // Never between the halves of a character outside the basic plane.
  return /[\udc00-\udfff]/.test(text[cut] ?? '') && /[\ud800-\udbff]/.test(text[cut - 1] ?? '') ? cut + 1 : cut;
}
