import { describe, expect, it } from 'vitest';
import { findWrittenDates, readDate } from '../../src/read/written-date.ts';

describe('a written date', () => {
  it.each([
    ['18 Nov 2019', '2019-11-18', 'day'],
    ['November 18th, 2019', '2019-11-18', 'day'],
    ['Nov. 18, 2019 at 3:45 PM', '2019-11-18T15:45', 'minute'],
    ['3:45 PM · Nov 9, 2022', '2022-11-09T15:45', 'minute'],
    ['Mon, 18 Nov 2019 10:00:00 GMT', '2019-11-18T10:00:00Z', 'second'],
    ['5 мая 2022 г. в 17:30', '2022-05-05T17:30', 'minute'],
    ['5 травня 2022 року, 17:30', '2022-05-05T17:30', 'minute'],
    ['14. Juni 2018', '2018-06-14', 'day'],
    ['18.11.2019', '2019-11-18', 'day'],
    ['le 3 août 2021 à 10h30', '2021-08-03T10:30', 'minute'],
    ['3 de mayo de 2022', '2022-05-03', 'day'],
    ['13 grudnia 2020', '2020-12-13', 'day'],
    ['2021. november 18.', '2021-11-18', 'day'],
    ['2022年11月14日 09:30', '2022-11-14T09:30', 'minute'],
    ['2019-11-18T10:00:00.123+0200', '2019-11-18T10:00:00+02:00', 'second'],
    ['2019-11-18T00:00:00Z', '2019-11-18', 'day'],
    ['20191118', '2019-11-18', 'day'],
    ['1574071200', '2019-11-18T10:00:00Z', 'second'],
    ['2019-11', '2019-11', 'month'],
    ['грудень 2021', '2021-12', 'month'],
  ])('%s is %s, known to the %s', (text, value, precision) => {
    expect(readDate(text)).toEqual({ value, precision });
  });

  it.each([
    '31 April 2020',
    '2019-13-01',
    '1.2 2019',
    'chapter 12',
    'in 2020 they won',
    '',
    'version 2019.1.400000',
    'May 1850',
  ])('%s is none', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  it('reads 5/6/2022 by the custom of the language', () => {
    expect(readDate('5/6/2022', { language: 'en-US' })?.value).toBe('2022-05-06');
    expect(readDate('5/6/2022', { language: 'en-GB' })?.value).toBe('2022-06-05');
    expect(readDate('5/6/2022', { language: 'fr' })?.value).toBe('2022-06-05');
  });

  it('takes a month name that two languages share as the text’s own language has it', () => {
    expect(readDate('13. listopada 2020', { language: 'hr' })?.value).toBe('2020-10-13');
    expect(readDate('13 listopada 2020', { language: 'pl' })?.value).toBe('2020-11-13');
  });

  it('has spans that slice back to the text', () => {
    const text = 'Опубликовано: 5 мая 2022, 17:30. Updated Nov 9, 2022 and 2021-01-02.';
    expect(findWrittenDates(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '5 мая 2022, 17:30',
      'Nov 9, 2022',
      '2021-01-02',
    ]);
  });

  it.each([
    '1'.repeat(300_000),
    '2019 '.repeat(60_000),
    '1.1.'.repeat(75_000),
    'May '.repeat(75_000),
    '\ud800'.repeat(1000),
  ])('stays fast on hostile input %#', (text) => {
    const start = performance.now();
    findWrittenDates(text);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
