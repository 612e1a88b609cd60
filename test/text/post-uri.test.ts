import { describe, expect, it } from 'vitest';
import { readPostUri } from '../../src/text/index.ts';

describe('the address of a post', () => {
  it.each([
    [
      'https://twitter.com/example_one/status/1590444444000000000?ref_src=twsrc%5Etfw',
      'x',
      'example_one',
      '1590444444000000000',
    ],
    ['https://x.com/i/web/status/1590444444000000000', 'x', undefined, '1590444444000000000'],
    [
      'https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1590444444000000000',
      'x',
      undefined,
      '1590444444000000000',
    ],
    ['https://t.me/s/examplechannel/4242?embed=1', 'telegram', 'examplechannel', '4242'],
    [
      'https://bsky.app/profile/writer.example.com/post/3jzfcijpj2z2a',
      'bluesky',
      'writer.example.com',
      '3jzfcijpj2z2a',
    ],
    [
      'https://embed.bsky.app/embed/did:plc:abc123/app.bsky.feed.post/3jzfcijpj2z2a',
      'bluesky',
      undefined,
      '3jzfcijpj2z2a',
    ],
    [
      'https://social.example/@reporter/109300000000000000/embed',
      'mastodon',
      'reporter@social.example',
      '109300000000000000',
    ],
    ['//www.youtube-nocookie.com/embed/abcDEF12345?rel=0', 'youtube', undefined, 'abcDEF12345'],
    ['https://youtu.be/abcDEF12345', 'youtube', undefined, 'abcDEF12345'],
    [
      'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fsome.page%2Fposts%2F1234567890&width=500',
      'facebook',
      'some.page',
      '1234567890',
    ],
    ['https://www.instagram.com/p/CkvXb1LM0aB/embed/captioned/', 'instagram', undefined, 'CkvXb1LM0aB'],
    ['https://www.tiktok.com/@some.one/video/7164000000000000000', 'tiktok', 'some.one', '7164000000000000000'],
    ['https://vk.com/feed?w=wall-123_456', 'vk', undefined, '-123_456'],
    ['https://vk.com/video_ext.php?oid=-123&id=456&hash=abc', 'vk', undefined, '-123_456'],
  ])('%s is read', (uri, platform, handle, id) => {
    expect(readPostUri(uri)).toMatchObject({ platform, id, ...(handle ? { handle } : {}) });
  });

  it.each([
    'https://news.example/2022/11/09/story',
    'https://t.me/joinchat',
    'javascript:alert(1)',
    '',
    'not an address',
    'https://x.com/example_one',
  ])('%s is none', (uri) => {
    expect(readPostUri(uri)).toBeUndefined();
  });

  it('drops what only tracks or embeds', () => {
    expect(readPostUri('https://t.me/examplechannel/4242?embed=1&mode=tme')?.uri).toBe(
      'https://t.me/examplechannel/4242',
    );
  });
});
