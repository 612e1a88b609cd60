import { describe, expect, it } from 'vitest';
import { languagePacks } from '../../src/language/index.ts';
import type { Block, SupportedLanguage } from '../../src/model/index.ts';
import { compileSentenceRules, segmentSentences } from '../../src/text/index.ts';

const blocksOf = (text: string): Block[] =>
  [...text.matchAll(/\S(?:.*\S)?/g)].map((line) => ({
    start: line.index,
    end: line.index + line[0].length,
    role: 'body',
  }));

const split = (text: string, code: SupportedLanguage = 'en'): string[] =>
  segmentSentences(text, blocksOf(text), languagePacks[code].sentenceRules).map(({ start, end }) =>
    text.slice(start, end),
  );

/** `|` marks where a sentence should end; nothing else may. */
const expectSplit = (code: SupportedLanguage, marked: string) => {
  const parts = marked.split('|').map((part) => part.trim());
  expect(split(parts.join(' '), code)).toEqual(parts);
};

describe('segmentSentences', () => {
  it.each([
    'Mr. Dale met Sen. Kay Ortiz at 5 p.m. Monday.|They spoke for an hour.',
    'The U.S. Army sent two teams.|They left the U.S.|The others stayed.',
    'J. R. Hartwell wrote it.|Nobody read it.',
    'Losses rose 2.5% to $3.4 million.|That was expected.',
    '"We will not leave," she said.|"This is home."|Then she left.',
    '"Who fired?" he asked.|Nobody answered.',
    'He waited... and waited.|Nothing came…|Then a truck did.',
    '(Two were released later.)|The rest are missing.',
    'See fig. 3 and No. 7 of the list.|No. 8 is blank.',
    'Acme Inc. President Lee Jr. resigned.|Acme Inc. shares fell.',
    'The vote is on Dec. 5 in Lansing, Mich.|The count follows.',
    'Stay safe!!! 🙏|We will post more.',
    'The line reopened.[4]|Trains run again.',
    'After World War I. the border moved, e.g. near the river.',
    '1. Check the date.|2. Check the place.',
    'It was over.|— Reporter, on the phone',
    'They came, saw etc.|Nobody cheered.',
    'The firm (Ridge Corp.) denied it.|Its lawyers agreed.',
    'Sold out.|iPads are next.',
    'Is it true?!|Yes.',
  ])('splits English: %s', (marked) => expectSplit('en', marked));

  it.each([
    'А. П. Лесков приехал в г. Тверь в 1998 г. из Перми.|Там он остался.',
    'В 2019 г. Сидоров уехал.|Это было летом 2019 г.|Он не вернулся.',
    '«Мы не уйдем!» — сказал он.|Все молчали.',
    '«Кто стрелял?» — спросил майор.|— Никто, — ответили ему.',
    'Потери составили 3,5 тыс. человек.|Это больше, чем вчера.',
    'Дом стоит на ул. Садовой, д. 5, кв. 12.|Окна выбиты.',
    'По данным штаба (см. рис. 2), мост цел.|Дорога тоже.',
    'Он сказал: «Уходите».|Люди ушли.',
    'Привезли воду, хлеб и т. д.|Потом уехали.',
    'Это случилось в XIX в. на Волге.|Потом все забыли.',
    'Никто не знает…|Может быть, завтра.',
    'Ждали, ждали... и дождались.',
    'Взрыв слышали все!|❗️ Подробности позже.',
    'Ген. Орлов и проф. Лапин спорили.|Решили подождать.',
    'Его приговорили к 10 годам по ст. 205 УК.|Он не согласен.',
    'Т. е. никто не пострадал.|Так сказал мэр.',
  ])('splits Russian: %s', (marked) => expectSplit('ru', marked));

  it('splits sentences whose space was lost', () => {
    expect(split('Связь пропала.Потом вернулась.', 'ru')).toEqual(['Связь пропала.', 'Потом вернулась.']);
    expect(split('Read it at Lenta.Ru or on site.example.')).toHaveLength(1);
  });

  it.each([
    "І. Я. Гнатюк народився в м. Рівне у 1998 р. в родині лікаря.|Там він і п'ятницю зустрів.",
    'У 2019 р. Бойко виїхав.|Це було влітку 2019 р.|Він не повернувся.',
    '«Ми не підемо!» — сказав він.|Усі мовчали.',
    'Втрати сягнули 3,5 тис. осіб.|Це більше, ніж учора.',
    'Будинок стоїть на вул. Садовій, буд. 5, кв. 12.|Вікна вибиті.',
    'Привезли воду, хліб тощо.|Потім поїхали.',
    'Він запитав: «Хто стріляв?»|Ніхто не відповів.',
    'Це сталося о 10 год. 15 хв. біля школи.|Постраждалих немає.',
    'Ніхто не знає…|Можливо, завтра.',
    'Ген. Орел і проф. Лис сперечалися.|Вирішили чекати.',
    'Ціна зросла на 5 грн.|Люди незадоволені.',
    'Зустріч була в обл. раді, див. п. 3 протоколу.|Рішення ухвалили.',
  ])('splits Ukrainian: %s', (marked) => expectSplit('uk', marked));

  it('never lets a sentence cross a block', () => {
    expect(split('A headline without a stop\nThe first sentence. The second')).toEqual([
      'A headline without a stop',
      'The first sentence.',
      'The second',
    ]);
  });

  it('splits inline bullets', () => {
    expect(split('Today: • Power is back • Water is not')).toEqual(['Today:', '• Power is back', '• Water is not']);
  });

  it('splits text that is all in small letters', () => {
    expect(split('power is back in the north. water is not. we will post more')).toEqual([
      'power is back in the north.',
      'water is not.',
      'we will post more',
    ]);
  });

  it.each([
    "They left Lutsk'k. Nobody stayed.",
    'He drove to Prilutsk’k. Trains do not run.',
    "Живу в Кам'янці, а не в Слов'янськ'у. Поїздів немає.",
  ])('takes the tail of a word after an apostrophe for no initial: %s', (text) => {
    expect(split(text)).toHaveLength(2);
  });

  it('knows initials and capitals even without any abbreviations', () => {
    const text = 'Die Brücke ist gesperrt. A. Huber wartet.';
    expect(segmentSentences(text, blocksOf(text), compileSentenceRules()).length).toBe(2);
  });

  it('covers hostile input in order, without empty sentences, in linear time', () => {
    const hostile = ['.', '. ', 'А. ', '"', '...', '«', '\n', '— ', 'г. ', '1. ', '\ud800', '😀', '[1', 'a.B'].map(
      (part) => part.repeat(Math.floor(200_000 / part.length)),
    );
    const startedAt = performance.now();
    for (const text of ['', ...hostile]) {
      const block: Block = { start: 0, end: text.length, role: 'body' };
      const sentences = segmentSentences(text, [block], languagePacks.ru.sentenceRules);
      const inOrder = sentences.every(
        ({ start, end }, index) => end > start && start >= (sentences[index - 1]?.end ?? 0),
      );
      expect(inOrder).toBe(true);
    }
    expect(performance.now() - startedAt).toBeLessThan(3000);
  });
});
