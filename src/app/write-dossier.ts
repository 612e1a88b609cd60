import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FirsthandError, type Reading } from '../model/index.ts';

/**
 * Writes one page about one or several reports; several are traced to their origins first. Missing folders are made.
 * @throws FirsthandError `usage` when the file cannot be written.
 */
export async function writeDossier(readings: readonly Reading[], file: string): Promise<void> {
  const [{ dossier }, { traceReadings }, { loadOutlines }] = await Promise.all([
    import('../export/index.ts'),
    import('../trace/index.ts'),
    import('../gazetteer/index.ts'),
  ]);
  const outlines = await loadOutlines();
  const trace = readings.length > 1 ? traceReadings(readings) : undefined;
  const page = dossier(readings, { version: packageVersion(), outlines, trace });
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, page);
  } catch (cause) {
    throw new FirsthandError('usage', `${file}: the dossier cannot be written there (${(cause as Error).message})`, {
      cause,
    });
  }
}

/** The version that package.json states; sources and compiled files lie equally deep. */
export function packageVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
