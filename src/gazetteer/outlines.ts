import { decodePolyline } from './polyline.ts';

/** A line of latitude and longitude in degrees. */
type Outline = readonly (readonly [lat: number, lon: number])[];

/** Lines for maps: coasts, borders of countries, and borders between the regions of Ukraine, Russia, Belarus and Moldova. */
export interface Outlines {
  readonly coasts: readonly Outline[];
  readonly countries: readonly Outline[];
  readonly regions: readonly Outline[];
}

/** The outlines that Firsthand ships, simplified to about a kilometre. Loaded when asked for: only maps need them. */
export async function loadOutlines(): Promise<Outlines> {
  const { default: data } = await import('./outlines.json', { with: { type: 'json' } });
  const decode = (lines: readonly string[]): Outline[] => lines.map((line) => decodePolyline(line));
  return { coasts: decode(data.coasts), countries: decode(data.countries), regions: decode(data.regions) };
}
