import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkModels, openCheckedReaders, type TrainedReaders } from '../src/inference/index.ts';
import { option } from './corpus.ts';

/**
 * The trained readers of `--model DIR` (a folder of one, or of several), else of models/; `undefined` with `--rules`.
 * @throws FirsthandError when one is damaged
 */
export function trainedReaders(args: readonly string[]): TrainedReaders | undefined {
  if (args.includes('--rules')) return undefined;
  const folder = modelsFolder(args);
  return existsSync(folder) ? openCheckedReaders(checkModels(folder)) : undefined;
}

/** The folder of `--model DIR`, else models/. */
export function modelsFolder(args: readonly string[]): string {
  return option(args, '--model') ?? join(import.meta.dirname, '../models');
}
