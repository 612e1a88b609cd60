import type { MarkedName } from '../../model/index.ts';
import type { NameDraft } from './draft.ts';
import type { NameScene } from './name-scene.ts';
import { draftsOfReader } from './reader-names.ts';

/**
 * Joins the names of the trained reader with those of the rules. The reader decides; rules keep what they are sure of where it marked nothing.
 */
export function joinNames(scene: NameScene, byRules: readonly NameDraft[], marked: readonly MarkedName[]): NameDraft[] {
  const joined = draftsOfReader(scene, marked);
  const taken = new Uint8Array(scene.count);
  for (const { from, to } of joined) taken.fill(1, from, to);
  for (const draft of byRules) {
    if (taken.subarray(draft.from, draft.to).includes(1)) continue;
    if (draft.by === 'known' && draft.confidence >= 0.9) joined.push(draft);
  }
  return joined.sort((left, right) => left.from - right.from);
}
