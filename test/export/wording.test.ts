import { describe, expect, it } from 'vitest';
import {
  countryName,
  dateWords,
  excerptAround,
  languageName,
  openingWords,
  publicationWords,
  quantityWords,
  timexWords,
} from '../../src/export/index.ts';
import { thirdHandReading } from '../fixtures/third-hand-reading.ts';

describe('words for people', () => {
  it.each([
    ['2023', '2023'],
    ['2023-11', 'Nov 2023'],
    ['2023-11-04', '4 Nov 2023'],
    ['2023-11-04T07:05:30Z', '4 Nov 2023, 07:05 UTC'],
    ['2023-11-04T07:05:30.250+02:00', '4 Nov 2023, 07:05 UTC+02:00'],
    ['2023-99-04', '2023-99-04'],
    ['yesterday', 'yesterday'],
  ])('says the date %s as %s', (iso, words) => {
    expect(dateWords(iso)).toBe(words);
  });

  it.each([
    ['P10D', undefined, '10 days'],
    ['P1Y', 'MORE_THAN', 'more than 1 year'],
    ['PT5M', undefined, '5 minutes'],
    ['P2M', 'APPROX', 'about 2 months'],
    ['PXM', undefined, 'some months'],
    ['P2CE', undefined, '2 centuries'],
    ['2022-W46', undefined, 'week 46 of 2022'],
    ['2022-Q3', undefined, 'quarter 3 of 2022'],
    ['199X', undefined, '1990s'],
    ['PRESENT_REF', undefined, 'now'],
    ['XXXX-WXX-4', undefined, 'not tied to a date'],
    ['2023-11-14TEV', undefined, 'evening of 14 Nov 2023'],
    ['2023-SU', undefined, '2023-SU'],
    ['2023-11-14', 'BEFORE', 'before 14 Nov 2023'],
  ])('says the time %s %s as “%s”', (value, mod, words) => {
    expect(timexWords(value, mod)).toBe(words);
  });

  it('tells bounds where a report gives no date', () => {
    const { publishedNotBefore, ...undated } = thirdHandReading();
    expect(publicationWords(undated)).toBe('date unknown');
    expect(publicationWords({ ...undated, publishedNotBefore: publishedNotBefore! })).toBe(
      'no date given; not before 13 Nov 2023',
    );
    expect(publicationWords({ ...undated, publishedAt: '2023-11-14' })).toBe('14 Nov 2023');
  });

  it.each([
    [{ value: 70, approx: 'about', unit: 'mile' }, 'about 70 mile'],
    [{ low: 10_000, high: 99_999, approx: 'exact' }, '10,000 to 99,999'],
    [{ low: 300, approx: 'at-least' }, 'at least 300'],
    [{ value: 25, approx: 'exact', object: { start: 0, end: 3, lemma: 'man' } }, '25 (man)'],
  ])('says the quantity %o as “%s”', (quantity, words) => {
    expect(quantityWords({ start: 0, end: 3, confidence: 1, ...quantity })).toBe(words);
  });

  it('names languages and countries, and gives unknown codes back', () => {
    expect(languageName('uk')).toBe('Ukrainian');
    expect(languageName('und')).toBe('language unknown');
    expect(languageName('not a code')).toBe('not a code');
    expect(countryName('UA')).toBe('Ukraine');
    expect(countryName('')).toBe('');
  });
});

describe('openingWords', () => {
  it.each([
    ['\n  Bridge closed \n(City) – It rained.', 40, 'Bridge closed'],
    ['Bridge closed for repairs until Friday', 20, 'Bridge closed for…'],
    ['', 20, ''],
    [' \n ', 20, ''],
  ])('calls %j, within %i characters, %j', (text, length, words) => {
    expect(openingWords(text, length)).toBe(words);
  });
});

describe('excerptAround', () => {
  const text = 'First line.\nOn Monday the old bridge over the river was closed for repairs.\nLast.';
  const at = text.indexOf('bridge');
  it('shows whole words around a passage, and marks what was left out', () => {
    expect(excerptAround(text, at, at + 6, 12)).toBe('… the old bridge over the …');
  });
  it('never leaves the paragraph', () => {
    expect(excerptAround(text, at, at + 6, 500)).toBe(
      'On Monday the old bridge over the river was closed for repairs.',
    );
  });
});
