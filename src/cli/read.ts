import { Command, InvalidArgumentError } from 'commander';
import { readReports, writeDossier } from '../app/index.ts';
import type { Reading } from '../model/index.ts';
import { dataFolderOption } from './data-folder-option.ts';
import { todayOption } from './day.ts';
import { eventsOption } from './events-option.ts';
import { fastOption } from './fast-option.ts';
import { outletsOption } from './outlets-option.ts';
import { tellProblem } from './problems.ts';
import { streamLines } from './read-lines.ts';
import { reportCard } from './report-card/index.ts';
import { columnsFor, wantsColor } from './style.ts';

interface ReadOptions {
  readonly json?: true;
  readonly jsonl?: string;
  readonly html?: string;
  readonly today: string;
  readonly fast?: true;
  readonly outlets?: string;
  readonly events?: string;
  readonly dataFolder: string;
  readonly all?: true;
  readonly width?: number;
  readonly allowPrivate?: true;
  readonly ignoreRobots?: true;
  readonly color: boolean;
}

/** `firsthand read`: takes reports apart and prints what they say, and through whom. */
export function readCommand(): Command {
  return new Command('read')
    .description('Read reports: who says what, through whom it came, and whether it adds up.')
    .argument('[inputs...]', 'files, folders, http(s) addresses, or - for standard input')
    .option('--json', 'print readings as JSON, one object a line')
    .option(
      '--jsonl <file>',
      'read JSON Lines {id, text | html, …} from a file, - for standard input; print JSON Lines',
    )
    .option('--html <file>', 'write a dossier: one page that needs no network and no script')
    .addOption(todayOption())
    .addOption(fastOption())
    .addOption(outletsOption())
    .addOption(eventsOption())
    .addOption(dataFolderOption())
    .option('--all', 'show every claim, place and time, instead of the first few')
    .option('--width <columns>', 'columns to set the report card in', columns)
    .option('--allow-private', 'allow addresses in private networks')
    .option('--ignore-robots', 'fetch pages that robots.txt asks programs not to fetch')
    .option('--no-color', 'print without colour (NO_COLOR and FORCE_COLOR work too)')
    .action(read);
}

async function read(inputs: readonly string[], options: ReadOptions, command: Command): Promise<void> {
  const { today, fast, outlets, events, dataFolder } = options;
  if (options.jsonl !== undefined) {
    if (inputs.length > 0 || options.html !== undefined)
      command.error('error: --jsonl takes no other inputs and writes no dossier');
    return streamLines(options.jsonl, { today, fast, outlets, events, dataFolder });
  }
  if (inputs.length === 0) command.error('error: name a file, a folder, an address, or - for standard input');
  const readings: Reading[] = [];
  const { allowPrivate = false, ignoreRobots = false } = options;
  const settings = { today, fast, outlets, events, dataFolder, allowPrivate, ignoreRobots };
  for await (const result of readReports(inputs, settings)) {
    if (result.kind === 'rejected') {
      tellProblem(result);
      continue;
    }
    if (options.json) process.stdout.write(`${JSON.stringify(result.reading)}\n`);
    else process.stdout.write(`${readings.length > 0 ? '\n\n' : ''}${card(result.reading, options)}`);
    readings.push(result.reading);
  }
  if (options.html !== undefined && readings.length > 0) {
    await writeDossier(readings, options.html);
    process.stderr.write(`Dossier: ${options.html}\n`);
  }
}

function card(reading: Reading, options: ReadOptions): string {
  return reportCard(reading, {
    width: columnsFor(options.width, process.stdout),
    color: wantsColor(options.color, process.stdout),
    all: options.all ?? false,
  });
}

function columns(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 40)
    throw new InvalidArgumentError('It is not a number of columns from 40 up.');
  return count;
}
