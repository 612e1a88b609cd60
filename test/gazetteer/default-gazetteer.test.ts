import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGazetteer } from '../../bench/gazetteer.ts';
import { decodePolyline } from '../../src/gazetteer/index.ts';

const gazetteer = readGazetteer();
const table = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../src/gazetteer', name), 'utf8'));
const codeOf = (name: string) => {
  const best = gazetteer.lookup(name)[0];
  return best && `${best.country}.${best.admin1}`;
};

describe('the default gazetteer', () => {
  it.each([
    ['Kherson Oblast', 'UA.08'],
    ['Херсонская область', 'UA.08'],
    ['Херсонщина', 'UA.08'],
    ['Kharkivshchyna', 'UA.07'],
    ['Харківщина', 'UA.07'],
    ['Белгородская область', 'RU.09'],
    ['Подмосковье', 'RU.47'],
    ['Texas', 'US.TX'],
    ['Rapides Parish', 'US.LA'],
    ['Scotland', 'GB.SCT'],
    ['Бретань', 'FR.53'],
    ['Київщина', 'UA.13'],
    ['Республика Алтай', 'RU.03'],
    ['Алтайский край', 'RU.04'],
    ['Республика Дагестан', 'RU.17'],
    ['Республіка Карелія', 'RU.28'],
  ])('knows the region %s', (name, code) => {
    expect(codeOf(name)).toBe(code);
  });

  it('names every region of Ukraine and Russia in three languages', () => {
    const names = table('names.json').regions;
    const incomplete = (table('regions.json').regions as Record<string, string | boolean | string[]>[])
      .filter(({ country, district }) => (country === 'UA' || country === 'RU') && !district)
      .filter((region) => {
        const added = names[`${region.country}.${region.admin1}`] ?? {};
        return (['en', 'ru', 'uk'] as const).some(
          (language) => (region[language] as string[]).length + (added[language]?.length ?? 0) === 0,
        );
      });
    expect(incomplete).toEqual([]);
  });

  it('has Crimea and Sevastopol where GeoNames has them, and in its borders of countries too', () => {
    expect(codeOf('Crimea')).toBe('UA.11');
    expect(codeOf('Севастополь')).toBe('UA.20');
    const simferopol = gazetteer.lookup('Simferopol')[0]!;
    expect(gazetteer.distanceToBorderKm(gazetteer.country('UA')!, simferopol.lat, simferopol.lon)?.inside).toBe(true);
  });

  it.each([
    ['Kherson', 46.6356, 32.6169, 'UA.08'],
    ['Ochakiv, outside of every simplified border', 46.6126, 31.5396, 'UA.16'],
    ['Kerch', 45.3559, 36.4677, 'UA.11'],
    ['a pier of Odesa', 46.49, 30.75, 'UA.17'],
    ['Barnaul', 53.3606, 83.7636, 'RU.04'],
    ['Gorno-Altaysk', 51.9606, 85.9189, 'RU.03'],
  ])('says in which region a point lies: %s', (_, lat, lon, code) => {
    const region = gazetteer.regionAt(code.slice(0, 2), lat, lon);
    expect(`${region?.country}.${region?.admin1}`).toBe(code);
  });

  it('knows no region for a point at sea or in another country', () => {
    expect(gazetteer.regionAt('UA', 43.5, 32)).toBeUndefined();
    expect(gazetteer.regionAt('UA', 48.85, 2.35)).toBeUndefined();
  });

  it('keeps names and shapes of regions and countries within 3 MB', () => {
    const bytes = ['regions.json', 'countries.json', 'names.json', 'areas.json', 'outlines.json'].map(
      (name) => readFileSync(join(import.meta.dirname, '../../src/gazetteer', name)).length,
    );
    expect(bytes.reduce((sum, length) => sum + length, 0)).toBeLessThan(3_000_000);
  });

  it('knows borders near Ukraine to a few kilometres', () => {
    const kharkiv = gazetteer.byId(706483)!;
    const toRussia = gazetteer.distanceToBorderKm(gazetteer.country('RU')!, kharkiv.lat, kharkiv.lon)!;
    expect(toRussia.inside).toBe(false);
    expect(toRussia.distanceKm).toBeGreaterThan(27);
    expect(toRussia.distanceKm).toBeLessThan(34);
  });

  it('says what is not loaded', () => {
    expect(gazetteer.coverage).toContain('smaller places are not loaded');
    expect(gazetteer.hasSmallPlaces('UA')).toBe(false);
  });

  it('comes with outlines for a base map', () => {
    const outlines = table('outlines.json') as Record<'coasts' | 'countries' | 'regions', string[]>;
    for (const lines of [outlines.coasts, outlines.countries, outlines.regions])
      for (const line of lines)
        for (const [lat, lon] of decodePolyline(line)) {
          expect(Math.abs(lat)).toBeLessThanOrEqual(90);
          expect(Math.abs(lon)).toBeLessThanOrEqual(180);
        }
    expect(outlines.regions.length).toBeGreaterThan(100);
  });
});
