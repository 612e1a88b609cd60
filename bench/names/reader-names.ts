import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openReader } from '../../src/inference/index.ts';
import type { MarkedName } from '../../src/model/index.ts';
import { option } from '../corpus.ts';
import type { GoldText } from './name-sets.ts';

/** What marks names before the rules. */
export interface NameMarker {
  readonly model: string;
  /** Names of a text; `undefined` for one that is too long. */
  mark(text: GoldText): Promise<readonly MarkedName[] | undefined>;
  close(): Promise<void>;
}

/**
 * The trained reader of `--model DIR`, else the one in models/reader; `undefined` when there is none.
 * @throws FirsthandError when its files are damaged
 */
export async function readNameMarker(args: readonly string[]): Promise<NameMarker | undefined> {
  const folder = option(args, '--model') ?? join(import.meta.dirname, '../../models/reader');
  if (!existsSync(folder)) return undefined;
  const reader = await openReader(folder);
  const remembered = new Map<GoldText, readonly MarkedName[] | undefined>();
  return {
    model: reader.model,
    mark: async (text) => {
      if (!remembered.has(text)) {
        const { names, absent } = await reader.mark(text.text);
        remembered.set(text, absent === undefined ? names : undefined);
      }
      return remembered.get(text);
    },
    close: () => reader.close(),
  };
}
