import { Command, InvalidArgumentError } from 'commander';
import type { FoundDocument } from '../app/index.ts';
import { caseOption } from './case-option.ts';
import { hanging, openSheet, plain, type Sheet, shorten } from './report-card/sheet.ts';
import { columnsFor, wantsColor } from './style.ts';

interface SearchFlags {
  readonly case: string;
  readonly json?: true;
  readonly limit: number;
  readonly color: boolean;
}

/** `firsthand search`: the documents of a case that hold some words, best first. */
export function searchCommand(): Command {
  return (
    new Command('search')
      .description(
        'Search a case: words in any spelling (Kyiv finds Kiev), "a phrase", a beginning (Zelensk*), -word to leave out.',
      )
      .argument('<words...>', 'what to search for')
      .addOption(caseOption())
      .option('--limit <number>', 'show at most that many documents', count, 20)
      .option('--json', 'print what was found as one JSON object')
      .option('--no-color', 'print without colour')
      // Words that begin with a dash are words to leave out, not options.
      .allowUnknownOption()
      .action(search)
  );
}

async function search(words: readonly string[], flags: SearchFlags, command: Command): Promise<void> {
  const unknown = words.find((word) => word.startsWith('--'));
  if (unknown !== undefined) command.error(`error: unknown option '${unknown}'`);
  const { searchDocuments } = await import('../app/index.ts');
  // A shell takes the quotation marks off a phrase; an argument with spaces is one.
  const query = words
    .map((word) => (words.length > 1 && /\s/.test(word) && !word.includes('"') ? `"${word}"` : word))
    .join(' ');
  const { total, found } = await searchDocuments(flags.case, query, flags.limit);
  if (flags.json) {
    const hits = found.map(({ summary, score, snippet }) => ({ ...summary, score, snippet }));
    process.stdout.write(`${JSON.stringify({ query, total, hits })}\n`);
    return;
  }
  const color = wantsColor(flags.color, process.stdout);
  const sheet = openSheet({ width: columnsFor(undefined, process.stdout), color, all: true });
  const heading = total === 0 ? 'Nothing found.' : total === 1 ? '1 document found.' : `${total} documents found.`;
  const more = total > found.length ? [sheet.ink.dim(`… ${total - found.length} more (--limit ${total})`)] : [];
  process.stdout.write(`${[heading, ...found.flatMap((item) => ['', ...lines(item, sheet)]), ...more].join('\n')}\n`);
}

function lines({ summary, snippet }: FoundDocument, sheet: Sheet): string[] {
  const { ink } = sheet;
  const facts = [summary.lang, summary.publishedAt?.slice(0, 10), summary.publisher].filter(
    (fact) => fact !== undefined,
  );
  return [
    ...hanging(
      sheet,
      '',
      `${ink.bold(plain(shorten(summary.title ?? summary.opening, 100)))}  ${ink.dim(plain(facts.join(' · ')))}`,
    ),
    ...hanging(sheet, '    ', highlighted(snippet, sheet)),
    ink.dim(`    ${[summary.id, ...embeddedNote(summary)].map(plain).join(' · ')}`),
  ];
}

/** Where a post stands, so that it is not taken for one more report. */
function embeddedNote({ embeddedIn = [] }: FoundDocument['summary']): string[] {
  return embeddedIn.length === 0 ? [] : [`embedded in ${embeddedIn.join(', ')}`];
}

/** The snippet with what was found in colour, or between »…« where there is none. */
function highlighted({ text, highlights }: FoundDocument['snippet'], { ink, color }: Sheet): string {
  let set = '';
  let from = 0;
  for (const [start, end] of highlights) {
    if (start < from) continue;
    const found = plain(text.slice(start, end));
    set += `${spaced(text.slice(from, start))}${color ? ink.bold(ink.yellow(found)) : `»${found}«`}`;
    from = end;
  }
  return set + spaced(text.slice(from));
}

/** Plain text that keeps a space at either end. */
function spaced(text: string): string {
  return plain(`|${text}|`).slice(1, -1);
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw new InvalidArgumentError('It is not a number from 1 to 10000.');
  }
  return number;
}
