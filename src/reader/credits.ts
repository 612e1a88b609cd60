import { bestStretches, type Stretch, type TagScores } from './tags.ts';

/** Tags of the words around a cue: none, a source begins, goes on, a content begins, goes on. */
export const roleTags = 5;
const sourceKind = 0;
const masked = -1e9;

/** Source and content of a cue, in words of its window. */
export interface Roles {
  readonly source: Stretch | undefined;
  readonly content: readonly Stretch[];
}

/**
 * Reads source and content of a cue from the scores of every word of its window. The words of the cue are neither; of several sources
 * the clearest is the source.
 */
export function rolesOf(scores: TagScores, cue: Stretch): Roles {
  const { words, tags } = scores;
  const values = scores.values.slice();
  for (let word = cue.first; word <= cue.last; word++) values.fill(masked, word * tags + 1, (word + 1) * tags);
  let source: Stretch | undefined;
  let clearest = Number.NEGATIVE_INFINITY;
  const content: Stretch[] = [];
  for (const stretch of bestStretches({ values, words, tags })) {
    if (stretch.kind !== sourceKind) {
      content.push(stretch);
      continue;
    }
    const margin = meanMargin(values, tags, stretch);
    if (margin > clearest) {
      source = stretch;
      clearest = margin;
    }
  }
  return { source, content };
}

/** How far the tags of a source stand above none, in the mean over its words. */
function meanMargin(values: Float32Array, tags: number, { first, last }: Stretch): number {
  let sum = 0;
  for (let at = first * tags; at <= last * tags; at += tags)
    sum += Math.max(values[at + 1]!, values[at + 2]!) - values[at]!;
  return sum / (last - first + 1);
}
