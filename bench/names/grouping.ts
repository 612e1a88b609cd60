import type { EntityMention } from '../../src/model/index.ts';
import type { GoldText } from './name-sets.ts';

/** Pairs of mentions of one entity. */
export interface PairCounts {
  right: number;
  found: number;
  gold: number;
}

/** Counts, over the pairs of rightly typed names of one text, those that the corpus and Firsthand take for one entity. */
export function addPairs(counts: PairCounts, gold: GoldText, found: readonly EntityMention[]): void {
  const matched = found.flatMap((name) => {
    const match = gold.names.find(({ start, end, type }) => type === name.type && start < name.end && end > name.start);
    return match?.entity === undefined ? [] : [{ type: name.type, meant: match.entity, grouped: name.entity }];
  });
  for (const [index, left] of matched.entries())
    for (const right of matched.slice(index + 1)) {
      if (left.type !== right.type) continue;
      const [same, joined] = [left.meant === right.meant, left.grouped === right.grouped];
      if (same) counts.gold++;
      if (joined) counts.found++;
      if (same && joined) counts.right++;
    }
}
