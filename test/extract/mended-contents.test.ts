import { describe, expect, it } from 'vitest';
import { readAttributions } from '../../bench/attribution/read-attributions.ts';
import type { MarkedCredit, SupportedLanguage } from '../../src/model/index.ts';

const spanOf = (text: string, part: string) => {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`“${part}” does not stand in “${text}”`);
  return { start, end: start + part.length };
};

/** A credit as a trained reader would mark it. */
const credit = (text: string, source: string, cue: string, ...content: string[]): MarkedCredit => ({
  source: spanOf(text, source),
  cue: spanOf(text, cue),
  content: content.map((part) => spanOf(text, part)),
  confidence: 0.95,
});

const contents = (text: string, language: SupportedLanguage, credits: readonly MarkedCredit[]): string[] =>
  readAttributions(text, language, {
    names: [],
    credits,
    words: { starts: [], checkable: [], hedged: [] },
  }).attributions.map(({ content }) => content.map(({ start, end }) => text.slice(start, end)).join(' | '));

describe('marked contents', () => {
  const cut: readonly (readonly [SupportedLanguage, string, string, string, string, string])[] = [
    [
      'en',
      'The mill said it would trim the number of shifts.',
      'The mill',
      'said',
      'it would trim the',
      'it would trim the number of shifts',
    ],
    ['en', 'Blum said wages were about the same.', 'Blum', 'said', 'wages were about the', 'wages were about the same'],
    [
      'ru',
      'Завод сообщил, что план снизил к нему интерес покупателей.',
      'Завод',
      'сообщил',
      'что план снизил к нему',
      'что план снизил к нему интерес покупателей',
    ],
    [
      'uk',
      'Завод повідомив, що план знизив до нього інтерес покупців.',
      'Завод',
      'повідомив',
      'що план знизив до нього',
      'що план знизив до нього інтерес покупців',
    ],
  ];
  for (const [language, text, source, cue, marked, whole] of cut)
    it(`go on to the end of the phrase that a mark cuts (${language}): ${marked}`, () => {
      expect(contents(text, language, [credit(text, source, cue, marked)])).toEqual([whole]);
    });

  it('end where the clause ends before a day, although no comma stands there', () => {
    const text = 'Blum said the mill was shut Friday at a meeting.';
    expect(contents(text, 'en', [credit(text, 'Blum', 'said', 'the mill was shut')])).toEqual(['the mill was shut']);
  });

  it('leave a sentence to the credit that stands in it', () => {
    const text = 'The gazette reported that the mill was shut. Workers said that nobody was paid.';
    const outer = credit(text, 'The gazette', 'reported', 'that the mill was shut', 'that nobody was paid');
    const inner = credit(text, 'Workers', 'said', 'that nobody was paid');
    expect(contents(text, 'en', [outer, inner])).toEqual(['that the mill was shut', 'that nobody was paid']);
  });

  it('keep a quotation that goes on behind its credit', () => {
    const text = '“The mill is shut,” Blum said. “Nobody was paid.”';
    const marks = [credit(text, 'Blum', 'said', '“The mill is shut,”', '“Nobody was paid.”')];
    expect(contents(text, 'en', marks)).toEqual(['“The mill is shut,” | “Nobody was paid.”']);
  });

  const speech: readonly (readonly [SupportedLanguage, string, string, string, string, readonly string[]])[] = [
    [
      'ru',
      '– Мельница стоит. Хлеба нет. Ждём весны, – говорит Пётр Власов.',
      'Пётр Власов',
      'говорит',
      'Ждём весны',
      ['Мельница стоит. Хлеба нет. Ждём весны'],
    ],
    [
      'uk',
      'Село велике.\n– Млин стоїть. Хліба немає, – каже Петро Власенко. – Чекаємо весни. Буде краще.',
      'Петро Власенко',
      'каже',
      'Хліба немає',
      ['Млин стоїть. Хліба немає | Чекаємо весни. Буде краще.'],
    ],
  ];
  for (const [language, text, source, cue, marked, whole] of speech)
    it(`take in all of a paragraph that a dash opens as speech (${language})`, () => {
      expect(contents(text, language, [credit(text, source, cue, marked)])).toEqual(whole);
    });

  it('leave a list that dashes open alone', () => {
    const text = '– Млин стоїть.\n– Петро Власенко каже, що хліба немає.';
    const marks = [credit(text, 'Петро Власенко', 'каже', 'що хліба немає')];
    expect(contents(text, 'uk', marks)).toEqual(['що хліба немає']);
  });
});
