import type { Platform } from '../model/index.ts';

/** X counts milliseconds from here (4 November 2010); ids up to {@link lastSequentialXId} are plain serial numbers. */
const xEpochMs = 1_288_834_974_657;
const lastSequentialXId = 29_700_859_247n;
/** Instagram counts milliseconds from here. */
const instagramEpochMs = 1_314_220_021_721;
const tidAlphabet = '234567abcdefghijklmnopqrstuvwxyz';
const shortcodeAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** No service with such ids is older; times outside come from numbers that are not post ids. */
const [earliestMs, latestMs] = [Date.UTC(2010, 10, 4), Date.UTC(2100, 0, 1)];

/**
 * The instant that a post's own id carries, in milliseconds since 1970 (UTC), for the services whose ids carry one:
 * X (snowflake, since November 2010), Mastodon (snowflake, id >> 16), TikTok (id >> 32, whole seconds),
 * Bluesky (AT Protocol TID, microseconds), Instagram (shortcode or media id).
 * @param id as it stands in the post's address
 * @returns undefined when ids of that service carry no time, or this is no such id
 */
export function postTimeMs(platform: Platform, id: string): number | undefined {
  const timeMs = decode(platform, id);
  return timeMs !== undefined && timeMs >= earliestMs && timeMs < latestMs ? timeMs : undefined;
}

/**
 * {@link postTimeMs} as ISO 8601 in UTC, cut to whole seconds (the finest that pages display).
 */
export function postTime(platform: Platform, id: string): string | undefined {
  const timeMs = postTimeMs(platform, id);
  return timeMs === undefined ? undefined : `${new Date(timeMs).toISOString().slice(0, 19)}Z`;
}

function decode(platform: Platform, id: string): number | undefined {
  switch (platform) {
    case 'x': {
      const number = integer(id);
      return number === undefined || number <= lastSequentialXId ? undefined : Number(number >> 22n) + xEpochMs;
    }
    case 'mastodon': {
      const number = integer(id);
      return number === undefined ? undefined : Number(number >> 16n);
    }
    case 'tiktok': {
      const number = integer(id);
      return number === undefined ? undefined : Number(number >> 32n) * 1000;
    }
    case 'bluesky':
      return decodeTid(id);
    case 'instagram': {
      const number = /^\d{15,20}$/.test(id) ? integer(id) : decodeShortcode(id);
      return number === undefined ? undefined : Number(number >> 23n) + instagramEpochMs;
    }
    default:
      return undefined;
  }
}

function integer(id: string): bigint | undefined {
  return /^\d{1,20}$/.test(id) ? BigInt(id) : undefined;
}

/** AT Protocol timestamp identifier: 13 digits in base 32; one zero bit, 53 bits of microseconds, 10 bits of clock id. */
function decodeTid(id: string): number | undefined {
  if (!/^[2-7a-j][2-7a-z]{12}$/.test(id)) return undefined;
  let number = 0n;
  for (const character of id) number = number * 32n + BigInt(tidAlphabet.indexOf(character));
  return Number((number >> 10n) / 1000n);
}

/** Instagram's shortcode is the media id in base 64; private posts append a key after the eleventh digit. */
function decodeShortcode(code: string): bigint | undefined {
  if (!/^[\w-]{9,}$/.test(code)) return undefined;
  let number = 0n;
  for (const character of code.slice(0, 11)) number = number * 64n + BigInt(shortcodeAlphabet.indexOf(character));
  return number;
}
