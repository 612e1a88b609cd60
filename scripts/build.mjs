// npm run build: compiles src/ to dist/ and prepares the data that reading needs.
import { cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedFile, installIfNeeded, projectRoot, runNode, say } from './toolchain.mjs';

installIfNeeded();
const startedAt = performance.now();
const startedOn = new Date();

compile();
buildGazetteer();
linkBin();
writeFileSync(join(projectRoot, 'dist/.built'), `${startedOn.toISOString()}\n`);
say(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);

/** Compiles beside the old dist and swaps it in whole, so that a running program never meets half a build. */
function compile() {
  const next = join(projectRoot, 'build', `dist-${process.pid}`);
  const dist = join(projectRoot, 'dist');
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  runNode([installedFile('typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', next]);
  // tsc emits the JSON files that are imported; those that are read by path are copied here.
  cpSync(join(projectRoot, 'src'), next, {
    recursive: true,
    filter: (path) => lstatSync(path).isDirectory() || path.endsWith('.json'),
  });
  rmSync(dist, { recursive: true, force: true });
  renameSync(next, dist);
}

function buildGazetteer() {
  const script = join(projectRoot, 'scripts/build-gazetteer.ts');
  if (existsSync(script)) runNode([script]);
}

/** npm links the commands of dependencies only; this link lets "npx firsthand" start the checkout at once. */
function linkBin() {
  if (process.platform === 'win32') return;
  const link = join(projectRoot, 'node_modules/.bin/firsthand');
  rmSync(link, { force: true });
  symlinkSync('../../bin/firsthand.mjs', link);
}
