import { describe, expect, it } from 'vitest';
import { decodeEntities, readByline } from '../../src/read/byline.ts';

describe('a byline', () => {
  it.each([
    ['By Ann Lee', ['Ann Lee']],
    ['By Ann Lee and Max Roe', ['Ann Lee', 'Max Roe']],
    ['Written by Ann Lee, Senior Reporter | Updated 5 May 2022', ['Ann Lee']],
    ['By ANN LEE, MAX ROE & Ida Oz', ['ANN LEE', 'MAX ROE', 'Ida Oz']],
    ['Von Eva Krug und Jan van der Meer', ['Eva Krug', 'Jan van der Meer']],
    ['Автор: Анна Лисова', ['Анна Лисова']],
    ['Текст: Анна Лисова, Петр Гай', ['Анна Лисова', 'Петр Гай']],
    ['Авторка: Оксана Гай та Іван Лис', ['Оксана Гай', 'Іван Лис']],
    ['By Ann Lee (ann@example.org)', ['Ann Lee']],
    ['By John Q. Public Jr.', ['John Q. Public Jr.']],
    ['By Ann O’Neil, PhD', ['Ann O’Neil']],
  ])('%s names %j', (line, names) => {
    expect(readByline(line, { declared: false })).toEqual(names);
  });

  it.each([
    'By midnight the town had fallen quiet',
    'By Friday',
    'Staff Writer',
    'By our own correspondent',
    'Редакция',
    '',
  ])('%s names nobody', (line) => {
    expect(readByline(line, { declared: false })).toEqual([]);
  });

  it('leaves the outlet itself out, unless a person bears its name', () => {
    expect(readByline('The Sample Times', { declared: true, publisher: 'Sample Times' })).toEqual([]);
    expect(readByline('Ann Lee', { declared: true, publisher: 'Ann Lee', person: true })).toEqual(['Ann Lee']);
  });

  it('decodes what was encoded twice', () => {
    expect(decodeEntities('Smith &amp; Sons &#8217; &#x201c; &unknown; &#55357;')).toBe(
      'Smith & Sons ’ “ &unknown; &#55357;',
    );
  });
});
