import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkModels, modelsIn } from '../inference/index.ts';
import { rulesAloneAsAsked } from '../model/index.ts';
import type { ReaderChoice } from './reading-task.ts';

/** Where the trained readers stand; sources, compiled files and the installed package lie equally deep. */
const modelsFolder = fileURLToPath(new URL('../../models', import.meta.url));
const modelRequired = true;

/** How readings are made. */
export interface ReaderOptions {
  /** Read by rules alone: faster, less accurate. */
  readonly fast?: boolean | undefined;
  /** A JSON file of outlets to know beside the built-in ones. */
  readonly outlets?: string | undefined;
  /** A JSON file of dated events to know beside the built-in ones. */
  readonly events?: string | undefined;
  /** Folder that holds the user's imported gazetteers; without it only the gazetteer that comes along is used. */
  readonly dataFolder?: string | undefined;
}

/**
 * The trained readers that come with Firsthand, their files checked, unless rules alone are asked for.
 * @throws FirsthandError `resource-missing` when one is missing, incomplete or damaged.
 */
export function chooseReader({ fast = false }: ReaderOptions): ReaderChoice {
  return isUsed(fast) ? checkModels(modelsFolder) : { absent: rulesAloneAsAsked };
}

/**
 * Names and versions of the trained readers that readings are made with, undefined for rules alone. Their files are not checked.
 * @throws FirsthandError `resource-missing` when there is none.
 */
export function chosenModel({ fast = false }: ReaderOptions): string | undefined {
  return isUsed(fast) ? modelsIn(modelsFolder) : undefined;
}

function isUsed(fast: boolean): boolean {
  return !fast && (modelRequired || existsSync(modelsFolder));
}
