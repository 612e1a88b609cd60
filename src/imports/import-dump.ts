import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ImportDescription, isCode, isSameName } from '../gazetteer/index.ts';
import { FirsthandError } from '../model/index.ts';
import { searchKey } from '../text/index.ts';
import { type DumpFile, digestOf, dumpChunks, findDump } from './dump-file.ts';
import { dumpLines } from './dump-lines.ts';
import { kindOfDump, type NameRow, type PlaceRow, RowReader } from './dump-rows.ts';
import { importFileName, readDescription } from './import-folder.ts';
import { IndexFile } from './index-file.ts';

export interface ImportOptions {
  /** UTC, for the record. */
  readonly importedAt: string;
  /** Whom to credit, and the licence; GeoNames unless told otherwise. */
  readonly attribution?: string | undefined;
  /** Code of the region in which a point of a country lies, for rows that name none. */
  readonly regionAt?: ((country: string, lat: number, lon: number) => string | undefined) | undefined;
  /** Told now and then how many lines have been read. */
  readonly progress?: ((rows: number) => void) | undefined;
}

/** What came of an import. `unchanged`: this very file had been imported before. */
export interface ImportResult {
  readonly kind: 'imported' | 'replaced' | 'unchanged';
  readonly description: ImportDescription;
}

const geonames = 'GeoNames, https://www.geonames.org, CC BY 4.0';
/** Places below this, or of unknown size, are small: the default gazetteer ends here. */
const smallPopulation = 500;
/** Languages whose names texts can have; the empty one stands for names of no particular language. */
const nameLanguages = new Set(['', 'en', 'ru', 'uk']);
const millisecondsPerDay = 86_400_000;

/**
 * Imports a dump of GeoNames, of places or of alternate names, into a folder of imports. Nothing changes there before all of it is safe on the
 * disk; then it takes the place of an earlier import of that name.
 * @throws FirsthandError `input-missing`, `input-empty`, `input-encoding`, `input-invalid`: the message says what is wrong, with the line
 */
export async function importDump(path: string, folder: string, options: ImportOptions): Promise<ImportResult> {
  const dump = findDump(path);
  const sha256 = await digestOf(dump);
  mkdirSync(folder, { recursive: true });
  removeLeftovers(folder);
  const part = join(folder, `${partPrefix}${process.pid}-${dump.name}`);
  let index: IndexFile | undefined;
  const read = newTally(dump);
  try {
    for await (const { first, lines } of dumpLines(dumpChunks(dump), dump.fileName)) {
      if (index === undefined) {
        const { kind, header } = kindOfDump(lines[0] ?? '', dump.fileName);
        const known = knownImport(folder, dump, kind, sha256);
        if (known !== undefined && known.attribution === (options.attribution ?? known.attribution))
          return { kind: 'unchanged', description: known };
        read.kind = kind;
        read.headerLine = header;
        index = new IndexFile(part, kind);
      }
      takeLines(read, index, first, lines, options);
      options.progress?.(read.rows);
    }
    if (index === undefined || read.kept === 0)
      throw new FirsthandError(
        'input-invalid',
        `${dump.fileName}: holds no ${read.kind === 'names' ? 'name in English, Russian or Ukrainian' : 'settlement or district'} among ${read.rows} lines; nothing was imported`,
      );
    const description = index.finish({
      kind: read.kind,
      ...{ name: dump.name, fileName: dump.fileName, sha256, fileBytes: dump.bytes },
      ...{ rows: read.rows, kept: read.kept, importedAt: options.importedAt },
      ...(read.newest === '' ? {} : { newest: read.newest }),
      attribution: options.attribution ?? geonames,
      countries: Object.fromEntries([...read.countries].sort(([a], [b]) => (a < b ? -1 : 1))),
      featureCodes: [...read.featureCodes.keys()],
      regions: [...read.regions.keys()].map((key) => key.split('\t') as [string, string, string]),
    });
    const target = join(folder, importFileName(description));
    const replaced = existsSync(target);
    index.close();
    index = undefined;
    renameSync(part, target);
    return { kind: replaced ? 'replaced' : 'imported', description };
  } finally {
    index?.close();
    rmSync(part, { force: true });
  }
}

const partPrefix = '.part-';

