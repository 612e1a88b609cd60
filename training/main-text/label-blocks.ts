const wordPattern = /[\p{L}\p{N}_]+/gu;

/** How many words around a short block must also stand beside it in the gold text. */
const contextWords = 3;
/** How many blocks that the gold text leaves out may lie between a short block and that context. */
const reach = 3;

/**
 * Says of each block of a page how much of it stands in the gold text, 0 to 1: the share of its three-word runs.
 * Words that many pages repeat in their menus stand in gold texts too, so a short block counts only together with the
 * words before or after it.
 */
export function labelBlocks(blocks: readonly string[], gold: string): number[] {
  const goldWords = wordsOf(gold);
  const goldText = ` ${goldWords.join(' ')} `;
  const runs = new Set(goldWords.map((_, index) => goldWords.slice(index, index + 3).join(' ')));
  const words = blocks.map(wordsOf);
  const occurrences = new Map<string, number>();
  for (const own of words) occurrences.set(own.join(' '), (occurrences.get(own.join(' ')) ?? 0) + 1);

  const standsInContext = (index: number): boolean => {
    for (let skipped = 0; skipped < reach; skipped++) {
      const before = words
        .slice(0, Math.max(0, index - skipped))
        .slice(-20)
        .flat()
        .slice(-contextWords);
      const after = words
        .slice(index + 1 + skipped, index + 21 + skipped)
        .flat()
        .slice(0, contextWords);
      if (before.length > 0 && goldText.includes(` ${[...before, ...words[index]!].join(' ')} `)) return true;
      if (after.length > 0 && goldText.includes(` ${[...words[index]!, ...after].join(' ')} `)) return true;
    }
    return false;
  };

  return words.map((own, index) => {
    if (own.length === 0) return 0;
    if (own.length < 6) return goldText.includes(` ${own.join(' ')} `) && standsInContext(index) ? 1 : 0;
    let shared = 0;
    for (let at = 0; at + 2 < own.length; at++) if (runs.has(own.slice(at, at + 3).join(' '))) shared += 1;
    const share = shared / (own.length - 2);
    const repeated = own.length < 15 && occurrences.get(own.join(' '))! > 1;
    return repeated && share >= 0.5 && !standsInContext(index) ? 0 : share;
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(wordPattern) ?? [];
}
