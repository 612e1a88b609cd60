import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bearingDegrees,
  bearingDifference,
  decodePolyline,
  distanceKm,
  encodePolyline,
} from '../../src/gazetteer/index.ts';

const belgorod = { lat: 50.61074, lon: 36.58015 };
const makiivka = { lat: 48.04782, lon: 37.92576 };

describe('distance and bearing', () => {
  it('are those of the great circle', () => {
    expect(Math.round(distanceKm(makiivka, belgorod))).toBe(301);
    expect(Math.round(distanceKm({ lat: 49.2278, lon: 37.9836 }, belgorod))).toBe(184);
    expect(distanceKm({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111.19, 1);
  });

  it('point north-west from Makiivka to Belgorod', () => {
    expect(bearingDegrees(makiivka, belgorod)).toBeCloseTo(341.5, 0);
    expect(bearingDifference(350, 10)).toBe(20);
  });
});

describe('a polyline', () => {
  it('gives back the points that went in, to two decimals', () => {
    const point = fc.tuple(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -18000, max: 18000 }));
    fc.assert(
      fc.property(fc.uniqueArray(point, { selector: String }), (points) => {
        const degrees = points.map(([lat, lon]) => [lat / 100, lon / 100] as const);
        expect(decodePolyline(encodePolyline(degrees)).map(([lat, lon]) => [lat + 0, lon + 0])).toEqual(
          degrees.map(([lat, lon]) => [lat + 0, lon + 0]),
        );
      }),
    );
  });
});
