import { distanceKm } from '../../src/gazetteer/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Document, Toponym } from '../../src/model/index.ts';
import { annotate } from '../../src/pipeline/index.ts';
import { option, readCorpus } from '../corpus.ts';
import { readGazetteer } from '../gazetteer.ts';
import { scoreGold } from './gold.ts';
import { inFirstHalf } from './halves.ts';
import { gazetteerWithVillages, scoreHomonyms } from './homonyms.ts';

interface GoldToponym {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lat?: number | null;
  readonly lon?: number | null;
  readonly kind?: string;
}
interface GoldText {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly url?: string;
  readonly toponyms: readonly GoldToponym[];
}

/** Distance within which a place counts as found (Leidner, 100 miles). */
const nearKm = 161;

/**
 * `npm run bench -- places --data DIR [--corpus lgl] [--with-uri] [--half first|second] [--misses N]`: toponyms against LGL and GeoWebNews,
 * whole, and the half that no weight was learned from. With the villages of Ukraine imported: our own homonyms (`--misses 1` shows those of the dev half).
 * F1 by overlap; accuracy within 161 km and mean error over the matched names that have coordinates.
 * First come our own sentences with homonyms (`bench/gold/places.json`), which need no data folder.
 * GeoWebNews is scored on the classes that have coordinates (its "toponyms"); noun expressions, demonyms and languages are left out.
 */
export async function run(args: readonly string[]): Promise<void> {
  const resources = { languagePacks, gazetteer: readGazetteer(), knownEvents: [] };
  for (const [language, gold] of Object.entries(scoreGold(resources.gazetteer))) {
    console.log(
      `own ${language}: ${gold.right} of ${gold.places} places right, ${gold.found} found, ${gold.avoided} of ${gold.traps} traps avoided`,
    );
    for (const error of gold.errors) console.log(`  ${error}`);
  }
  if (!args.includes('--data')) return;
  scoreHomonyms(await gazetteerWithVillages(args), option(args, '--misses') !== undefined);
  const half = option(args, '--half');
  const only = option(args, '--corpus');
  const misses = Number(option(args, '--misses') ?? 0);
  console.log('corpus             docs   gold  found      P      R     F1   acc@161  mean km   ms/doc');
  const halves = half === undefined ? ['all', 'second'] : [half];
  const runs = ['lgl', 'geowebnews']
    .filter((name) => only === undefined || only === name)
    .flatMap((corpus) => halves.map((part) => [corpus, part] as const));
  for (const [corpus, part] of runs) {
    const texts = readCorpus<GoldText>(args, `geo/${corpus}.jsonl.gz`).filter(
      ({ id }) => part === 'all' || inFirstHalf(id) === (part === 'first'),
    );
    const counts = { gold: 0, found: 0, matchedGold: 0, matchedFound: 0, located: 0, near: 0, errorKm: 0, ms: 0 };
    const shown: string[] = [];
    for (const gold of texts) {
      const document: Document = {
        ...{ id: gold.id, kind: 'article', text: gold.text, declaredLanguage: 'en' },
        ...(args.includes('--with-uri') && gold.url ? { uri: gold.url } : {}),
      };
      const places = gold.toponyms.filter(
        ({ kind, lat }) =>
          kind === undefined ||
          (typeof lat === 'number' && !/Expression|Demonym|Homonym|Language|Non_Toponym/.test(kind)),
      );
      const started = performance.now();
      const { layers, failed } = annotate(document, resources);
      counts.ms += performance.now() - started;
      if (layers.toponyms === undefined) throw new Error(`${gold.id}: ${JSON.stringify(failed)}`);
      score(gold.text, places, layers.toponyms, counts, shown);
    }
    const precision = counts.matchedFound / counts.found;
    const recall = counts.matchedGold / counts.gold;
    console.log(
      [
        `${corpus} ${part === 'second' ? 'held' : part}`.padEnd(17),
        ...[texts.length, counts.gold, counts.found].map((value) => String(value).padStart(6)),
        ...[precision, recall, (2 * precision * recall) / (precision + recall)].map((value) =>
          value.toFixed(3).padStart(6),
        ),
        (counts.near / counts.located).toFixed(3).padStart(9),
        (counts.errorKm / counts.located).toFixed(0).padStart(8),
        (counts.ms / texts.length).toFixed(2).padStart(8),
      ].join(' '),
    );
    if (part === 'second' && half === undefined) continue;
    const step = Math.max(1, Math.floor(shown.length / Math.max(1, misses)));
    for (let index = 0, printed = 0; index < shown.length && printed < misses; index += step, printed++)
      console.log(`  ${shown[index]}`);
  }
}

function score(
  text: string,
  gold: readonly GoldToponym[],
  found: readonly Toponym[],
  counts: Record<'gold' | 'found' | 'matchedGold' | 'matchedFound' | 'located' | 'near' | 'errorKm', number>,
  shown: string[],
): void {
  const context = ({ start, end }: { start: number; end: number }) =>
    `${text.slice(Math.max(0, start - 40), start)}[[${text.slice(start, end)}]]${text.slice(end, end + 40)}`.replace(
      /\s+/g,
      ' ',
    );
  counts.gold += gold.length;
  counts.found += found.length;
  for (const place of gold) {
    const match = found.find(({ start, end }) => start < place.end && place.start < end);
    if (match === undefined) {
      shown.push(`MISSED  ${context(place)}`);
      continue;
    }
    counts.matchedGold++;
    const best = match.candidates[0];
    if (typeof place.lat !== 'number' || typeof place.lon !== 'number' || best === undefined) continue;
    const errorKm = distanceKm(best, { lat: place.lat, lon: place.lon });
    counts.located++;
    counts.errorKm += errorKm;
    if (errorKm <= nearKm) counts.near++;
    else
      shown.push(
        `FAR ${errorKm.toFixed(0)} km ${best.name}, ${best.admin1Name ?? ''} ${best.country} (${best.score})  ${context(place)}`,
      );
  }
  for (const place of found)
    if (gold.some(({ start, end }) => start < place.end && place.start < end)) counts.matchedFound++;
    else shown.push(`WRONG ${context(place)}`);
}
