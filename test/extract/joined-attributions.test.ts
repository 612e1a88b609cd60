import { describe, expect, it } from 'vitest';
import { findAttributions } from '../../src/extract/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Attribution, MarkedCredit, ReaderMarks, Span, SupportedLanguage } from '../../src/model/index.ts';
import { readStructure } from '../../src/read/index.ts';
import { segmentSentences, tokenize } from '../../src/text/index.ts';

type Written = {
  readonly source?: string;
  readonly cue: string;
  readonly content: readonly string[];
  readonly confidence?: number;
};

function read(text: string, credits: readonly Written[], language: SupportedLanguage = 'en'): readonly Attribution[] {
  const place = (words: string): Span => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`the text does not have “${words}”`);
    return { start, end: start + words.length };
  };
  const marked = credits.map(
    ({ source, cue, content, confidence = 0.9 }): MarkedCredit => ({
      cue: place(cue),
      content: content.map(place),
      confidence,
      ...(source !== undefined && { source: place(source) }),
    }),
  );
  const readerMarks: ReaderMarks = {
    model: 'reader@0',
    names: [],
    credits: marked,
    words: { starts: [], checkable: [], hedged: [] },
  };
  const document = { id: 'd', kind: 'article', text } as const;
  const pack = languagePacks[language];
  const structure = readStructure(document);
  const sentences = segmentSentences(text, structure.blocks, pack.sentenceRules);
  const tokens = tokenize(text, sentences);
  return findAttributions({ document, structure, sentences, tokens, entities: [], readerMarks }, pack);
}

const brief = (text: string, found: readonly Attribution[]): string[] =>
  found.map(({ source, cue, content }) =>
    [source, cue, content]
      .map((spans) => spans.map(({ start, end }) => text.slice(start, end)).join(' | '))
      .join(' / '),
  );

