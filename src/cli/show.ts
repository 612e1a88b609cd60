import { Command } from 'commander';
import { caseOption } from './case-option.ts';
import { todayOption } from './day.ts';
import { reportCard } from './report-card/index.ts';
import { openSheet, plain } from './report-card/sheet.ts';
import { columnsFor, wantsColor } from './style.ts';

interface ShowFlags {
  readonly case: string;
  readonly json?: true;
  readonly all?: true;
  readonly today: string;
  readonly color: boolean;
}

/** `firsthand show`: the report card of a document in a case, and when it was captured from where. */
export function showCommand(): Command {
  return new Command('show')
    .description('Show the report card of a document in a case.')
    .argument('<id>', 'id of the document, or the beginning of one')
    .addOption(caseOption())
    .option('--json', 'print the stored reading as JSON')
    .option('--all', 'show every claim, place and time, instead of the first few')
    .addOption(todayOption())
    .option('--no-color', 'print without colour')
    .action(show);
}

async function show(id: string, flags: ShowFlags): Promise<void> {
  const { showDocument } = await import('../app/index.ts');
  const { reading, captures } = await showDocument(flags.case, id, { today: flags.today });
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(reading)}\n`);
    return;
  }
  const settings = {
    width: columnsFor(undefined, process.stdout),
    color: wantsColor(flags.color, process.stdout),
    all: flags.all ?? false,
  };
  const { ink } = openSheet(settings);
  const lines = captures.flatMap(({ capturedAt, finalUri, sha256, byteLength }) => [
    `  ${capturedAt}  ${plain(finalUri)}`,
    ink.dim(`    SHA-256 ${sha256}, ${byteLength} bytes`),
  ]);
  process.stdout.write(`${reportCard(reading, settings)}\n${ink.bold('CAPTURED')}\n${lines.join('\n')}\n`);
}
