import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ImportDescription, type ImportFile, readImportDescription } from '../gazetteer/index.ts';

const endings = { places: '.places', names: '.names' } as const;

/** What the file of an import is called in its folder. */
export function importFileName({ kind, name }: Pick<ImportDescription, 'kind' | 'name'>): string {
  return `${name}${endings[kind]}`;
}

/** Paths of the imports in a folder, by name. */
export function listImports(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.') && Object.values(endings).some((ending) => name.endsWith(ending)))
    .sort()
    .map((name) => join(folder, name));
}

/** An opened import. The file stays open, and every thread of the process may read it by its number. */
export interface OpenImport {
  readonly file: number;
  readonly description: ImportDescription;
  readonly resident: SharedArrayBuffer;
}

/**
 * Opens an import and reads its resident part into memory that threads can share.
 * @throws FirsthandError `resource-missing`: the file is damaged, or of another version
 */
export function openImport(path: string): OpenImport {
  const file = openSync(path, 'r');
  try {
    const description = readImportDescription(fstatSync(file).size, readerOf(file), path);
    const resident = new SharedArrayBuffer(description.residentBytes);
    readInto(file, new Uint8Array(resident), description.residentStart);
    return { file, description, resident };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

export function closeImport({ file }: OpenImport): void {
  closeSync(file);
}

/** An opened import as the gazetteer reads it. */
export function importFile({ file, description, resident }: OpenImport): ImportFile {
  return { description, resident, readAt: readerOf(file) };
}

/**
 * What an import holds; undefined when there is none.
 * @throws FirsthandError `resource-missing`: the file is damaged, or of another version
 */
export function readDescription(path: string): ImportDescription | undefined {
  if (!existsSync(path)) return undefined;
  const file = openSync(path, 'r');
  try {
    return readImportDescription(fstatSync(file).size, readerOf(file), path);
  } finally {
    closeSync(file);
  }
}

/** Deletes an import. Programs that read it at the moment may go on. */
export function deleteImport(path: string): void {
  rmSync(path);
}

const readerOf =
  (file: number): ImportFile['readAt'] =>
  (start, length) => {
    const bytes = new Uint8Array(length);
    readInto(file, bytes, start);
    return bytes;
  };

function readInto(file: number, bytes: Uint8Array, start: number): void {
  for (let done = 0; done < bytes.length; ) {
    const count = readSync(file, bytes, done, bytes.length - done, start + done);
    if (count === 0) return;
    done += count;
  }
}
