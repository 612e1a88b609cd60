import { findFlatPosts } from '../../src/read/structure/flat-posts.ts';
import type { StartWeights } from '../../src/read/structure/post-start.ts';
import { learnWeights } from '../../training/post-starts/learn.ts';
import { readCorpus } from '../corpus.ts';
import type { Figure } from './figure.ts';
import { type FlattenedPage, type Flattening, flattenings, flattenPage, halfOf } from './flatten.ts';

interface Tally {
  posts: number;
  bothEnds: number;
  end: number;
  author: number;
  handle: number;
  day: number;
  invented: number;
}

/**
 * Recovery of flattened X posts: pages whose blockquotes were flattened in six ways. "Held out": each half of the pages is read with
 * weights learnt on the other half; "as shipped": with the weights of the product, which were learnt on both.
 */
export function measureEmbeds(args: readonly string[]): Figure[] {
  const rows = readCorpus<{ id: string; html: string }>(args, 'feed/html_pages_with_embeds.jsonl.gz');
  const heldOut = [0, 1].map((half) => learnWeights(args, (id) => halfOf(id) !== half).weights);
  return flattenings.flatMap((flattening) => {
    const pages = distinctPages(rows, flattening);
    const [first, second] = [0, 1].map((half) =>
      measure(
        pages.filter((page) => page.half === half),
        heldOut[half],
      ),
    ) as [Tally, Tally];
    const shipped = measure(pages);
    const figure = (name: string, value: number, whole: number, bar?: number, note?: string): Figure => ({
      name: `${flattening}: ${name}`,
      value: value / Math.max(1, whole),
      digits: 3,
      ...(bar === undefined ? {} : { bar }),
      ...(note === undefined ? {} : { note }),
    });
    const halves = `half 0 ${(first.bothEnds / first.posts).toFixed(3)} of ${first.posts}, half 1 ${(second.bothEnds / second.posts).toFixed(3)} of ${second.posts}`;
    return [
      figure('both ends, held out', first.bothEnds + second.bothEnds, shipped.posts, 0.85, halves),
      figure('both ends, as shipped', shipped.bothEnds, shipped.posts, 0.85),
      figure('end', shipped.end, shipped.posts),
      figure('handle', shipped.handle, shipped.posts, 0.98),
      figure('author', shipped.author, shipped.posts),
      figure('day', shipped.day, shipped.posts, 0.98, `${shipped.invented} invented posts`),
    ];
  });
}

function distinctPages(rows: readonly { id: string; html: string }[], flattening: Flattening): FlattenedPage[] {
  const seen = new Set<string>();
  return rows.flatMap(({ id, html }) => {
    const page = flattenPage(id, html, flattening);
    if (!page || seen.has(page.text)) return [];
    seen.add(page.text);
    return [page];
  });
}

function measure(pages: readonly FlattenedPage[], weights?: StartWeights): Tally {
  const tally: Tally = { posts: 0, bothEnds: 0, end: 0, author: 0, handle: 0, day: 0, invented: 0 };
  for (const { text, posts } of pages) {
    const found = findFlatPosts(text, 0, weights);
    tally.posts += posts.length;
    tally.invented += found.filter(
      (post) => !posts.some(({ start, end }) => post.start < end && post.end > start),
    ).length;
    for (const gold of posts) {
      const post =
        found.find(({ end }) => end === gold.end) ??
        found.find(({ start, end }) => start < gold.end && end > gold.start);
      if (!post) continue;
      if (post.end === gold.end) tally.end++;
      if (post.end === gold.end && post.start === gold.start) tally.bothEnds++;
      if (post.author === gold.author) tally.author++;
      if (post.handle === gold.handle) tally.handle++;
      if (post.postedAt?.slice(0, 10) === gold.day) tally.day++;
    }
  }
  return tally;
}
