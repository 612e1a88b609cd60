import { describe, expect, it } from 'vitest';
import { readGazetteer } from '../../bench/gazetteer.ts';
import { addPairs, type PairCounts } from '../../bench/names/grouping.ts';
import { entitiesOf } from '../../bench/names/index.ts';
import { readOwnEntities } from '../../bench/names/own-gold.ts';
import type { SupportedLanguage } from '../../src/model/index.ts';

const gazetteer = readGazetteer();

/** F1 of "same entity" over pairs of mentions, the names given. The floor lies a little below what was measured when it was set. */
const floors: readonly (readonly [SupportedLanguage, number])[] = [
  ['en', 0.93],
  ['ru', 0.97],
  ['uk', 0.97],
];

describe('mentions of one entity in our own marked texts', () => {
  it.each(floors)('%s: F1 of pairs across cases, scripts and short forms is at least %d', (language, floor) => {
    const pairs: PairCounts = { right: 0, found: 0, gold: 0 };
    for (const text of readOwnEntities(language)) {
      const marked = text.names.map(({ start, end, type }) => ({ start, end, type: type!, confidence: 0.99 }));
      addPairs(pairs, text, entitiesOf(text, gazetteer, marked));
    }
    expect(pairs.gold).toBeGreaterThan(20);
    expect((2 * pairs.right) / (pairs.found + pairs.gold)).toBeGreaterThanOrEqual(floor);
  });
});

describe('the name of an entity', () => {
  const nameOf = (text: string, language: SupportedLanguage): string =>
    entitiesOf({ text, language }, gazetteer)[0]!.name;

  it.each<[SupportedLanguage, string, string]>([
    ['ru', 'К Степану Гнатюку не пускают. Степан Гнатюк уехал. У Степана Гнатюка дом.', 'Степан Гнатюк'],
    ['ru', 'С Игорем Залесским спорят. Игорь Залесский молчит.', 'Игорь Залесский'],
    ['uk', 'У Харкові тихо. Харків спить.', 'Харків'],
    ['ru', 'Видео снял Олег Шматко. Подпись: Oleh Shmatko.', 'Олег Шматко'],
    ['en', 'Oleh Shmatko filmed it. The caption says Олег Шматко.', 'Oleh Shmatko'],
    ['ru', 'Из Нидерландов улетели. Нидерланды ждут.', 'Нидерланды'],
  ])('%s: is its fullest mention, most like a dictionary form, in the script of the text: %s', (language, text, name) =>
    expect(nameOf(text, language)).toBe(name),
  );
});
