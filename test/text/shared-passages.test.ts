import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSharedPassages, shingle } from '../../src/text/index.ts';

describe('shared passages', () => {
  it('are found whatever the case, the ё and the apostrophe', () => {
    const left = shingle('Вчера ЕЩЁ раз пошёл дождь, и река поднялась.');
    const right = shingle('Жители видели: вчера еще раз пошел дождь, и река поднялась на метр.');
    expect(findSharedPassages(left, right)).toMatchObject({ share: 1, longestRun: 8 });
  });

  it('slice to the words that both texts hold', () => {
    const text = 'Nobody came. The bridge over the river stayed shut for nine days. Then it opened.';
    const { passages } = findSharedPassages(
      shingle(text),
      shingle('Why the bridge over the river stayed shut is unclear'),
    );
    expect(passages.map(({ start, end }) => text.slice(start, end))).toEqual(['The bridge over the river stayed shut']);
  });

  it('are empty between texts without four words in common', () => {
    expect(findSharedPassages(shingle('a b c d'), shingle('a b c e')).passages).toEqual([]);
  });

  it('cover a text wholly when held against itself, and stay inside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const shingles = shingle(text);
        const shared = findSharedPassages(shingles, shingles);
        expect(shared.share).toBe(shingles.words.length >= 4 ? 1 : 0);
        for (const { start, end } of shared.passages)
          expect(start >= 0 && end <= text.length && start < end).toBe(true);
      }),
    );
  });
});
