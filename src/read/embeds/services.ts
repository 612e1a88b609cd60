import type { Platform, PreciseDate } from '../../model/index.ts';
import { type PostAddress, postTime, readPostUri } from '../../text/index.ts';
import type { PageElement } from '../dom.ts';
import { findFrameSignatures, findSignatures, type Signature } from '../signature.ts';
import { readDate } from '../written-date.ts';
import { linesOf } from './post-lines.ts';

/** What an element of a page shows of an embedded post. */
export interface FoundPost {
  readonly kind: Platform;
  readonly author?: string | undefined;
  readonly handle?: string | undefined;
  /** As the page displays it. */
  readonly displayedAt?: PreciseDate | undefined;
  readonly uri?: string | undefined;
  readonly id?: string | undefined;
  /** Lines of the post's own wording. */
  readonly body: readonly string[];
  /** The line that names author and date. */
  readonly signature?: string | undefined;
}

type Reader = (element: PageElement) => FoundPost | undefined;

/** Attributes that hold the address of a player, in the order of preference; lazy loading keeps it in `data-…`. */
const sourceAttributes = [
  'src',
  'data-src',
  'data-lazy-src',
  'data-litespeed-src',
  'data-url',
  'data-original',
  'data-href',
  'data-cmp-src',
  'data-consent-src',
];

/** Reads an element as an embedded post, when it is one: by tag and class, as the services' own embed code writes them. */
export function readEmbed(element: PageElement): FoundPost | undefined {
  const reader = byTag[element.localName];
  return reader?.(element);
}

const readBlockquote: Reader = (element) => {
  const className = element.className;
  const links = addresses(element);
  if (/\btwitter-(?:tweet|video)\b/.test(className)) return signedPost(element, 'x', links);
  if (/\bbluesky-embed\b/.test(className)) return readBluesky(element);
  if (/\binstagram-media\b/.test(className)) return readInstagram(element);
  if (/\btiktok-embed\b/.test(className)) return readTiktok(element);
  if (/\bmastodon-(?:embed|post)\b/.test(className))
    return referred(element.getAttribute('data-embed-url') ?? links[0]?.uri, 'mastodon');
  if (/\btext-post-media\b/.test(className)) return undefined;
  if (/\bfb-xfbml-parse-ignore\b/.test(className))
    return readFacebookQuote(element, element.getAttribute('cite') ?? undefined);
  // Class lost on the way: a link to one post and a signature line are proof enough.
  const post = links.find(({ id }) => id !== undefined);
  if (!post || element.querySelector('blockquote')) return undefined;
  const lines = linesOf(element);
  if (lines.length > 40) return undefined;
  const signed = splitSignature(lines);
  return signed && { kind: post.platform, uri: post.uri, id: post.id, ...signed };
};

const readFrame: Reader = (element) => {
  for (const attribute of sourceAttributes) {
    const source = element.getAttribute(attribute);
    if (!source) continue;
    const post = readPostUri(source);
    const id = element.getAttribute('data-tweet-id');
    if (post?.id)
      return {
        kind: post.platform,
        handle: post.handle,
        uri: post.uri,
        id: post.id,
        body: [],
        author: frameAuthor(element, post.platform),
      };
    if (id && /platform\.(?:twitter|x)\.com/.test(source)) return referred(`https://x.com/i/status/${id}`, 'x');
  }
  return undefined;
};

const readScript: Reader = (element) => {
  const telegram = element.getAttribute('data-telegram-post');
  if (telegram) return referred(`https://t.me/${telegram}`, 'telegram');
  return undefined;
};

const readBox: Reader = (element) => {
  const attribute = (name: string): string | undefined => element.getAttribute(name) ?? undefined;
  const className = element.className;
  if (/\btgme_widget_message\b/.test(className) || attribute('data-telegram-post')) return readTelegramWidget(element);
  const tweet = attribute('data-tweet-id') ?? attribute('data-tweetid');
  if (tweet && /^\d{5,20}$/.test(tweet)) return withText(element, referred(`https://x.com/i/status/${tweet}`, 'x'));
  if (/\bfb-(?:post|video)\b/.test(className) && attribute('data-href')) {
    const quote = element.querySelector('blockquote');
    return quote ? readFacebookQuote(quote, attribute('data-href')) : referred(attribute('data-href'), 'facebook');
  }
  const vk = /^vk_post_(-?\d+_\d+)/.exec(element.id);
  if (vk) return referred(`https://vk.com/wall${vk[1]}`, 'vk');
  const youtube =
    attribute('videoid') ??
    attribute('data-youtube-id') ??
    attribute('data-yt-id') ??
    (/\byoutube(?:-player)?\b/.test(className) ? attribute('data-id') : undefined);
  if (youtube && /^[\w-]{11}$/.test(youtube))
    return { ...referred(`https://www.youtube.com/watch?v=${youtube}`, 'youtube')!, author: undefined };
  if (/\bwp-block-embed__wrapper\b|\bembed-(?:container|wrapper)\b/.test(className)) return loneAddress(element);
  return undefined;
};

