import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/text/index.ts';

const tokensOf = (text: string) =>
  tokenize(text, [{ start: 0, end: text.length, block: 0 }]).map(({ start, end, kind }) => [
    text.slice(start, end),
    kind,
  ]);
const words = (text: string) => tokensOf(text).map(([word]) => word);

describe('tokenize', () => {
  it.each([
    ["п'ятниця п’ятниця пʼятниця", ["п'ятниця", 'п’ятниця', 'пʼятниця']],
    ['Івано-Франківськ, Нью-Йорк', ['Івано-Франківськ', ',', 'Нью-Йорк']],
    ["Moscow's and the soldiers' homes", ['Moscow', "'s", 'and', 'the', 'soldiers', "'", 'homes']],
    ['Kyiv’s mayor didn’t, they’re late', ['Kyiv', '’s', 'mayor', 'did', 'n’t', ',', 'they', '’re', 'late']],
    ["O'Brien went to Starobil's'k", ["O'Brien", 'went', 'to', "Starobil's'k"]],
    ['the U.S. and т.е. он', ['the', 'U.S.', 'and', 'т.е.', 'он']],
    ['Су-25 and F-16s', ['Су-25', 'and', 'F-16s']],
    ['«Да», — сказал он…', ['«', 'Да', '»', ',', '—', 'сказал', 'он', '…']],
    ['122-мм', ['122', '-', 'мм']],
  ])('keeps words whole: %s', (text, expected) => expect(words(text)).toEqual(expected));

  it.each([
    ['3,500.25', 'number'],
    ['12:30', 'number'],
    ['12 500', 'number'],
    ['12\u00a0500\u00a0000,5', 'number'],
    ['@user_name', 'handle'],
    ['@desk@social.example', 'handle'],
    ['#Харків2022', 'hashtag'],
    ['https://example.org/a?b=1', 'url'],
    ['www.example.org', 'url'],
    ['pic.twitter.com/AbC1', 'url'],
    ['t.me/channel/12', 'url'],
    ['desk@example.org', 'url'],
    ['👍🏽', 'emoji'],
    ['🇺🇦', 'emoji'],
    ['👩‍🚒', 'emoji'],
    ['❤️', 'emoji'],
    ['?!', 'punctuation'],
  ])('takes %s for one token of kind %s', (text, kind) => expect(tokensOf(text)).toEqual([[text, kind]]));

  it('leaves out the punctuation that closes a sentence around a link', () => {
    expect(words('(see https://example.org/a).')).toEqual(['(', 'see', 'https://example.org/a', ')', '.']);
  });

  it('does not take a year and a count beside it for one number', () => {
    expect(words('в 2022 500 человек')).toEqual(['в', '2022', '500', 'человек']);
  });

  it('takes neither a bare mark nor a number for a hashtag or a handle', () => {
    expect(tokensOf('# 5 @ #12').map(([, kind]) => kind)).toEqual([
      'punctuation',
      'number',
      'punctuation',
      'punctuation',
      'number',
    ]);
  });

  it('covers everything but white space, in order, in linear time', () => {
    const hostile = [
      'a',
      'a.',
      'a@',
      '1 ',
      '1,',
      '1 000 ',
      '@',
      '#',
      "a'",
      'a-',
      '\ud800',
      '\u202e',
      'http://',
      'www.',
      '👍\u200d',
      '一',
      '𝒳',
    ].map((part) => part.repeat(Math.floor(100_000 / part.length)));
    const startedAt = performance.now();
    for (const text of ['', ' ', ...hostile]) {
      const tokens = tokenize(text, [{ start: 0, end: text.length, block: 0 }]);
      const gaps = tokens.map(({ start }, index) => text.slice(tokens[index - 1]?.end ?? 0, start));
      expect(tokens.every(({ start, end }, index) => end > start && start >= (tokens[index - 1]?.end ?? 0))).toBe(true);
      expect([...gaps, text.slice(tokens.at(-1)?.end ?? 0)].join('').trim()).toBe('');
    }
    expect(performance.now() - startedAt).toBeLessThan(3000);
  });
});
