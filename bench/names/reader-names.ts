import { readFileSync } from 'node:fs';
import type { MarkedName } from '../../src/model/index.ts';
import { option } from '../corpus.ts';
import type { GoldText } from './name-sets.ts';

/** What marks names before the rules. */
export interface NameMarker {
  readonly model: string;
  /** Names of a text; `undefined` when there are no marks of it. */
  mark(set: string, text: GoldText): Promise<readonly MarkedName[] | undefined>;
}

/** The marker of `--marks FILE`: JSON Lines of `set`, `id` and `names`, as a checkpoint marked them. */
export async function readNameMarker(args: readonly string[]): Promise<NameMarker | undefined> {
  const file = option(args, '--marks');
  if (file === undefined) return undefined;
  const marks = new Map<string, readonly MarkedName[]>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { set, id, names } = JSON.parse(line) as { set: string; id: string; names: MarkedName[] };
    marks.set(`${set} ${id}`, names);
  }
  return { model: `marks in ${file}`, mark: async (set, { id }) => marks.get(`${set} ${id}`) };
}
