import { lexiconKey } from '../text/index.ts';

/** Endings by name, each a list separated by spaces; `-` stands for no ending. */
export type Endings = Readonly<Record<string, string>>;

/**
 * The lexicon keys that an entry stands for: `минувш+soft` is the stem with every ending listed under `soft`;
 * any other entry is itself.
 * @throws Error when the endings have no such name, which is a defect of the data
 */
export function expandForms(entry: string, endings: Endings): readonly string[] {
  const plus = entry.indexOf('+');
  if (plus <= 0) return [lexiconKey(entry)];
  const list = endings[entry.slice(plus + 1)];
  if (list === undefined) throw new Error(`"${entry}": there are no endings of that name`);
  const stem = entry.slice(0, plus);
  return list.split(' ').map((ending) => lexiconKey(ending === '-' ? stem : stem + ending));
}
