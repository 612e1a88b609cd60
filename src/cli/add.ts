import { Command } from 'commander';
import type { AddedDocument, AddOptions } from '../app/index.ts';
import { supportedLanguages } from '../model/index.ts';
import { caseOption } from './case-option.ts';
import { dataFolderOption } from './data-folder-option.ts';
import { todayOption } from './day.ts';
import { fastOption } from './fast-option.ts';
import { tellProblem } from './problems.ts';
import { plain } from './report-card/sheet.ts';

interface AddFlags {
  readonly case: string;
  readonly json?: true;
  readonly today: string;
  readonly fast?: true;
  readonly dataFolder: string;
  readonly allowPrivate?: true;
  readonly ignoreRobots?: true;
}

/** `firsthand add`: puts reports into a case. Prints one line a document once it is safe on the disk. */
export function addCommand(): Command {
  return new Command('add')
    .description('Put reports into a case: keep what was captured, read it, make it searchable.')
    .argument('<inputs...>', 'files, folders, URLs, or - for standard input')
    .addOption(caseOption())
    .option('--json', 'print one JSON object a document')
    .addOption(todayOption())
    .addOption(fastOption())
    .addOption(dataFolderOption())
    .option('--allow-private', 'fetch from addresses in your own network too')
    .option('--ignore-robots', 'fetch pages that robots.txt asks programs not to fetch')
    .action(add);
}

async function add(inputs: readonly string[], flags: AddFlags): Promise<void> {
  const { addInputs } = await import('../app/index.ts');
  const options: AddOptions = {
    caseFolder: flags.case,
    today: flags.today,
    fast: flags.fast,
    dataFolder: flags.dataFolder,
    allowPrivate: flags.allowPrivate,
    ignoreRobots: flags.ignoreRobots,
  };
  for await (const result of addInputs(inputs, options)) {
    if (result.kind === 'rejected') tellProblem(result);
    else process.stdout.write(`${flags.json ? jsonLine(result) : line(result)}\n`);
  }
}

function jsonLine({ kind, id, input, reading, posts, replaces }: AddedDocument): string {
  const { lang, title, publisher, publishedAt, findings, failed } = reading;
  return JSON.stringify({
    status: kind,
    id,
    input,
    lang,
    title,
    publisher,
    publishedAt,
    findings: findings.length,
    failed,
    ...(posts.length > 0 ? { embeds: posts } : {}),
    replaces,
  });
}

function line({ kind, id, reading, posts, replaces }: AddedDocument): string {
  const title = plain(reading.title ?? reading.text.slice(0, 200));
  const notes = [
    kind === 'known' ? 'already in the case: only this capture was added' : undefined,
    replaces === undefined ? undefined : `takes the place of ${plain(replaces)}, which had been seen only embedded`,
    posts.length === 0
      ? undefined
      : `embeds ${posts.length > 3 ? `${posts.length} posts` : posts.map(plain).join(', ')}`,
    analysisNote(reading),
  ].filter((note) => note !== undefined);
  const shown = title.length > 80 ? `${title.slice(0, 79).trimEnd()}…` : title;
  return `${kind.padEnd(5)}  ${plain(id)}  ${reading.lang}  ${shown}${notes.length > 0 ? `  (${notes.join('; ')})` : ''}`;
}

/** Says when a document is kept but was not, or not wholly, analysed. */
function analysisNote({ lang, failed }: AddedDocument['reading']): string | undefined {
  const given = failed.find(({ stage }) => stage === 'read');
  if (given) return `not analysed: ${plain(given.error)}`;
  if ((supportedLanguages as readonly string[]).includes(lang)) return undefined;
  return lang === 'und'
    ? 'language not recognised: analysed in part'
    : `no rules for the language "${lang}": analysed in part`;
}
