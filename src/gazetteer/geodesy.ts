/** A point in WGS 84 degrees. */
export interface GeoPoint {
  readonly lat: number;
  readonly lon: number;
}

/** Mean radius of the earth (IUGG), in kilometres. The sphere differs from the WGS 84 ellipsoid by at most 0.5 %. */
const earthRadiusKm = 6371.0088;
const radians = Math.PI / 180;

/** Length of the great circle between two points, in kilometres (haversine). */
export function distanceKm(from: GeoPoint, to: GeoPoint): number {
  const latHalf = Math.sin(((to.lat - from.lat) * radians) / 2);
  const lonHalf = Math.sin(((to.lon - from.lon) * radians) / 2);
  const chord = latHalf * latHalf + Math.cos(from.lat * radians) * Math.cos(to.lat * radians) * lonHalf * lonHalf;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Initial bearing of the great circle from one point to another, in degrees clockwise from north, 0 to 360. */
export function bearingDegrees(from: GeoPoint, to: GeoPoint): number {
  const lon = (to.lon - from.lon) * radians;
  const y = Math.sin(lon) * Math.cos(to.lat * radians);
  const x =
    Math.cos(from.lat * radians) * Math.sin(to.lat * radians) -
    Math.sin(from.lat * radians) * Math.cos(to.lat * radians) * Math.cos(lon);
  return (Math.atan2(y, x) / radians + 360) % 360;
}

/** Smallest angle between two bearings, in degrees, 0 to 180. */
export function bearingDifference(a: number, b: number): number {
  const difference = Math.abs(a - b) % 360;
  return difference > 180 ? 360 - difference : difference;
}

/**
 * Distance from a point to a segment, in kilometres, on a plane that touches the earth at the point:
 * right to 1 % up to a few hundred kilometres, which is as far as borders matter.
 */
export function distanceToSegmentKm(point: GeoPoint, aLat: number, aLon: number, bLat: number, bLon: number): number {
  const kmPerDegree = earthRadiusKm * radians;
  const stretch = Math.cos(point.lat * radians);
  const ax = (aLon - point.lon) * stretch;
  const ay = aLat - point.lat;
  const dx = (bLon - aLon) * stretch;
  const dy = bLat - aLat;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + share * dx, ay + share * dy) * kmPerDegree;
}
