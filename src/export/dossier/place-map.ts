import { type GeoProjection, geoAzimuthalEquidistant, geoCircle, geoDistance, geoEqualEarth, geoPath } from 'd3-geo';
import type { Outlines } from '../../gazetteer/index.ts';
import { html, type Markup } from './markup.ts';

/** A point of the map. `rival`: another place of the same name, not the one that was taken. */
export interface MapPoint {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly style: 'taken' | 'rival' | 'fits' | 'does-not-fit' | 'centre';
}

/** What a map shows besides points. */
export interface MapDrawing {
  readonly points: readonly MapPoint[];
  /** Circles of a stated distance. */
  readonly rings?: readonly {
    readonly lat: number;
    readonly lon: number;
    readonly radiusKm: number;
    readonly label: string;
  }[];
  /** Great-circle connections between points, with their length at the middle. */
  readonly lines?: readonly {
    readonly from: readonly [lat: number, lon: number];
    readonly to: readonly [lat: number, lon: number];
    readonly style: 'fits' | 'does-not-fit';
  }[];
}

const earthRadiusKm = 6371.0088;
const degreesPerKm = 180 / (Math.PI * earthRadiusKm);
const [width, height, margin] = [640, 380, 46];

/** Draws a small map around its points. True to distance from its centre up to a third of the earth; beyond that a world map. */
export function drawMap(drawing: MapDrawing, outlines: Outlines | undefined, label: string): Markup {
  const rings = (drawing.rings ?? []).map((ring) => ({
    ...ring,
    shape: geoCircle()
      .center([ring.lon, ring.lat])
      .radius(ring.radiusKm * degreesPerKm)
      .precision(3)(),
  }));
  const projection = projectionFor(drawing, rings.flatMap((ring) => ring.shape.coordinates[0]!) as [number, number][]);
  const path = geoPath(projection).digits(1);
  const degreesPerPixel = pixelInDegrees(projection);
  const layer = (lines: Outlines['coasts'], style: string): Markup => {
    const shape = path({ type: 'MultiLineString', coordinates: lines.map((line) => thinned(line, degreesPerPixel)) });
    return html`${shape !== null && html`<path class="${style}" d="${shape}"/>`}`;
  };
  const labels = labelPlaces();
  const points = drawing.points.flatMap((point) => {
    const at = projection([point.lon, point.lat]);
    return at
      ? [
          html`<circle class="point ${point.style}" cx="${round(at[0])}" cy="${round(at[1])}" r="${point.style === 'rival' ? 3 : 4.5}"/>${labels.put(point.name, at[0], at[1], point.style)}`,
        ]
      : [];
  });
  const lines = (drawing.lines ?? []).map((line) => {
    const [from, to] = [line.from, line.to].map(([lat, lon]) => [lon, lat] as [number, number]);
    const middle = projection([(from![0] + to![0]) / 2, (from![1] + to![1]) / 2]);
    return html`<path class="link ${line.style}" d="${path({ type: 'LineString', coordinates: [from!, to!] }) ?? ''}"/>${middle !== null && labels.put(`${Math.round(geoDistance(from!, to!) * earthRadiusKm)} km`, middle[0], middle[1], `length ${line.style}`)}`;
  });
  const circles = rings.map((ring) => {
    const top = projection([ring.lon, Math.min(89, ring.lat + ring.radiusKm * degreesPerKm)]);
    return html`<path class="ring" d="${path(ring.shape) ?? ''}"/>${top !== null && labels.put(ring.label, top[0], top[1], 'ring-label')}`;
  });
  return html`<svg class="map" role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}"><rect class="sheet" width="${width}" height="${height}" rx="6"/>${outlines && html`${layer(outlines.regions, 'regions')}${layer(outlines.countries, 'countries')}${layer(outlines.coasts, 'coasts')}`}${circles}${lines}${points}${labels.drawn}${scaleBar(projection)}</svg>`;
}

