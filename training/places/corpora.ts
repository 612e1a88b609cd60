import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A text with the places that people marked in it. */
export interface MarkedText {
  readonly id: string;
  readonly corpus: string;
  readonly language: 'en' | 'ru' | 'uk';
  readonly text: string;
  /** Publisher's address, where it is known. */
  readonly uri?: string;
  readonly places: readonly {
    readonly start: number;
    readonly end: number;
    readonly lat?: number;
    readonly lon?: number;
  }[];
  /** Marked, but neither right nor wrong: adjectives of countries, places inside names of organisations. */
  readonly ignored: readonly { readonly start: number; readonly end: number }[];
}

type Row = Record<string, unknown> & { id: string; text: string };

function readRows(data: string, name: string): Row[] {
  return gunzipSync(readFileSync(join(data, `${name}.jsonl.gz`)))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

interface GeoRow extends Row {
  readonly url?: string;
  readonly toponyms: {
    start: number;
    end: number;
    text: string;
    lat?: number | null;
    lon?: number | null;
    kind?: string;
    fcode?: string;
  }[];
}

const adjective =
  /(?:ian|ians|ish|ese|ean|can|cans|qi|eli|elis|ani|anis|Greek|French|German|Dutch|Thai|Saudi|Turk|Swiss|Czech)$/;
const properNames = /Iran|Sudan|Pakistan|Afghanistan|Kazakhstan|Japan|Jordan|Oman|Michigan/;

/** Toponym corpora (English): `lgl`, `geowebnews`, `geocorpora`. */
export function readGeoCorpus(data: string, name: 'lgl' | 'geowebnews' | 'geocorpora'): MarkedText[] {
  return (readRows(data, `geo/${name}`) as GeoRow[]).map(({ id, text, url, toponyms }) => {
    const marked = toponyms.map(({ start, end, lat, lon, kind, text: name }) => ({
      ...{ start, end, kind, name },
      ...(typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : {}),
    }));
    const isToponym = (kind: string | undefined) =>
      kind === undefined || !/Expression|Demonym|Homonym|Language|Non_Toponym/.test(kind);
    return {
      ...{ id, text, corpus: name, language: 'en' as const },
      ...(url === undefined ? {} : { uri: url }),
      places: marked.filter(({ kind }) => isToponym(kind)),
      ignored: marked.filter(
        ({ kind, name }) => kind?.startsWith('Embedded') || (adjective.test(name) && !properNames.test(name)),
      ),
    };
  });
}

const locationTypes = new Set([
  'LOC',
  'Location',
  'location',
  'GPE',
  'Loc',
  'CITY',
  'COUNTRY',
  'STATE_OR_PROVINCE',
  'DISTRICT',
  'LOCATION',
  'country',
  'LocOrg',
]);

/** Name corpora: sentences of one document are put together, a line each. */
export function readNameCorpus(data: string, file: string, language: MarkedText['language']): MarkedText[] {
  const texts = new Map<string, { text: string; places: { start: number; end: number }[] }>();
  for (const row of readRows(data, `ner/${file}`)) {
    const entities = (row.entities ?? []) as (string | number)[][];
    const key = String(row.doc ?? row.id);
    const whole = texts.get(key) ?? { text: '', places: [] };
    const shift = whole.text === '' ? 0 : whole.text.length + 1;
    whole.text = whole.text === '' ? row.text : `${whole.text}\n${row.text}`;
    for (const [start, end, type] of entities)
      if (locationTypes.has(String(type)))
        whole.places.push({ start: Number(start) + shift, end: Number(end) + shift });
    texts.set(key, whole);
  }
  return [...texts].map(([id, { text, places }]) => ({ id, corpus: file, language, text, places, ignored: [] }));
}