/** Takes away what imports left that were ended at once; those that still run are left alone. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const owner = /^\.part-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(join(folder, name), { force: true });
  }
}

function isRunning(processId: number): boolean {
  if (processId === process.pid) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function knownImport(folder: string, dump: DumpFile, kind: ImportDescription['kind'], sha256: string) {
  try {
    const known = readDescription(join(folder, importFileName({ kind, name: dump.name })));
    return known?.sha256 === sha256 ? known : undefined;
  } catch {
    // An import of another version is replaced.
    return undefined;
  }
}

/** What is counted and numbered while rows come. */
interface Tally {
  kind: ImportDescription['kind'];
  headerLine: boolean;
  rows: number;
  kept: number;
  newest: string;
  readonly reader: RowReader;
  readonly regions: Map<string, number>;
  readonly featureCodes: Map<string, number>;
  readonly countries: Map<string, [places: number, small: number]>;
}

const newTally = ({ fileName }: DumpFile): Tally => ({
  ...{ kind: 'places', headerLine: false, rows: 0, kept: 0, newest: '' },
  ...{ reader: new RowReader(fileName), regions: new Map(), featureCodes: new Map(), countries: new Map() },
});

function takeLines(
  tally: Tally,
  index: IndexFile,
  first: number,
  lines: readonly string[],
  options: ImportOptions,
): void {
  for (const [place, line] of lines.entries()) {
    const number = first + place;
    if (number === 1 && tally.headerLine) continue;
    tally.rows++;
    if (tally.kind === 'places') takePlace(tally, index, tally.reader.place(line, number), options);
    else takeName(tally, index, tally.reader.name(line, number));
  }
}

/** Settlements and districts are kept; regions and countries have their borders in the default gazetteer, and rivers, hills and buildings are no towns. */
const isKept = ({ featureClass, featureCode }: PlaceRow): boolean => featureClass === 'P' || featureCode === 'ADM2';

/** GeoNames writes 00 where it does not know the region. */
const namesNoRegion = (admin1: string): boolean => admin1 === '' || admin1 === '00';

function takePlace(tally: Tally, index: IndexFile, row: PlaceRow, { regionAt }: ImportOptions): void {
  if (!isKept(row)) return;
  const { name, country, population, modified } = row;
  tally.kept++;
  if (modified > tally.newest) tally.newest = modified;
  if (row.featureClass === 'P') {
    const counts = tally.countries.get(country) ?? [0, 0];
    counts[0]++;
    if (population < smallPopulation) counts[1]++;
    tally.countries.set(country, counts);
  }
  const admin1 = namesNoRegion(row.admin1) ? (regionAt?.(country, row.lat, row.lon) ?? '') : row.admin1;
  const romanised = searchKey(name);
  const alternates = row.alternateNames.filter((other) => other !== '' && !isCode(other));
  index.addPlace(
    {
      ...{ geonameId: row.geonameId, name, lat: row.lat, lon: row.lon, population },
      region: numberOf(tally.regions, `${country}\t${admin1}\t${row.admin2}`),
      feature: numberOf(tally.featureCodes, row.featureCode),
      nameCount: Math.min(255, 2 + row.alternateNames.length),
      modifiedDay: dayNumber(modified),
    },
    [
      { name, isMain: true },
      { name: row.asciiName, isMain: true },
      ...districtNames(row).map((other) => ({ name: other, isMain: true })),
      ...alternates.map((other) => ({ name: other, isMain: isSameName(other, name, romanised) })),
    ],
  );
}

/** "Svatove Raion" is also called "Svatove". */
const districtWords = / (?:Raion|Rayon|District|County|Parish|Municipality|Okrug)$/i;

const districtNames = ({ featureCode, name }: PlaceRow): string[] =>
  featureCode === 'ADM2' && districtWords.test(name) ? [name.replace(districtWords, '')] : [];

function takeName(tally: Tally, index: IndexFile, row: NameRow): void {
  if (!nameLanguages.has(row.language) || isCode(row.name)) return;
  const isMain = row.isPreferred && row.language !== '' && !row.isColloquial && !row.isHistoric;
  if (index.addName(row.geonameId, row.name, isMain)) tally.kept++;
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

function dayNumber(modified: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(modified) ? Math.floor(Date.parse(modified) / millisecondsPerDay) : 0;
  return Number.isNaN(day) ? 0 : Math.min(0xffff, Math.max(0, day));
}
