import { afterEach, describe, expect, it } from 'vitest';
import { addOutlets, findOutlet, knownOutlets, outlets, outletsFromJson } from '../../src/knowledge/index.ts';

const post = { id: 'harbour-post', name: 'Harbour Post', kind: 'outlet', country: 'GB' };
const listOf = (...entries: unknown[]): string => JSON.stringify({ outlets: entries });

describe('a list of outlets of the user', () => {
  it('needs no more than id, name, kind and country', () => {
    expect(outletsFromJson(listOf(post), 'mine.json')).toEqual([
      { ...post, domains: [], names: { en: ['Harbour Post'] } },
    ]);
  });

  it.each([
    ['{', 'not JSON'],
    ['[]', 'a list named "outlets"'],
    [listOf('x'), 'entry 1: it must be an object'],
    [listOf({ ...post, id: 'Harbour Post' }), 'entry 1 ("Harbour Post"): "id" must be'],
    [listOf({ ...post, name: '—' }), '"name" must be'],
    [listOf(post, { ...post, id: 'b', kind: 'paper' }), 'entry 2 ("Harbour Post"): "kind" must be one of'],
    [listOf({ ...post, country: 'UKR' }), '"country" must be'],
    [listOf({ ...post, domains: ['https://harbour.example'] }), '"domains" must be'],
    [listOf({ ...post, names: { de: ['Hafenpost'] } }), '"names" has no language "de"'],
    [listOf({ ...post, names: { ru: [''] } }), '"names.ru" must be'],
    [listOf({ ...post, domain: 'harbour.example' }), 'there is no field "domain"'],
    [listOf(post, post), 'the id "harbour-post" is there twice'],
  ])('is refused with what is wrong with it: %s', (text, problem) => {
    expect(() => outletsFromJson(text, 'mine.json')).toThrow(expect.objectContaining({ code: 'input-invalid' }));
    expect(() => outletsFromJson(text, 'mine.json')).toThrow(problem);
    expect(() => outletsFromJson(text, 'mine.json')).toThrow(/^mine\.json: /);
  });
});

describe('outlets that are added', () => {
  afterEach(() => addOutlets([]));

  it('are known by name in any case and by host name, beside the built-in ones', () => {
    addOutlets(
      outletsFromJson(listOf({ ...post, domains: ['harbour.example'], names: { ru: ['Гавань'] } }), 'mine.json'),
    );
    for (const name of ['the Harbour Post', '«Гавани»', 'https://news.harbour.example/1'])
      expect(findOutlet(name)?.id, name).toBe('harbour-post');
    expect(findOutlet('Reuters')?.id).toBe('reuters');
    expect(knownOutlets().length).toBe(outlets.length + 1);
  });

  it('take the place of a built-in one of their id', () => {
    addOutlets(outletsFromJson(listOf({ ...post, id: 'reuters', name: 'Reuters Harbour' }), 'mine.json'));
    expect(findOutlet('Reuters Harbour')?.id).toBe('reuters');
    expect(findOutlet('Рейтер')).toBeUndefined();
  });

  it('are gone when another list is added', () => {
    addOutlets(outletsFromJson(listOf(post), 'mine.json'));
    addOutlets([]);
    expect(findOutlet('Harbour Post')).toBeUndefined();
  });
});
