import { describe, expect, it } from 'vitest';
import { readGazetteer } from '../../bench/gazetteer.ts';
import { findEntities } from '../../src/extract/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { EmbeddedPost, EntityMention, SupportedLanguage } from '../../src/model/index.ts';
import { segmentSentences, tokenize } from '../../src/text/index.ts';

const gazetteer = readGazetteer();

function entitiesOf(text: string, code: SupportedLanguage, embeds: readonly EmbeddedPost[] = []): EntityMention[] {
  const pack = languagePacks[code];
  const blocks = [...text.matchAll(/\S(?:.*\S)?/g)].map((line) => ({
    start: line.index,
    end: line.index + line[0].length,
    role: 'body' as const,
  }));
  const sentences = segmentSentences(text, blocks, pack.sentenceRules);
  const tokens = tokenize(text, sentences);
  return findEntities(text, { authors: [], embeds, blocks }, sentences, tokens, {
    pack,
    latin: languagePacks.en,
    gazetteer,
  });
}

const list = (text: string, code: SupportedLanguage, embeds?: readonly EmbeddedPost[]): string[] =>
  entitiesOf(text, code, embeds).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);

/** The mentions of each entity, in order of first mention. */
function groups(text: string, code: SupportedLanguage): string[][] {
  const byEntity = new Map<string, string[]>();
  for (const { entity, start, end } of entitiesOf(text, code))
    byEntity.set(entity, [...(byEntity.get(entity) ?? []), text.slice(start, end)]);
  return [...byEntity.values()];
}

describe('findEntities, one entity for all its mentions', () => {
  it.each<[string, SupportedLanguage, string, string[][]]>([
    [
      'a surname alone after the full name',
      'en',
      'Marta Kowalska runs the depot. On Monday Kowalska said it was safe.',
      [['Marta Kowalska', 'Kowalska']],
    ],
    [
      'Russian case endings',
      'ru',
      'Степан Гнатюк уехал. Коллеги Гнатюка молчат, а к Степану Гнатюку никого не пускают.',
      [['Степан Гнатюк', 'Гнатюка', 'Степану Гнатюку']],
    ],
    [
      'Ukrainian case endings',
      'uk',
      'Виступив Андрій Ткаченко. Потім Андрієві Ткаченку закинули, що Ткаченка там не було.',
      [['Андрій Ткаченко', 'Андрієві Ткаченку', 'Ткаченка']],
    ],
    [
      'two people of one surname, told apart by gender',
      'uk',
      'Приїхали Ірина Лебединська та Павло Лебединський. Лебединська мовчала, а Лебединський жартував.',
      [
        ['Ірина Лебединська', 'Лебединська'],
        ['Павло Лебединський', 'Лебединський'],
      ],
    ],
    [
      'initials and the full given name',
      'ru',
      'Документ подписал Игорь Лапин. Подпись И. Лапина заверена.',
      [['Игорь Лапин', 'И. Лапина']],
    ],
    [
      'an abbreviation after the full name',
      'en',
      'The Harbour Safety Commission (HSC) met on Friday. Nobody at the HSC would comment.',
      [['Harbour Safety Commission', 'HSC', 'HSC']],
    ],
    [
      'two names of one outlet',
      'en',
      'The New York Times had it first. A day later the NYT added a map.',
      [['New York Times', 'NYT']],
    ],
    [
      'places in different cases',
      'uk',
      'Харків без світла. До Харкова їдуть ремонтники, у Харкові чекають.',
      [['Харків', 'Харкова', 'Харкові']],
    ],
    [
      'Latin and Cyrillic spellings of one person',
      'ru',
      'Видео выложил Олег Шматко. В сети его знают как Oleh Shmatko.',
      [['Олег Шматко', 'Oleh Shmatko']],
    ],
  ])('joins %s', (_, code, text, expected) => expect(groups(text, code)).toEqual(expected));

  it('names the entity by its fullest mention', () => {
    const text = 'Гладков приехал утром. Позже губернатора Вячеслава Гладкова видели на мосту. Вячеслав Гладков уехал.';
    expect(new Set(entitiesOf(text, 'ru').map(({ name }) => name))).toEqual(new Set(['Вячеслав Гладков']));
  });
});

