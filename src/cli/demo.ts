import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { readReports, writeDossier } from '../app/index.ts';
import type { Reading } from '../model/index.ts';
import { traceReadings } from '../trace/index.ts';
import { tellProblem } from './problems.ts';
import { reportCard } from './report-card/index.ts';
import { columnsFor, wantsColor } from './style.ts';
import { traceCard } from './trace-card/index.ts';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
/** A report that reached its readers third-hand; the rest of the case shows where it came from. */
const shownReport = 'examples/case/reports/06-dnipro-ledger.txt';

/** `firsthand demo`: what `npm start` shows. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('Read the example case: the report card of one report, the trace of all, and the dossier.')
    .option('--html <file>', 'where to write the dossier', 'dossier.html')
    .option('--no-color', 'print without colour')
    .action(demo);
}

async function demo(options: { readonly html: string; readonly color: boolean }): Promise<void> {
  const settings = {
    width: Math.min(100, columnsFor(undefined, process.stdout)),
    color: wantsColor(options.color, process.stdout),
    all: false,
  };
  const readings: Reading[] = [];
  let shown: Reading | undefined;
  // The example is set in November 2023: promises are judged as its readers would have.
  for await (const result of readReports([`${packageRoot}examples/case/reports`], { today: '2023-11-20' })) {
    if (result.kind === 'rejected') {
      tellProblem(result);
      continue;
    }
    readings.push(result.reading);
    if (result.input.endsWith(shownReport.slice(shownReport.lastIndexOf('/')))) shown = result.reading;
  }
  const print = (text: string): void => void process.stdout.write(text);
  if (shown)
    print(`One report of the example case, taken apart (${shownReport})\n\n${reportCard(shown, settings)}\n\n`);
  print(`The whole example case\n\n${traceCard(readings, traceReadings(readings), settings)}\n`);
  await writeDossier(readings, options.html);
  print(`The dossier of the case: ${pathToFileURL(options.html).href}\n\n`);
  const command = relative(process.cwd(), packageRoot) === '' ? 'npx firsthand' : 'firsthand';
  print(`Now a report of your own:\n\n  ${command} read <file or address> --html my-dossier.html\n`);
}
