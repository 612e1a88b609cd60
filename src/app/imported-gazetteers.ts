import { createHash } from 'node:crypto';
import { type GazetteerLayer, openImported } from '../gazetteer/index.ts';
import { closeImport, importFile, listImports, type OpenImport, openImport } from '../imports/index.ts';
import { gazetteerFolder } from './data-folder.ts';

/**
 * Opens the gazetteers that the user has imported; without a data folder, none.
 * @throws FirsthandError `resource-missing`: one is damaged, or was imported by another version
 */
export function openImports(dataFolder: string | undefined): readonly OpenImport[] {
  if (dataFolder === undefined) return [];
  const opened: OpenImport[] = [];
  try {
    for (const path of listImports(gazetteerFolder(dataFolder))) opened.push(openImport(path));
  } catch (error) {
    closeImports(opened);
    throw error;
  }
  return opened;
}

export function closeImports(imports: readonly OpenImport[]): void {
  for (const one of imports) closeImport(one);
}

/** Opened imports as layers over the default gazetteer. */
export function importLayers(imports: readonly OpenImport[]): GazetteerLayer[] {
  return imports.map((one) => openImported(importFile(one)));
}

/** Tells one set of imports from another; `default` without any. */
export function importsFingerprint(imports: readonly Pick<OpenImport, 'description'>[]): string {
  if (imports.length === 0) return 'default';
  const digests = imports.map(({ description: { kind, name, sha256 } }) => `${kind} ${name} ${sha256}`);
  return createHash('sha256').update(digests.join('\n')).digest('hex').slice(0, 12);
}
