import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importLayers, openImports } from '../../src/app/imported-gazetteers.ts';
import { importGazetteer } from '../../src/app/index.ts';
import { distanceKm, type Gazetteer, layerGazetteers } from '../../src/gazetteer/index.ts';
import type { PlaceCandidate, Toponym } from '../../src/model/index.ts';
import { readGazetteer } from '../gazetteer.ts';
import { readPlaces } from './read-places.ts';
import { writeVillageDump } from './village-dump.ts';

/** A short context of our own whose place is one of several of that name. */
export interface Homonym {
  readonly id: string;
  readonly lang: 'en' | 'ru' | 'uk';
  /** By a hash of the text: rules may be tuned on `dev` only. */
  readonly split: 'dev' | 'test';
  /** What tells which place is meant. */
  readonly clue: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly lat: number;
  readonly lon: number;
}

/** A candidate this near to the right coordinates is the right place: sources differ by a few kilometres. */
export const samePlaceKm = 6;

/** The default gazetteer with the villages of Ukraine over it, imported from a dump made of the data folder. */
export async function gazetteerWithVillages(args: readonly string[]): Promise<Gazetteer> {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-places-'));
  try {
    const started = performance.now();
    const { file, rows } = await writeVillageDump(args, folder);
    const written = performance.now();
    await importGazetteer(file, folder);
    const seconds = ((performance.now() - written) / 1000).toFixed(1);
    console.log(
      `import of ${rows} places: ${seconds} s (bar 10 s); written in ${((written - started) / 1000).toFixed(1)} s`,
    );
    // The files stay open: their names are not needed any more.
    return layerGazetteers(readGazetteer(), ...importLayers(openImports(folder)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Our own contexts. */
export function readHomonyms(): Homonym[] {
  return readFileSync(join(import.meta.dirname, '../gold/homonyms.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Homonym);
}

interface Counts {
  all: number;
  found: number;
  right: number;
  populous: number;
}

/** Prints how often the right place of our homonyms comes first, beside the most populous of that name; misses of the dev half on request. */
export function scoreHomonyms(gazetteer: Gazetteer, showMisses: boolean): void {
  const items = readHomonyms();
  const counts = new Map<string, Counts>();
  const misses: string[] = [];
  for (const item of items) {
    const toponym = readPlaces(item.lang, item.text, gazetteer).find(
      ({ start, end }) => start < item.end && item.start < end,
    );
    const best = toponym?.candidates[0];
    const populous = toponym && mostPopulous(toponym, gazetteer);
    const isRight = (place: Pick<PlaceCandidate, 'lat' | 'lon'> | undefined): boolean =>
      place !== undefined && distanceKm(place, item) <= samePlaceKm;
    for (const key of [`${item.split} ${item.lang}`, `${item.split} all`]) {
      const sum = counts.get(key) ?? { all: 0, found: 0, right: 0, populous: 0 };
      counts.set(key, sum);
      sum.all++;
      if (toponym !== undefined) sum.found++;
      if (isRight(best)) sum.right++;
      if (isRight(populous)) sum.populous++;
    }
    if (item.split === 'dev' && !isRight(best))
      misses.push(`  ${item.id} ${item.clue}: ${describe(best)}  ${item.text}`);
  }
  console.log('homonyms      texts  found  right place first  most populous');
  for (const split of ['dev', 'test'])
    for (const lang of ['en', 'ru', 'uk', 'all']) {
      const { all, found, right, populous } = counts.get(`${split} ${lang}`)!;
      const share = (value: number): string => (value / all).toFixed(3);
      console.log(
        `${split.padEnd(5)}${lang.padEnd(8)} ${String(all).padStart(5)}  ${share(found)}  ${share(right).padStart(17)}  ${share(populous).padStart(13)}${split === 'test' && lang === 'all' ? '  (bar .85)' : ''}`,
      );
    }
  if (showMisses) for (const miss of misses) console.log(miss);
}

/** Most populous of all places that bear the name as it was read. */
function mostPopulous({ name, candidates }: Toponym, gazetteer: Gazetteer) {
  const places = gazetteer.lookup(name).filter(({ granularity }) => granularity === 'place');
  return [...places, ...candidates].sort((a, b) => b.population - a.population)[0];
}

const describe = (place: PlaceCandidate | undefined): string =>
  place === undefined
    ? 'missed'
    : `${place.name}, ${place.admin1Name ?? place.admin1} ${place.country} (${place.score})`;
