import { createHash } from 'node:crypto';
import type { PageElement } from '../../src/read/dom.ts';
import { linesOf } from '../../src/read/embeds/post-lines.ts';
import { asPageDocument } from '../../src/read/page-tree.ts';
import { parsePage } from '../../src/read/parse-page.ts';
import { postTime } from '../../src/text/index.ts';

/** Ways in which scrapers flatten a page that holds posts. */
export const flattenings = [
  'lines',
  'blank lines',
  'signature on the last line',
  'glued',
  'joined post',
  'one line',
] as const;
export type Flattening = (typeof flattenings)[number];

/** A post as it stands in a flattened page. */
export interface GoldPost {
  readonly start: number;
  readonly end: number;
  readonly author: string;
  readonly handle: string;
  /** UTC day that the post's id carries. */
  readonly day: string;
}

export interface FlattenedPage {
  readonly id: string;
  /** See {@link halfOf}. */
  readonly half: number;
  readonly text: string;
  readonly posts: readonly GoldPost[];
}

/** 0 or 1, by a hash of an id: what is tuned on one half is reported on the other. */
export function halfOf(id: string): number {
  return Number.parseInt(createHash('sha1').update(id).digest('hex').slice(-1), 16) % 2;
}

const [open, close] = ['\ue000', '\ue001'];

/**
 * Flattens the main part of a page with its X blockquotes left in place, and says where the posts came to stand.
 * The gold comes from the markup alone: borders from the blockquote, handle and day from the post's address and id.
 */
export function flattenPage(id: string, html: string, flattening: Flattening): FlattenedPage | undefined {
  const document = asPageDocument(parsePage(html));
  const found: { readonly author: string; readonly handle: string; readonly day: string }[] = [];
  for (const quote of [...document.querySelectorAll('blockquote.twitter-tweet, blockquote.twitter-video')]) {
    const address = [...quote.querySelectorAll('a')]
      .map((link) => /(?:twitter|x)\.com\/(\w+)\/status\/(\d+)/.exec(link.getAttribute('href') ?? ''))
      .findLast((match) => match !== null);
    const lines = linesOf(quote);
    const body = lines.join('\n');
    const author = /[—–-]\s*([^\n]*?)\s*\(@\w+\)[^\n]*$/.exec(body)?.[1];
    const handle = /\(@(\w+)\)[^(\n]*$/.exec(body)?.[1];
    if (!address || author === undefined || handle === undefined || lines.length < 2) continue;
    const day = postTime('x', address[2]!)?.slice(0, 10);
    if (!day) continue;
    const paragraphs = joinLines(lines, flattening).map((line, index, all) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = `${index === 0 ? open : ''}${line}${index === all.length - 1 ? close : ''}`;
      return paragraph;
    });
    quote.replaceWith(...paragraphs);
    found.push({ author, handle, day });
  }
  if (found.length === 0) return undefined;
  const root = mainPart(document.body!);
  const lines = linesOf(root);
  const separator = flattening === 'blank lines' ? '\n\n' : flattening === 'one line' ? ' ' : '\n';
  const marked = lines.join(separator);
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const character of marked) {
    if (character === open) starts.push(text.length);
    else if (character === close) ends.push(text.length);
    else text += character;
  }
  if (starts.length !== found.length || ends.length !== found.length) return undefined;
  return {
    id,
    half: halfOf(id),
    text,
    posts: found.map((post, index) => ({ start: starts[index]!, end: ends[index]!, ...post })),
  };
}

function joinLines(lines: readonly string[], flattening: Flattening): string[] {
  const [body, signature] = [lines.slice(0, -1), lines.at(-1)!];
  switch (flattening) {
    case 'lines':
    case 'blank lines':
      return [...lines];
    case 'signature on the last line':
      return [...body.slice(0, -1), `${body.at(-1)} ${signature}`];
    case 'glued':
      return [...body.slice(0, -1), `${body.at(-1)}${signature}`];
    case 'joined post':
    case 'one line':
      return [lines.join(' ')];
  }
}

/** The smallest element that holds every post and the paragraphs around them: up from the posts until it holds running text besides. */
function mainPart(body: PageElement): PageElement {
  const posts = [...body.getElementsByTagName('p')].filter((paragraph) =>
    /[\ue000\ue001]/.test(paragraph.textContent ?? ''),
  );
  let root: PageElement = posts[0]!;
  const outside = (element: PageElement): number =>
    [...element.getElementsByTagName('p')]
      .filter((paragraph) => !/[\ue000\ue001]/.test(paragraph.textContent ?? ''))
      .reduce((sum, paragraph) => sum + (paragraph.textContent ?? '').trim().length, 0);
  while (
    root.parentElement &&
    root.localName !== 'body' &&
    (!posts.every((post) => root.contains(post)) || outside(root) < 600)
  )
    root = root.parentElement;
  return root;
}
