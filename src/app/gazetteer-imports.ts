import { existsSync } from 'node:fs';
import type { ImportDescription } from '../gazetteer/index.ts';
import { deleteImport, type ImportResult, importDump, listImports, readDescription } from '../imports/index.ts';
import { FirsthandError } from '../model/index.ts';
import { gazetteerFolder } from './data-folder.ts';
import { readGazetteerFile } from './gazetteer-file.ts';

export type { ImportDescription } from '../gazetteer/index.ts';
export type { ImportResult } from '../imports/index.ts';

export interface ImportGazetteerOptions {
  /** Whom to credit, and the licence; GeoNames unless told otherwise. */
  readonly attribution?: string | undefined;
  /** Told now and then how many lines have been read. */
  readonly progress?: ((rows: number) => void) | undefined;
}

/**
 * Imports a dump in GeoNames' format into the user's data folder. What was there stays until the new is whole and safe.
 * @throws FirsthandError `input-missing`, `input-empty`, `input-encoding`, `input-invalid`
 */
export async function importGazetteer(
  path: string,
  dataFolder: string,
  options: ImportGazetteerOptions = {},
): Promise<ImportResult> {
  const { openGazetteer } = await import('../gazetteer/index.ts');
  const file = readGazetteerFile();
  const base = file === undefined ? undefined : openGazetteer(file);
  return importDump(path, gazetteerFolder(dataFolder), {
    ...options,
    importedAt: new Date().toISOString(),
    regionAt: (country, lat, lon) => base?.regionAt(country, lat, lon)?.admin1,
  });
}

/** An import in the data folder; `problem` says why it cannot be used. */
export type ImportStatus =
  | { readonly path: string; readonly description: ImportDescription }
  | { readonly path: string; readonly problem: string };

/** What is loaded. */
export interface GazetteerStatus {
  readonly folder: string;
  /** One line on the gazetteer that comes with Firsthand. */
  readonly base: string;
  readonly imports: readonly ImportStatus[];
}

/** Says what is loaded: the gazetteer that comes along, and what the user has imported. */
export async function gazetteerStatus(dataFolder: string): Promise<GazetteerStatus> {
  const folder = gazetteerFolder(dataFolder);
  const { openGazetteer } = await import('../gazetteer/index.ts');
  const file = readGazetteerFile();
  return {
    folder,
    base: file === undefined ? 'No gazetteer is built: run "npm run build".' : openGazetteer(file).coverage,
    imports: listImports(folder).map((path): ImportStatus => {
      try {
        return { path, description: readDescription(path)! };
      } catch (error) {
        if (error instanceof FirsthandError) return { path, problem: error.message };
        throw error;
      }
    }),
  };
}

/**
 * Removes imports by name (`UA`, `UA.zip`, `UA.places`).
 * @returns the paths that were removed
 * @throws FirsthandError `not-found`: there is no import of that name
 */
export function removeGazetteer(name: string, dataFolder: string): readonly string[] {
  const folder = gazetteerFolder(dataFolder);
  const paths = listImports(folder);
  const nameOf = (path: string): string => path.slice(folder.length + 1);
  const asked = name.replace(/\.(?:zip|txt|tsv|csv)$/i, '');
  const chosen = paths.filter((path) => nameOf(path) === name || nameOf(path).replace(/\.[^.]*$/, '') === asked);
  if (chosen.length === 0) {
    const known = paths.map((path) => nameOf(path));
    throw new FirsthandError(
      'not-found',
      `No imported gazetteer is called "${name}"; ${
        known.length > 0
          ? `imported are ${known.join(', ')}`
          : existsSync(folder)
            ? 'none is imported'
            : `${folder} does not exist`
      }.`,
    );
  }
  for (const path of chosen) deleteImport(path);
  return chosen;
}
