import { Command, InvalidArgumentError } from 'commander';
import { readReports } from '../app/index.ts';
import type { Reading } from '../model/index.ts';
import { streamLines } from './read-lines.ts';
import { reportCard } from './report-card/index.ts';
import { columnsFor, wantsColor } from './style.ts';

interface ReadOptions {
  readonly json?: true;
  readonly jsonl?: string;
  readonly html?: string;
  readonly today?: string;
  readonly all?: true;
  readonly width?: number;
  readonly color: boolean;
}

/** `firsthand read`: takes reports apart and prints what they say, and through whom. */
export function readCommand(): Command {
  return new Command('read')
    .description('Read reports: who says what, through whom it came, and whether it adds up.')
    .argument('[inputs...]', 'files, folders, URLs, or - for standard input')
    .option('--json', 'print the reading as JSON: one object for one report, one a line for several')
    .option('--jsonl <file>', 'read JSON Lines from a file (- for standard input) and print JSON Lines')
    .option('--html <file>', 'write a dossier: one page that needs no network and no script')
    .option('--today <date>', 'the day to judge due dates at (default: today)', isoDay)
    .option('--all', 'show every claim, place and time, instead of the first few')
    .option('--width <columns>', 'set the report card in that many columns', columns)
    .option('--no-color', 'print without colour')
    .action(read);
}

async function read(inputs: readonly string[], options: ReadOptions): Promise<void> {
  if (options.jsonl !== undefined) return streamLines(options.jsonl, { today: options.today });
  const readings: Reading[] = [];
  for await (const result of readReports(inputs, { today: options.today })) {
    if (result.kind === 'rejected') process.stderr.write(`firsthand: ${result.message}\n`);
    else if (options.json) process.stdout.write(`${JSON.stringify(result.reading)}\n`);
    else
      process.stdout.write(
        reportCard(result.reading, {
          width: columnsFor(options.width, process.stdout),
          color: wantsColor(options.color, process.stdout),
          all: options.all ?? false,
        }),
      );
    if (result.kind === 'reading') readings.push(result.reading);
  }
}

function isoDay(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('It is not a day such as 2023-11-14.');
  return text;
}

function columns(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 40)
    throw new InvalidArgumentError('It is not a number of columns from 40 up.');
  return count;
}
