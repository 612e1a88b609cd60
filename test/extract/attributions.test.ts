import { describe, expect, it } from 'vitest';
import { findAttributions } from '../../src/extract/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import {
  type Attribution,
  type EmbeddedPost,
  noReaderMarks,
  type ReaderMarks,
  type Span,
  type SupportedLanguage,
} from '../../src/model/index.ts';
import { readStructure } from '../../src/read/index.ts';
import { segmentSentences, tokenize } from '../../src/text/index.ts';

function read(
  text: string,
  language: SupportedLanguage = 'en',
  embeds: readonly EmbeddedPost[] = [],
  readerMarks: ReaderMarks = noReaderMarks('rules alone'),
): readonly Attribution[] {
  const document = { id: 'd', kind: 'article', text } as const;
  const pack = languagePacks[language];
  const structure = { ...readStructure(document), embeds };
  const sentences = segmentSentences(text, structure.blocks, pack.sentenceRules);
  const tokens = tokenize(text, sentences);
  return findAttributions({ document, structure, sentences, tokens, entities: [], readerMarks }, pack);
}

const slice = (text: string, spans: readonly Span[]): string =>
  spans.map(({ start, end }) => text.slice(start, end)).join(' | ');
const brief = (text: string, language?: SupportedLanguage): string[] =>
  read(text, language).map(({ source, cue, content }) =>
    [source, cue, content].map((spans) => slice(text, spans)).join(' / '),
  );

