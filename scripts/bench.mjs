// npm run bench -- NAME [--data DIR] …: runs the benchmark in bench/NAME.
import { join } from 'node:path';
import { buildIfNeeded, installIfNeeded, projectRoot, runNode } from './toolchain.mjs';

installIfNeeded();
buildIfNeeded();
runNode(['--disable-warning=ExperimentalWarning', join(projectRoot, 'bench/main.ts'), ...process.argv.slice(2)]);
