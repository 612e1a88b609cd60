import type { MarkedName } from '../../src/model/index.ts';
import { trainedReaders } from '../trained-readers.ts';
import type { GoldText } from './name-sets.ts';

/** What marks names before the rules. */
export interface NameMarker {
  readonly model: string;
  /** Names of a text; `undefined` for one that is too long. */
  mark(text: GoldText): Promise<readonly MarkedName[] | undefined>;
  close(): Promise<void>;
}

/**
 * The trained readers of `--model DIR`, else of models/; `undefined` when there are none.
 * @throws FirsthandError when its files are damaged
 */
export async function readNameMarker(args: readonly string[]): Promise<NameMarker | undefined> {
  const readers = trainedReaders(args);
  if (readers === undefined) return undefined;
  const remembered = new Map<GoldText, readonly MarkedName[] | undefined>();
  return {
    model: readers.models,
    mark: async (text) => {
      if (!remembered.has(text)) {
        const { names, absent } = await readers.mark(text.text, text.language);
        remembered.set(text, absent === undefined ? names : undefined);
      }
      return remembered.get(text);
    },
    close: () => readers.close(),
  };
}
