import { describe, expect, it } from 'vitest';
import { postTime, postTimeMs } from '../../src/text/index.ts';

describe('the time that a post id carries', () => {
  it.each([
    ['x', '1590444444000000000', '2022-11-09T20:41:19Z'],
    ['mastodon', '109300000000000000', '2022-11-07T01:47:24Z'],
    ['tiktok', '7164000000000000000', '2022-11-09T12:58:51Z'],
    ['bluesky', '3jzfcijpj2z2a', '2023-06-30T15:03:01Z'],
    ['instagram', 'CkvXb1LM0aB', '2022-11-09T12:24:44Z'],
  ] as const)('is read for %s', (platform, id, time) => {
    expect(postTime(platform, id)).toBe(time);
  });

  it('is milliseconds exact for X', () => {
    // 1 shifted past the 22 low bits is one millisecond after the epoch of X.
    expect(postTimeMs('x', String((86_400_000n << 22n) + 5n))).toBe(1_288_834_974_657 + 86_400_000);
  });

  it.each([
    ['x', '20'],
    ['x', '29700859247'],
    ['x', 'abc'],
    ['telegram', '12345'],
    ['vk', '-1_2'],
    ['bluesky', 'zzzzzzzzzzzzz'],
    ['mastodon', '12345'],
    ['tiktok', ''],
    ['instagram', 'short'],
    ['x', '99999999999999999999999999999'],
  ] as const)('is unknown for %s %s', (platform, id) => {
    expect(postTime(platform, id)).toBeUndefined();
  });
});
