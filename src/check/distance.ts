import {
  bearingDegrees,
  bearingDifference,
  distanceKm,
  type Gazetteer,
  type GeoPoint,
  type PlaceEntry,
} from '../gazetteer/index.ts';
import type { Finding, FindingReading, PlaceCandidate, Toponym } from '../model/index.ts';
import { defineCheck } from './check.ts';
import { type DistanceStatement, findDistanceStatements } from './distance-statements.ts';
import { type AllowedDistance, kilometresPer, townRadiusKm } from './distance-tolerance.ts';
import {
  isCalledDistrict,
  isCalledSmall,
  isClearlyMeant,
  isPartOfName,
  isSpokenOf,
  isWellKnown,
  smallPlacesNotice,
  unloadedNamesakes,
} from './place-standing.ts';

/** Below this confidence a name is not held against anything. */
const leastConfidence = 0.25;
/** Candidates of each name that are tried, the likeliest first. */
const mostCandidates = 12;
/** A reading this likely explains the text; a less likely one that fits only shows what else may be meant. */
const likelyReading = 0.15;
/** From this size on a city is not taken for its namesake village. */
const cityPopulation = 100_000;
/** A reading abroad less likely than this explains nothing beside well-known places: "Glasgow" in Kentucky. */
const negligibleReading = 0.002;
/** A region that shares its name with its town is tried beside the town from this share on. */
const likelyOtherKind = 0.25;
/** Stated distances that are wrong are seldom wrong by more than this factor. */
const farthestMistake = 10;
/** The same where the two lie in different countries. */
const farthestAbroad = 4;
/** Compass words are rough; only what points the other way is held against the text. */
const widestBearing = 90;

/**
 * Holds stated distances between places against the map, over every place that the names may stand for.
 * Inconsistent only if no reading fits and the names are those of well-known places.
 */
export const distance = defineCheck({
  id: 'distance',
  question: 'Are these places that far apart?',
  version: 4,
  requires: ['document', 'sentences', 'tokens', 'toponyms', 'quantities', 'timexes'],
  evaluate: (layers, { pack, gazetteer }) => {
    if (pack === undefined) return [];
    const { document, sentences, tokens, toponyms } = layers;
    const statements = findDistanceStatements(document.text, sentences, tokens, toponyms, layers, pack);
    return statements.flatMap((statement) => {
      const { place, reference } = statement;
      const named = 'candidates' in reference ? [place, reference] : [place];
      const isSmall =
        isCalledSmall(document.text, tokens, place, pack) ||
        named.some((toponym) => isCalledDistrict(document.text, toponym, pack) || !isClearlyMeant(toponym)) ||
        // "From X to Y it is 40 km" names both before the distance.
        (isBehind(reference, statement.measure) && !isSpokenOf(document.text, place, pack)) ||
        ('candidates' in reference && isPartOfName(document.text, reference));
      return evaluateStatement(document.text, statement, isSmall, gazetteer) ?? [];
    });
  },
});

/** One pair of places that the text may mean. */
interface Trial {
  readonly reading: FindingReading;
  readonly probability: number;
  /** Both places lie in the country of the likeliest place of their name. */
  readonly atHome: boolean;
  /** How far off the allowed range, in kilometres. */
  readonly missKm: number;
  readonly computedKm: number;
  /** " to the south-west" where the text says otherwise. */
  readonly direction: string;
}

/** Whether a reading counts beside well-known places: likely enough, or a namesake in the very countries that are meant. */
const isMeant = ({ probability, atHome }: Trial): boolean => atHome || probability >= negligibleReading;

/** Whether the place that a distance is counted from stands behind the distance. */
const isBehind = (reference: DistanceStatement['reference'], measure: { readonly end: number }): boolean =>
  ('span' in reference ? reference.span : reference).start >= measure.end;

