import { readFileSync } from 'node:fs';

/** The most memory that a process has held, in KB, from Linux; 0 elsewhere. */
export function residentKb(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Processor time of all threads of a process so far, from Linux; 0 elsewhere. Tells the work even where other programs share the cores. */
export function usedCpuSeconds(pid: number | undefined): number {
  try {
    // After the name in brackets: fields 14 and 15 of proc(5), in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}
