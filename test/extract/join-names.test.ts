import { describe, expect, it } from 'vitest';
import { readGazetteer } from '../../bench/gazetteer.ts';
import { entitiesOf } from '../../bench/names/index.ts';
import type { EntityType, MarkedName, SupportedLanguage } from '../../src/model/index.ts';

const gazetteer = readGazetteer();

/** Marks as the reader would make them: a name of the text, its type, how sure it is. */
type Mark = readonly [name: string, type: EntityType, confidence: number];

function namesOf(text: string, language: SupportedLanguage, marks: readonly Mark[]): string[] {
  const marked = marks.map(([name, type, confidence]): MarkedName => {
    const start = text.search(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u'));
    return { start, end: start + name.length, type, confidence };
  });
  return entitiesOf({ text, language }, gazetteer, marked).map(
    ({ type, start, end }) => `${type} ${text.slice(start, end)}`,
  );
}

describe('names of the trained reader joined with those of the rules', () => {
  it.each<[string, SupportedLanguage, string, Mark[], string[]]>([
    [
      'takes a name that no rule knows',
      'en',
      'The dredger belongs to quiet Morrow & Finch of the east quay.',
      [['Morrow & Finch', 'ORG', 0.93]],
      ['ORG Morrow & Finch'],
    ],
    [
      'lets the reader decide between person and place',
      'en',
      'At noon Paris left the room.',
      [['Paris', 'PER', 0.95]],
      ['PER Paris'],
    ],
    [
      'lets the lists decide where the reader is unsure of the type',
      'en',
      'Fighters of Hezbollah left.',
      [['Hezbollah', 'LOC', 0.45]],
      ['ORG Hezbollah'],
    ],
    [
      'takes all names listed before a plural of regions for places',
      'en',
      'Volunteers came from the Vladimir, Alexandria and Oryol districts.',
      [
        ['Vladimir', 'PER', 0.95],
        ['Alexandria', 'PER', 0.8],
        ['Oryol', 'LOC', 0.99],
      ],
      ['LOC Vladimir', 'LOC Alexandria', 'LOC Oryol'],
    ],
    [
      'leaves a person who is no part of such a list alone',
      'en',
      'Vladimir left the Oryol and Tula regions.',
      [
        ['Vladimir', 'PER', 0.95],
        ['Oryol', 'LOC', 0.99],
        ['Tula', 'PER', 0.6],
      ],
      ['PER Vladimir', 'LOC Oryol', 'LOC Tula'],
    ],
    [
      'takes no small word for a name',
      'en',
      'They left Horlivka, a city in the east.',
      [
        ['a', 'LOC', 0.9],
        ['Horlivka', 'LOC', 0.99],
      ],
      ['LOC Horlivka'],
    ],
    [
      'drops an unsure name that nothing supports',
      'ru',
      'Шторм прошёл, Выдержка вернулась.',
      [['Выдержка', 'PER', 0.4]],
      [],
    ],
    [
      'adds a known name that the reader passed over',
      'uk',
      'Про це повідомляє Reuters, а Дмитро Скиба мовчить.',
      [['Дмитро Скиба', 'PER', 0.99]],
      ['ORG Reuters', 'PER Дмитро Скиба'],
    ],
    [
      'finds further mentions of a name that the reader is sure of',
      'ru',
      'Слово взял Бехзод Турсунзода. Позже Турсунзода ушёл, и Турсунзоду искали.',
      [['Бехзод Турсунзода', 'PER', 0.99]],
      ['PER Бехзод Турсунзода', 'PER Турсунзода', 'PER Турсунзоду'],
    ],
    [
      'leaves out peoples and adjectives of places',
      'en',
      'He speaks Ukrainian with a Georgian friend.',
      [
        ['Ukrainian', 'LOC', 0.9],
        ['Georgian', 'LOC', 0.9],
      ],
      [],
    ],
    ['leaves out handles', 'en', 'Write to @harbour_watch tonight.', [['harbour_watch', 'ORG', 0.95]], []],
    [
      'takes whole words and no marks at the edges',
      'ru',
      'Газета «Вечерний причал» закрыта.',
      [['«Вечерний причал»', 'ORG', 0.9]],
      ['ORG Вечерний причал'],
    ],
  ])('%s', (_, language, text, marks, expected) => expect(namesOf(text, language, marks)).toEqual(expected));

  it('reads a headline in capitals whose names the text repeats', () => {
    const text = 'VOLCHENKO LEAVES OFFICE AT LAST\nIlya Volchenko packed his books on Friday.';
    expect(namesOf(text, 'en', [['Ilya Volchenko', 'PER', 0.99]])).toEqual(['PER VOLCHENKO', 'PER Ilya Volchenko']);
  });

  it('answers for any marks with spans in order that do not overlap', () => {
    const text = 'Анна-Мария, Odesa! 😀 «Ніч» @a_b U.S. Kyiv. '.repeat(200);
    const marked: MarkedName[] = [];
    for (let start = 0; start + 7 < text.length; start += 3)
      marked.push({ start, end: start + 7, type: start % 2 ? 'ORG' : 'LOC', confidence: (start % 10) / 10 });
    const found = entitiesOf({ text, language: 'uk' }, gazetteer, marked);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ start, end }, index) => end > start && start >= (found[index - 1]?.end ?? 0))).toBe(true);
  });
});
