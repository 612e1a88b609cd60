// npm test: installs what is missing, builds, runs every test. Arguments go to Vitest.
import { buildIfNeeded, installedFile, installIfNeeded, runNode } from './toolchain.mjs';

installIfNeeded();
buildIfNeeded();
runNode([installedFile('vitest/vitest.mjs'), 'run', ...process.argv.slice(2)]);
