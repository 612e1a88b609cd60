import { distanceKm, type Gazetteer } from '../gazetteer/index.ts';
import type { LanguagePack } from '../language/index.ts';
import type { Finding, FindingReading, Layers, PlaceCandidate, Toponym } from '../model/index.ts';
import { defineCheck } from './check.ts';
import { hasNamesakeIn, hasNamesakesOnRecord, isCalledSmall, smallPlacesNotice } from './place-standing.ts';

/** Below these confidences a name is not held against anything. */
const leastConfidence = 0.35;
const leastRegionConfidence = 0.7;
/** Shares of the region's readings below this are not meant. */
const leastRegionShare = 0.05;
/** From this share on a river or mountain of that name may be meant. */
const likelyWater = 0.05;
/**
 * From this size on a city is meant when its name stands alone, in its own country; villages share the names of smaller towns,
 * and of large cities abroad.
 */
const prominentPopulation = 100_000;
/** In a country whose villages are loaded, or whose namesakes are on record, a town of this size is meant as well. */
const townPopulation = 40_000;
/**
 * Between a place and its region nothing may stand but what puts the one in the other, with a word that says what the place is; in Russian
 * and Ukrainian the bare genitive does, too.
 */
const putsIn =
  /^[\s,(—–-]*(?:(?:an?|the)\s)?(?:\p{Ll}+\s){0,3}?(?:(?:in|of|в|во|у|на)\s)?(?:the\s|\p{Lu}\p{L}+['’]s\s)?(?:\p{Ll}+ern\s)?$/u;
/** Borders of regions were moved by less than this since the old maps that texts still quote. */
const borderSlackKm = 25;

/**
 * Holds "X, a city in the Y region" against the gazetteer: is there an X in Y?
 * Inconsistent only where X is a city of that country, lies clearly outside, and no other X is known inside.
 */
export const placeInRegion = defineCheck({
  id: 'place-in-region',
  question: 'Is there such a place in that region?',
  version: 3,
  requires: ['document', 'tokens', 'toponyms'],
  evaluate: (layers, { pack, gazetteer }) => {
    if (pack === undefined) return [];
    const seen = new Set<string>();
    return layers.toponyms.flatMap((place) => {
      const region =
        layers.toponyms.find(({ start, end }) => start === place.within?.start && end === place.within.end) ??
        regionBehind(layers, place, pack);
      const key = `${place.name} in ${region?.name}`;
      const namesApart =
        place.within !== undefined && region !== undefined && isListed(layers.document.text, place, region);
      if (region === undefined || seen.has(key) || namesApart) return [];
      seen.add(key);
      return evaluatePlace(layers, place, region, pack, gazetteer) ?? [];
    });
  },
});

/**
 * The region that the words right behind a place put it in, beyond what tells namesakes apart: "in Taganrog, in the Rostov region, …",
 * «в Новороссийске (Краснодарский край)», «в Туле, Тульская область», «у Полтаві на Полтавщині».
 */
function regionBehind(
  { document: { text }, toponyms }: Pick<Layers, 'document' | 'toponyms'>,
  place: Toponym,
  pack: LanguagePack,
): Toponym | undefined {
  const region = toponyms.find(({ start, granularity }) => start > place.end && granularity === 'region');
  if (region === undefined || region.start - place.end > longestGap) return undefined;
  const gap = text.slice(place.end, region.start);
  const after = text.slice(region.end, region.end + 40);
  const kind = /^\s(\p{Ll}+)/u.exec(after)?.[1];
  const named = kind !== undefined && pack.places.regionWords.includes(kind);
  const rest = named ? after.slice(kind.length + 1) : after;
  if (/^\s\($/.test(gap)) return /^\)/.test(rest) && (named || pack.code !== 'en') ? region : undefined;
  if (pack.code === 'en') {
    // More places in the same form make it a list.
    const closes = /^(?:\sof\s\p{Lu}\p{L}+)?(?:,(?!\s(?:and|in|or)\b)|\.|\s?$)/u.test(rest);
    return named && closes && /^, in (?:the |\p{Lu}\p{L}+['’]s )(?:\p{Ll}+ern )?$/u.test(gap) ? region : undefined;
  }
  const inside = pack.places.prepositions.in.join('|');
  if (
    new RegExp(
      `^(?:,\\s(?:что|що)|,\\s\\p{L}+\\s(?:находит|находящ|расположен|лежит|розташован|знаходит|лежить)\\p{L}*)?\\s(?:${inside}|на)\\s$`,
      'u',
    ).test(gap)
  )
    // «в Одеській області», «на Волині»: the accusative («на Буковину») would tell where somebody goes.
    return /[иіїе]$/.test(text.slice(region.start, region.end)) ? region : undefined;
  // In a list the names share their case: a place in another case than the region is in it.
  const isNominative = text.slice(region.start, region.end) === region.name;
  return /^,\s$/.test(gap) && isNominative && text.slice(place.start, place.end) !== place.name && /^[,.)]/.test(rest)
    ? region
    : undefined;
}

/** Characters between a place and the region that it is put in. */
const longestGap = 30;

/** "Paris, Texas": no statement beyond the name; it says which Paris is meant. */
function isListed(text: string, place: Toponym, region: Toponym): boolean {
  return /^\s*[,(]\s*$/.test(text.slice(place.end, region.start)) || region.start < place.start;
}

function evaluatePlace(
  { document, tokens }: Pick<Layers, 'document' | 'tokens'>,
  place: Toponym,
  region: Toponym,
  pack: LanguagePack,
  gazetteer: Gazetteer,
): Finding | undefined {
  const regions = region.candidates.filter(
    ({ featureCode, score }) => score >= leastRegionShare && (featureCode === 'ADM1' || featureCode === 'PCLI'),
  );
  const isRegion = region.granularity === 'region' || region.granularity === 'country';
  if (place.granularity !== 'place' || !isRegion || regions.length === 0) return undefined;
  // «правий берег Дніпра в області»: the river is as likely as the town.
  if (place.candidates.some(({ featureCode, score }) => !/^(?:PPL|ADM)/.test(featureCode) && score >= likelyWater))
    return undefined;
  if (place.confidence < leastConfidence || region.confidence < leastRegionConfidence) return undefined;
  const { text } = document;
  const entries = place.candidates;
  const readings = entries.flatMap((candidate) => regions.map((other) => readPair(candidate, other, gazetteer)));
  const fitting = readings.filter(({ fits }) => fits);
  const best = entries[0]!;
  const sureOfPlace =
    (best.population >= prominentPopulation ||
      (best.population >= townPopulation && (hasNamesakesOnRecord(best) || gazetteer.hasSmallPlaces(best.country)))) &&
    isLocated(text, place, region, pack) &&
    regions.some(({ country }) => country === best.country) &&
    !isCalledSmall(text, tokens, place, pack);
  const nearBorder = regions.some((other) => isNearBorder(best, other, gazetteer));
  const namesake = hasNamesakeIn(place, regions, gazetteer);
  const outcome =
    fitting.length > 0 ? 'consistent' : sureOfPlace && !nearBorder && !namesake ? 'inconsistent' : 'undetermined';
  const stated = `${text.slice(place.start, place.end)} in ${text.slice(region.start, region.end)}`;
  const where = `${best.name} lies in ${[best.admin1Name, gazetteer.country(best.country)?.name].filter(Boolean).join(', ')}`;
  const regionNames = regions.map(({ name }) => name).join(' or ');
  const notice =
    outcome === 'consistent'
      ? undefined
      : namesake
        ? `A smaller place of that name lies there; it is not loaded.`
        : smallPlacesNotice(
            regions.map(({ country }) => country),
            gazetteer,
          );
  return {
    check: 'place-in-region',
    outcome,
    stated,
    computed: fitting[0]?.description ?? where,
    tolerance: `up to ${borderSlackKm} km from the border nothing is held against the text: regions have been redrawn`,
    working:
      fitting.length > 0
        ? `${entries.length} known ${entries.length === 1 ? 'place' : 'places'} of that name, ${fitting.length} of them in ${regionNames}`
        : `${entries.length} known ${entries.length === 1 ? 'place' : 'places'} of that name, none of them in ${regionNames}; ${where}`,
    readings: [...fitting, ...readings.filter(({ fits }) => !fits)].slice(0, 12),
    evidence: [place, region].map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
    ...(notice === undefined ? {} : { notice }),
    confidence: Math.round(Math.min(place.confidence, region.confidence) * 100) / 100,
  };
}

/**
 * Whether the words say where the place is: "in Poltava in the Odesa region", "Poltava, a city in the Odesa region". Behind "from" and
 * "of", and behind a name ("Shakhtar Donetsk"), they may tell where somebody is who only comes from it.
 */
function isLocated(text: string, place: Toponym, region: Toponym, { places }: LanguagePack): boolean {
  const before = /(\p{L}+)\s$/u.exec(text.slice(Math.max(0, place.start - 20), place.start))?.[1] ?? '';
  const { from, of } = places.prepositions;
  const isPreposition = Object.values(places.prepositions).flat().includes(before.toLowerCase());
  const comesFrom = [...from, ...of].includes(before.toLowerCase());
  const settlement = new RegExp(`(?:${places.settlementWords.join('|')})\\s$`, 'iu').test(
    text.slice(Math.max(0, place.start - 40), place.start).replace(/\sof\s$/, ' '),
  );
  if (comesFrom && !settlement) return false;
  const gap = text.slice(place.end, region.start);
  // Between the two only words for settlements, and what describes them.
  const words = gap.match(/\p{Ll}{4,}/gu) ?? [];
  const told = words.filter((word) => !/ern$|^(?:also|just|which|lies)$/.test(word));
  if (told.length > 0 && !told.some((word) => places.settlementWords.includes(word))) return false;
  return putsIn.test(gap) && (isPreposition || !/^\p{Lu}\p{Ll}/u.test(before));
}

function readPair(place: PlaceCandidate, region: PlaceCandidate, gazetteer: Gazetteer): FindingReading {
  const isCountry = region.featureCode === 'PCLI';
  const fits =
    place.country === region.country &&
    (isCountry || place.admin1 === region.admin1 || cityOfRegion(place, region, gazetteer));
  return {
    description: `${place.name} (${[place.admin1Name ?? place.admin1, place.country].filter((part) => part !== '').join(', ')})`,
    computed: fits
      ? `in ${region.name}`
      : `not in ${region.name}: ${Math.round(distanceKm(place, region))} km from its middle`,
    fits,
    places: [place, region].map(({ name, lat, lon, geonameId, admin1Name, featureCode }) => ({
      ...{ name, lat, lon, geonameId },
      ...(admin1Name === undefined || !featureCode.startsWith('PPL') ? {} : { region: admin1Name }),
    })),
  };
}

/** Cities that are regions of their own lie, for readers, in the region around them: Kyiv in Kyiv oblast, Moscow in Moscow oblast. */
function cityOfRegion(place: PlaceCandidate, region: PlaceCandidate, gazetteer: Gazetteer): boolean {
  const border = gazetteer.distanceToBorderKm(region, place.lat, place.lon);
  return border !== undefined && (border.inside || border.distanceKm < borderSlackKm) && isOwnRegion(place, gazetteer);
}

function isOwnRegion(place: PlaceCandidate, gazetteer: Gazetteer): boolean {
  const own = gazetteer.region(place.country, place.admin1);
  return own !== undefined && distanceKm(own, place) < borderSlackKm;
}

function isNearBorder(place: PlaceCandidate, region: PlaceCandidate, gazetteer: Gazetteer): boolean {
  const border = gazetteer.distanceToBorderKm(region, place.lat, place.lon);
  // Without a border nothing can be held against the text.
  return border === undefined || border.inside || border.distanceKm < borderSlackKm;
}
