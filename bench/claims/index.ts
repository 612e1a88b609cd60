import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openReader } from '../../src/inference/index.ts';
import { option } from '../corpus.ts';
import { countPairs, inWords } from '../pair-counts.ts';
import { scoreClaims } from './gold.ts';
import { heldOutSpeeches, type ReadRow, readPoliclaim, scoreRows } from './policlaim.ts';

const bar = 0.85;

/**
 * Claims on our own sentences in three languages, and with `--data DIR` which sentences of PoliClaim are checkable: by rules, and with the
 * trained reader (`--model DIR`, else models/reader) on the two speeches that it did not learn from. `--misses` lists what went wrong.
 */
export async function run(args: readonly string[]): Promise<void> {
  printGold(args.includes('--misses'));
  if (option(args, '--data') === undefined) return;
  print(`PoliClaim, checkable sentences; bar F1 ${bar.toFixed(3)}`, '');
  const all = await readPoliclaim(args, undefined);
  const held = all.filter(({ doc }) => heldOutSpeeches.includes(doc));
  const everything = countPairs(held.map(({ label }) => [label, true]));
  print(
    `all speeches (${all.length} sentences)   rules           ${inWords(scoreRows(all))}`,
    `held out (${held.length} sentences)       rules           ${inWords(scoreRows(held))}`,
    `held out                    all of them     ${inWords(everything)}`,
  );
  const folder = option(args, '--model') ?? join(import.meta.dirname, '../../models/reader');
  if (!existsSync(join(folder, 'reader.json'))) return;
  const reader = await openReader(folder);
  const rows = await readPoliclaim(args, heldOutSpeeches, (text) => reader.mark(text));
  await reader.close();
  print(`held out                    rules + reader  ${inWords(scoreRows(rows))}`);
  if (args.includes('--misses')) print(...rows.filter(isMissed).map(inLine));
}

function printGold(withMisses: boolean): void {
  print('bench/gold/claims.json, shares', '', 'language  texts  precision  recall  hedge  polarity');
  for (const language of ['en', 'ru', 'uk'] as const) {
    const { texts, precision, recall, hedge, polarity, misses } = scoreClaims(language);
    const cells = [precision, recall, hedge, polarity].map((share) => share.toFixed(2).padStart(9));
    print(`${language.padEnd(8)}${String(texts).padStart(7)}${cells.join('')}`);
    if (withMisses) print(...misses.map((miss) => `  ${miss}`));
  }
  print('');
}

const isMissed = (row: ReadRow): boolean => row.checkworthy >= 0.5 !== row.label;
const inLine = ({ label, checkworthy, text }: ReadRow): string =>
  `  ${label ? 'checkable' : 'not'} ${checkworthy}: ${text}`;

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}