describe('credits that the reader marked, joined with those that rules read', () => {
  it('have the spans of the reader where both read the same cue', () => {
    const text = 'The clerk said on Monday the office was locked.';
    const found = read(text, [{ source: 'The clerk', cue: 'said', content: ['the office was locked'] }]);
    expect(brief(text, found)).toEqual(['The clerk / said / the office was locked']);
  });

  it('keep what an outlet relays, though the reader marks no credit within another', () => {
    const text =
      'According to the Harbour Gazette, a video shared on Telegram shows guards demanding that the crew leave.';
    const found = read(text, [
      {
        source: 'the Harbour Gazette',
        cue: 'According to',
        content: ['a video shared on Telegram shows guards demanding that the crew leave'],
      },
    ]);
    expect(brief(text, found)).toContain('a video shared on Telegram / shows / guards demanding that the crew leave');
    expect(found[1]!.parent).toBe(found[0]!.id);
  });

  it('credit what an outlet cites, through the outlet', () => {
    const text = 'Two barges sank on Sunday, the Harbour Gazette reported, citing a video published by a pilot.';
    const found = read(text, [
      { source: 'the Harbour Gazette', cue: 'reported', content: ['Two barges sank on Sunday'] },
      { source: 'the Harbour Gazette', cue: 'citing', content: ['a video published by a pilot'] },
    ]);
    expect(brief(text, found)).toEqual([
      'the Harbour Gazette / reported / Two barges sank on Sunday',
      'a video / citing / Two barges sank on Sunday',
    ]);
    expect(found[1]!.parent).toBe(found[0]!.id);
  });

  it('lose a word of content that stands far from the rest', () => {
    const text = 'Norvia has lost eleven boats in the northern storm this week, which are said to have sunk at anchor.';
    const found = read(text, [{ cue: 'are said', content: ['Norvia', 'which', 'to have sunk at anchor'] }]);
    expect(brief(text, found)).toEqual([' / are said / which | to have sunk at anchor']);
  });

  it('do not begin their source with the apposition of the source that relays them', () => {
    const text = 'According to Reuters, a news agency, residents from the upper town also called for a new bridge.';
    const found = read(text, [
      {
        source: 'Reuters',
        cue: 'According to',
        content: ['residents from the upper town also called for a new bridge'],
      },
      { source: 'a news agency, residents from the upper town', cue: 'also called for', content: ['a new bridge'] },
    ]);
    expect(brief(text, found)[1]).toBe('residents from the upper town / also called for / a new bridge');
  });

  it('stand alone where no rule knows the cue', () => {
    const text = 'Blum floated a tax on empty flats.';
    const found = read(text, [{ source: 'Blum', cue: 'floated', content: ['a tax on empty flats'] }]);
    expect(brief(text, found)).toEqual(['Blum / floated / a tax on empty flats']);
  });

  it('fall away when the reader is unsure and no rule confirms them', () => {
    const text = 'Blum floated a tax on empty flats.';
    expect(
      read(text, [{ source: 'Blum', cue: 'floated', content: ['a tax on empty flats'], confidence: 0.5 }]),
    ).toEqual([]);
  });

  it('take a whole quotation, with what goes on behind the credit', () => {
    const text = '“It fell,” she said. “We ran.”';
    const found = read(text, [{ source: 'she', cue: 'said', content: ['It fell'] }]);
    expect([brief(text, found), found[0]!.quote]).toEqual([['she / said / “It fell,” | “We ran.”'], 'direct']);
  });

  it('keep a source that only the rules read', () => {
    const text = 'Мост закрыт, сообщил мэр.';
    const found = read(text, [{ cue: 'сообщил', content: ['Мост закрыт'] }], 'ru');
    expect(brief(text, found)).toEqual(['мэр / сообщил / Мост закрыт']);
  });

  it('leave out the full stop and the comma at the border of an unquoted clause', () => {
    const text = 'Міст закрито, повідомив мер.';
    const found = read(text, [{ source: 'мер', cue: 'повідомив', content: ['Міст закрито,'] }], 'uk');
    expect(brief(text, found)).toEqual(['мер / повідомив / Міст закрито']);
  });

  it('keep their place in a chain', () => {
    const text = 'Мост закрыт, сообщает Reuters со ссылкой на полицию.';
    const [outer, inner] = read(text, [{ source: 'Reuters', cue: 'сообщает', content: ['Мост закрыт'] }], 'ru');
    expect([inner!.parent, outer!.sourceKind]).toEqual([outer!.id, 'outlet']);
  });

  it('keep a denial and its negation', () => {
    const text = 'Blum did not confirm that it fell.';
    const found = read(text, [{ source: 'Blum', cue: 'did not confirm', content: ['that it fell'] }]);
    expect(found[0]!.hedge).toBe('possible');
  });

  it('credit whom «со ссылкой на» names, though the reader named the one who cites', () => {
    const text = 'Паром стоит, сообщает «Причал» со ссылкой на капитана Белова.';
    const found = read(
      text,
      [
        { source: '«Причал»', cue: 'сообщает', content: ['Паром стоит'] },
        { source: '«Причал»', cue: 'со ссылкой на', content: ['Паром стоит'] },
      ],
      'ru',
    );
    expect(brief(text, found)).toEqual([
      '«Причал» / сообщает / Паром стоит',
      'капитана Белова / со ссылкой на / Паром стоит',
    ]);
  });

  it('credit somebody in the sentence of the cue before somebody behind it', () => {
    const text = '«Вода уйдет», — говорится в сводке службы. Анна Белова, глава порта, молчит.';
    const found = read(text, [{ source: 'Анна Белова', cue: 'говорится', content: ['«Вода уйдет»'] }], 'ru');
    expect(found[0]!.source.map(({ start, end }) => text.slice(start, end))).toEqual(['сводке службы']);
  });

  const nested: readonly (readonly [SupportedLanguage, string, string, string, string])[] = [
    [
      'ru',
      'Лоцман сообщил, что порт планирует закрыть причал.',
      'Лоцман',
      'сообщил',
      'что порт планирует закрыть причал',
    ],
    ['uk', 'Лоцман повідомив, що порт планує закрити причал.', 'Лоцман', 'повідомив', 'що порт планує закрити причал'],
  ];
  for (const [language, text, source, cue, content] of nested)
    it(`keep what is credited within them: “${text}”`, () => {
      const found = read(text, [{ source, cue, content: [content] }], language);
      expect(found).toHaveLength(2);
      expect(found[1]!.parent).toBe(found[0]!.id);
    });

  it('keep no relative pronoun as a source within them', () => {
    const text = 'Лоцман сообщил, что есть правила, которые требуют закрытия причала.';
    const credit = {
      source: 'Лоцман',
      cue: 'сообщил',
      content: ['что есть правила, которые требуют закрытия причала'],
    };
    expect(read(text, [credit], 'ru')).toHaveLength(1);
  });

  it('take one phrase for one cue, though the reader marked its words apart', () => {
    const text = 'По данным порта, паром стоит.';
    const found = read(
      text,
      [
        { source: 'порта', cue: 'По', content: ['паром стоит'] },
        { source: 'порта', cue: 'данным', content: ['паром стоит'] },
      ],
      'ru',
    );
    expect(brief(text, found)).toEqual(['порта / По данным / паром стоит']);
  });

  it('credit the sentence before, too, where «об этом» stands for it', () => {
    const text = 'Паром стоит у причала. Об этом сообщила служба порта.';
    const found = read(text, [{ source: 'служба порта', cue: 'сообщила', content: ['Об этом'] }], 'ru');
    expect(brief(text, found)).toEqual(['служба порта / сообщила / Паром стоит у причала | Об этом']);
  });

  it('leave in place an opening aside that the reader missed', () => {
    const text = 'Як пише «Причал», паром стоїть.';
    expect(brief(text, read(text, [], 'uk'))).toEqual(['«Причал» / пише / паром стоїть']);
  });

  it('read a passive whole where the reader is unsure of half of it', () => {
    const text = 'The port suffered losses, which are rumored to be in the millions.';
    const found = read(text, [{ cue: 'are', content: ['which'], confidence: 0.5 }]);
    expect(brief(text, found)).toEqual([' / are rumored / which | to be in the millions']);
  });

  it('are joined in linear time', () => {
    const text = 'Blum said it fell. '.repeat(20_000);
    const credits: MarkedCredit[] = [];
    for (let at = 0; at < text.length; at += 19)
      credits.push({
        source: { start: at, end: at + 4 },
        cue: { start: at + 5, end: at + 9 },
        content: [{ start: at + 10, end: at + 17 }],
        confidence: 0.9,
      });
    const document = { id: 'd', kind: 'article', text } as const;
    const pack = languagePacks.en;
    const structure = readStructure(document);
    const sentences = segmentSentences(text, structure.blocks, pack.sentenceRules);
    const tokens = tokenize(text, sentences);
    const readerMarks = { model: 'm', names: [], credits, words: { starts: [], checkable: [], hedged: [] } };
    const started = performance.now();
    const found = findAttributions({ document, structure, sentences, tokens, entities: [], readerMarks }, pack);
    expect(found).toHaveLength(credits.length);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
