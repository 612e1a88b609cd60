import { describe, expect, it } from 'vitest';
import {
  buildGazetteer,
  encodeGazetteer,
  type GazetteerSource,
  layerGazetteers,
  openGazetteer,
  type PlaceRecord,
} from '../../src/gazetteer/index.ts';

const city: PlaceRecord = {
  geonameId: 702320,
  name: 'Makiivka',
  alternateNames: ['Макіївка', 'Макеевка', 'KHC'],
  lat: 48.04782,
  lon: 37.92576,
  country: 'UA',
  admin1: '05',
  featureCode: 'PPLA2',
  population: 338968,
};
const village: PlaceRecord = {
  ...city,
  geonameId: 702318,
  lat: 49.2278,
  lon: 37.9836,
  admin1: '14',
  featureCode: 'PPL',
  population: 0,
};
const donetskRegion: PlaceRecord = {
  name: 'Donetsk Oblast',
  lat: 48,
  lon: 37.8,
  country: 'UA',
  admin1: '05',
  featureCode: 'ADM1',
  population: 4_000_000,
  granularity: 'region',
  border: [
    [
      [47, 37],
      [49, 37],
      [49, 39],
      [47, 39],
      [47, 37],
    ],
  ],
};
const source = (records: readonly PlaceRecord[], more: Partial<GazetteerSource> = {}): GazetteerSource => ({
  records,
  coverage: 'Towns only.',
  smallPlaces: [],
  ...more,
});

describe('a gazetteer', () => {
  const gazetteer = buildGazetteer(source([donetskRegion, village, city]));

  it.each(['Makiivka', 'makiivka', 'Макеевка', 'МАКІЇВКА', 'Макіївка'])('finds a place by its name %s', (name) => {
    expect(gazetteer.lookup(name).map(({ geonameId }) => geonameId)).toEqual([702320, 702318]);
  });

  it('says where the place lies and which names are main ones', () => {
    expect(gazetteer.lookup('Макеевка')[0]).toMatchObject({
      name: 'Makiivka',
      lat: 48.04782,
      lon: 37.92576,
      country: 'UA',
      admin1: '05',
      admin1Name: 'Donetsk Oblast',
      granularity: 'place',
      mainName: false,
    });
    expect(gazetteer.lookup('Makiivka')[0]!.mainName).toBe(true);
  });

  it('does not take an airport code for a name', () => {
    expect(gazetteer.lookup('KHC')).toEqual([]);
  });

  it('finds nothing for unknown, empty and unreadable names', () => {
    for (const name of ['Nowhere', '', '   ', '东京', '\ud83d', 'x'.repeat(100_000)])
      expect(gazetteer.lookup(name)).toEqual([]);
  });

  it('finds regions and places by number, also those without a GeoNames number', () => {
    const region = gazetteer.region('UA', '05')!;
    expect(region.geonameId).toBeLessThan(0);
    expect(gazetteer.byId(region.geonameId)).toEqual(region);
    expect(gazetteer.byId(702318)!.admin1).toBe('14');
    expect(gazetteer.byId(1)).toBeUndefined();
  });

  it('knows how far a point lies from a border', () => {
    const region = gazetteer.region('UA', '05')!;
    expect(gazetteer.distanceToBorderKm(region, 48, 38)).toMatchObject({ inside: true });
    const outside = gazetteer.distanceToBorderKm(region, 50, 38)!;
    expect(outside.inside).toBe(false);
    expect(outside.distanceKm).toBeCloseTo(111.2, 0);
    expect(gazetteer.distanceToBorderKm(gazetteer.byId(702320)!, 50, 38)).toBeUndefined();
  });

  it('can be shared between threads', () => {
    const bytes = encodeGazetteer(source([city]));
    const shared = new SharedArrayBuffer(bytes.byteLength);
    new Uint8Array(shared).set(new Uint8Array(bytes));
    expect(openGazetteer(shared).lookup('Makiivka')).toHaveLength(1);
  });

  it('refuses bytes that are not a gazetteer', () => {
    expect(() => openGazetteer(new ArrayBuffer(0))).toThrow('npm run build');
    expect(() => openGazetteer(new ArrayBuffer(64))).toThrow('not a gazetteer');
    expect(() => openGazetteer(encodeGazetteer(source([city])).slice(0, 200))).toThrow('cut short');
  });
});

describe('layered gazetteers', () => {
  const base = buildGazetteer(source([donetskRegion, city]));
  const imported = buildGazetteer(
    source([village, { ...city, population: 1 }, { ...city, geonameId: 5, name: 'Yasna', alternateNames: [] }], {
      coverage: 'All places of UA.',
      smallPlaces: ['UA'],
    }),
  );
  const layered = layerGazetteers(base, imported);

  it('find the places of all layers, each once, the upper layer first', () => {
    expect(layered.lookup('Makiivka').map(({ geonameId, population }) => [geonameId, population])).toEqual([
      [702320, 1],
      [702318, 0],
    ]);
  });

  it('name the region of an imported place', () => {
    expect(layered.lookup('Yasna')[0]!.admin1Name).toBe('Donetsk Oblast');
  });

  it('say for which countries small places are loaded', () => {
    expect(base.hasSmallPlaces('UA')).toBe(false);
    expect(layered.hasSmallPlaces('UA')).toBe(true);
    expect(layered.hasSmallPlaces('RU')).toBe(false);
    expect(layered.coverage).toBe('Towns only. All places of UA.');
  });
});