const readAmp: Reader = (element) => {
  const attribute = (name: string): string | undefined => element.getAttribute(name) ?? undefined;
  switch (element.localName) {
    case 'amp-twitter':
      return withText(element, referred(`https://x.com/i/status/${attribute('data-tweetid')}`, 'x'));
    case 'amp-youtube':
    case 'lite-youtube':
      return referred(
        `https://www.youtube.com/watch?v=${attribute('data-videoid') ?? attribute('videoid')}`,
        'youtube',
      );
    case 'amp-instagram':
      return referred(`https://www.instagram.com/p/${attribute('data-shortcode')}/`, 'instagram');
    case 'amp-tiktok':
      return referred(`https://www.tiktok.com/embed/v2/${attribute('data-src')?.replace(/^.*\//, '')}`, 'tiktok');
    case 'amp-facebook':
      return referred(attribute('data-href'), 'facebook');
    case 'twitter-widget':
      return referred(`https://x.com/i/status/${attribute('data-tweet-id')}`, 'x');
    default:
      return undefined;
  }
};

/** A paragraph that holds nothing but the address of a post: the form in which WordPress stores embeds. */
const readParagraph: Reader = (element) => loneAddress(element);

const byTag: Readonly<Record<string, Reader>> = {
  blockquote: readBlockquote,
  iframe: readFrame,
  'amp-iframe': readFrame,
  script: readScript,
  div: readBox,
  figure: readBox,
  section: readBox,
  p: readParagraph,
  'amp-twitter': readAmp,
  'amp-youtube': readAmp,
  'lite-youtube': readAmp,
  'amp-instagram': readAmp,
  'amp-tiktok': readAmp,
  'amp-facebook': readAmp,
  'twitter-widget': readAmp,
};

/** The addresses of posts and accounts that the links of an element hold. */
function addresses(element: PageElement): PostAddress[] {
  return [...element.getElementsByTagName('a')].flatMap((link) => readPostUri(link.getAttribute('href') ?? '') ?? []);
}

/** Splits the lines of a post from its signature, the last one; undefined when there is none. */
function splitSignature(
  lines: readonly string[],
): Pick<FoundPost, 'body' | 'signature' | 'author' | 'handle' | 'displayedAt'> | undefined {
  const text = lines.join('\n');
  const signature = [...findSignatures(text), ...findFrameSignatures(text)].at(-1);
  if (!signature || text.length - signature.end > 60) return undefined;
  const body = text.slice(0, signature.start).trim();
  return {
    body: body === '' ? [] : body.split('\n').map((line) => line.trim()),
    signature: text.slice(signature.start).replaceAll('\n', ' ').trim(),
    ...signatureFields(signature),
  };
}

function signatureFields({ author, handle, date }: Signature): Pick<FoundPost, 'author' | 'handle' | 'displayedAt'> {
  return { author, handle, displayedAt: date };
}

function signedPost(element: PageElement, kind: Platform, links: readonly PostAddress[]): FoundPost | undefined {
  const lines = linesOf(element);
  // The last link to a post is the date's; earlier ones may be posts that this one quotes.
  const own = links.filter(({ platform, id }) => platform === kind && id !== undefined).at(-1);
  const signed = splitSignature(lines);
  if (!own && !signed && lines.length === 0) return undefined;
  // A lone link is a placeholder ("Tweet may have been deleted"), not the post's wording.
  const placeholder = element.querySelector('p') === null && element.getElementsByTagName('a').length === 1;
  const body = !signed && own && placeholder ? [] : lines;
  return { kind, uri: own?.uri, id: own?.id, handle: own?.handle, body, ...signed };
}

function readBluesky(element: PageElement): FoundPost | undefined {
  const at = /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/(\w+)/.exec(element.getAttribute('data-bluesky-uri') ?? '');
  const own = addresses(element).findLast(({ platform, id }) => platform === 'bluesky' && id !== undefined);
  const signed = splitSignature(linesOf(element));
  const id = at?.[2] ?? own?.id;
  const account = signed?.handle ?? own?.handle ?? at?.[1];
  const uri = id && account ? `https://bsky.app/profile/${account}/post/${id}` : own?.uri;
  if (!uri && !signed) return undefined;
  return { kind: 'bluesky', uri, id, body: linesOf(element), ...signed };
}

