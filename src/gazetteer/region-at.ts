import type { BorderDistance } from './gazetteer.ts';

/** Points farther from every border than this are in no region: at sea, or in the wrong country. */
const farthestKm = 30;

/** A region as a candidate for a point. */
export interface RegionBorder {
  readonly entry: number;
  readonly distanceTo: (lat: number, lon: number) => BorderDistance | undefined;
}

/**
 * The entry of the region in which a point lies, else of the nearest one: borders are simplified, and towns at the water
 * (Kherson among them) may lie outside of all. -1 when none is near.
 */
export function regionAround(regions: readonly RegionBorder[], lat: number, lon: number): number {
  let [nearest, nearestKm] = [-1, farthestKm];
  for (const { entry, distanceTo } of regions) {
    const border = distanceTo(lat, lon);
    if (border?.inside) return entry;
    if (border !== undefined && border.distanceKm < nearestKm) [nearest, nearestKm] = [entry, border.distanceKm];
  }
  return nearest;
}
