import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSearchTerms, parseSearchQuery, pickSnippet } from '../../src/text/index.ts';

const found = (text: string, query: string): string[] =>
  findSearchTerms(text, parseSearchQuery(query)).map(({ start, end }) => text.slice(start, end));

describe('a search query', () => {
  it.each([
    ['finds words in any order and spelling', 'Zelensky in Kiev', 'kyiv zelenskyy', ['Zelensky', 'Kiev']],
    ['finds a phrase only as it stands', 'new bridge, old bridge', '"old bridge"', ['old bridge']],
    ['takes typographic quotation marks', 'мост и новый мост', '«новый мост»', ['новый мост']],
    ['finds beginnings of words', 'Kherson, Khersonska, Kharkiv', 'khers*', ['Kherson', 'Khersonska']],
    [
      'finds beginnings that a rule for whole words would change',
      'Kiev, Kievan, Kyiv',
      'kiev*',
      ['Kiev', 'Kievan', 'Kyiv'],
    ],
    ['takes a beginning as the last word of a phrase', 'rail services, rail', '"rail serv*"', ['rail services']],
    ['takes a hyphenated word as a phrase', 'a co-operation, an operation', 'co-operation', ['co-operation']],
    ['takes an account name', '@SESU_UA and SESU', '@SESU_UA', ['SESU_UA']],
    ['marks nothing that is excluded', 'bridge and dam', 'bridge -dam', ['bridge']],
    ['ends an unclosed phrase with the query', 'the old bridge', '"old bridge', ['old bridge']],
  ])('%s', (_, text, query, expected) => {
    expect(found(text, query)).toEqual(expected);
  });

  it('takes the operators of database query languages as plain words', () => {
    const { required, excluded } = parseSearchQuery('a AND (b OR NOT c) NEAR/2 title: ^d {e}');
    expect(required.flatMap(({ variants }) => variants).flat()).toEqual(
      expect.arrayContaining(['and', 'or', 'not', 'near', 'title']),
    );
    expect(excluded).toEqual([]);
  });

  it.each(['', '   ', '"', '""', '*', '-', '-*', '()', "'", '\ud800', '\u0000', '"*"', '—'])(
    'without any word (%j) asks for nothing',
    (query) => {
      expect(parseSearchQuery(query)).toEqual({ required: [], excluded: [] });
    },
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (query, text) => {
        findSearchTerms(text, parseSearchQuery(query));
      }),
    );
  });
});

describe('a snippet', () => {
  const text = `${'calm '.repeat(100)}the old bridge by the river fell at dawn ${'quiet '.repeat(100)}bridge`;

  it('shows the place where most of what was searched for stands', () => {
    const snippet = pickSnippet(text, findSearchTerms(text, parseSearchQuery('bridge river dawn')), 120);
    expect(text.slice(snippet.start, snippet.end)).toContain('old bridge by the river fell at dawn');
    expect(snippet.highlights.map(({ start, end }) => text.slice(start, end))).toEqual(['bridge', 'river', 'dawn']);
  });

  it('begins and ends between words', () => {
    const snippet = pickSnippet(text, findSearchTerms(text, parseSearchQuery('river')), 60);
    expect(text.slice(snippet.start - 1, snippet.start)).toBe(' ');
    expect(text.slice(snippet.end, snippet.end + 1)).toBe(' ');
    expect(snippet.end - snippet.start).toBeLessThanOrEqual(60);
  });

  it('shows the beginning where nothing is marked', () => {
    expect(pickSnippet('a short text', [], 100)).toEqual({ start: 0, end: 12, highlights: [] });
  });

  it('never cuts a character in half', () => {
    const faces = '😀'.repeat(500);
    const { end } = pickSnippet(faces, [], 101);
    expect(end % 2).toBe(0);
  });
});
