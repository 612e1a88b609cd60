import { Command } from 'commander';
import stringWidth from 'string-width';
import type { DocumentSummary } from '../app/index.ts';
import { caseOption } from './case-option.ts';
import { openSheet, padded, plain, type Sheet, shorten } from './report-card/sheet.ts';
import { columnsFor, wantsColor } from './style.ts';

interface ListFlags {
  readonly case: string;
  readonly json?: true;
  readonly color: boolean;
}

/** `firsthand list`: the documents of a case, one a line. */
export function listCommand(): Command {
  return new Command('list')
    .description('List the documents of a case.')
    .addOption(caseOption())
    .option('--json', 'print one JSON object a document')
    .option('--no-color', 'print without colour')
    .action(list);
}

async function list(flags: ListFlags): Promise<void> {
  const { listDocuments } = await import('../app/index.ts');
  const documents = listDocuments(flags.case);
  if (flags.json) {
    for await (const document of documents) process.stdout.write(`${JSON.stringify(document)}\n`);
    return;
  }
  const color = wantsColor(flags.color, process.stdout);
  const sheet = openSheet({ width: columnsFor(undefined, process.stdout), color, all: true });
  const rows: Row[] = [];
  for await (const document of documents) rows.push(rowOf(document));
  process.stdout.write(rows.length === 0 ? 'No documents yet.\n' : `${table(rows, sheet).join('\n')}\n`);
}

type Row = Readonly<Record<'id' | 'lang' | 'published' | 'publisher' | 'title' | 'embeds' | 'findings', string>>;

const headings: Row = {
  id: 'ID',
  lang: 'LANG',
  published: 'PUBLISHED',
  publisher: 'PUBLISHER',
  title: 'TITLE',
  embeds: 'EMBEDS',
  findings: 'FINDINGS',
};

function rowOf(document: DocumentSummary): Row {
  const { findings, inconsistentFindings: inconsistent } = document;
  return {
    id: plain(document.id),
    lang: document.lang,
    published: document.publishedAt?.slice(0, 10) ?? '-',
    publisher: plain(document.publisher ?? '-'),
    title: plain(document.title ?? document.opening),
    embeds: embedsOf(document),
    findings:
      findings === 0 ? '-' : inconsistent === 0 ? String(findings) : `${findings} (${inconsistent} inconsistent)`,
  };
}

/** The posts that stand in a document, or the documents in which a post stands. */
function embedsOf({ embeds = [], embeddedIn = [] }: DocumentSummary): string {
  if (embeds.length > 0) return embeds.length === 1 ? '1 post' : `${embeds.length} posts`;
  const [first, ...others] = embeddedIn;
  if (first === undefined) return '';
  return others.length === 0 ? `in ${plain(first)}` : `in ${plain(first)} +${others.length}`;
}

/** Columns as wide as they need, with a limit for names; the title gets what is left. */
function table(rows: readonly Row[], sheet: Sheet): string[] {
  const widest = (column: keyof Row, limit: number): number =>
    Math.min(limit, Math.max(...[headings, ...rows].map((row) => stringWidth(row[column]))));
  const gap = '  ';
  const widths = {
    id: widest('id', Number.POSITIVE_INFINITY),
    lang: widest('lang', 4),
    published: widest('published', 10),
    publisher: widest('publisher', 20),
    // Without any embedded post, there is no such column.
    embeds: rows.some(({ embeds }) => embeds !== '') ? widest('embeds', 24) : -gap.length,
    findings: widest('findings', 24),
  };
  const used = Object.values(widths).reduce((sum, width) => sum + width + gap.length, 0);
  const titleWidth = Math.max(20, sheet.width - used);
  const set = (row: Row): string =>
    [
      padded(row.id, widths.id),
      padded(row.lang, widths.lang),
      padded(row.published, widths.published),
      padded(shorten(row.publisher, widths.publisher), widths.publisher),
      padded(shorten(row.title, titleWidth), titleWidth),
      ...(widths.embeds > 0 ? [padded(shorten(row.embeds, widths.embeds), widths.embeds)] : []),
      row.findings,
    ]
      .join(gap)
      .trimEnd();
  return [sheet.ink.dim(set(headings)), ...rows.map(set)];
}
