import type { Document, Platform, PreciseDate } from '../model/index.ts';
import type { PostIdentity } from '../store/index.ts';
import { type PostAddress, readPostUri, searchWords } from '../text/index.ts';
import { sha256Of } from './digest.ts';

/** Services that number all their posts in one series: the id alone tells the post, whatever account name its address holds. */
const numbersAllPosts: ReadonlySet<Platform> = new Set(['x', 'youtube', 'facebook', 'instagram', 'tiktok', 'vk']);

/**
 * What tells a post from others: its address in the service, without what differs between ways to write it; and its account,
 * day and words.
 * @returns undefined for a post of which neither is known
 */
export function postIdentity(post: {
  readonly uri?: string | undefined;
  /** Account name, with or without the leading `@`; the one in the address when it is not given. */
  readonly handle?: string | undefined;
  readonly postedAt?: PreciseDate | undefined;
  readonly text: string;
}): PostIdentity | undefined {
  const parts = post.uri === undefined ? undefined : readPostUri(post.uri);
  const address = addressOf(parts);
  const wording = wordingOf(post.handle ?? parts?.handle, post.postedAt, post.text);
  if (address === undefined && wording === undefined) return undefined;
  return { ...(address === undefined ? {} : { address }), ...(wording === undefined ? {} : { wording }) };
}

/**
 * The identity of a document that is a post, or was fetched from the address of one.
 * @returns undefined for any other document
 */
export function identityOf({
  kind,
  uri,
  canonicalUri,
  publisher,
  publishedAt,
  text,
}: Document): PostIdentity | undefined {
  const address = [uri, canonicalUri].find((one) => one !== undefined && readPostUri(one)?.id !== undefined);
  if (kind !== 'post' && kind !== 'message')
    return address === undefined ? undefined : postIdentity({ uri: address, text: '' });
  return postIdentity({ uri: address, handle: handleIn(publisher), postedAt: publishedAt, text });
}

/** The account as a person would write it: `Name (@handle)`. */
export function accountName(author: string | undefined, handle: string | undefined): string | undefined {
  const at = handle && `@${handle.replace(/^@/, '')}`;
  return author && at ? `${author} (${at})` : (author ?? at);
}

const handleIn = (publisher = ''): string | undefined => /(?:^|\()@([^\s()]+)\)?$/.exec(publisher)?.[1];

function addressOf(address: PostAddress | undefined): string | undefined {
  // The address of an account tells none of its posts.
  if (address?.id === undefined) return undefined;
  return `${address.platform} ${numbersAllPosts.has(address.platform) ? '' : ownerOf(address)} ${address.id}`;
}

/** Whose series of ids an id belongs to: of the instance at Mastodon, of the account elsewhere. */
function ownerOf({ platform, handle, uri }: PostAddress): string {
  if (platform === 'mastodon' || handle === undefined) return new URL(uri).hostname;
  return handle.toLowerCase();
}

function wordingOf(handle: string | undefined, postedAt: PreciseDate | undefined, text: string): string | undefined {
  if (!handle || !postedAt || postedAt.value.length < '2022-11-14'.length) return undefined;
  const words = searchWords(text).map(({ key }) => key);
  if (words.length === 0) return undefined;
  const account = handle.replace(/^@/, '').toLowerCase();
  return `${account} ${postedAt.value.slice(0, 10)} ${sha256Of(Buffer.from(words.join(' ')))}`;
}
