import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readPolnear } from '../attribution/marked-texts.ts';
import { option } from '../corpus.ts';
import { readNameSet } from '../names/name-sets.ts';
import { addText, mainCounts, mainTypes, noCounts, rates } from '../names/score.ts';
import { modelsFolder } from '../trained-readers.ts';
import { corenlp } from './corenlp.ts';
import { addQuotes, isAllDirect, isDirect, noQuotes, type QuoteScore } from './direct-quotes.ts';
import { firsthand } from './firsthand.ts';
import { installPeers } from './install.ts';
import { spacy } from './spacy.ts';
import type { System } from './system.ts';
import type { ProgramTimes } from './timed-program.ts';

/**
 * Firsthand beside Stanford CoreNLP and spaCy on the same documents, accuracy and speed: `--data DIR [--peers DIR] [--only names|quotes]
 * [--every N] [--model DIR]`. `--install` fetches the peers into the folder of `--peers` (docs/peers.md). What is not installed is said, and
 * the others are measured.
 */
export async function run(args: readonly string[]): Promise<void> {
  const peersFolder = option(args, '--peers') ?? join(homedir(), '.cache', 'firsthand-peers');
  if (args.includes('--install')) return installPeers(peersFolder);
  const model = modelsFolder(args);
  const systems = [
    firsthand(),
    ...(existsSync(model) ? [firsthand(model)] : []),
    corenlp(peersFolder),
    spacy(peersFolder),
  ].filter((system) => {
    const missing = system.missing();
    if (missing !== undefined)
      print(`not installed: ${missing}. To install: npm run bench -- peers --install --peers ${peersFolder}`);
    return missing === undefined;
  });
  const only = option(args, '--only');
  if (only !== 'quotes') for (const set of ['worldwide', 'wikigold']) await compareNames(set, systems, args);
  if (only !== 'names') await compareQuotes(systems, args);
}

async function compareNames(set: string, systems: readonly System[], args: readonly string[]): Promise<void> {
  // As `names --half report`: neither learnt from by the reader nor looked at when its rules were written.
  const texts = everyNth(
    readNameSet(args, set).filter(({ learnt }, index) => !learnt && index % 2 === 1),
    args,
  );
  print(`\nnames, ${set}: ${texts.length} texts${sizeOf(texts)}, overlap F1`);
  print(row('', [...mainTypes, 'all P', 'all R', 'all F1', ...timeColumns]));
  for (const system of systems) {
    const { found, ...times } = await system.readNames(texts.map(({ text }) => text));
    const counts = noCounts();
    for (const [index, gold] of texts.entries()) addText(counts, gold, found[index]!);
    const shares = [...mainTypes.map((type) => rates(counts.get(type)!)[2]), ...rates(mainCounts(counts))];
    print(row(system.name, [...shares.map((share) => share.toFixed(3)), ...timesOf(times, texts.length)]));
  }
}

async function compareQuotes(systems: readonly System[], args: readonly string[]): Promise<void> {
  const rows = everyNth(readPolnear(args, 'dev'), args);
  print(`\ndirect quotations, PolNeAR dev: ${rows.length} documents${sizeOf(rows)}`);
  print(
    '  shares of the marked ones: at least 80 % found; of the whole, found with the right speaker (by the words that name him;',
  );
  print(
    '  by these or another mention of the same person). Opening: contents that open with a quotation mark; throughout: quoted to the end.',
  );
  print(row('', ['opening', 'found', 'speaker', '+ coref', 'through.', 'found', 'speaker', '+ coref', ...timeColumns]));
  for (const { name, readQuotes } of systems) {
    if (readQuotes === undefined) continue;
    const { found, ...times } = await readQuotes(rows.map(({ text }) => text));
    const cells = [isDirect, isAllDirect].flatMap((counts) => {
      const score = noQuotes();
      for (const [index, document] of rows.entries()) addQuotes(score, document, found[index]!, counts);
      return sharesOf(score);
    });
    print(row(name, [...cells, ...timesOf(times, rows.length)]));
  }
}

function everyNth<Row>(rows: readonly Row[], args: readonly string[]): Row[] {
  const every = Number(option(args, '--every') ?? 1);
  return rows.filter((_, index) => index % every === 0);
}

function sizeOf(texts: readonly { readonly text: string }[]): string {
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
  return ` of ${(characters / texts.length / 1000).toFixed(1)} thousand characters on average`;
}

function sharesOf({ quotes, covered, speaker, speakerOrCoreferent }: QuoteScore): string[] {
  return [
    String(quotes),
    ...[covered, speaker, speakerOrCoreferent].map((count) => (count / Math.max(1, quotes)).toFixed(3)),
  ];
}

const timeColumns = ['docs/s', 'CPU s', 'start s', 'CPU s'];

function timesOf(
  { readSeconds, readCpuSeconds, startSeconds, startCpuSeconds }: ProgramTimes,
  documents: number,
): string[] {
  return [
    (documents / readSeconds).toFixed(2),
    readCpuSeconds.toFixed(1),
    startSeconds.toFixed(1),
    startCpuSeconds.toFixed(1),
  ];
}

function row(name: string, cells: readonly string[]): string {
  return `${name.padEnd(30)}${cells.map((cell) => cell.padStart(9)).join('')}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
