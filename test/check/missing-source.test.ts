import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/model/index.ts';
import { findingsOf } from './findings-of.ts';

const found = (text: string, facts: Partial<Document> = {}) =>
  findingsOf('missing-source', text, facts).map(({ outcome, computed }) => `${outcome}: ${computed}`);

const filler = {
  en: ' The harbour lies north of the old town, and the ferries leave from there every morning.',
  ru: ' Порт лежит к северу от старого города, и паромы уходят оттуда каждое утро.',
  uk: ' Порт лежить на північ від старого міста, і пороми відходять звідти щоранку.',
} as const;

describe('missing-source', () => {
  const nobody: readonly (readonly [string, string])[] = [
    ['hearsay in a passive', `The losses are rumoured to be in the hundreds.${filler.en}`],
    ['an adverb of hearsay', `The captain was reportedly asleep at the wheel.${filler.en}`],
    ['an adverb of hearsay in Russian', `Капитан якобы спал за штурвалом.${filler.ru}`],
    ['rumours in Russian', `По слухам, капитан спал за штурвалом.${filler.ru}`],
    ['an adverb of hearsay in Ukrainian', `Капітан нібито спав за штурвалом.${filler.uk}`],
  ];
  for (const [name, text] of nobody)
    it(`finds ${name} with nobody behind it`, () => {
      expect(found(text)).toEqual(['undetermined: nobody is credited']);
    });

  const vague: readonly (readonly [string, string])[] = [
    ['experts', `Experts say the pier will not last.${filler.en}`],
    ['an unnamed source', `A source close to the owner said the pier was sold.${filler.en}`],
    ['experts in Russian', `Эксперты говорят, что причал не устоит.${filler.ru}`],
    ['experts in Ukrainian', `Експерти кажуть, що причал не встоїть.${filler.uk}`],
  ];
  for (const [name, text] of vague)
    it(`finds ${name} whom nobody could ask`, () => {
      expect(found(text)).toEqual(['undetermined: nobody who could be asked']);
    });

  const silent: readonly (readonly [string, string])[] = [
    [
      'hearsay that a named source passes on',
      `Police said the captain was reportedly asleep at the wheel.${filler.en}`,
    ],
    ['a noun that is merely alleged', `The alleged thief was seen at the pier.${filler.en}`],
    ['what is planned', `The ferry is expected to leave at nine.${filler.en}`],
    ['plain statements', `The ferry left at nine.${filler.en}`],
    ['a credit to an office', `Мэр сообщил, что причал закрыт.${filler.ru}`],
  ];
  for (const [name, text] of silent)
    it(`says nothing about ${name}`, () => {
      expect(found(text)).toEqual([]);
    });

  it('finds an outlet credited without a link in a text that links elsewhere', () => {
    const text = `Reuters reported that the pier was sold. More here.${filler.en}`;
    const start = text.indexOf('More');
    expect(found(text, { links: [{ start, end: start + 4, uri: 'https://example.org/pier' }] })).toEqual([
      'undetermined: no link to it',
    ]);
  });

  it('says nothing about an outlet without a link where the text has no links at all', () => {
    expect(found(`Reuters reported that the pier was sold.${filler.en}`)).toEqual([]);
  });
});
