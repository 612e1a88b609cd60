import type { EmbeddedPost, Finding, Span } from '../model/index.ts';
import { defineCheck } from './check.ts';

/** Shorter quotations meet a post by chance. */
const fewestWords = 5;
/** Share of the quotation's words that must stand in the post, in order, before the two are held against each other. */
const smallestOverlap = 0.7;
/** Beyond this the comparison would cost more than it tells. */
const mostWords = 120;

interface Word extends Span {
  readonly folded: string;
}

function wordsOf(text: string, { start, end }: Span): Word[] {
  return [...text.slice(start, end).matchAll(/[\p{L}\p{N}]+(?:['’ʼ-][\p{L}\p{N}]+)*/gu)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    folded: match[0].toLowerCase().replace(/ё/g, 'е').replace(/[’ʼ]/g, "'"),
  }));
}

/** Quotations outside of posts: the words between quotation marks, the marks left out. */
function quotations(text: string, posts: readonly EmbeddedPost[]): Span[] {
  return [...text.matchAll(/“([^“”]{10,800})”|«([^«»]{10,800})»|„([^„“”]{10,800})[“”]|"([^"\n]{10,800})"/g)]
    .map((match) => ({ start: match.index + 1, end: match.index + match[0].length - 1 }))
    .filter((quotation) => !posts.some((post) => post.start < quotation.end && quotation.start < post.end));
}

/** Longest common subsequence of words, as pairs of positions (Wagner and Fischer 1974). */
function alignment(quotation: readonly Word[], original: readonly Word[]): [number, number][] {
  const width = original.length + 1;
  const lengths = new Uint16Array((quotation.length + 1) * width);
  for (let row = quotation.length - 1; row >= 0; row--)
    for (let column = original.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        quotation[row]!.folded === original[column]!.folded
          ? lengths[(row + 1) * width + column + 1]! + 1
          : Math.max(lengths[(row + 1) * width + column]!, lengths[row * width + column + 1]!);
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < quotation.length && column < original.length; ) {
    if (quotation[row]!.folded === original[column]!.folded) pairs.push([row++, column++]);
    else if (lengths[(row + 1) * width + column]! >= lengths[row * width + column + 1]!) row++;
    else column++;
  }
  return pairs;
}

/** What the quotation has in place of the original's words, for people: “ten” for “twenty”. */
function differences(
  text: string,
  quotation: readonly Word[],
  original: readonly Word[],
  pairs: readonly [number, number][],
): string[] {
  const found: string[] = [];
  const slice = (words: readonly Word[], from: number, to: number): string =>
    from >= to ? '' : text.slice(words[from]!.start, words[to - 1]!.end).replace(/\s+/g, ' ');
  const first = pairs[0]!;
  const bounds: [number, number][] = [...pairs, [quotation.length, (pairs.at(-1)?.[1] ?? first[1]) + 1]];
  let row = 0;
  let column = first[1];
  for (const [nextRow, nextColumn] of bounds) {
    const ours = slice(quotation, row, nextRow);
    const theirs = slice(original, column, nextColumn);
    if (ours !== '' || theirs !== '')
      found.push(
        ours === '' ? `“${theirs}” left out` : theirs === '' ? `“${ours}” added` : `“${ours}” for “${theirs}”`,
      );
    row = nextRow + 1;
    column = nextColumn + 1;
  }
  return found;
}

/**
 * Holds quotations in the running text against the posts that stand embedded in the same document: exact, trimmed (an ellipsis or
 * bracket says so) or altered, with the words that differ.
 */
export const quoteFidelity = defineCheck({
  id: 'quote-fidelity',
  question: 'Do quoted words stand so in the original?',
  version: 1,
  requires: ['document', 'structure'],
  evaluate: ({ document: { text }, structure: { embeds } }) => {
    const posts = embeds.filter((embed) => embed.body !== undefined);
    if (posts.length === 0) return [];
    return quotations(text, embeds).flatMap((span): Finding[] => {
      const quotation = wordsOf(text, span);
      if (quotation.length < fewestWords || quotation.length > mostWords) return [];
      const best = posts
        .map((post) => {
          const original = wordsOf(text, post.body!);
          return { post, original, pairs: original.length > 1000 ? [] : alignment(quotation, original) };
        })
        .sort((left, right) => right.pairs.length - left.pairs.length)[0]!;
      if (best.pairs.length / quotation.length < smallestOverlap) return [];
      const name = best.post.author ?? best.post.handle ?? 'the post';
      const changes = differences(text, quotation, best.original, best.pairs);
      const marked = /…|\.\.\.|\[[^\]]*\]/.test(text.slice(span.start, span.end));
      const onlyTrimmed = changes.every((change) => change.endsWith('left out'));
      const exact = changes.length === 0;
      const fits = exact || (marked && onlyTrimmed);
      return [
        {
          check: 'quote-fidelity',
          outcome: fits ? 'consistent' : 'inconsistent',
          stated: `“${text.slice(span.start, span.end).replace(/\s+/g, ' ')}”`,
          computed: exact
            ? 'exact'
            : fits
              ? 'trimmed, and marked as such'
              : onlyTrimmed
                ? 'words left out without a mark'
                : 'altered',
          working: exact
            ? `all ${quotation.length} words stand so in the post of ${name}`
            : `against the post of ${name}: ${changes.slice(0, 6).join('; ')}${changes.length > 6 ? `; ${changes.length - 6} more` : ''}`,
          readings: [],
          evidence: [span, best.post.body!],
          confidence: 0.85,
        },
      ];
    });
  },
});
