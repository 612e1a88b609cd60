/**
 * Encodes points as Google's encoded polyline, with 2 decimals (about 1 km): differences, zigzag, five bits a character.
 * @param points latitude and longitude in degrees.
 */
export function encodePolyline(points: readonly (readonly [lat: number, lon: number])[]): string {
  let text = '';
  let [lastLat, lastLon] = [0, 0];
  let started = false;
  const put = (difference: number) => {
    let value = difference < 0 ? ~(difference << 1) : difference << 1;
    while (value >= 0x20) {
      text += String.fromCharCode((0x20 | (value & 0x1f)) + 63);
      value >>= 5;
    }
    text += String.fromCharCode(value + 63);
  };
  for (const point of points) {
    const [lat, lon] = [Math.round(point[0] * 100), Math.round(point[1] * 100)];
    if (started && lat === lastLat && lon === lastLon) continue;
    put(lat - lastLat);
    put(lon - lastLon);
    [lastLat, lastLon, started] = [lat, lon, true];
  }
  return text;
}

/** Decodes what `encodePolyline` made. @returns latitude and longitude in degrees. */
export function decodePolyline(text: string): [lat: number, lon: number][] {
  const points: [number, number][] = [];
  let [lat, lon, index] = [0, 0, 0];
  const take = (): number => {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = text.charCodeAt(index++) - 63;
      value |= (byte & 0x1f) << shift;
      shift += 5;
    } while (byte >= 0x20);
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  while (index < text.length) {
    lat += take();
    lon += take();
    points.push([lat / 100, lon / 100]);
  }
  return points;
}
