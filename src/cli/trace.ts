import { Command } from 'commander';
import { readReports } from '../app/index.ts';
import type { Reading } from '../model/index.ts';
import { traceReadings } from '../trace/index.ts';
import { dataFolderOption } from './data-folder-option.ts';
import { fastOption } from './fast-option.ts';
import { outletsOption } from './outlets-option.ts';
import { columnsFor, wantsColor } from './style.ts';
import { traceCard } from './trace-card/index.ts';

interface TraceOptions {
  readonly json?: true;
  readonly fast?: true;
  readonly outlets?: string;
  readonly dataFolder: string;
  readonly width?: number;
  readonly color: boolean;
}

/** `firsthand trace`: reads several reports and shows which come from which, and how many origins there are. */
export function traceCommand(): Command {
  return new Command('trace')
    .description('Read several reports together: which come from which, and how many origins are independent.')
    .argument('<inputs...>', 'files, folders or URLs')
    .option('--json', 'print derivations and origins as JSON')
    .addOption(fastOption())
    .addOption(outletsOption())
    .addOption(dataFolderOption())
    .option('--no-color', 'print without colour')
    .action(trace);
}

async function trace(inputs: readonly string[], options: TraceOptions): Promise<void> {
  const readings: Reading[] = [];
  const { fast, outlets, dataFolder } = options;
  for await (const result of readReports(inputs, { fast, outlets, dataFolder })) {
    if (result.kind === 'rejected') process.stderr.write(`firsthand: ${result.message}\n`);
    else readings.push(result.reading);
  }
  const found = traceReadings(readings);
  if (options.json) process.stdout.write(`${JSON.stringify(found)}\n`);
  else
    process.stdout.write(
      traceCard(readings, found, {
        width: columnsFor(options.width, process.stdout),
        color: wantsColor(options.color, process.stdout),
        all: false,
      }),
    );
}
