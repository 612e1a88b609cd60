import type { EmbeddedPost, Platform } from '../../model/index.ts';
import { findSignatures } from '../signature.ts';
import { findPostStart, type StartWeights, typicalLineLength } from './post-start.ts';

/**
 * Recovers embedded posts from flat text, where a post ends with its signature line and its start is unmarked.
 * @param floor offset before which no post begins, such as the end of the title
 * @param weights other weights than those that were learnt, for measuring
 */
export function findFlatPosts(text: string, floor = 0, weights?: StartWeights): EmbeddedPost[] {
  const posts: EmbeddedPost[] = [];
  const typicalLine = typicalLineLength(text);
  let previousEnd = floor;
  let inSeries = false;
  for (const signature of findSignatures(text)) {
    if (signature.start < previousEnd) continue;
    const { start, probability } = findPostStart(
      text,
      {
        signatureStart: signature.start,
        floor: previousEnd,
        followsPost: posts.length > 0,
        inSeries,
        author: signature.author,
        typicalLine,
      },
      weights,
    );
    const bodyEnd = start + text.slice(start, signature.start).trimEnd().length;
    posts.push({
      start,
      end: signature.end,
      kind: platformOf(signature.handle),
      ...(signature.author ? { author: signature.author } : {}),
      ...(signature.handle ? { handle: signature.handle } : {}),
      ...(signature.date ? { postedAt: signature.date.value } : {}),
      ...(bodyEnd > start ? { body: { start, end: bodyEnd } } : {}),
      confidence: Math.round(100 * signature.confidence * (0.5 + 0.5 * probability)) / 100,
    });
    inSeries = posts.length > 1 && text.slice(previousEnd, start).trim() === '';
    previousEnd = signature.end;
  }
  return posts;
}

/** The service by the form of its account names: X has up to 15 word characters, Bluesky domains, the fediverse `user@host`. */
function platformOf(handle: string | undefined): Platform {
  if (handle === undefined) return 'unknown';
  if (handle.includes('@')) return 'mastodon';
  if (/^[\w-]+(?:\.[\w-]+)+$/.test(handle)) return 'bluesky';
  return /^\w{1,15}$/.test(handle) ? 'x' : 'unknown';
}
