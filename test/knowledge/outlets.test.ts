import { describe, expect, it } from 'vitest';
import { findOutlet, type OutletKind, outlets } from '../../src/knowledge/index.ts';
import { nameKey } from '../../src/text/index.ts';

const kinds: readonly OutletKind[] = ['outlet', 'agency', 'platform', 'channel', 'monitor', 'official'];
const regionNames = new Intl.DisplayNames('en', { type: 'region' });

const duplicates = (pairs: readonly (readonly [key: string, owner: string])[]): string[] => {
  const owners = new Map<string, string>();
  return pairs.flatMap(([key, owner]) => {
    const other = owners.get(key);
    owners.set(key, owner);
    return other !== undefined && other !== owner ? [`${key}: ${other} and ${owner}`] : [];
  });
};

describe('the list of outlets', () => {
  it('has at least 250 entries, most with a domain, and many named in Russian and Ukrainian', () => {
    expect(outlets.length).toBeGreaterThanOrEqual(250);
    expect(outlets.filter(({ domains }) => domains.length > 0).length).toBeGreaterThan(outlets.length * 0.9);
    expect(outlets.filter(({ names }) => names.ru && names.uk).length).toBeGreaterThan(250);
  });

  it('gives every id, domain and name to one entry only', () => {
    expect(duplicates(outlets.map(({ id }, index) => [id, `${id} ${index}`]))).toEqual([]);
    expect(duplicates(outlets.flatMap(({ id, domains }) => domains.map((domain) => [domain, id] as const)))).toEqual(
      [],
    );
    const names = outlets.flatMap(({ id, names }) =>
      [...Object.values(names)].flat().map((name) => [nameKey(name), id] as const),
    );
    expect(duplicates(names)).toEqual([]);
  });

  it('uses known kinds, real countries and plain host names', () => {
    for (const { id, kind, country, domains } of outlets) {
      expect(kinds, id).toContain(kind);
      expect(country, id).toMatch(/^[A-Z]{2}$/);
      expect(regionNames.of(country), id).not.toBe(country);
      for (const domain of domains) expect(domain, id).toMatch(/^(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+$/);
    }
  });
});

describe('findOutlet', () => {
  it.each([
    ['Newsweek', 'newsweek'],
    ['the New York Times', 'nyt'],
    ["the Guardian's", 'guardian'],
    ['Медузе', 'meduza'],
    ['«Новой газеты»', 'novaya'],
    ['Коммерсантом', 'kommersant'],
    ['РИА Новостям', 'ria'],
    ['Интерфаксу', 'interfax'],
    ['Української правди', 'ukrainska-pravda'],
    ['Суспільному', 'suspilne'],
    ['Укрінформу', 'ukrinform'],
    ['Твиттере', 'x'],
    ['Телеграмі', 'telegram'],
    ['Би-би-си', 'bbc'],
  ])('knows %s by name, whatever its case ending', (name, id) => expect(findOutlet(name)?.id).toBe(id));

  it.each([
    ['bbc.co.uk', 'bbc'],
    ['https://www.pravda.com.ua/news/2023/01/02/1/', 'ukrainska-pravda'],
    ['edition.cnn.com', 'cnn'],
    ['t.me/some_channel', 'telegram'],
    ['asia.nikkei.com', 'nikkei'],
  ])('knows %s by its host name', (address, id) => expect(findOutlet(address)?.id).toBe(id));

  it.each(['', 'Ivan Franko', 'example.org', 'com', 'Иван', 'notbbc.com'])('knows nobody by "%s"', (name) =>
    expect(findOutlet(name)).toBeUndefined(),
  );
});