describe('who says what', () => {
  const cases: readonly (readonly [SupportedLanguage, string, string, readonly string[]])[] = [
    [
      'en',
      'a clause without “that”',
      'The clerk said the office was locked.',
      ['The clerk / said / the office was locked'],
    ],
    [
      'en',
      'a quotation before an inverted credit',
      '“The road is gone,” said Ivor Blum.',
      ['Ivor Blum / said / “The road is gone,”'],
    ],
    [
      'en',
      'a quotation interrupted by its credit',
      '“First,” said Blum, “we dig.”',
      ['Blum / said / “First,” | “we dig.”'],
    ],
    [
      'en',
      'a quotation that goes on behind the credit',
      '“It fell,” she said. “We ran.”',
      ['she / said / “It fell,” | “We ran.”'],
    ],
    [
      'en',
      'a day between cue and clause',
      'Officials said on Tuesday that the pass was open.',
      ['Officials / said / that the pass was open'],
    ],
    [
      'en',
      'an addressee',
      'Blum told the Morning Herald that the pass was open.',
      ['Blum / told / that the pass was open'],
    ],
    [
      'en',
      'a participle that shares the subject',
      'Blum left, adding that he was tired.',
      ['Blum / adding / that he was tired'],
    ],
    [
      'en',
      'two credits in one sentence',
      'Blum said it rained and warned that the river would rise.',
      ['Blum / said / it rained', 'Blum / warned / that the river would rise'],
    ],
    [
      'en',
      'a fronted “according to”',
      'According to the survey, rents fell.',
      ['the survey / According to / rents fell'],
    ],
    ['en', 'a passive with nobody behind it', 'The mayor is said to be ill.', [' / is said / The mayor | to be ill']],
    ['en', 'a noun with its clause', 'His claim that the dam held was false.', ['His / claim / that the dam held']],
    [
      'ru',
      'a noun with its clause',
      'Заявление мэра о том, что мост закрыт, удивило жителей.',
      ['мэра / Заявление / что мост закрыт'],
    ],
    [
      'uk',
      'a noun with its clause',
      'Його твердження про те, що міст закрито, здивувало мешканців.',
      ['Його / твердження про те / що міст закрито'],
    ],
    ['ru', 'a clause after a comma', 'Мэр сообщил, что мост закрыт.', ['Мэр / сообщил / что мост закрыт']],
    ['ru', 'an inverted credit at the end', 'Мост закрыт, сообщил мэр.', ['мэр / сообщил / Мост закрыт']],
    [
      'ru',
      'a reference back to the sentence before',
      'Мост закрыт. Об этом сообщил мэр.',
      ['мэр / сообщил / Мост закрыт'],
    ],
    [
      'ru',
      'a body that speaks in the plural',
      'В полиции рассказали, что вор пойман.',
      ['полиции / рассказали / что вор пойман'],
    ],
    [
      'ru',
      'a possessive inside the cue',
      'Мэр выступил. По его словам, мост закрыт.',
      ['его / По | словам / мост закрыт'],
    ],
    ['uk', 'a clause after a comma', 'Мер повідомив, що міст закрито.', ['Мер / повідомив / що міст закрито']],
    ['uk', 'an inverted credit at the end', 'Міст закрито, повідомив мер.', ['мер / повідомив / Міст закрито']],
    [
      'uk',
      'a reference back to the sentence before',
      'Міст закрито. Про це повідомив мер.',
      ['мер / повідомив / Міст закрито'],
    ],
    [
      'uk',
      'a line that names the source',
      'Міст закрито на ремонт.\n\nДжерело: міська рада',
      ['міська рада / Джерело: / Міст закрито на ремонт'],
    ],
    ['uk', 'what a video shows', 'На відео видно, як горить склад.', ['відео / видно / як горить склад']],
  ];
  for (const [language, name, text, expected] of cases)
    it(`reads ${name} (${language})`, () => {
      expect(brief(text, language)).toEqual(expected);
    });

  const silent: readonly (readonly [SupportedLanguage, string])[] = [
    ['en', 'Insurance claims are paid in June.'],
    ['en', 'The reported speed was low.'],
    ['en', 'She opened the window and looked out.'],
    ['ru', 'Поезд прибыл вовремя.'],
    ['uk', 'Потяг прибув вчасно.'],
  ];
  for (const [language, text] of silent)
    it(`finds no credit in “${text}”`, () => {
      expect(brief(text, language)).toEqual([]);
    });

  it('puts what a source relays one step further in the chain', () => {
    const text = 'The Herald reported that a video on Telegram shows a burning depot.';
    const [outer, inner] = read(text);
    expect([outer!.parent, inner!.parent, inner!.sourceKind]).toEqual([undefined, outer!.id, 'footage']);
  });

  it('puts the source that another cites one step further in the chain', () => {
    const [outer, inner] = read('Мост закрыт, сообщает Reuters со ссылкой на полицию.', 'ru');
    expect([inner!.parent, outer!.sourceKind, inner!.sourceKind]).toEqual([outer!.id, 'outlet', 'official']);
  });

  it('credits an embedded post to the account that signs it', () => {
    const text = 'Before.\nThe pass is open again.\n— Ada Holm (@adaholm) May 3, 2021\nAfter.';
    const start = text.indexOf('The pass');
    const end = text.indexOf('\nAfter');
    const body = { start, end: text.indexOf('\n—') };
    const post: EmbeddedPost = { start, end, kind: 'x', author: 'Ada Holm', handle: 'adaholm', body, confidence: 1 };
    const found = read(text, 'en', [post]).find(({ sourceKind }) => sourceKind === 'account')!;
    expect([slice(text, found.source), slice(text, found.content), found.quote]).toEqual([
      'Ada Holm',
      'The pass is open again.',
      'direct',
    ]);
  });

  it('tells direct, mixed and indirect wording apart', () => {
    const forms = ['“It fell,” Blum said.', 'Blum said it was “a near miss” for all.', 'Blum said it was over.'].map(
      (text) => read(text)[0]!.quote,
    );
    expect(forms).toEqual(['direct', 'mixed', 'indirect']);
  });

  it('says how firmly the cue puts it', () => {
    const levels = [
      'Blum denied that it fell.',
      'Blum confirmed that it fell.',
      'Blum believes that it fell.',
      'Blum said that it fell.',
    ].map((text) => read(text)[0]!.hedge);
    expect(levels).toEqual(['denied', 'certain', 'probable', undefined]);
  });

  const images: readonly (readonly [string, readonly string[]])[] = [
    ['The video shows crews shouting.', ['The video / shows / crews shouting']],
    [
      'A photo from the quay shows crews demanding that the pilot leave.',
      [
        'A photo from the quay / shows / crews demanding that the pilot leave',
        'crews / demanding / that the pilot leave',
      ],
    ],
    ['Late video shows are popular.', []],
  ];
  for (const [text, expected] of images)
    it(`reads what an image shows: “${text}”`, () => {
      expect(brief(text)).toEqual(expected);
    });

  const nobody: readonly (readonly [SupportedLanguage, string, string])[] = [
    ['en', 'Nobody from the port has explained why the ferry stopped.', 'none'],
    ['en', 'No official has confirmed that the ferry stopped.', 'none'],
    ['en', 'No. 7 said that the ferry stopped.', 'person'],
    ['ru', 'Никто из лоцманов не объяснил, почему паром стоит.', 'none'],
    ['uk', 'Ніхто з лоцманів не пояснив, чому пором стоїть.', 'none'],
  ];
  for (const [language, text, kind] of nobody)
    it(`knows whether anybody is credited in “${text}”`, () => {
      expect(read(text, language).map(({ sourceKind }) => sourceKind)).toEqual([kind]);
    });

  const hostile: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['quotation marks only', '“«"'.repeat(20_000)],
    ['one letter', 'a'.repeat(300_000)],
    ['one cue again and again', 'said '.repeat(40_000)],
    ['commas and conjunctions', 'and, said, that, '.repeat(10_000)],
    ['lone surrogates', '\ud800 said \udc00 that \ud800.'.repeat(500)],
    ['citations without end', 'citing Reuters, '.repeat(5_000)],
  ];
  for (const [name, text] of hostile)
    it(`reads ${name} without crash or delay, and every span slices back`, () => {
      const started = performance.now();
      const spans = read(text).flatMap(({ source, cue, content }) => [...source, ...cue, ...content]);
      expect(spans.every(({ start, end }) => start >= 0 && start < end && end <= text.length)).toBe(true);
      expect(performance.now() - started).toBeLessThan(15_000);
    });
});
