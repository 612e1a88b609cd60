import { describe, expect, it } from 'vitest';
import gold from '../../bench/gold/quantities.json' with { type: 'json' };
import { findQuantities, findTimexes } from '../../src/extract/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Quantity, SupportedLanguage } from '../../src/model/index.ts';
import { readStructure } from '../../src/read/index.ts';

interface QuantityCase {
  readonly lang: string;
  readonly text: string;
  readonly quantities: readonly object[];
}

const read = (text: string, lang: string): Quantity[] => {
  const { blocks } = readStructure({ id: 'd', kind: 'article', text });
  const pack = languagePacks[lang as SupportedLanguage];
  return findQuantities({ text, blocks, timexes: findTimexes({ text, blocks, embeds: [], pack }), pack });
};

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

describe('quantities', () => {
  it.each(gold.cases as readonly QuantityCase[])('reads those of “$text”', ({ lang, text, quantities }) => {
    const found = read(text, lang).map(({ start, end, value, low, high, unit, approx, object }) => ({
      text: text.slice(start, end),
      ...(value !== undefined && { value: rounded(value) }),
      ...(low !== undefined && { low }),
      ...(high !== undefined && { high }),
      ...(unit !== undefined && { unit }),
      approx,
      ...(object && { object: object.lemma }),
    }));
    expect(found).toEqual(quantities);
  });

  it.each(['', '\ud800', '9'.repeat(200_000), '1,'.repeat(50_000), 'hundred '.repeat(20_000), '$'.repeat(100_000)])(
    'survives hostile input (%#) in linear time',
    (text) => {
      const begun = performance.now();
      for (const quantity of read(text, 'en')) expect(quantity.end).toBeLessThanOrEqual(text.length);
      expect(performance.now() - begun).toBeLessThan(5000);
    },
  );
});