describe('findEntities, what is no name or no place', () => {
  it.each<[SupportedLanguage, string, string[]]>([
    ['en', 'In March the Russian and Ukrainian delegations talked again.', []],
    ['en', 'Note the date. Loss of power followed. Of the rest nothing is known.', []],
    ['en', 'Write to @Kyiv_desk or look for #Kherson.', []],
    ['en', 'Never Before Seen Pictures Of The Fire', []],
    ['ru', 'Российские и украинские военные обменялись пленными. Потери уточняются.', []],
    ['uk', 'Російські військові обстріляли мости. Втрати уточнюються.', []],
    ['ru', 'Вера в победу. Надежда на мир. Любовь к детям.', []],
    ['en', 'THE BRIDGE IS CLOSED AND NOBODY KNOWS WHY', []],
  ])('%s: %s', (code, text, expected) => expect(list(text, code)).toEqual(expected));
});

describe('findEntities, names by what stands around them', () => {
  it.each<[SupportedLanguage, string, string[]]>([
    ['en', 'Shops in the Vladimir and Vologda regions are open.', ['LOC Vladimir', 'LOC Vologda']],
    ['en', 'Vladimir Orlov left.', ['PER Vladimir Orlov']],
    ['ru', 'Закрыты дороги Псковской и Тверской областей.', ['LOC Псковской', 'LOC Тверской областей']],
    ['ru', 'ООО «Строительная фирма «Рубеж» не ответило.', ['ORG Строительная фирма «Рубеж']],
    ['uk', 'Партія «Сила громад» програла.', ['ORG Сила громад']],
    [
      'ru',
      'Сотрудники Министерства сельского хозяйства России молчат.',
      ['ORG Министерства сельского хозяйства России'],
    ],
    [
      'en',
      'Northwind Freight Ltd and the Ridge Hill Party deny it.',
      ['ORG Northwind Freight Ltd', 'ORG Ridge Hill Party'],
    ],
    ['en', 'He was seen near Mount Kelwin with Col. Brandt.', ['LOC Mount Kelwin', 'PER Brandt']],
    ['uk', 'Бійці штурмували село Верхні Луки.', ['LOC Верхні Луки']],
    ['en', 'POLICE IN ODESA ARREST TWO', ['LOC ODESA']],
  ])('%s: %s', (code, text, expected) => expect(list(text, code)).toEqual(expected));

  it('gives one word one sense in one document', () => {
    const text = 'Arturo Benitez won. The crowd cheered for Benitez, and in Benitez it saw a hero.';
    expect(new Set(entitiesOf(text, 'en').map(({ type }) => type))).toEqual(new Set(['PER']));
  });

  it('takes the author of an embedded post for a person, and the handle for none', () => {
    const body = 'The line is open again, trains leave at noon.';
    const signature = '— Halyna (@halyna_rail) May 2, 2023';
    const text = `${body} ${signature}`;
    const embed: EmbeddedPost = {
      kind: 'x',
      start: 0,
      end: text.length,
      author: 'Halyna',
      handle: 'halyna_rail',
      body: { start: 0, end: body.length },
      confidence: 1,
    };
    expect(list(text, 'en', [embed])).toEqual(['PER Halyna']);
  });
});

describe('findEntities, any input', () => {
  const hostile = [
    'A ',
    'Kyiv ',
    'Ministry of ',
    '«А',
    'ООО «',
    'X and ',
    ': Abc walked ',
    '\ud800',
    '😀 ',
    'Abc (ABC) ',
    'А. ',
    '\u202eab ',
    '',
  ];

  it('answers in linear time with spans in order that do not overlap', () => {
    const startedAt = performance.now();
    for (const code of ['en', 'ru', 'uk'] as const)
      for (const part of hostile) {
        const text = part.repeat(Math.floor(60_000 / Math.max(1, part.length)));
        const mentions = entitiesOf(text, code);
        expect(mentions.every(({ start, end }, index) => end > start && start >= (mentions[index - 1]?.end ?? 0))).toBe(
          true,
        );
      }
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  it('gives the same answer twice', () => {
    const text = 'Марина Ковалева рассказала ТАСС, что в Измаиле тихо. Ковалевой верят.';
    expect(entitiesOf(text, 'ru')).toEqual(entitiesOf(text, 'ru'));
  });
});