function evaluateStatement(
  text: string,
  statement: DistanceStatement,
  calledSmall: boolean,
  gazetteer: Gazetteer,
): Finding | undefined {
  const { measure, place, reference } = statement;
  const { allowed } = measure;
  const target = targetsOf(statement, gazetteer);
  if (target === undefined) return undefined;
  // A country is no point, and "in the region, 20 km from the border" speaks of a spot that is not named.
  if (place.granularity === 'country' || place.granularity === 'area') return undefined;
  if (place.granularity === 'region' && statement.toBorder) return undefined;
  if (place.confidence < leastConfidence || ('confidence' in reference && reference.confidence < leastConfidence))
    return undefined;
  const trials = candidatesOf(place)
    .flatMap((candidate) =>
      target.map((other) => {
        const trial = tryPair(candidate, other, statement, allowed, gazetteer);
        const atHome = candidate.country === place.candidates[0]!.country && other.country === target[0]!.country;
        return trial && { ...trial, atHome };
      }),
    )
    .filter((trial) => trial !== undefined)
    .sort(
      (a, b) => Number(b.reading.fits) - Number(a.reading.fits) || a.missKm - b.missKm || b.probability - a.probability,
    );
  const nearest = trials.find(isMeant) ?? trials[0];
  if (nearest === undefined) return undefined;
  const likeliest = trials.reduce((best, trial) => (trial.probability > best.probability ? trial : best));
  const fits = trials.filter(({ reading }) => reading.fits);
  const settled = fits.some(({ probability }) => probability >= likelyReading);
  const wellKnown = !calledSmall && isWellKnown(place) && (!('candidates' in reference) || isWellKnown(reference));
  // Many times too far is not a wrong figure but another place of that name.
  const otherPlace =
    nearest.computedKm > (nearest.atHome ? farthestMistake : farthestAbroad) * allowed.high &&
    nearest.computedKm > allowed.low + 100;
  const village = fittingNamesake(statement, target[0]!, allowed, gazetteer);
  const sure = wellKnown && !otherPlace && !fits.some(isMeant) && village === undefined;
  const outcome = settled ? 'consistent' : sure ? 'inconsistent' : 'undetermined';
  const shown = outcome === 'consistent' ? nearest : likeliest;
  const others = trials.filter(isMeant).length;
  const amongOthers =
    others < 2
      ? ''
      : outcome === 'inconsistent'
        ? `; none of ${others} readings fits`
        : fits.filter(isMeant).length === 1
          ? `; of ${others} readings only this one fits`
          : '';
  const name = (span: { start: number; end: number }) => text.slice(span.start, span.end);
  const referenceSpan = 'span' in reference ? reference.span : reference;
  const evidence = [place, measure, referenceSpan]
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start);
  const notice = village ?? smallPlacesNotice(settlementCountries([place, reference]), gazetteer);
  return {
    check: 'distance',
    outcome,
    stated: `${name(place)} – ${name(referenceSpan)}: ${name(measure)}`,
    computed:
      nearest === shown || outcome === 'consistent'
        ? `${inUnits(shown.computedKm)}${shown.direction}`
        : `${inUnits(shown.computedKm)}${shown.direction}; nearest: ${differenceBetween(nearest, shown)}, ${inUnits(nearest.computedKm)}`,
    tolerance: `${rangeWords(allowed)}: ${allowed.words}; the size of each town is added`,
    working: `${shown.reading.description}: ${shown.reading.computed}; the text says ${name(measure)}${measure.km === undefined ? '' : ` (${Math.round(measure.km)} km)`}, which allows ${rangeWords(allowed)}${statement.bearing === undefined ? '' : `, to the ${compassWord(statement.bearing)}`}${outcome === 'undetermined' ? '' : amongOthers}`,
    readings: trials.slice(0, 12).map(({ reading }) => reading),
    evidence,
    ...(outcome !== 'consistent' && notice !== undefined ? { notice } : {}),
    confidence:
      Math.round(Math.min(place.confidence, 'confidence' in reference ? reference.confidence : 0.9) * 100) / 100,
  };
}

/** Tells of a settlement that is not loaded, bears the name of one of the two places, and lies as far away as the text says. */
function fittingNamesake(
  { place, reference }: DistanceStatement,
  target: Place,
  allowed: AllowedDistance,
  gazetteer: Gazetteer,
): string | undefined {
  const best = place.candidates[0]!;
  const fits = (one: GeoPoint, other: GeoPoint, slackKm: number): boolean => {
    const km = distanceKm(one, other);
    return km >= allowed.low - slackKm && km <= allowed.high + slackKm;
  };
  // A city of that size is meant when it is named without more; only lists of villages do otherwise.
  const isCity = ({ population }: Place): boolean => population >= cityPopulation;
  const own =
    !isCity(best) && unloadedNamesakes(place, gazetteer).some((point) => fits(point, target, radiusOf(target)));
  const other =
    'candidates' in reference &&
    !isCity(target) &&
    unloadedNamesakes(reference, gazetteer).some((point) => fits(point, best, radiusOf(best)));
  if (!own && !other) return undefined;
  return `A smaller place named ${own ? best.name : target.name} lies about as far away as stated; it is not loaded.`;
}

function targetsOf(
  { reference }: DistanceStatement,
  gazetteer: Gazetteer,
): readonly (PlaceCandidate | PlaceEntry)[] | undefined {
  if ('candidates' in reference) return candidatesOf(reference);
  const country = gazetteer.country(reference.country);
  return country === undefined ? undefined : [country];
}

/** Places of the kind that is meant: a bare "Belgorod" is the town, unless the region is nearly as likely. */
function candidatesOf({ candidates }: Toponym): readonly PlaceCandidate[] {
  const isMeantAreal = candidates[0] !== undefined && isAreal(candidates[0]);
  return candidates
    .filter((candidate) => isAreal(candidate) === isMeantAreal || candidate.score >= likelyOtherKind)
    .slice(0, mostCandidates);
}

