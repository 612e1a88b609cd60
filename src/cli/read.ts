import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { openReadingPool } from '../app/index.ts';
import type { Reading } from '../model/index.ts';
import { streamLines } from './read-lines.ts';
import { reportCard } from './report-card/index.ts';

interface ReadOptions {
  readonly json?: true;
  readonly jsonl?: string;
  readonly html?: string;
  readonly today?: string;
  readonly color: boolean;
}

/** `firsthand read`: takes reports apart and prints what they say, and through whom. */
export function readCommand(): Command {
  return new Command('read')
    .description('Read reports: who says what, through whom it came, and whether it adds up.')
    .argument('[inputs...]', 'files, URLs, or - for standard input')
    .option('--json', 'print the reading as JSON: one object a report, one a line when there are several')
    .option('--jsonl <file>', 'read JSON Lines from a file (- for standard input) and print JSON Lines')
    .option('--html <file>', 'write a dossier: one page that needs no network and no script')
    .option('--today <date>', 'the day to judge due dates at, as YYYY-MM-DD')
    .option('--no-color', 'print without colour')
    .action(read);
}

async function read(inputs: readonly string[], options: ReadOptions): Promise<void> {
  if (options.jsonl !== undefined) return streamLines(options.jsonl, { today: options.today });
  const pool = openReadingPool({ workerCount: 1, today: options.today });
  for (const input of inputs) {
    const text = readFileSync(input === '-' ? 0 : input, 'utf8');
    const result = await pool.read({ kind: 'document', document: { id: input, kind: 'article', text } });
    if (result.kind === 'rejected') process.stderr.write(`firsthand: ${input}: ${result.message}\n`);
    else if (options.json) process.stdout.write(`${result.json}\n`);
    else process.stdout.write(reportCard(JSON.parse(result.json) as Reading, { width: 80, color: false, all: false }));
  }
  await pool.close();
}
