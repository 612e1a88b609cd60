import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { readCorpus } from '../corpus.ts';
import { readGazetteer } from '../gazetteer.ts';

/** A row of `gazetteer/whosonfirst-ua`, as far as it is used. */
export interface WhosOnFirstRow {
  readonly id: number;
  readonly type: string;
  readonly name: string;
  readonly names: Readonly<Partial<Record<'eng' | 'rus' | 'ukr', readonly string[]>>>;
  readonly variants: Readonly<Partial<Record<'eng' | 'rus' | 'ukr', readonly string[]>>>;
  readonly lat: number;
  readonly lon: number;
  readonly pop: number | null;
  readonly region: number | null;
  readonly county: number | null;
  readonly gn: number | null;
  readonly src: string;
}

/** Places without a GeoNames number get one that no real place has. */
const ownNumbers = 2_000_000_000;
const cyrillic = /\p{Script=Cyrillic}/u;

/** The Ukrainian national romanisation of 2010 (resolution 55 of the Cabinet of Ministers). */
const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ю: 'iu',
  я: 'ia',
  ь: '',
  '’': '',
  "'": '',
};
const initialLetters: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };

function romanised(name: string): string {
  let text = '';
  for (const [index, letter] of [...name.replace(/зг/g, 'згh').replace(/Зг/g, 'Згh')].entries()) {
    const lower = letter.toLowerCase();
    const first = index === 0 || /[\s-]/.test(name[index - 1]!);
    const latin = (first ? initialLetters[lower] : undefined) ?? letters[lower] ?? letter;
    text += letter === lower ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
  }
  return text;
}

/** Codes of GeoNames for the regions of Ukraine, by the number in `whosonfirst-ua`. */
function regionCodes(rows: readonly WhosOnFirstRow[]): Map<number, string> {
  const gazetteer = readGazetteer();
  return new Map(
    rows
      .filter(({ type }) => type === 'region')
      .map(({ id, gn, names }) => {
        // The source gives Kyiv's city number to the region around it.
        const region = gn === 703447 ? gazetteer.region('UA', '13') : gazetteer.byId(gn ?? 0);
        return [id, region?.admin1 ?? gazetteer.lookup(names.ukr?.[0] ?? '')[0]?.admin1 ?? ''];
      }),
  );
}

/**
 * Writes the settlements and districts of `gazetteer/whosonfirst-ua` as a dump in GeoNames' format.
 * @returns the file, and how many rows it has
 */
export async function writeVillageDump(
  args: readonly string[],
  folder: string,
): Promise<{ file: string; rows: number }> {
  const rows = readCorpus<WhosOnFirstRow>(args, 'gazetteer/whosonfirst-ua.jsonl.gz');
  const codes = regionCodes(rows);
  const file = join(folder, 'UA.txt');
  const out = createWriteStream(file);
  const seen = new Set<number>();
  let count = 0;
  // A number may stand twice: the row with more names comes first.
  const nameCount = ({ names }: WhosOnFirstRow) => Object.values(names).flat().length;
  for (const row of rows.toSorted((a, b) => nameCount(b) - nameCount(a))) {
    const kind =
      row.type === 'locality' ? (['P', 'PPL'] as const) : row.type === 'county' ? (['A', 'ADM2'] as const) : undefined;
    const id = row.gn ?? ownNumbers + (row.id % 100_000_000);
    if (kind === undefined || seen.has(id)) continue;
    seen.add(id);
    out.write(`${dumpLine(row, id, kind, codes.get(row.region ?? -1) ?? '')}\n`);
    count++;
  }
  out.end();
  await once(out, 'finish');
  return { file, rows: count };
}

function dumpLine(
  row: WhosOnFirstRow,
  id: number,
  [featureClass, featureCode]: readonly [string, string],
  admin1: string,
): string {
  const isDistrict = featureCode === 'ADM2';
  const all = [row.name, ...Object.values(row.names).flat(), ...Object.values(row.variants).flat()];
  const ukrainian =
    row.names.ukr?.find((name) => cyrillic.test(name)) ?? (cyrillic.test(row.name) ? row.name : undefined);
  const latin = row.names.eng?.[0] ?? (ukrainian === undefined ? row.name : romanised(ukrainian));
  const alternates = [...all, ...(ukrainian === undefined ? [] : [romanised(ukrainian)])]
    .map((name) => (isDistrict && cyrillic.test(name) && !name.includes('район') ? `${name} район` : name))
    .filter((name) => name !== latin);
  // Larger numbers of inhabitants are often those of a whole district or another place; the default gazetteer knows such towns anyway.
  const population = isDistrict || (row.pop ?? 0) > 10_000 ? 0 : (row.pop ?? 0);
  const district = row.county === null || row.county < 0 ? '' : String(row.county);
  return [
    id,
    isDistrict ? `${latin} Raion` : latin,
    isDistrict ? `${latin} Raion` : latin.normalize('NFKD').replace(/[^ -~]/g, ''),
    [...new Set(alternates)].join(','),
    ...[row.lat, row.lon, featureClass, featureCode, 'UA', '', admin1, district, '', ''],
    ...[population, '', '', 'Europe/Kyiv', '2023-09-21'],
  ].join('\t');
}
