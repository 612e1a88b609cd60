import { describe, expect, it } from 'vitest';
import { readGazetteer } from '../../bench/gazetteer.ts';
import { entitiesOf } from '../../bench/names/index.ts';
import { readOwnGold } from '../../bench/names/own-gold.ts';
import type { SupportedLanguage } from '../../src/model/index.ts';

/** Share of names with the right type that overlap, both ways (F1). The floor lies a few names below what was measured when it was set. */
const floors: readonly (readonly [SupportedLanguage, number])[] = [
  ['en', 0.92],
  ['ru', 0.92],
  ['uk', 0.92],
];

describe('names in our own marked sentences', () => {
  const gazetteer = readGazetteer();

  it.each(floors)('%s: overlap F1 is at least %d', (language, floor) => {
    let [right, found, gold] = [0, 0, 0];
    const texts = readOwnGold(language);
    for (const text of texts) {
      const left = [...text.names];
      for (const name of entitiesOf(text, gazetteer)) {
        found++;
        const match = left.findIndex(
          ({ start, end, type }) => type === name.type && start < name.end && end > name.start,
        );
        if (match < 0) continue;
        left.splice(match, 1);
        right++;
      }
      gold += text.names.length;
    }
    expect(texts.length).toBeGreaterThanOrEqual(40);
    expect((2 * right) / (found + gold)).toBeGreaterThanOrEqual(floor);
  });
});
