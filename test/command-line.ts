import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** What users run when "npm test" has just built it, otherwise the same from its sources. */
const program = fileURLToPath(
  new URL(process.env.FIRSTHAND_TEST_BUILT ? '../bin/firsthand.mjs' : './firsthand-from-sources.mjs', import.meta.url),
);

/** No gazetteer of whoever runs the tests is read: nobody has this folder. */
const noImports = fileURLToPath(new URL('./no-data-folder', import.meta.url));

/** No process outlives the test file that started it. */
const started = new Set<ChildProcessWithoutNullStreams>();
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Leave standard input open, for the test to write to. */
  readonly openInput?: boolean;
}

/** Starts the command as a process of its own. */
export function startFirsthand(args: readonly string[], options: RunOptions = {}): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
    cwd: options.cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', FIRSTHAND_DATA: noImports, ...options.env },
  });
  started.add(child);
  child.on('exit', () => started.delete(child));
  // A command that does not read its input closes it early.
  child.stdin.on('error', () => {});
  if (!options.openInput) child.stdin.end(options.input ?? '');
  return child;
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Waits for a command to end, and gives what it printed. */
export async function finished(child: ChildProcessWithoutNullStreams): Promise<Finished> {
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}

/** Runs a command to its end. */
export function runFirsthand(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return finished(startFirsthand(args, options));
}

/** The objects of a command's `--json` output, one a line. */
export function jsonLines<Value>(text: string): Value[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Value);
}
