import type { Platform } from '../model/index.ts';

/** What the address of a post says. */
export interface PostAddress {
  readonly platform: Platform;
  /** Account name without `@`, when the address holds it. */
  readonly handle?: string;
  /** The post's id in its service; absent for an address of an account. */
  readonly id?: string;
  /** The address without tracking parameters and embed flags. */
  readonly uri: string;
}

/**
 * Reads the address of a post of a known service: X, Telegram, Bluesky, Mastodon, YouTube, Facebook, Instagram, TikTok, VK.
 * Embed and player addresses are turned into those that a reader would open.
 * @returns undefined for any other address
 */
export function readPostUri(address: string): PostAddress | undefined {
  const absolute = address.startsWith('//') ? `https:${address}` : address.trim();
  if (absolute.length > 4000 || !URL.canParse(absolute)) return undefined;
  const url = new URL(absolute);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const host = url.hostname.replace(/^(?:www|m|mobile|web|old|en-gb|ru-ru|uk-ua)\./, '');
  const reader = readers[host];
  if (reader) return reader(url.pathname, url);
  return readMastodon(url.pathname, url);
}

type Reader = (path: string, url: URL) => PostAddress | undefined;

const readX: Reader = (path, url) => {
  const status = /^\/(?:#!\/)?(\w{1,20})\/status(?:es)?\/(\d{1,20})/.exec(path);
  if (status) {
    const [, handle, id] = status as unknown as [string, string, string];
    const known = handle !== 'i' && handle !== 'web';
    return {
      platform: 'x',
      ...(known ? { handle } : {}),
      id,
      uri: `https://x.com/${known ? handle : 'i'}/status/${id}`,
    };
  }
  const web =
    /^\/i\/(?:web\/)?status\/(\d{1,20})/.exec(path)?.[1] ?? /^\d{5,20}$/.exec(url.searchParams.get('id') ?? '')?.[0];
  return web ? { platform: 'x', id: web, uri: `https://x.com/i/status/${web}` } : undefined;
};

const readTelegram: Reader = (path) => {
  const [, handle, id] = /^\/(?:s\/)?(\w{4,40})\/(?:\d+\/)?(\d{1,12})(?:\/|$)/.exec(path) ?? [];
  return handle && id && handle !== 'c'
    ? { platform: 'telegram', handle, id, uri: `https://t.me/${handle}/${id}` }
    : undefined;
};

const readBluesky: Reader = (path) => {
  const [, handle, id] =
    /^\/profile\/([\w.:-]+)\/post\/(\w+)/.exec(path) ??
    /^\/embed\/(did:[\w:]+)\/app\.bsky\.feed\.post\/(\w+)/.exec(path) ??
    [];
  if (!handle || !id) return undefined;
  const named = handle.startsWith('did:') ? {} : { handle };
  return { platform: 'bluesky', ...named, id, uri: `https://bsky.app/profile/${handle}/post/${id}` };
};

const readYoutube: Reader = (path, url) => {
  const id =
    /^\/(?:embed|v|shorts|live)\/([\w-]{11})(?![\w-])/.exec(path)?.[1] ??
    (url.hostname === 'youtu.be' ? /^\/([\w-]{11})(?![\w-])/.exec(path)?.[1] : undefined) ??
    /^[\w-]{11}$/.exec(url.searchParams.get('v') ?? '')?.[0];
  return id && id !== 'videoseries'
    ? { platform: 'youtube', id, uri: `https://www.youtube.com/watch?v=${id}` }
    : undefined;
};

const readFacebook: Reader = (path, url) => {
  const href = url.searchParams.get('href');
  if (path.startsWith('/plugins/') && href && !href.includes('/plugins/')) return readPostUri(href);
  const [, handle, id] = /^\/([\w.-]+)\/(?:posts|videos|photos)\/(?:[^/]+\/)*?(pfbid\w+|\d{5,})/.exec(path) ?? [];
  if (handle && id) {
    const kind = /\/(posts|videos|photos)\//.exec(path)?.[1];
    return { platform: 'facebook', handle, id, uri: `https://www.facebook.com/${handle}/${kind}/${id}` };
  }
  const query =
    url.searchParams.get('story_fbid') ??
    url.searchParams.get('v') ??
    url.searchParams.get('fbid') ??
    /^\/(?:reel|watch)\/(\d{5,})/.exec(path)?.[1];
  return query && /^\w{5,}$/.test(query) ? { platform: 'facebook', id: query, uri: withoutTracking(url) } : undefined;
};

const readInstagram: Reader = (path) => {
  const [, handle, kind, id] = /^(?:\/([\w.]+))?\/(p|reel|reels|tv)\/([\w-]{5,60})/.exec(path) ?? [];
  if (!id) return undefined;
  return { platform: 'instagram', ...(handle ? { handle } : {}), id, uri: `https://www.instagram.com/${kind}/${id}/` };
};

const readTiktok: Reader = (path) => {
  const [, handle, id] = /^\/@([\w.-]+)\/(?:video|photo)\/(\d{5,20})/.exec(path) ?? [];
  if (handle && id) return { platform: 'tiktok', handle, id, uri: `https://www.tiktok.com/@${handle}/video/${id}` };
  const player = /^\/(?:embed(?:\/v\d)?|player\/v\d)\/(\d{5,20})/.exec(path)?.[1];
  return player ? { platform: 'tiktok', id: player, uri: `https://www.tiktok.com/embed/v2/${player}` } : undefined;
};

const readVk: Reader = (path, url) => {
  const [, kind, id] =
    /\/(wall|video|clip|photo)(-?\d+_\d+)/.exec(path) ??
    /(?:^|=)(wall|video|clip|photo)(-?\d+_\d+)/.exec(url.searchParams.get('w') ?? url.searchParams.get('z') ?? '') ??
    [];
  if (kind && id) return { platform: 'vk', id, uri: `https://vk.com/${kind}${id}` };
  const [owner, item] = [url.searchParams.get('oid'), url.searchParams.get('id')];
  if (path.includes('video_ext') && owner && item)
    return { platform: 'vk', id: `${owner}_${item}`, uri: `https://vk.com/video${owner}_${item}` };
  return undefined;
};

/** Any host may run Mastodon: only the shape of the path tells. */
const readMastodon: Reader = (path, url) => {
  const [, handle, id] =
    /^\/(?:web\/|deck\/)?@([\w.-]+(?:@[\w.-]+)?)\/(\d{8,20})(?:\/embed)?\/?$/.exec(path) ??
    /^\/users\/([\w.-]+)\/statuses\/(\d{8,20})(?:\/embed)?\/?$/.exec(path) ??
    [];
  if (!handle || !id) return undefined;
  const account = handle.includes('@') ? handle : `${handle}@${url.hostname}`;
  return { platform: 'mastodon', handle: account, id, uri: `https://${url.hostname}/@${handle}/${id}` };
};

const readers: Readonly<Record<string, Reader>> = {
  'twitter.com': readX,
  'x.com': readX,
  'platform.twitter.com': readX,
  'platform.x.com': readX,
  't.me': readTelegram,
  'telegram.me': readTelegram,
  'bsky.app': readBluesky,
  'embed.bsky.app': readBluesky,
  'youtube.com': readYoutube,
  'youtu.be': readYoutube,
  'youtube-nocookie.com': readYoutube,
  'facebook.com': readFacebook,
  'fb.com': readFacebook,
  'instagram.com': readInstagram,
  'tiktok.com': readTiktok,
  'vk.com': readVk,
  'vk.ru': readVk,
  'vkvideo.ru': readVk,
};

function withoutTracking(url: URL): string {
  const kept = new URL(url);
  for (const name of [...kept.searchParams.keys()])
    if (/^(?:utm_\w+|fbclid|igshid|ref|ref_src|ref_url|__\w+|locale|mibextid)$/.test(name) || name.startsWith('__'))
      kept.searchParams.delete(name);
  kept.hash = '';
  return kept.href;
}
