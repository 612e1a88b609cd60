/** Words as Python's `\w+` finds them: both benchmarks' own scorers are Python. */
const wordPattern = /[\p{L}\p{N}_]+/gu;

/** How well an extracted text covers the gold text: bag-of-words F1 of one page, case folded, as WCXB scores it. */
export function wordF1(found: string, gold: string): number {
  const foundWords = wordsOf(found.toLowerCase());
  const goldWords = wordsOf(gold.toLowerCase());
  if (foundWords.length === 0 || goldWords.length === 0) return foundWords.length === goldWords.length ? 1 : 0;
  const remaining = countOf(goldWords);
  let shared = 0;
  for (const word of foundWords) {
    const left = remaining.get(word) ?? 0;
    if (left === 0) continue;
    remaining.set(word, left - 1);
    shared += 1;
  }
  return (2 * shared) / (foundWords.length + goldWords.length);
}

/** Precision and recall of one page in runs of four words; undefined where there is nothing to divide by. */
export interface ShingleScore {
  readonly precision: number | undefined;
  readonly recall: number | undefined;
}

/** Compares two texts by their runs of four words, each as often as it occurs, as scrapinghub's benchmark does. */
export function shingleScore(found: string, gold: string): ShingleScore {
  const foundShingles = countOf(shinglesOf(found));
  const goldShingles = countOf(shinglesOf(gold));
  let shared = 0;
  for (const [shingle, count] of foundShingles) shared += Math.min(count, goldShingles.get(shingle) ?? 0);
  const [foundTotal, goldTotal] = [sum(foundShingles), sum(goldShingles)];
  return {
    precision: foundTotal === 0 ? undefined : shared / foundTotal,
    recall: goldTotal === 0 ? undefined : shared / goldTotal,
  };
}

/** The benchmark's F1: the harmonic mean of mean precision and mean recall over pages, not the mean of pages' F1. */
export function shingleF1(scores: readonly ShingleScore[]): { f1: number; precision: number; recall: number } {
  const precision = mean(scores.flatMap((score) => score.precision ?? []));
  const recall = mean(scores.flatMap((score) => score.recall ?? []));
  return { f1: (2 * precision * recall) / (precision + recall), precision, recall };
}

export function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function wordsOf(text: string): string[] {
  return text.match(wordPattern) ?? [];
}

/** Runs of four words; a shorter text is one run of its own. */
function shinglesOf(text: string): string[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return words.slice(0, Math.max(1, words.length - 3)).map((_, index) => words.slice(index, index + 4).join(' '));
}

function countOf(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}
