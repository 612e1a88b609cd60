// Shared by the scripts: finds a Node that runs Firsthand, installs and builds what is missing.
// Plain JavaScript without dependencies: it runs on Node 18, before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The oldest Node that has `node:sqlite` without a flag and runs TypeScript sources. Kept in step with bin/firsthand.mjs. */
const oldestNode = [22, 13];

const bundledNode = join(projectRoot, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
const distStamp = join(projectRoot, 'dist/.built');

/** Whether a version such as `20.20.2` is recent enough to run Firsthand. */
export function isRecentNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

/**
 * Path of a Node that runs Firsthand: the current one, or the one that npm installed.
 * Ends the process with a hint when there is none.
 */
export function findNode() {
  if (isRecentNode(process.versions.node)) return process.execPath;
  if (existsSync(bundledNode)) return bundledNode;
  fail(
    `Firsthand needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}, and the copy that npm should have put into node_modules/node is missing.\n` +
      'Install scripts may be switched off: run "npm rebuild node", or install a newer Node from https://nodejs.org.',
  );
}

/** Installs the dependencies when node_modules is missing or does not hold what package-lock.json asks for. */
export function installIfNeeded() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  say(existsSync(join(projectRoot, 'node_modules')) ? 'Updating dependencies …' : 'Installing dependencies …');
  runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Builds when a source, a data file or a build setting is newer than the last build. */
export function buildIfNeeded() {
  if (isBuilt()) return;
  runNode([join(projectRoot, 'scripts/build.mjs')]);
}

/** Runs a script or program under a Node that Firsthand supports, sharing the terminal. Ends the process when it fails. */
export function runNode(args, options = {}) {
  const node = findNode();
  const result = spawnSync(node, args, {
    cwd: projectRoot,
    stdio: 'inherit',
    ...options,
    env: {
      ...process.env,
      PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
    },
  });
  if (result.error) fail(`Could not run ${node}: ${result.error.message}`);
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Path of a file of an installed package, for programs that are started by path. */
export function installedFile(path) {
  return join(projectRoot, 'node_modules', path);
}

/** One line for people, on standard error so that output stays clean. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(message) {
  say(message);
  process.exit(1);
}

function runNpm(args) {
  const npmScript = process.env.npm_execpath;
  const [command, first] = npmScript?.endsWith('.js') ? [process.execPath, [npmScript]] : ['npm', []];
  const result = spawnSync(command, [...first, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (result.error) fail(`Could not run npm: ${result.error.message}`);
  if (result.status !== 0) fail(`"npm ${args[0]}" failed (see above). Check the network connection and try again.`);
}

/** Names in package-lock.json that are not installed in that version. Packages for other platforms are left out. */
function missingPackages() {
  const wanted = readJson(join(projectRoot, 'package-lock.json'))?.packages ?? {};
  const installed = readJson(join(projectRoot, 'node_modules/.package-lock.json'))?.packages;
  if (installed === undefined) return ['node_modules'];
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.devOptional && !entry.peer)
    .filter(([path, entry]) => installed[path]?.version !== entry.version || !existsSync(join(projectRoot, path)))
    .map(([path]) => path);
}

function isBuilt() {
  if (!existsSync(distStamp)) return false;
  const builtAt = statSync(distStamp).mtimeMs;
  const settings = [
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'scripts/build.mjs',
    'scripts/build-gazetteer.ts',
  ];
  return (
    newestChange(join(projectRoot, 'src')) <= builtAt &&
    settings.every(
      (file) => !existsSync(join(projectRoot, file)) || statSync(join(projectRoot, file)).mtimeMs <= builtAt,
    )
  );
}

/** Time of the last change below a folder. Folders count too: a deleted file changes its folder. */
function newestChange(folder) {
  let newest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestChange(path) : statSync(path).mtimeMs);
  }
  return newest;
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
