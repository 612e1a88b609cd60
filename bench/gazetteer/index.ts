import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importLayers, openImports } from '../../src/app/imported-gazetteers.ts';
import { placeKey } from '../../src/gazetteer/index.ts';
import { option } from '../corpus.ts';
import { residentKb } from '../process-usage.ts';
import { writeWorldDump } from './world-dump.ts';

const program = join(import.meta.dirname, '../../bin/firsthand.mjs');
/** Rows of GeoNames' allCountries. */
const worldRows = 12_000_000;

/**
 * `npm run bench -- gazetteer [--rows N]`: imports a made-up dump of the size of allCountries with the command, and prints time and peak
 * memory; then how soon the index is open, and how long a look-up takes. Needs 3 GB in the temporary folder, and takes minutes. The
 * 34,000 villages of Ukraine are imported by `npm run bench -- places`.
 */
export async function run(args: readonly string[]): Promise<void> {
  const rows = Number(option(args, '--rows') ?? worldRows);
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-world-'));
  try {
    const { file, bytes } = writeWorldDump(folder, rows);
    console.log(`dump of ${rows.toLocaleString('en')} rows, ${Math.round(bytes / 1e6)} MB`);
    const { seconds, memoryMb } = await importFile(file, folder);
    console.log(`import: ${seconds.toFixed(0)} s, peak memory ${Math.round(memoryMb)} MB (bar 1000 MB)`);
    measureReading(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importFile(file: string, folder: string): Promise<{ seconds: number; memoryMb: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, 'gazetteer', 'import', file, '--data-folder', folder], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let memoryMb = 0;
  const timer = setInterval(() => {
    memoryMb = Math.max(memoryMb, residentKb(child.pid) / 1000);
  }, 200);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, memoryMb };
}

function measureReading(folder: string): void {
  const started = performance.now();
  const imports = openImports(folder);
  const [layer] = importLayers(imports);
  const openMs = performance.now() - started;
  const { resident } = imports[0]!;
  const names = Array.from({ length: 20_000 }, (_, index) => placeKey(`Kalo${'mira'.repeat(index % 3)} ${index}`));
  const asked = performance.now();
  for (const key of names) layer!.hasKey!(key);
  const missUs = ((performance.now() - asked) / names.length) * 1000;
  const found = performance.now();
  const size = layer!.lookupKey!(placeKey('Kalo')).length;
  const findMs = performance.now() - found;
  console.log(
    `open: ${openMs.toFixed(0)} ms, ${Math.round(resident.byteLength / 1e6)} MB that threads share, of a file of ${Math.round(statSync(join(folder, 'gazetteer/allCountries.places')).size / 1e6)} MB`,
  );
  console.log(
    `look-up: ${missUs.toFixed(1)} µs for a name that is not there, ${findMs.toFixed(1)} ms for one with ${size} places`,
  );
}
