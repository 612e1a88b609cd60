import { postFrames } from '../../knowledge/index.ts';
import type { Document, EmbeddedPost, Span } from '../../model/index.ts';
import { postTime, readPostUri } from '../../text/index.ts';
import { anyOf } from '../byline.ts';
import { findFrameSignatures } from '../signature.ts';
import { findFlatPosts } from './flat-posts.ts';
import { linesOf } from './lines.ts';

const openingLine = new RegExp(`^(?:${anyOf(postFrames.openings)})\\s*$`, 'iu');
const forwardLine = new RegExp(`^\\[?\\s*(?:${anyOf(postFrames.forwards)})\\s*:?\\s+(.{1,100}?)\\s*\\]?$`, 'iu');
/** How many lines may stand between Instagram's opening line and its signature: the caption's. */
const mostFrameLines = 8;

/**
 * The posts of other services that stand in a text, in order: those that the markup declared, and where it declared none,
 * what flat text shows: signed posts, Instagram's and Facebook's frames, forwarded Telegram messages, addresses of posts on lines of
 * their own. None overlaps another.
 * @param floor offset before which no post begins, such as the end of the title
 */
export function findEmbedsInText(document: Document, floor: number): readonly EmbeddedPost[] {
  const { text } = document;
  let found: readonly EmbeddedPost[] = document.embeds ?? [];
  const add = (posts: readonly EmbeddedPost[]): void => {
    if (posts.length > 0) found = withoutOverlap(found, posts);
  };
  if (text.includes('(@') || text.includes('( @')) add(findFlatPosts(text, floor));
  const lines = linesOf(text);
  add(findFrames(text, lines));
  add(findForwards(document, lines));
  if (text.includes('://')) add(findAddresses(text, lines));
  return found;
}

/** Both lists in order, without those of the second that overlap one of the first. */
function withoutOverlap(kept: readonly EmbeddedPost[], added: readonly EmbeddedPost[]): EmbeddedPost[] {
  const merged = [
    ...kept.map((post) => ({ post, first: true })),
    ...added.map((post) => ({ post, first: false })),
  ].sort((one, two) => one.post.start - two.post.start || Number(two.first) - Number(one.first));
  const result: { readonly post: EmbeddedPost; readonly first: boolean }[] = [];
  for (const entry of merged) {
    const { post, first } = entry;
    const last = result.at(-1);
    if (last !== undefined && post.start < last.post.end) {
      // An added post that reaches into a kept one gives way to it.
      if (!first) continue;
      if (!last.first) result.pop();
    }
    result.push(entry);
  }
  return result.map(({ post }) => post);
}

/** From "View this post on Instagram" to "A post shared by Name (@handle) on …"; only the latter line where the former is missing. */
function findFrames(text: string, lines: readonly Span[]): EmbeddedPost[] {
  return findFrameSignatures(text).map((signature) => {
    const at = lineAt(lines, signature.start);
    const openings = lines.slice(Math.max(0, at - mostFrameLines), at + 1);
    const opening = openings.findLast(({ start, end }) =>
      openingLine.test(text.slice(start, Math.min(end, signature.start))),
    );
    const body = opening && { start: opening.end, end: signature.start };
    const bodyStart = body
      ? body.start + (text.slice(body.start, body.end).length - text.slice(body.start, body.end).trimStart().length)
      : 0;
    const bodyEnd = body ? body.start + text.slice(body.start, body.end).trimEnd().length : 0;
    const isInstagram = opening !== undefined || signature.handle !== undefined;
    return {
      start: opening?.start ?? signature.start,
      end: signature.end,
      kind: isInstagram ? 'instagram' : 'facebook',
      ...(signature.author ? { author: signature.author } : {}),
      ...(signature.handle ? { handle: signature.handle } : {}),
      ...(signature.date ? { postedAt: signature.date.value } : {}),
      ...(bodyEnd > bodyStart ? { body: { start: bodyStart, end: bodyEnd } } : {}),
      confidence: signature.confidence,
    };
  });
}

/** Index of the line that holds an offset: the last that starts at or before it. */
function lineAt(lines: readonly Span[], offset: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (lines[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Forwarded messages as Telegram copies them: "Forwarded from Name" and the message below. In a message, or at the start of a text,
 * the forward runs on to the next one or to the end; within an article, to the next blank line.
 */
function findForwards({ text, kind }: Document, lines: readonly Span[]): EmbeddedPost[] {
  const heads = lines.flatMap(({ start, end }, index) => {
    const match = end - start < 140 ? forwardLine.exec(text.slice(start, end)) : null;
    return match ? [{ index, name: match[1]! }] : [];
  });
  return heads.flatMap(({ index, name }, order) => {
    const head = lines[index]!;
    const first = lines[index + 1];
    if (!first) return [];
    const whole = kind === 'message' || kind === 'post' || index === 0;
    const stop = heads[order + 1]?.index ?? lines.length;
    let last = index + 1;
    while (last + 1 < stop && (whole || !/\n\s*\n/.test(text.slice(lines[last]!.end, lines[last + 1]!.start)))) last++;
    const account = /^(.*?)\s*\(?@(\w{4,40})\)?$/.exec(name);
    const author = (account ? account[1] : name)?.trim();
    const end = lines[last]!.end;
    return [
      {
        start: head.start,
        end,
        kind: 'telegram',
        ...(author ? { author } : {}),
        ...(account ? { handle: account[2]! } : {}),
        body: { start: first.start, end },
        confidence: 0.85,
      },
    ];
  });
}

/** Lines that hold nothing but the address of a post: all that is left of a player or widget. */
function findAddresses(text: string, lines: readonly Span[]): EmbeddedPost[] {
  return lines.flatMap(({ start, end }) => {
    if (end - start > 300 || !text.startsWith('http', start)) return [];
    const line = text.slice(start, end);
    const post = /\s/.test(line) ? undefined : readPostUri(line);
    if (!post?.id) return [];
    const time = postTime(post.platform, post.id);
    return [
      {
        start,
        end,
        kind: post.platform,
        ...(post.handle ? { handle: post.handle } : {}),
        ...(time ? { postedAt: time } : {}),
        uri: post.uri,
        confidence: 0.9,
      },
    ];
  });
}
