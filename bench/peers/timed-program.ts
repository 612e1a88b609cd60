import { spawn } from 'node:child_process';
import { usedCpuSeconds } from '../process-usage.ts';

/** What a program took: seconds of the clock, and of processor time where the system tells it (Linux; else 0). */
export interface ProgramTimes {
  readonly startSeconds: number;
  readonly startCpuSeconds: number;
  /** From the first document to the end of the program. */
  readonly readSeconds: number;
  readonly readCpuSeconds: number;
}

/** A program that reads documents. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** What it is given on its standard input. */
  readonly input?: string;
  /** What it writes to its standard error when it has loaded everything and begins with the first document. */
  readonly ready: RegExp;
}

/**
 * Runs a program to its end and times its start and its reading apart.
 * @returns its standard output and its times
 * @throws Error with the last lines it wrote when it fails
 */
export async function runTimed({
  command,
  args,
  input = '',
  ready,
}: Program): Promise<{ output: string } & ProgramTimes> {
  const startedAt = performance.now();
  const child = spawn(command, args, { stdio: 'pipe' });
  let output = '';
  let errors = '';
  let cpuSeconds = 0;
  let started: { readonly at: number; readonly cpuSeconds: number } | undefined;
  const lookAtClock = () => {
    cpuSeconds = Math.max(cpuSeconds, usedCpuSeconds(child.pid));
  };
  const watch = setInterval(lookAtClock, 50);
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
    if (started !== undefined || !ready.test(errors)) return;
    lookAtClock();
    started = { at: performance.now(), cpuSeconds };
  });
  // A program that ends early closes its input: its exit code says more.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  ).finally(() => clearInterval(watch));
  if (code !== 0 || started === undefined)
    throw new Error(`${command} ended with ${code}: ${errors.trim().split('\n').slice(-8).join('\n')}`);
  return {
    output,
    startSeconds: (started.at - startedAt) / 1000,
    startCpuSeconds: started.cpuSeconds,
    readSeconds: (performance.now() - started.at) / 1000,
    readCpuSeconds: cpuSeconds - started.cpuSeconds,
  };
}
