import type { Words } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';
import type { Draft } from './draft.ts';

/**
 * Gives each "citing X" the content of the attribution it belongs to. One that belongs to none is left out when `standalone`
 * finds no other content for it.
 */
export function chainCitations(
  drafts: readonly Draft[],
  citations: readonly Draft[],
  words: Words,
  standalone: (citation: Draft) => Draft | undefined,
): Draft[] {
  const result = [...drafts];
  if (citations.length === 0) return result;
  const bySentence = new Map<number, Draft[]>();
  for (const draft of drafts) {
    if (draft.content.length === 0 || draft.embed !== undefined) continue;
    const sentence = words.sentence[draft.anchor]!;
    const list = bySentence.get(sentence);
    if (list) list.push(draft);
    else bySentence.set(sentence, [draft]);
  }
  for (const citation of citations) {
    let outer: Draft | undefined;
    for (const draft of (bySentence.get(words.sentence[citation.anchor]!) ?? []).slice(0, maxNeighbours)) {
      if (outer === undefined || Math.abs(draft.anchor - citation.anchor) < Math.abs(outer.anchor - citation.anchor))
        outer = draft;
    }
    const chained = outer
      ? { ...citation, content: withoutCitation(outer.content, citation), citedBy: outer }
      : standalone(citation);
    if (chained && chained.content.length > 0) result.push(chained);
  }
  return result;
}

/** The outer content must not run over the citation itself. */
export function withoutCitation(content: readonly Span[], citation: Draft): Span[] {
  const start = citation.cue[0]!.start;
  return content.flatMap((span) => {
    if (span.start >= start || span.end <= start) return [span];
    return [{ start: span.start, end: start }];
  });
}

const maxNeighbours = 60;
/** Nobody relays through so many: what nests deeper is no text that someone wrote, and begins a chain of its own. */
const deepestChain = 12;

/**
 * The draft one step further out for each draft, by index: the smallest one whose content holds its cue, or the one that cites it. -1 for none.
 */
export function parentsOf(drafts: readonly Draft[]): number[] {
  const place = new Map(drafts.map((draft, index) => [draft, index]));
  const parents = new Array<number>(drafts.length).fill(-1);
  const fragments = drafts.flatMap((draft, index) => draft.content.map((span) => ({ span, index })));
  fragments.sort((a, b) => a.span.start - b.span.start);
  for (const [index, draft] of drafts.entries()) {
    if (draft.citedBy !== undefined) {
      parents[index] = place.get(draft.citedBy) ?? -1;
      continue;
    }
    const cue = draft.cue[0];
    if (cue === undefined) continue;
    let best = -1;
    const from = lastStartingBefore(fragments, cue.start);
    for (let at = from; at >= 0 && from - at < maxNeighbours; at--) {
      const { span, index: candidate } = fragments[at]!;
      if (candidate === index || span.end < cue.end) continue;
      if (holds(draft, drafts[candidate]!)) continue;
      if (best < 0 || isCloser(drafts[candidate]!, drafts[best]!)) best = candidate;
    }
    parents[index] = best;
  }
  cutDeepChains(parents);
  return parents;
}

/** Follows each chain outwards and cuts it where it is too deep; a circle is cut too. */
function cutDeepChains(parents: number[]): void {
  const depths = new Int32Array(parents.length).fill(-1);
  for (let index = 0; index < parents.length; index++) {
    const path: number[] = [];
    let at = index;
    while (at >= 0 && depths[at] === -1) {
      depths[at] = -2;
      path.push(at);
      at = parents[at]!;
    }
    if (at >= 0 && depths[at] === -2) parents[path.at(-1)!] = at = -1;
    let depth = at < 0 ? -1 : depths[at]!;
    for (const next of path.reverse()) {
      depth += 1;
      if (depth >= deepestChain) {
        parents[next] = -1;
        depth = 0;
      }
      depths[next] = depth;
    }
  }
}

function lastStartingBefore(fragments: readonly { readonly span: Span }[], offset: number): number {
  let low = 0;
  let high = fragments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fragments[middle]!.span.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The smaller content is the closer one; of two with the same content, the one that the other cites. */
function isCloser(one: Draft, other: Draft): boolean {
  if (one.citedBy === other) return true;
  return other.citedBy !== one && contentLength(one) < contentLength(other);
}

function holds(outer: Draft, inner: Draft): boolean {
  const cue = inner.cue[0] ?? inner.source[0];
  if (cue === undefined) return false;
  return outer.content.some((span) => span.start <= cue.start && span.end >= cue.end);
}

const contentLength = (draft: Draft): number => draft.content.reduce((sum, { start, end }) => sum + end - start, 0);
