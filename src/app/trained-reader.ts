import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkModelFolder, modelIn } from '../inference/index.ts';
import { rulesAloneAsAsked } from '../model/index.ts';
import type { ReaderChoice } from './reading-task.ts';

/** Where the trained reader stands; sources, compiled files and the installed package lie equally deep. */
const modelFolder = fileURLToPath(new URL('../../models/reader', import.meta.url));
const modelRequired = true;

/** How readings are made. */
export interface ReaderOptions {
  /** Read by rules alone: faster, less accurate. */
  readonly fast?: boolean | undefined;
  /** A JSON file of outlets to know beside the built-in ones. */
  readonly outlets?: string | undefined;
}

/**
 * The trained reader that comes with Firsthand, its files checked, unless rules alone are asked for.
 * @throws FirsthandError `resource-missing` when it is missing, incomplete or damaged.
 */
export function chooseReader({ fast = false }: ReaderOptions): ReaderChoice {
  return isUsed(fast) ? checkModelFolder(modelFolder) : { absent: rulesAloneAsAsked };
}

/**
 * Name and version of the trained reader that readings are made with, undefined for rules alone. Its files are not checked.
 * @throws FirsthandError `resource-missing` when it is missing.
 */
export function chosenModel({ fast = false }: ReaderOptions): string | undefined {
  return isUsed(fast) ? modelIn(modelFolder) : undefined;
}

function isUsed(fast: boolean): boolean {
  return !fast && (modelRequired || existsSync(modelFolder));
}
