import { describe, expect, it } from 'vitest';
import { markEmbeds } from '../../src/read/embeds/index.ts';
import { asPageDocument } from '../../src/read/page-tree.ts';
import { parsePage } from '../../src/read/parse-page.ts';

const mark = (body: string) => {
  const document = asPageDocument(parsePage(`<html><body><p>Before.</p>${body}<p>After.</p></body></html>`));
  const records = markEmbeds(document);
  const paragraphs = [...document.querySelectorAll('[data-firsthand-embed]')].map((paragraph) => [
    paragraph.getAttribute('data-firsthand-embed'),
    paragraph.textContent,
  ]);
  return { records, paragraphs, text: document.body?.textContent ?? '' };
};
const tweet = (id = '1590444444000000000'): string =>
  `<blockquote class="twitter-tweet"><p lang="en" dir="ltr">Rails are fixed.<br><br>Trains run &amp; all is well <a href="https://t.co/a">pic.twitter.com/a</a></p>&mdash; Ann Lee (@annlee) <a href="https://twitter.com/annlee/status/${id}?ref_src=x">November 9, 2022</a></blockquote>`;

describe('an embedded post', () => {
  it('of X keeps its lines and its signature, and tells author, handle, time and address', () => {
    const { records, paragraphs } = mark(tweet());
    expect(records).toEqual([
      {
        kind: 'x',
        author: 'Ann Lee',
        handle: 'annlee',
        postedAt: '2022-11-09',
        uri: 'https://x.com/annlee/status/1590444444000000000',
        bodyParagraphs: 2,
        confidence: 0.99,
      },
    ]);
    expect(paragraphs).toEqual([
      ['0', 'Rails are fixed.'],
      ['0', 'Trains run & all is well pic.twitter.com/a'],
      ['0', '— Ann Lee (@annlee) November 9, 2022'],
    ]);
  });

  it('of X without its text takes the time from its id, and leaves a line', () => {
    const { records, paragraphs } = mark(
      '<blockquote class="twitter-tweet"><a href="https://twitter.com/annlee/status/1590444444000000000">Loading</a></blockquote>',
    );
    expect(records[0]).toMatchObject({
      kind: 'x',
      handle: 'annlee',
      postedAt: '2022-11-09T20:41:19Z',
      bodyParagraphs: 0,
    });
    expect(paragraphs).toEqual([['0', 'https://x.com/annlee/status/1590444444000000000']]);
  });

  it.each([
    [
      '<script async src="https://telegram.org/js/telegram-widget.js" data-telegram-post="frontnews/4242"></script>',
      'telegram',
      'frontnews',
      'https://t.me/frontnews/4242',
    ],
    [
      '<iframe src="https://t.me/frontnews/4242?embed=1"></iframe>',
      'telegram',
      'frontnews',
      'https://t.me/frontnews/4242',
    ],
    [
      '<iframe class="mastodon-embed" src="https://social.example/@ann/109300000000000000/embed"></iframe>',
      'mastodon',
      'ann@social.example',
      'https://social.example/@ann/109300000000000000',
    ],
    [
      '<iframe data-src="https://www.youtube.com/embed/abcDEF12345"></iframe>',
      'youtube',
      undefined,
      'https://www.youtube.com/watch?v=abcDEF12345',
    ],
    [
      '<lite-youtube videoid="abcDEF12345"></lite-youtube>',
      'youtube',
      undefined,
      'https://www.youtube.com/watch?v=abcDEF12345',
    ],
    [
      '<div class="fb-post" data-href="https://www.facebook.com/some.page/posts/1234567890"></div>',
      'facebook',
      'some.page',
      'https://www.facebook.com/some.page/posts/1234567890',
    ],
    [
      '<iframe src="https://vk.com/video_ext.php?oid=-123&amp;id=456"></iframe>',
      'vk',
      undefined,
      'https://vk.com/video-123_456',
    ],
    ['<div id="vk_post_-123_456"></div>', 'vk', undefined, 'https://vk.com/wall-123_456'],
    [
      '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">https://twitter.com/annlee/status/1590444444000000000</div></figure>',
      'x',
      'annlee',
      'https://x.com/annlee/status/1590444444000000000',
    ],
    [
      '<amp-twitter data-tweetid="1590444444000000000"></amp-twitter>',
      'x',
      undefined,
      'https://x.com/i/status/1590444444000000000',
    ],
  ])('%s is a reference', (html, kind, handle, address) => {
    const { records, paragraphs } = mark(html);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ kind, uri: address, bodyParagraphs: 0, ...(handle ? { handle } : {}) });
    expect(paragraphs).toEqual([['0', address]]);
  });

  it('of Bluesky, Instagram and TikTok is read with its wording', () => {
    const { records } = mark(
      `<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abc/app.bsky.feed.post/3jzfcijpj2z2a"><p>Rails are fixed.</p>&mdash; Ann (<a href="https://bsky.app/profile/did:plc:abc">@ann.example.com</a>) <a href="https://bsky.app/profile/did:plc:abc/post/3jzfcijpj2z2a">June 30, 2023 at 3:03 PM</a></blockquote>
      <blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/CkvXb1LM0aB/"><a>View this post on Instagram</a><p>A post shared by Ann (@ann.pics)</p></blockquote>
      <blockquote class="tiktok-embed" cite="https://www.tiktok.com/@ann.moves/video/7164000000000000000"><section><a>@ann.moves</a> <p>First train over the bridge</p> <a>♬ original sound</a></section></blockquote>`,
    );
    expect(records).toMatchObject([
      {
        kind: 'bluesky',
        author: 'Ann',
        handle: 'ann.example.com',
        postedAt: '2023-06-30T15:03',
        uri: 'https://bsky.app/profile/ann.example.com/post/3jzfcijpj2z2a',
        bodyParagraphs: 1,
      },
      { kind: 'instagram', author: 'Ann', handle: 'ann.pics', postedAt: '2022-11-09T12:24:44Z', bodyParagraphs: 0 },
      { kind: 'tiktok', handle: 'ann.moves', postedAt: '2022-11-09T12:58:51Z', bodyParagraphs: 1 },
    ]);
  });

  it('is recognised without its class by a link to it and a signature', () => {
    const { records } = mark(tweet().replace(' class="twitter-tweet"', ''));
    expect(records[0]).toMatchObject({ kind: 'x', handle: 'annlee', bodyParagraphs: 2 });
  });

  it('is counted once where a fallback repeats it', () => {
    const { records, text } = mark(
      '<div><div data-youtube-id="abcDEF12345"></div><noscript><iframe src="https://www.youtube.com/embed/abcDEF12345"></iframe></noscript></div>',
    );
    expect(records).toHaveLength(1);
    expect(text.split('abcDEF12345')).toHaveLength(2);
  });

  it('stands in the order of the page, out of an enclosing paragraph', () => {
    const { records, paragraphs, text } = mark(
      `<p>See <iframe src="https://www.youtube.com/embed/abcDEF12345"></iframe></p>${tweet()}`,
    );
    expect(records.map(({ kind }) => kind)).toEqual(['youtube', 'x']);
    expect(paragraphs[0]).toEqual(['0', 'https://www.youtube.com/watch?v=abcDEF12345']);
    expect(text).toMatch(/^Before\.See .*After\.$/s);
  });

  it.each([
    '<blockquote><p>He said: we will come back.</p></blockquote>',
    '<blockquote>See <a href="https://twitter.com/annlee/status/1590444444000000000">her post</a> for more.</blockquote>',
    '<iframe src="https://ads.example/banner"></iframe>',
    '<div class="fb-page" data-href="https://www.facebook.com/some.page/"></div>',
    '<p>https://news.example/story</p>',
    '<iframe src="javascript:alert(1)"></iframe>',
  ])('%s is none', (html) => {
    expect(mark(html).records).toEqual([]);
  });
});