function projectionFor(drawing: MapDrawing, extra: readonly [lon: number, lat: number][]): GeoProjection {
  const coordinates = [...drawing.points.map(({ lat, lon }) => [lon, lat] as [number, number]), ...extra];
  const centre = middleOf(coordinates);
  const reach = Math.max(...coordinates.map((point) => geoDistance(centre, point)));
  const world = reach > Math.PI / 3;
  const projection = world ? geoEqualEarth() : geoAzimuthalEquidistant().rotate([-centre[0], -centre[1]]);
  // At least 40 km around a lone point.
  const least = 40 * degreesPerKm;
  const frame: [number, number][] = world
    ? [
        [-179, -56],
        [179, 78],
      ]
    : [
        ...coordinates,
        ...[-least, least].flatMap((offset): [number, number][] => [
          [centre[0] + offset, centre[1]],
          [centre[0], Math.max(-89, Math.min(89, centre[1] + offset))],
        ]),
      ];
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    { type: 'MultiPoint', coordinates: frame },
  );
  return projection.clipExtent([
    [0, 0],
    [width, height],
  ]);
}

/** The middle of points on the sphere: the direction of their mean vector. */
function middleOf(points: readonly (readonly [lon: number, lat: number])[]): [lon: number, lat: number] {
  let [x, y, z] = [0, 0, 0];
  for (const [lon, lat] of points) {
    const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
    x += Math.cos(phi) * Math.cos(lambda);
    y += Math.cos(phi) * Math.sin(lambda);
    z += Math.sin(phi);
  }
  return [(Math.atan2(y, x) * 180) / Math.PI, (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI];
}

function pixelInDegrees(projection: GeoProjection): number {
  const [a, b] = [projection.invert?.([width / 2, height / 2]), projection.invert?.([width / 2 + 1, height / 2])];
  return a && b ? Math.max(0.002, (geoDistance(a, b) * 180) / Math.PI) : 0.05;
}

/** Leaves out points closer together than a pixel. */
function thinned(line: Outlines['coasts'][number], degrees: number): [number, number][] {
  const kept: [number, number][] = [];
  line.forEach(([lat, lon], index) => {
    const last = kept.at(-1);
    const near = last && Math.abs(last[0] - lon) < degrees && Math.abs(last[1] - lat) < degrees;
    if (!near || index === line.length - 1) kept.push([lon, lat]);
  });
  return kept;
}

/** Puts labels beside their points, and leaves out those that would cover another. */
function labelPlaces(): {
  readonly drawn: Markup[];
  readonly put: (words: string, x: number, y: number, style: string) => undefined;
} {
  const drawn: Markup[] = [];
  const taken: { x: number; y: number; width: number }[] = [];
  const put = (words: string, x: number, y: number, style: string): undefined => {
    const text = words.length > 34 ? `${words.slice(0, 33)}…` : words;
    const columns = text.length * 6.6 + 4;
    for (const [left, baseline] of [
      [x + 8, y + 4],
      [x - 8 - columns, y + 4],
      [x - columns / 2, y - 9],
      [x - columns / 2, y + 18],
    ] as const) {
      const fits = left > 2 && left + columns < width - 2 && baseline > 12 && baseline < height - 4;
      const free = taken.every(
        (other) => Math.abs(other.y - baseline) > 13 || left > other.x + other.width || left + columns < other.x,
      );
      if (!fits || !free) continue;
      taken.push({ x: left, y: baseline, width: columns });
      drawn.push(html`<text class="label ${style}" x="${round(left)}" y="${round(baseline)}">${text}</text>`);
      return;
    }
  };
  return { drawn, put };
}

/** A bar of a round number of kilometres, at most a quarter of the map wide. */
function scaleBar(projection: GeoProjection): Markup {
  const [left, right] = [projection.invert?.([20, height - 18]), projection.invert?.([20 + width / 4, height - 18])];
  if (!left || !right) return html``;
  const quarterKm = geoDistance(left, right) * earthRadiusKm;
  const magnitude = 10 ** Math.floor(Math.log10(quarterKm));
  const km = [5, 2, 1].map((step) => step * magnitude).find((length) => length <= quarterKm) ?? magnitude;
  const pixels = ((width / 4) * km) / quarterKm;
  return html`<g class="scale"><path d="M20,${height - 22}v5h${round(pixels)}v-5"/><text x="${round(26 + pixels)}" y="${height - 15}">${km} km (${Math.round(km / 1.609344)} mi)</text></g>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