function readInstagram(element: PageElement): FoundPost | undefined {
  const post =
    readPostUri(element.getAttribute('data-instgrm-permalink') ?? '') ??
    addresses(element).find(({ platform }) => platform === 'instagram');
  if (!post) return undefined;
  const signed = splitSignature(linesOf(element));
  const time = element.querySelector('time')?.getAttribute('datetime');
  const shown = time ? readDate(time) : undefined;
  return {
    kind: 'instagram',
    uri: post.uri,
    id: post.id,
    handle: signed?.handle ?? post.handle,
    author: signed?.author,
    displayedAt: shown ?? signed?.displayedAt,
    // What stands before the signature is the embed's own wording ("View this post on Instagram"), unless the caption is shown.
    body: element.hasAttribute('data-instgrm-captioned') ? (signed?.body ?? []).filter((line) => line.length > 60) : [],
    signature: signed?.signature,
  };
}

function readTiktok(element: PageElement): FoundPost | undefined {
  const post =
    readPostUri(element.getAttribute('cite') ?? '') ?? addresses(element).find(({ platform }) => platform === 'tiktok');
  if (!post) return undefined;
  const lines = linesOf(element)
    .flatMap((line) => line.split(/\s*(?=♬)/))
    .filter((line) => !line.startsWith('♬'));
  const body = lines.map((line) => line.replace(/^@[\w.-]+\s*/, '')).filter((line) => line !== '');
  return {
    kind: 'tiktok',
    uri: post.uri,
    id: post.id,
    handle: post.handle,
    body,
    signature: body.length > 0 && post.handle ? `@${post.handle}` : undefined,
  };
}

function readFacebookQuote(element: PageElement, address: string | undefined): FoundPost | undefined {
  const post = readPostUri(address ?? '') ?? addresses(element).find(({ platform }) => platform === 'facebook');
  const signed = splitSignature(linesOf(element));
  // Without a post's address or signature it is a box that shows a whole page ("like" boxes).
  if (!post?.id && !(signed && address)) return undefined;
  return { kind: 'facebook', uri: post?.uri ?? address, id: post?.id, handle: post?.handle, body: [], ...signed };
}

function readTelegramWidget(element: PageElement): FoundPost | undefined {
  const post = readPostUri(
    `https://t.me/${element.getAttribute('data-post') ?? element.getAttribute('data-telegram-post') ?? ''}`,
  );
  if (!post) return undefined;
  const part = (name: string): PageElement | null => element.querySelector(`.tgme_widget_message_${name}`);
  const text = part('text');
  const time = element.querySelector('time[datetime]')?.getAttribute('datetime');
  const author = part('owner_name')?.textContent?.trim() || undefined;
  return {
    kind: 'telegram',
    uri: post.uri,
    id: post.id,
    handle: post.handle,
    author,
    displayedAt: time ? readDate(time) : undefined,
    body: text ? linesOf(text) : [],
    signature: text && author ? `${author} (@${post.handle})` : undefined,
  };
}

function referred(address: string | undefined, kind: Platform): FoundPost | undefined {
  const post = readPostUri(address ?? '');
  if (!post)
    return kind === 'facebook' && address?.includes('facebook.com') ? { kind, uri: address, body: [] } : undefined;
  return post.id ? { kind: post.platform, handle: post.handle, uri: post.uri, id: post.id, body: [] } : undefined;
}

/** Adds the text that a placeholder shows before its script replaces it. */
function withText(element: PageElement, post: FoundPost | undefined): FoundPost | undefined {
  if (!post) return undefined;
  const own = addresses(element).findLast(({ platform, id }) => platform === post.kind && id === post.id);
  const signed = splitSignature(linesOf(element));
  return { ...post, uri: own?.uri ?? post.uri, handle: own?.handle ?? post.handle, ...signed };
}

function loneAddress(element: PageElement): FoundPost | undefined {
  if (element.children.length > 3) return undefined;
  const text = element.textContent?.trim() ?? '';
  if (text.length > 300 || !/^https?:\/\/\S+$/.test(text)) return undefined;
  const post = readPostUri(text);
  return post?.id ? { kind: post.platform, handle: post.handle, uri: post.uri, id: post.id, body: [] } : undefined;
}

/** A player's accessible title names the video, not its author; only Telegram and X frames name accounts. */
function frameAuthor(element: PageElement, kind: Platform): string | undefined {
  const title = element.getAttribute('title')?.trim();
  return kind === 'telegram' && title && title.length < 80 ? title : undefined;
}

/** The post's time: as displayed, else as its id carries it. */
export function postedAt(post: FoundPost): string | undefined {
  return post.displayedAt?.value ?? (post.id ? postTime(post.kind, post.id) : undefined);
}
