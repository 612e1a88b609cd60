import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outlet } from '../knowledge/index.ts';
import { FirsthandError } from '../model/index.ts';

/** The file of a case folder that adds outlets to the list for that case. */
export const caseOutletsFile = 'outlets.json';

/**
 * Reads a user's list of outlets, and adds it to the list of this thread. Threads that read are to be given it as well.
 * @throws FirsthandError `input-missing`: there is no such file; `input-invalid`: it is not a list of outlets.
 */
export async function useOutlets(file: string): Promise<readonly Outlet[]> {
  const { addOutlets, outletsFromJson } = await import('../knowledge/index.ts');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new FirsthandError(
      'input-missing',
      `${file}: the list of outlets cannot be read (${code}); check the path and its permissions`,
      { cause: error },
    );
  }
  const outlets = outletsFromJson(text, file);
  addOutlets(outlets);
  return outlets;
}

/**
 * The outlets that a case adds in its `outlets.json`, if it has one; they are added to the list of this thread.
 * @throws FirsthandError `input-invalid`: it is not a list of outlets.
 */
export async function useOutletsOfCase(caseFolder: string): Promise<readonly Outlet[] | undefined> {
  const file = join(caseFolder, caseOutletsFile);
  return existsSync(file) ? useOutlets(file) : undefined;
}

/** Tells one list of added outlets from another; `none` without any. */
export function outletsFingerprint(outlets: readonly Outlet[] | undefined): string {
  return outlets === undefined || outlets.length === 0
    ? 'none'
    : createHash('sha256').update(JSON.stringify(outlets)).digest('hex').slice(0, 12);
}
