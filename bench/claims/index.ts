import type { ReaderMarks } from '../../src/model/index.ts';
import { option } from '../corpus.ts';
import { countPairs, inWords } from '../pair-counts.ts';
import { trainedReaders } from '../trained-readers.ts';
import { scoreClaims } from './gold.ts';
import { checkableFrom, heldOutSpeeches, type ReadRow, readPoliclaim, scoreRows } from './policlaim.ts';

const bar = 0.85;

type Mark = (text: string, language: string) => Promise<ReaderMarks>;

/**
 * Claims on our own sentences in three languages, and with `--data DIR` which sentences of PoliClaim are checkable: by rules, and with the
 * trained readers (`--model DIR`, else models/) on the two speeches that it did not learn from. `--misses` lists what went wrong.
 */
export async function run(args: readonly string[]): Promise<void> {
  const readers = trainedReaders(args);
  const mark: Mark | undefined = readers?.mark;
  await printGold(args.includes('--misses'), mark);
  if (option(args, '--data') !== undefined) await printPoliclaim(args, mark);
  await readers?.close();
}

async function printGold(withMisses: boolean, mark: Mark | undefined): Promise<void> {
  print('bench/gold/claims.json, shares', '', 'language          texts  precision  recall  hedge  polarity');
  for (const [name, marker] of [['rules', undefined], ...(mark ? [['both', mark] as const] : [])] as const)
    for (const language of ['en', 'ru', 'uk'] as const) {
      const { texts, precision, recall, hedge, polarity, misses } = await scoreClaims(language, marker);
      const cells = [precision, recall, hedge, polarity].map((share) => share.toFixed(2).padStart(9));
      print(`${`${language}, ${name}`.padEnd(16)}${String(texts).padStart(7)}${cells.join('')}`);
      if (withMisses) print(...misses.map((miss) => `  ${miss}`));
    }
  print('');
}

async function printPoliclaim(args: readonly string[], mark: Mark | undefined): Promise<void> {
  print(`PoliClaim, checkable sentences; bar F1 ${bar.toFixed(3)}`, '');
  const all = await readPoliclaim(args, undefined);
  const held = all.filter(({ doc }) => heldOutSpeeches.includes(doc));
  const everything = countPairs(held.map(({ label }) => [label, true]));
  print(
    `all speeches (${all.length} sentences)   rules           ${inWords(scoreRows(all))}`,
    `held out (${held.length} sentences)       rules           ${inWords(scoreRows(held))}`,
    `held out                       all of them     ${inWords(everything)}`,
  );
  if (mark === undefined) return;
  const rows = await readPoliclaim(args, heldOutSpeeches, mark);
  print(`held out                       rules + reader  ${inWords(scoreRows(rows))}`);
  if (args.includes('--misses')) print(...rows.filter(isMissed).map(inLine));
}

const isMissed = (row: ReadRow): boolean => row.checkworthy >= checkableFrom !== row.label;
const inLine = ({ label, checkworthy, text }: ReadRow): string =>
  `  ${label ? 'checkable' : 'not'} ${checkworthy}: ${text}`;

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}
