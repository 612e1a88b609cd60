import { link, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Archive, makeFolder, openFolderArchive, syncFolder } from '../archive/index.ts';
import { FirsthandError } from '../model/index.ts';
import type { CaseStore } from '../store/index.ts';
import { caseEventsFile } from './users-events.ts';
import { caseOutletsFile } from './users-outlets.ts';

/** One investigation, opened. */
export interface Case {
  readonly folder: string;
  readonly store: CaseStore;
  readonly archive: Archive;
  close(): Promise<void>;
}

/** The file that makes a folder a case. Written last, so that a folder that has it has everything. */
export const caseMarker = 'case.json';
const databaseFile = 'case.sqlite';
const archiveFolder = 'captures';
/** How a case folder is laid out. A program refuses a folder with a higher number than it knows. */
const layoutVersion = 1;
const ownFiles: ReadonlySet<string> = new Set([
  databaseFile,
  `${databaseFile}-wal`,
  `${databaseFile}-shm`,
  `${databaseFile}-journal`,
  archiveFolder,
  caseOutletsFile,
  caseEventsFile,
]);

export interface CaseOptions {
  /** Make the folder a case when it does not exist or is empty. */
  readonly create: boolean;
  /** The clock, ISO 8601 instant. */
  readonly now?: () => string;
}

/**
 * Opens a case folder: `case.json`, an SQLite file, and the captured bytes under `captures/`.
 * @throws FirsthandError `case-missing`: there is no such folder; `case-invalid`: it is not a case, or it is damaged;
 *   `case-newer`: written by a newer Firsthand; `case-busy`: another process kept it too long.
 */
export async function openCase(folder: string, options: CaseOptions): Promise<Case> {
  const now = options.now ?? (() => new Date().toISOString());
  const marked = await readMarker(folder);
  if (!marked) await prepare(folder, options.create);
  else if (!(await isFile(join(folder, databaseFile)))) {
    throw new FirsthandError(
      'case-invalid',
      `${folder}: the case has lost its ${databaseFile}; restore it from a copy`,
    );
  }
  const { openSqliteStore } = await import('../store/index.ts');
  const store = await openSqliteStore(join(folder, databaseFile), now);
  try {
    const archive = await openFolderArchive(join(folder, archiveFolder));
    if (!marked) await writeMarker(folder, now());
    return { folder, store, archive, close: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Whether the folder says that it is a case. */
export async function isCase(folder: string): Promise<boolean> {
  return isFile(join(folder, caseMarker));
}

/** @returns false when the folder has no marker. */
async function readMarker(folder: string): Promise<boolean> {
  const file = join(folder, caseMarker);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    if (code === 'ENOTDIR') throw notACase(folder, 'it is a file');
    throw new FirsthandError('case-invalid', `${file}: cannot be read (${code}); check its permissions`, {
      cause: error,
    });
  }
  const layout = layoutOf(text);
  if (layout === undefined) throw notACase(folder, `its ${caseMarker} was not written by Firsthand`);
  if (layout > layoutVersion) {
    throw new FirsthandError(
      'case-newer',
      `${folder}: a case written by a newer Firsthand (layout ${layout}; this one knows up to ${layoutVersion}); update Firsthand`,
    );
  }
  return true;
}

function layoutOf(marker: string): number | undefined {
  try {
    const { firsthandCase } = JSON.parse(marker) as { firsthandCase?: { layout?: unknown } };
    const layout = firsthandCase?.layout;
    return typeof layout === 'number' && Number.isInteger(layout) && layout > 0 ? layout : undefined;
  } catch {
    return undefined;
  }
}

/** Checks that a folder without a marker can become a case. */
async function prepare(folder: string, create: boolean): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error.code === 'ENOTDIR'
      ? notACase(folder, 'it is a file')
      : new FirsthandError('case-invalid', `${folder}: cannot be read (${error.code}); check its permissions`, {
          cause: error,
        });
  });
  if (!create) {
    if (!names) {
      throw new FirsthandError(
        'case-missing',
        `${folder}: no such case; "firsthand add <inputs> --case ${folder}" makes one`,
      );
    }
    throw notACase(folder, `it has no ${caseMarker}`);
  }
  const foreign = names?.find((name) => !ownFiles.has(name) && !name.startsWith(`.${caseMarker}.`));
  if (foreign !== undefined) {
    throw notACase(folder, `it holds other files (${foreign}); name an empty folder, or one that does not exist`);
  }
  await makeFolder(folder).catch((error: NodeJS.ErrnoException) => {
    throw new FirsthandError(
      'case-invalid',
      `${folder}: cannot be made (${error.code}); check the path and its permissions`,
      {
        cause: error,
      },
    );
  });
}

/** Writes the marker whole; when another process was faster, keeps its marker. */
async function writeMarker(folder: string, createdAt: string): Promise<void> {
  const content = { firsthandCase: { layout: layoutVersion, title: basename(resolve(folder)), createdAt } };
  const temporary = join(folder, `.${caseMarker}.${process.pid}`);
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  const marker = join(folder, caseMarker);
  await link(temporary, marker).catch(async (error: NodeJS.ErrnoException) => {
    // Some file systems have no links; there, the last process wins, with a marker that is as good.
    if (error.code !== 'EEXIST') await rename(temporary, marker);
  });
  await rm(temporary, { force: true });
  await syncFolder(folder);
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

function notACase(folder: string, reason: string): FirsthandError {
  return new FirsthandError('case-invalid', `${folder}: not a case: ${reason}`);
}
