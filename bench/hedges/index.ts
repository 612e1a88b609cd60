import { scoreHedges } from './gold.ts';

/** Hedges on our own sentences in three languages; `--misses` lists what went wrong. */
export function run(args: readonly string[]): void {
  const lines = ['bench/gold/hedges.json, shares', '', 'language  texts  precision  recall  level'];
  for (const language of ['en', 'ru', 'uk'] as const) {
    const { texts, precision, recall, level, misses } = scoreHedges(language);
    const cells = [precision, recall, level].map((share) => share.toFixed(2).padStart(9));
    lines.push(`${language.padEnd(8)}${String(texts).padStart(7)}${cells.join('')}`);
    if (args.includes('--misses')) lines.push(...misses.map((miss) => `  ${miss}`));
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
