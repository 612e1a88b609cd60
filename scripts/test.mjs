// npm test: installs what is missing, builds, runs every test. Arguments go to Vitest.
import { buildIfNeeded, installedFile, installIfNeeded, runNode } from './toolchain.mjs';

installIfNeeded();
buildIfNeeded();
// Tests that start the command as a process start what was just built: it starts faster than its sources.
process.env.FIRSTHAND_TEST_BUILT = '1';
runNode([installedFile('vitest/vitest.mjs'), 'run', ...process.argv.slice(2)]);
