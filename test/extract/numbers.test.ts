import { describe, expect, it } from 'vitest';
import { findNumberRanges, findNumbers, findOrdinals, findPercentages } from '../../src/extract/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { SupportedLanguage } from '../../src/model/index.ts';

const input = (lang: SupportedLanguage, text: string) => ({
  text,
  blocks: [{ start: 0, end: text.length }],
  pack: languagePacks[lang],
});

describe('numbers', () => {
  it.each([
    ['en', 'The hall seats two thousand and fifty.', [['two thousand and fifty', 2050]]],
    ['en', 'It took half a dozen tries.', [['half a dozen', 6]]],
    ['en', 'Some two and a half million left.', [['two and a half million', 2_500_000]]],
    ['en', 'Seven eighths of it burned.', [['Seven eighths', 0.875]]],
    ['en', 'The ratio was nine over sixteen.', [['nine over sixteen', 0.5625]]],
    ['en', 'It fell to minus eleven point four.', [['minus eleven point four', -11.4]]],
    [
      'en',
      'A mass of 5.2e-7 or 4.1x10^3 units',
      [
        ['5.2e-7', 5.2e-7],
        ['4.1x10^3', 4100],
      ],
    ],
    [
      'en',
      'Rows 3, 17 and 1,204,000.5',
      [
        ['3', 3],
        ['17', 17],
        ['1,204,000.5', 1_204_000.5],
      ],
    ],
    ['en', 'One out of seven was lost.', [['One out of seven', 1 / 7]]],
    ['en', 'Three hundred thousand million', [['Three hundred thousand million', 300_000_000_000]]],
    ['en', 'a sixty-third of the sum', [['a sixty-third', 1 / 63]]],
    ['en', 'Fence 18km long, gate 7', [['7', 7]]],
    ['en', 'This one is bigger than that one.', []],
    ['en', 'forty - seven, as a tokeniser writes it', [['forty - seven', 47]]],
    ['ru', 'двести сорок семь тысяч', [['двести сорок семь тысяч', 247_000]]],
    ['ru', 'минус три целых две десятых', [['минус три целых две десятых', -3.2]]],
    [
      'ru',
      'полтора миллиона и 1,5 млрд',
      [
        ['полтора миллиона', 1_500_000],
        ['1,5 млрд', 1_500_000_000],
      ],
    ],
    ['ru', 'пять девятых вклада', [['пять девятых', 5 / 9]]],
    ['uk', 'триста вісімдесят дві тисячі', [['триста вісімдесят дві тисячі', 382_000]]],
    ['uk', 'дві цілих і п’ять десятих', [['дві цілих і п’ять десятих', 2.5]]],
    [
      'uk',
      'пів мільйона та мінус 7',
      [
        ['пів мільйона', 500_000],
        ['мінус 7', -7],
      ],
    ],
    ['uk', 'чотири сьомих площі', [['чотири сьомих', 4 / 7]]],
  ] as const)('of %s “%s” are read with their sign and value', (lang, text, expected) => {
    const found = findNumbers(input(lang, text)).map(({ start, end, value }) => [text.slice(start, end), value]);
    expect(found.map(([words]) => words)).toEqual(expected.map(([words]) => words));
    for (const [index, [, value]] of expected.entries()) expect(found[index]![1]).toBeCloseTo(value, 9);
  });

  it.each([
    ['en', 'the two hundred and third day', [['two hundred and third', 'start', 203]]],
    [
      'en',
      'the 42nd and the next to last',
      [
        ['42nd', 'start', 42],
        ['next to last', 'end', -1],
      ],
    ],
    ['en', 'the previous chapter', [['previous', 'current', -1]]],
    ['ru', 'двадцать третий участок', [['двадцать третий', 'start', 23]]],
    ['ru', 'предпоследний этап', [['предпоследний', 'end', -1]]],
    ['uk', 'тридцять перша бригада', [['тридцять перша', 'start', 31]]],
    ['uk', 'наступний крок', [['наступний', 'current', 1]]],
  ] as const)('that order, as in %s “%s”, say where they count from', (lang, text, expected) => {
    expect(
      findOrdinals(input(lang, text)).map(({ start, end, from, step }) => [text.slice(start, end), from, step]),
    ).toEqual(expected);
  });

  it.each([
    ['en', 'more than 12 but fewer than 30', { low: 12, lowIncluded: false, high: 30, highIncluded: false }],
    ['en', 'at least six', { low: 6, lowIncluded: true }],
    ['en', 'eighty or fewer', { high: 80, highIncluded: true }],
    ['en', 'from 14 to 22', { low: 14, lowIncluded: true, high: 22 }],
    ['en', '>= 9', { low: 9, lowIncluded: true }],
    ['ru', 'свыше 40', { low: 40, lowIncluded: false }],
    ['ru', 'от десяти до пятнадцати', { low: 10, lowIncluded: true, high: 15 }],
    ['ru', 'не более 70', { high: 70, highIncluded: true }],
    ['uk', 'понад 40', { low: 40, lowIncluded: false }],
    ['uk', 'щонайменше шість', { low: 6, lowIncluded: true }],
    ['uk', 'між 20 і 25', { low: 20, lowIncluded: true, high: 25 }],
  ] as const)('of %s “%s” are a range with its bounds', (lang, text, expected) => {
    expect(findNumberRanges(input(lang, text))).toEqual([{ start: 0, end: text.length, ...expected }]);
  });

  it.each([
    ['en', 'thirty-five per cent', 35],
    ['en', '6.5%', 6.5],
    ['ru', 'двенадцать процентов', 12],
    ['uk', 'сорок відсотків', 40],
  ] as const)('of a hundred, as in %s “%s”, are percentages', (lang, text, percent) => {
    expect(findPercentages(input(lang, text))).toEqual([{ start: 0, end: text.length, percent }]);
  });

  it('are shares of a hundred only where shares are asked for', () => {
    const text = 'two in five';
    expect(findPercentages(input('en', text))).toEqual([]);
    expect(findPercentages(input('en', text), true)).toEqual([{ start: 0, end: text.length, percent: 40 }]);
  });

  it.each([
    '',
    '\ud800',
    '9'.repeat(200_000),
    'one hundred '.repeat(20_000),
    '1 over '.repeat(20_000),
    'a '.repeat(50_000),
  ])('survive hostile input (%#) in linear time', (text) => {
    const begun = performance.now();
    for (const number of findNumbers(input('en', text))) expect(number.end).toBeLessThanOrEqual(text.length);
    findNumberRanges(input('en', text));
    findPercentages(input('en', text), true);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
