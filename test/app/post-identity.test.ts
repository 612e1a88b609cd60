import { describe, expect, it } from 'vitest';
import { identityOf, postIdentity } from '../../src/app/post-identity.ts';
import type { Document } from '../../src/model/index.ts';

const day = { value: '2024-03-05', precision: 'day' } as const;
const addressOf = (uri: string): string | undefined => postIdentity({ uri, text: 'x' })?.address;

describe('the address of a post', () => {
  it.each([
    ['https://twitter.com/RiverWatch/status/1592176230425395203?s=20', 'https://x.com/i/status/1592176230425395203'],
    ['https://t.me/RiverWatch/77', 'https://t.me/s/riverwatch/77?embed=1'],
    ['https://www.instagram.com/p/ClA1b2c3d4e/', 'https://instagram.com/riverwatch/p/ClA1b2c3d4e/?igshid=1'],
    [
      'https://mastodon.example/@river/109348270283901234',
      'https://mastodon.example/users/river/statuses/109348270283901234',
    ],
  ])('is the same for %s and %s', (one, other) => {
    expect(addressOf(one)).toBeDefined();
    expect(addressOf(one)).toBe(addressOf(other));
  });

  it.each([
    ['https://t.me/riverwatch/77', 'https://t.me/townhall/77'],
    ['https://t.me/riverwatch/77', 'https://t.me/riverwatch/78'],
    ['https://mastodon.example/@river/109348270283901234', 'https://social.example/@river/109348270283901234'],
    ['https://x.com/river/status/1592176230425395203', 'https://x.com/river/status/1592176230425395204'],
  ])('differs between %s and %s', (one, other) => {
    expect(addressOf(one)).not.toBe(addressOf(other));
  });

  it.each(['https://x.com/riverwatch', 'https://news.example/2024/bridge', 'no address'])('is not %s', (uri) => {
    expect(postIdentity({ uri, text: 'The water rises.' })).toBeUndefined();
  });
});

describe('the wording of a post', () => {
  const wordingOf = (handle: string | undefined, text: string, postedAt = day as { value: string; precision: 'day' }) =>
    postIdentity({ handle, postedAt, text })?.wording;

  it('does not depend on line breaks, quotation marks, case of the account, or time of day', () => {
    const second = { value: '2024-03-05T10:11:12Z', precision: 'second' } as const;
    expect(postIdentity({ handle: '@River', postedAt: second, text: 'The “water”\n\nrises!' })?.wording).toBe(
      wordingOf('river', 'The "water" rises'),
    );
  });

  it('takes the account from the address where nothing else names it', () => {
    const post = { uri: 'https://t.me/River/77', postedAt: day, text: 'The water rises' };
    expect(postIdentity(post)?.wording).toBe(wordingOf('river', 'The water rises'));
  });

  it('differs by account, day and words', () => {
    const wordings = [
      wordingOf('river', 'The water rises'),
      wordingOf('town', 'The water rises'),
      wordingOf('river', 'The water falls'),
      wordingOf('river', 'The water rises', { value: '2024-03-06', precision: 'day' }),
    ];
    expect(new Set(wordings).size).toBe(4);
  });

  it.each([
    ['no account', undefined, day, 'The water rises'],
    ['no date', 'river', undefined, 'The water rises'],
    ['no day', 'river', { value: '2024-03', precision: 'month' } as const, 'The water rises'],
    ['no words', 'river', day, '🔥🔥'],
  ])('is unknown with %s', (_, handle, postedAt, text) => {
    expect(postIdentity({ handle, postedAt, text })).toBeUndefined();
  });
});

describe('the identity of a document', () => {
  const post: Document = {
    id: '1',
    kind: 'post',
    text: 'The water rises.',
    publisher: 'River Watch (@river)',
    publishedAt: day,
    uri: 'https://t.me/river/77',
  };

  it('is that of the embedded post with the same address, account, day and words', () => {
    expect(identityOf(post)).toEqual(
      postIdentity({ uri: 'https://t.me/River/77', handle: 'river', postedAt: day, text: 'The water rises' }),
    );
  });

  it('is the address alone for a page that was fetched from the address of a post', () => {
    expect(identityOf({ ...post, kind: 'article' })).toEqual({ address: identityOf(post)?.address });
  });

  it('is unknown for an article', () => {
    expect(identityOf({ ...post, kind: 'article', uri: 'https://news.example/a' })).toBeUndefined();
  });
});
