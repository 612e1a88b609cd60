/** Half of a corpus by a stable hash of its ids: the first to learn from and look at, the second only to measure. */
export function inFirstHalf(id: string): boolean {
  let hash = 7;
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) % 1_000_003;
  return hash % 2 === 0;
}
