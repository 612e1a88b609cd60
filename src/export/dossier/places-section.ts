import type { Outlines } from '../../gazetteer/index.ts';
import type { Reading } from '../../model/index.ts';
import { checkTitles, placeWords } from '../wording.ts';
import { type Content, html, type Markup } from './markup.ts';
import { drawMap, type MapPoint } from './place-map.ts';

type Finding = Reading['findings'][number];
type Toponym = Reading['toponyms'][number];

/** The places of a report on a map and in a table. */
export function placesSection(reading: Reading, outlines: Outlines | undefined): Markup | undefined {
  const places = distinctPlaces(reading.toponyms);
  if (places.length === 0) return undefined;
  const located = places.filter(({ lat, lon }) => lat !== undefined && lon !== undefined);
  // Countries have no one point; they are drawn only when there is nothing smaller.
  const small = located.filter(({ granularity }) => granularity === 'place' || granularity === 'region');
  const shown = small.length > 0 ? small : located;
  const points: MapPoint[] = shown.map(({ name, lat, lon }) => ({ name, lat: lat!, lon: lon!, style: 'taken' }));
  const map: Content =
    points.length > 0 && drawMap({ points }, outlines, `Map of ${points.map(({ name }) => name).join(', ')}`);
  const rows = places.map(
    (place) =>
      html`<tr><th scope="row">${place.name}</th><td>${placeWords(place)}</td><td class="num">${place.lat !== undefined && `${place.lat.toFixed(3)}, ${place.lon?.toFixed(3)}`}</td></tr>`,
  );
  return html`${map}<div class="scroll"><table><thead><tr><th>In the text</th><th>Taken for</th><th>Latitude, longitude</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function distinctPlaces(toponyms: readonly Toponym[]): Toponym[] {
  return [...Map.groupBy(toponyms, ({ name, geonameId }) => `${geonameId ?? name}`).values()].map(([first]) => first!);
}

/** The readings that a check tried, on a map: each with its line, and the distance that the text states as a ring. */
export function findingMap(reading: Reading, finding: Finding, outlines: Outlines | undefined): Markup | undefined {
  const measured = finding.check === 'distance';
  // A place that lies where the text says needs no picture.
  if (finding.outcome === 'consistent' && !measured) return undefined;
  const tried = finding.readings.filter((attempt) => (attempt.places?.length ?? 0) > 0);
  if (tried.length === 0) return undefined;
  const key = (place: { lat: number; lon: number }): string => `${place.lat.toFixed(3)} ${place.lon.toFixed(3)}`;
  const uses = Map.groupBy(
    tried.flatMap((attempt) => attempt.places!.map((place) => ({ place, fits: attempt.fits }))),
    ({ place }) => key(place),
  );
  // The distance is counted from the second place, unless that is the one with several readings.
  const common = [...uses.values()].filter((group) => group.length === tried.length).map((group) => group[0]!.place);
  const reference = tried[0]!.places![1];
  const centre = common.find((place) => reference !== undefined && key(place) === key(reference)) ?? common[0];
  const points = [...uses.values()].map((group): MapPoint => {
    const { place } = group[0]!;
    const style = place === centre ? 'centre' : group.some(({ fits }) => fits) ? 'fits' : 'does-not-fit';
    // Namesakes are told apart by their regions.
    const alone = [...uses.values()].filter((other) => other[0]!.place.name === place.name).length === 1;
    const name = alone || place.region === undefined ? place.name : `${place.name}, ${place.region}`;
    return { name, lat: place.lat, lon: place.lon, style };
  });
  const lines = tried.flatMap(({ places, fits }) => {
    const [from, to] = places!;
    if (!measured || from === undefined || to === undefined) return [];
    const style = fits ? ('fits' as const) : ('does-not-fit' as const);
    return [{ from: [from.lat, from.lon] as const, to: [to.lat, to.lon] as const, style }];
  });
  const radiusKm = measured ? statedDistanceKm(reading, finding) : undefined;
  const rings =
    radiusKm === undefined || centre === undefined
      ? []
      : [
          {
            lat: centre.lat,
            lon: centre.lon,
            radiusKm,
            label: `stated: ${Math.round(radiusKm)} km (${Math.round(radiusKm / kilometresPer.mile!)} mi)`,
          },
        ];
  return drawMap({ points, lines, rings }, outlines, `Map for “${checkTitles[finding.check]}”: ${finding.working}`);
}

const kilometresPer: Readonly<Record<string, number>> = {
  mile: 1.609344,
  kilometre: 1,
  metre: 0.001,
  'nautical-mile': 1.852,
};

/** The length that the evidence of a finding states. */
function statedDistanceKm(reading: Reading, finding: Finding): number | undefined {
  const stated = reading.quantities.find(
    ({ start, end, unit, value }) =>
      unit !== undefined &&
      value !== undefined &&
      kilometresPer[unit] !== undefined &&
      finding.evidence.some(([from, to]) => from <= start && end <= to),
  );
  return stated && stated.value! * kilometresPer[stated.unit!]!;
}
