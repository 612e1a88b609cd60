import type { Gazetteer, GeoPoint } from '../gazetteer/index.ts';
import { namesakesOf } from '../knowledge/index.ts';
import { type LanguagePack, normalForm } from '../language/index.ts';
import type { PlaceCandidate, Span, Token, Toponym } from '../model/index.ts';

/** A place of this size, or the seat of a region, is meant when it is named without more. */
const prominentPopulation = 40_000;
const prominentCodes = new Set(['PPLC', 'PPLA']);

/** From this size on a town whose name no other place of its country bears is meant as well. */
const townPopulation = 10_000;

/**
 * Whether the likeliest place of a name is so well known that a namesake too small for the gazetteer would be named with more words:
 * a city, the seat of a region, or a town whose name is its own.
 */
export function isWellKnown({ candidates, granularity }: Toponym): boolean {
  const best = candidates[0];
  if (best === undefined) return false;
  if (granularity !== 'place' || best.population >= prominentPopulation || prominentCodes.has(best.featureCode))
    return true;
  // Of its towns it is on record where their namesakes lie.
  if (hasNamesakesOnRecord(best)) return true;
  const isOnly = candidates.filter(({ country }) => country === best.country).length === 1;
  return isOnly && best.population >= townPopulation;
}

/** Whether it is on record which settlements share a town's name: most towns of Ukraine from 10,000 inhabitants on. */
export const hasNamesakesOnRecord = ({ geonameId }: PlaceCandidate): boolean => namesakesOf(geonameId) !== undefined;

/** Tokens before a name, and after it in apposition, in which a word for a village calls it small. */
const reach = 4;

/** Whether the text calls a place a village or settlement: before its name, or after it in apposition. */
export function isCalledSmall(text: string, tokens: readonly Token[], place: Span, pack: LanguagePack): boolean {
  const { smallPlaces } = pack.placeDistances;
  const at = firstTokenFrom(tokens, place.start);
  const word = (index: number) => {
    const token = tokens[index];
    return token === undefined || token.sentence !== tokens[at]?.sentence
      ? ''
      : normalForm(text.slice(token.start, token.end));
  };
  // "с." is a village, «с» a preposition: an abbreviation of one or two letters must have its full stop.
  const isSmall = (index: number) =>
    smallPlaces.includes(word(index)) && (word(index).length > 2 || word(index + 1) === '.');
  for (let step = 1; step <= reach; step++) if (isSmall(at - step)) return true;
  const after = firstTokenFrom(tokens, place.end);
  if (!/^[,(—–]$/.test(word(after))) return false;
  for (let step = 1; step <= reach; step++) if (isSmall(after + step)) return true;
  return false;
}

/** «в Елизовском районе»: a district is wider than the town that it is named after, and its middle lies elsewhere. */
export function isCalledDistrict(text: string, { start, end }: Span, { places }: LanguagePack): boolean {
  const next = /^\s\p{L}+/u.exec(text.slice(end, end + 30))?.[0] ?? '';
  const words = `${text.slice(start, end)}${next}`.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word) => places.districtWords.includes(word) || places.districtPlurals.includes(word));
}

/** Characters before a place in which a list of distances may have begun. */
const longestList = 200;
/** Share of a name's readings that the likeliest place must have before others of that name are left aside. */
const clearlyMeant = 0.8;

/** Whether one reading of a name stands far above its namesakes ("Union" and "Newcastle" may be many towns). */
export const isClearlyMeant = ({ candidates }: Toponym): boolean => (candidates[0]?.score ?? 0) >= clearlyMeant;

/** "Napa Valley": behind a name another word of the same name follows. */
export const isPartOfName = (text: string, { end }: Span): boolean => /^\s\p{Lu}\p{Ll}/u.test(text.slice(end, end + 4));

/**
 * Whether a statement behind a place can be about the place: a town, and not one that is itself only what something else is counted
 * from or lies between ("10 km from Hayward, 6 km west of …", "between Goa and Mangalore, 100 km from …").
 */
