import { Command } from 'commander';
import type { PostPlace } from '../app/index.ts';
import { caseOption } from './case-option.ts';
import { dataFolderOption } from './data-folder-option.ts';
import { todayOption } from './day.ts';
import { reportCard } from './report-card/index.ts';
import { heading, openSheet, plain, type Sheet, shorten } from './report-card/sheet.ts';
import { columnsFor, wantsColor } from './style.ts';

interface ShowFlags {
  readonly case: string;
  readonly json?: true;
  readonly all?: true;
  readonly today: string;
  readonly dataFolder: string;
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
    .addOption(dataFolderOption())
    .option('--no-color', 'print without colour')
    .action(show);
}

async function show(id: string, flags: ShowFlags): Promise<void> {
  const { showDocument } = await import('../app/index.ts');
  const { today, dataFolder } = flags;
  const { reading, captures, embeds, embeddedIn } = await showDocument(flags.case, id, { today, dataFolder });
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(reading)}\n`);
    return;
  }
  const settings = {
    width: columnsFor(undefined, process.stdout),
    color: wantsColor(flags.color, process.stdout),
    all: flags.all ?? false,
  };
  const sheet = openSheet(settings);
  const { ink } = sheet;
  const lines = captures.flatMap(({ capturedAt, finalUri, sha256, byteLength }) => [
    `  ${capturedAt}  ${plain(finalUri)}`,
    ink.dim(`    SHA-256 ${sha256}, ${byteLength} bytes`),
  ]);
  const places = [
    ...placeLines(sheet, 'Posts in it, as documents', embeds),
    ...placeLines(sheet, 'Embedded in', embeddedIn),
  ].map((line) => `${line}\n`);
  process.stdout.write(
    `${reportCard(reading, settings)}${places.join('')}\n${ink.bold('CAPTURED')}\n${lines.join('\n')}\n`,
  );
}

/** The other documents, and where the post stands: characters of the text, as spans everywhere count them. */
function placeLines(sheet: Sheet, title: string, places: readonly PostPlace[]): string[] {
  if (places.length === 0) return [];
  const { ink } = sheet;
  return [
    ...heading(sheet, title, String(places.length)),
    ...places.flatMap(({ summary, start, end }) => {
      const facts = [summary.publisher, summary.publishedAt?.slice(0, 10), `at ${start}–${end}`];
      const shown = facts.filter((fact) => fact !== undefined).map(plain);
      return [
        `  ${plain(summary.id)}  ${shorten(plain(summary.title ?? summary.opening), Math.max(20, sheet.width - summary.id.length - 4))}`,
        ink.dim(`    ${shown.join(' · ')}`),
      ];
    }),
  ];
}
