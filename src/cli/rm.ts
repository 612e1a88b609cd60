import { Command } from 'commander';
import type { RemovedDocument } from '../app/index.ts';
import { FirsthandError } from '../model/index.ts';
import { caseOption } from './case-option.ts';
import { tellProblem } from './problems.ts';
import { plain } from './report-card/sheet.ts';

interface RmFlags {
  readonly case: string;
  readonly json?: true;
}

/** `firsthand rm`: takes documents out of a case, with the captures and bytes that belong to nothing else. */
export function rmCommand(): Command {
  return new Command('rm')
    .description('Remove documents from a case, with what was captured for them alone.')
    .argument('<ids...>', 'ids of documents, or their beginnings')
    .addOption(caseOption())
    .option('--json', 'print one JSON object a document')
    .action(rm);
}

async function rm(ids: readonly string[], flags: RmFlags): Promise<void> {
  const { removeDocument } = await import('../app/index.ts');
  for (const id of ids) {
    try {
      const removed = await removeDocument(flags.case, id);
      process.stdout.write(`${flags.json ? jsonLine(removed) : line(removed)}\n`);
    } catch (error) {
      // Another id may still be found; a case that cannot be opened ends the command.
      if (!(error instanceof FirsthandError) || error.code !== 'not-found') throw error;
      tellProblem(error);
    }
  }
}

function jsonLine({ summary, posts, captures, droppedBytes }: RemovedDocument): string {
  const ids = posts.map(({ id }) => id);
  return JSON.stringify({
    status: 'removed',
    id: summary.id,
    title: summary.title,
    embeds: ids,
    captures,
    droppedBytes,
  });
}

function line({ summary, posts, captures, droppedBytes }: RemovedDocument): string {
  const kept = summary.captures - captures;
  const ids = posts.length > 3 ? `${posts.length} posts` : posts.map(({ id }) => plain(id)).join(', ');
  const parts = [
    ...(posts.length > 0 ? [`${ids} stood only in it and went too`] : []),
    `${captures} ${captures === 1 ? 'capture' : 'captures'} and ${droppedBytes} captured bytes went with it`,
    ...(kept > 0 ? [`${kept} ${kept === 1 ? 'capture stays' : 'captures stay'}, holding other documents too`] : []),
  ];
  return `removed  ${plain(summary.id)}  ${plain(summary.title ?? summary.opening)}  (${parts.join('; ')})`;
}
