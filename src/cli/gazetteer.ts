import { Command } from 'commander';
import type { ImportDescription, ImportStatus } from '../app/index.ts';
import { dataFolderOption } from './data-folder-option.ts';
import { tellError } from './problems.ts';
import { plain } from './report-card/sheet.ts';

interface GazetteerFlags {
  readonly dataFolder: string;
  readonly attribution?: string;
  readonly json?: true;
}

/** `firsthand gazetteer`: places beside those that come along, from dumps in GeoNames' format. */
export function gazetteerCommand(): Command {
  const gazetteer = new Command('gazetteer').description(
    'Import villages and other small places, see what is loaded, or remove it.',
  );
  const commands = [
    new Command('import')
      .description(
        'Import dumps of GeoNames (https://download.geonames.org/export/dump): UA.zip, RU.zip, allCountries.zip, alternateNamesV2.zip, or a file of your own in their format. The order does not matter.',
      )
      .argument('<files...>', '.zip, .txt or .tsv files')
      .option('--attribution <text>', 'whom to credit, and the licence, for a list that is not from GeoNames')
      .addOption(dataFolderOption())
      .action(importFiles),
    new Command('status')
      .description('Say what is loaded: files, numbers of places, dates, and whom to credit.')
      .option('--json', 'print it as one JSON object')
      .addOption(dataFolderOption())
      .action(status),
    new Command('remove')
      .description('Remove imported gazetteers.')
      .argument('<names...>', 'names as "gazetteer status" shows them, or the files that were imported (UA.zip)')
      .addOption(dataFolderOption())
      .action(remove),
  ];
  for (const command of commands) gazetteer.addCommand(command.copyInheritedSettings(gazetteer));
  return gazetteer;
}

async function importFiles(files: readonly string[], flags: GazetteerFlags): Promise<void> {
  const { importGazetteer } = await import('../app/index.ts');
  for (const file of files) {
    const startedAt = performance.now();
    const progress = progressLine(file);
    try {
      const { attribution, dataFolder } = flags;
      const { kind, description } = await importGazetteer(file, dataFolder, { attribution, progress: progress.show });
      progress.clear();
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      process.stdout.write(
        kind === 'unchanged'
          ? `${plain(file)}: imported before, nothing changes (${summary(description)})\n`
          : `${plain(file)}: ${summary(description)}; ${kind === 'replaced' ? 'takes the place of the earlier import, ' : ''}${seconds} s\n`,
      );
    } catch (error) {
      progress.clear();
      // The other files are imported all the same.
      tellError(error);
    }
  }
}

/** How far an import has come, on standard error where somebody sees it. */
function progressLine(file: string): { show(rows: number): void; clear(): void } {
  if (!process.stderr.isTTY) return { show: () => {}, clear: () => {} };
  let shownAt = 0;
  return {
    show(rows) {
      if (performance.now() - shownAt < 200) return;
      shownAt = performance.now();
      process.stderr.write(`\r\u001b[K${plain(file)}: ${number(rows)} lines`);
    },
    clear: () => process.stderr.write('\r\u001b[K'),
  };
}

const number = (count: number): string => count.toLocaleString('en');

function summary({ kind, kept, rows, names, countries }: ImportDescription): string {
  if (kind === 'names') return `${number(kept)} names of ${number(rows)} lines`;
  const codes = Object.keys(countries).filter((code) => code !== '');
  const where =
    codes.length === 0 ? '' : codes.length > 5 ? ` in ${codes.length} countries` : ` in ${codes.join(', ')}`;
  const left = rows - kept;
  return `${number(kept)} ${kept === 1 ? 'place' : 'places'}${where} with ${number(names)} ${names === 1 ? 'name' : 'names'}${
    left > 0 ? `; ${number(left)} other lines (rivers, buildings, regions …) are not needed` : ''
  }`;
}

async function status(flags: GazetteerFlags): Promise<void> {
  const { gazetteerStatus } = await import('../app/index.ts');
  const found = await gazetteerStatus(flags.dataFolder);
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(found)}\n`);
    return;
  }
  const lines = [
    `comes along    ${found.base}`,
    ...found.imports.flatMap(importLines),
    ...(found.imports.length === 0
      ? [
          'imported       nothing. Villages come from https://download.geonames.org/export/dump: firsthand gazetteer import UA.zip',
        ]
      : []),
    `folder         ${plain(found.folder)}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function importLines(one: ImportStatus): string[] {
  if ('problem' in one) return [`not usable     ${plain(one.problem)}`];
  const { description } = one;
  const { name, fileName, fileBytes, importedAt, newest, attribution } = description;
  const size = fileBytes < 1e6 ? `${Math.ceil(fileBytes / 1000)} KB` : `${(fileBytes / 1e6).toFixed(1)} MB`;
  return [
    `${plain(name).padEnd(14)} ${summary(description)}`,
    `               from ${plain(fileName)} (${size}), imported ${importedAt.slice(0, 16).replace('T', ' ')} UTC${
      newest === undefined ? '' : `, latest change ${plain(newest)}`
    }`,
    `               ${plain(attribution)}`,
  ];
}

async function remove(names: readonly string[], flags: GazetteerFlags): Promise<void> {
  const { removeGazetteer } = await import('../app/index.ts');
  for (const name of names)
    for (const path of removeGazetteer(name, flags.dataFolder)) process.stdout.write(`removed ${plain(path)}\n`);
}