export function isSpokenOf(
  text: string,
  { start, end, granularity }: Toponym,
  { places, placeDistances }: LanguagePack,
): boolean {
  const words = text.slice(Math.max(0, start - 40), start).match(/[\p{L}']+|[.!?;:,]/gu) ?? [];
  const before = words.at(-1)?.toLowerCase() ?? '';
  const kind = words.at(-2)?.toLowerCase() ?? '';
  const isNamedSettlement =
    before === 'of' && places.settlementWords.includes(kind) && !places.districtWords.includes(kind);
  const { from, of, near } = places.prepositions;
  if (isNamedSettlement) return true;
  // "in Suffolk, 2 miles from …", "on the coast of Devon, …": of the place that lies there, not of the county.
  if (granularity !== 'place') return false;
  const lower = words.map((word) => word.toLowerCase());
  const clause = lower.slice(lower.findLastIndex((word) => /[.!?;:,]/.test(word)) + 1);
  const directions = Object.values(places.directions).flat();
  // "630 km north of Sydney, 340 km south of Brisbane": in a list of distances every one is of what the list is about.
  const sentence =
    text
      .slice(Math.max(0, start - longestList), start)
      .split(/[.!?]\s|\n/)
      .at(-1) ?? '';
  if (placeDistances.units.some((unit) => new RegExp(`\\d\\s?${unit}(?!\\p{L})`, 'u').test(sentence))) return false;
  const isCounted = clause.some((word) => placeDistances.units.includes(word) || directions.includes(word));
  const isBetween = clause.some((word) => placeDistances.between.includes(word));
  const isDistrict = before === 'of' && places.districtWords.includes(kind);
  // "The Sacramento port is 200 miles away": the name only says which port.
  const isAttribute = /^\s\p{Ll}/u.test(text.slice(end, end + 3)) && places.articles.includes(before);
  // "The road from Lahore to Rawalpindi is 27 km from …" is told of the road.
  const isEnd = places.prepositions.to.includes(before) && clause.some((word) => from.includes(word));
  return (
    !isEnd && !(isCounted && [...from, ...of, ...near].includes(before)) && !isBetween && !isDistrict && !isAttribute
  );
}

function firstTokenFrom(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What to tell people when villages of a country are not loaded; undefined when they all are. */
export function smallPlacesNotice(countries: readonly string[], gazetteer: Gazetteer): string | undefined {
  const missing = [...new Set(countries)].filter((code) => code !== '' && !gazetteer.hasSmallPlaces(code));
  if (missing.length === 0) return undefined;
  const names = missing.map((code) => gazetteer.country(code)?.name ?? code).join(' and ');
  const files = missing.map((code) => `${code}.zip`).join(' ');
  return `Smaller places of ${names} are not loaded: a village of the same name could change this finding. To load them: firsthand gazetteer import ${files} (from https://download.geonames.org/export/dump).`;
}

/**
 * Points at which settlements lie that the gazetteer does not hold and that share the name of the likeliest place: those on record, as long
 * as the smaller places of its country are not loaded.
 */
export function unloadedNamesakes({ candidates }: Toponym, gazetteer: Gazetteer): readonly GeoPoint[] {
  const best = candidates[0];
  return best === undefined || gazetteer.hasSmallPlaces(best.country)
    ? []
    : (namesakesOf(best.geonameId)?.points ?? []);
}

/** Whether a settlement that is not loaded bears the name of the likeliest place in one of these regions. */
export function hasNamesakeIn(place: Toponym, regions: readonly PlaceCandidate[], gazetteer: Gazetteer): boolean {
  const best = place.candidates[0];
  if (best === undefined || gazetteer.hasSmallPlaces(best.country)) return false;
  const known = namesakesOf(best.geonameId);
  return regions.some(
    (region) =>
      (region.country === best.country && known?.regions.includes(region.admin1)) ||
      known?.points.some(({ lat, lon }) => gazetteer.distanceToBorderKm(region, lat, lon)?.inside === true),
  );
}
