import { describe, expect, it } from 'vitest';
import gold from '../../bench/gold/times.json' with { type: 'json' };
import { findTimexes } from '../../src/extract/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { EmbeddedPost, SupportedLanguage, Timex } from '../../src/model/index.ts';
import { readStructure } from '../../src/read/index.ts';

interface TimeCase {
  readonly lang: string;
  readonly text: string;
  readonly publishedOn?: string;
  readonly timexes: readonly { readonly text: string; readonly type: string; readonly value: string }[];
}

const read = (text: string, lang: string, publishedOn?: string, embeds: readonly EmbeddedPost[] = []): Timex[] =>
  findTimexes({
    text,
    blocks: readStructure({ id: 'd', kind: 'article', text }).blocks,
    embeds,
    publishedAt: publishedOn === undefined ? undefined : { value: publishedOn, precision: 'day' },
    pack: languagePacks[lang as SupportedLanguage],
  });

describe('time expressions', () => {
  it.each(gold.cases as readonly TimeCase[])('reads those of “$text”', ({ lang, text, publishedOn, timexes }) => {
    const found = read(text, lang, publishedOn).map(({ start, end, type, value }) => ({
      text: text.slice(start, end),
      type,
      value,
    }));
    expect(found).toEqual(timexes);
  });

  it('counts from the post that holds it, not from the page around it', () => {
    const text = 'The page is new.\nWe saw it yesterday.';
    const start = text.indexOf('We');
    const post: EmbeddedPost = { start, end: text.length, kind: 'x', postedAt: '2022-11-14', confidence: 1 };
    expect(read(text, 'en', '2023-05-01', [post])[0]).toMatchObject({
      value: '2022-11-13',
      anchor: { kind: 'embed', value: '2022-11-14' },
    });
  });

  it('leaves open what nothing tells, and says that there was nothing to count from', () => {
    expect(read('It rained yesterday.', 'en')[0]).toMatchObject({ value: 'XXXX-XX-XX', anchor: { kind: 'none' } });
  });

  it.each([
    '',
    '\ud800',
    '1'.repeat(200_000),
    'May '.repeat(20_000),
    '🎉'.repeat(5000),
    '1.'.repeat(50_000),
    '1-'.repeat(50_000),
  ])('survives hostile input (%#) in linear time', (text) => {
    const begun = performance.now();
    for (const timex of read(text, 'en', '2022-01-01')) expect(timex.end).toBeLessThanOrEqual(text.length);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
