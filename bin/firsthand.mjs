#!/usr/bin/env node
// The command. Runs on any Node from 18: hands over to the Node that npm installed when this one is too old.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))));
const main = join(root, 'dist/cli/main.js');
const bundledNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (!existsSync(main)) {
  process.stderr.write(`firsthand: not built yet. Run "npm ci && npm run build" in ${root}\n`);
  process.exitCode = 1;
} else if (major > 22 || (major === 22 && minor >= 13)) {
  silenceSqliteWarning();
  const { runCommandLine } = await import(pathToFileURL(main).href);
  await runCommandLine(process.argv);
} else if (existsSync(bundledNode)) {
  const child = spawn(bundledNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // The child decides when to stop: it finishes what it was writing.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
} else {
  process.stderr.write(
    `firsthand: needs Node 22.13 or newer; this is ${process.versions.node}. Run "npm ci" in ${root}: it brings its own Node.\n`,
  );
  process.exitCode = 1;
}

/** node:sqlite announces itself as experimental at every start; every other warning stays. */
function silenceSqliteWarning() {
  const emit = process.emit;
  process.emit = function (name, data, ...rest) {
    if (name === 'warning' && data?.name === 'ExperimentalWarning' && /SQLite/i.test(data.message)) return false;
    return emit.call(this, name, data, ...rest);
  };
}
