/** Scores of every tag for every word, word after word. */
export interface TagScores {
  readonly values: Float32Array;
  readonly words: number;
  /** Tags a word: 0 is none; of each kind one where a stretch begins (odd) and one where it goes on (even). */
  readonly tags: number;
}

/** A stretch of words with the same kind of tag, from `first` to `last`. */
export interface Stretch {
  readonly kind: number;
  readonly first: number;
  readonly last: number;
}

const impossible = -1e9;

/** The stretches of the best sequence of tags in which a stretch goes on only after its own beginning. */
export function bestStretches(scores: TagScores): Stretch[] {
  const found: { kind: number; first: number; last: number }[] = [];
  for (const [word, tag] of bestTags(scores).entries()) {
    if (tag === 0) continue;
    const kind = (tag - 1) >> 1;
    if (tag % 2 === 1) found.push({ kind, first: word, last: word });
    else found.at(-1)!.last = word;
  }
  return found;
}

/** Viterbi's algorithm without scores of transitions: they are only legal or not. */
function bestTags({ values, words, tags }: TagScores): Uint8Array {
  const path = new Uint8Array(words);
  if (words === 0) return path;
  const from = new Uint8Array(words * tags);
  let best = new Float64Array(tags);
  let next = new Float64Array(tags);
  for (let tag = 0; tag < tags; tag++) best[tag] = goesOn(tag) ? impossible : values[tag]!;
  for (let word = 1; word < words; word++) {
    let top = 0;
    for (let tag = 1; tag < tags; tag++) if (best[tag]! > best[top]!) top = tag;
    for (let tag = 0; tag < tags; tag++) {
      const before = !goesOn(tag) ? top : best[tag]! > best[tag - 1]! ? tag : tag - 1;
      from[word * tags + tag] = before;
      next[tag] = best[before]! + values[word * tags + tag]!;
    }
    [best, next] = [next, best];
  }
  let tag = 0;
  for (let other = 1; other < tags; other++) if (best[other]! > best[tag]!) tag = other;
  for (let word = words - 1; word >= 0; word--) {
    path[word] = tag;
    tag = from[word * tags + tag]!;
  }
  return path;
}

const goesOn = (tag: number): boolean => tag > 0 && tag % 2 === 0;

/** Mean probability over the words of a stretch that its kind is right (softmax over the tags), 0–1. */
export function confidenceOf({ values, tags }: TagScores, { kind, first, last }: Stretch): number {
  let sum = 0;
  for (let word = first; word <= last; word++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let tag = 0; tag < tags; tag++) top = Math.max(top, values[word * tags + tag]!);
    let all = 0;
    let own = 0;
    for (let tag = 0; tag < tags; tag++) {
      const weight = Math.exp(values[word * tags + tag]! - top);
      all += weight;
      if ((tag - 1) >> 1 === kind && tag > 0) own += weight;
    }
    sum += own / all;
  }
  return sum / (last - first + 1);
}