type Place = PlaceCandidate | PlaceEntry;
const scoreOf = (place: Place): number => ('score' in place ? place.score : 1);
const radiusOf = (place: Place): number => (place.featureCode.startsWith('PPL') ? townRadiusKm(place.population) : 0);
const isAreal = ({ featureCode }: Place): boolean => featureCode === 'ADM1' || featureCode === 'PCLI';

function tryPair(
  place: Place,
  other: Place,
  { toBorder, bearing }: DistanceStatement,
  allowed: AllowedDistance,
  gazetteer: Gazetteer,
): Omit<Trial, 'atHome'> | undefined {
  if (place.geonameId === other.geonameId) return undefined;
  const span = isAreal(place)
    ? fromBorder(other, place, gazetteer, false)
    : isAreal(other)
      ? fromBorder(place, other, gazetteer, toBorder)
      : undefined;
  const centreKm = distanceKm(place, other);
  const [nearKm, farKm] = span ?? [centreKm, centreKm];
  const slackKm = radiusOf(place) + radiusOf(other) + (span === undefined ? 1 : 3);
  const missKm = Math.max(0, allowed.low - (farKm + slackKm), nearKm - slackKm - allowed.high);
  const turned =
    bearing === undefined || centreKm < 2 * slackKm ? 0 : bearingDifference(bearing, bearingDegrees(other, place));
  const turnedAway = turned > widestBearing && !isAreal(place) && !isAreal(other);
  const where = isAreal(other) && toBorder ? `the border of ${other.name}` : placeWords(other);
  const direction =
    bearing === undefined || isAreal(place) || isAreal(other)
      ? ''
      : ` to the ${compassWord(bearingDegrees(other, place))}`;
  const computed = `${inUnits(nearKm)}${direction} ${span === undefined ? 'on the great circle' : 'to its border'}`;
  return {
    reading: {
      description: `${placeWords(place)} – ${where}`,
      computed: turnedAway ? `${computed}, which is not the stated direction` : computed,
      fits: missKm === 0 && !turnedAway,
      places: [place, other].map(pointOf),
    },
    probability: scoreOf(place) * scoreOf(other),
    missKm: missKm + (turnedAway ? nearKm : 0),
    computedKm: nearKm,
    direction: turnedAway ? direction : '',
  };
}

/** From how near to how far a point lies from an area: to its border, and for the area itself to its far side. */
function fromBorder(
  point: Place,
  area: Place,
  gazetteer: Gazetteer,
  borderOnly: boolean,
): readonly [number, number] | undefined {
  const border = gazetteer.distanceToBorderKm(area, point.lat, point.lon);
  if (border === undefined) return undefined;
  if (borderOnly) return [border.distanceKm, border.distanceKm];
  return [border.inside ? 0 : border.distanceKm, 2 * distanceKm(point, area) + 100];
}

function placeWords({ name, admin1Name, country, featureCode, admin1 }: Place): string {
  if (featureCode === 'ADM1' || featureCode === 'PCLI') return name;
  return `${name} (${[admin1Name ?? admin1, country].filter((part) => part !== '').join(', ')})`;
}

const inUnits = (km: number): string => {
  const digits = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
  return `${digits(km)} km (${digits(km / kilometresPer.mile!)} mi)`;
};

const pointOf = ({ name, lat, lon, geonameId, admin1Name, featureCode }: Place) => ({
  ...{ name, lat, lon, geonameId },
  ...(admin1Name === undefined || !featureCode.startsWith('PPL') ? {} : { region: admin1Name }),
});

/** The places of one reading that another does not have: "Makiivka in Luhansk Oblast". */
function differenceBetween(one: Trial, other: Trial): string {
  const known = new Set(other.reading.places?.map(({ geonameId }) => geonameId));
  return (one.reading.places ?? [])
    .filter(({ geonameId }) => !known.has(geonameId))
    .map(({ name, region }) => (region === undefined ? name : `${name} in ${region}`))
    .join(' and ');
}

const compass = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'] as const;

/** The compass word nearest to a bearing in degrees. */
const compassWord = (degrees: number): string => compass[Math.round((((degrees % 360) + 360) % 360) / 45) % 8]!;

const rangeWords = ({ low, high }: AllowedDistance): string =>
  high === Number.POSITIVE_INFINITY
    ? `${Math.round(low)} km or more`
    : low === 0
      ? `up to ${Math.round(high)} km`
      : `${Math.round(low)} to ${Math.round(high)} km`;

function settlementCountries(places: readonly DistanceStatement['reference'][]): string[] {
  return places.flatMap((place) =>
    'candidates' in place && place.granularity === 'place' && place.candidates[0] ? [place.candidates[0].country] : [],
  );
}
