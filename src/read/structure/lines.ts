import type { PreciseDate, Span } from '../../model/index.ts';
import { anyOf, pageWords, readByline } from '../byline.ts';
import { findWrittenDates } from '../written-date.ts';

/** Lines that point elsewhere are short; a sentence that merely begins like one is not. */
const longestPointer = 160;
const longestByline = 160;

const pointers = [...pageWords('readAlso'), ...pageWords('boilerplate')];
/** A phrase of the page that makes up the whole line, or stands before a colon. */
const labelLine = new RegExp(`^[\\s>»•*–—-]*(?:${anyOf(pointers)})\\s*(?::.*|[.!…»>→]*)$`, 'iu');
/** A phrase of several words at the start of a line. */
const phraseLine = new RegExp(
  `^[\\s>»•*–—-]*(?:${anyOf(pointers.filter((phrase) => phrase.includes(' ')))})(?![\\p{L}\\p{N}])`,
  'iu',
);
const byWord = new RegExp(`^(?:${anyOf(pageWords('by'))})(?![\\p{L}\\p{N}-])`, 'iu');
const dateLabel = new RegExp(
  `^(?:${anyOf([...pageWords('published'), ...pageWords('updated')])})(?![\\p{L}\\p{N}])`,
  'iu',
);
const updateLabel = new RegExp(`^(?:${anyOf(pageWords('updated'))})(?![\\p{L}\\p{N}])`, 'iu');

/** Cuts a text into its lines, without the white space around them; blank lines are left out. */
export function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(from, end);
    const start = from + line.length - line.trimStart().length;
    const last = from + line.trimEnd().length;
    if (last > start) lines.push({ start, end: last });
    from = end + 1;
  }
  return lines;
}

/** Whether a line belongs to the page, not to the article: "Read also: …", "Subscribe", "Follow us on …". */
export function isPageLine(line: string): boolean {
  if (line.length > longestPointer) return false;
  return labelLine.test(line) || (phraseLine.test(line) && !/[.!?]["”»]?$/.test(line));
}

/** Who wrote a text and when, as a line of its own tells it. */
export interface BylineReading {
  readonly authors: readonly string[];
  readonly publishedAt?: PreciseDate;
}

/** Reads a line that holds nothing but authors, a date, or both: "By Ann Lee | 5 May 2022", «Опубликовано: 5 мая 2022, 17:30». */
export function readBylineLine(line: string, publisher: string | undefined): BylineReading | undefined {
  if (line.length > longestByline || line.length < 6) return undefined;
  const [date] = findWrittenDates(line);
  const labelled = byWord.test(line);
  const authors = labelled ? readByline(line, { declared: false, publisher }) : [];
  const rest = date ? line.slice(0, date.start) + line.slice(date.end) : line;
  const isDateLine =
    date !== undefined &&
    date.date.precision !== 'month' &&
    (dateLabel.test(line) || rest.replace(/[^\p{L}]/gu, '').length <= 12);
  if (authors.length === 0 && !isDateLine) return undefined;
  // A sentence may begin with "By" or hold a date; a byline has no finite end.
  if (/[.!?]$/.test(line) && !/\b(?:г|р|a\.m|p\.m)\.$/u.test(line) && line.length > 60) return undefined;
  const published =
    date && date.date.precision !== 'month' && !updateLabel.test(line)
      ? { publishedAt: { ...date.date, source: 'byline' } }
      : {};
  return { authors, ...published };
}
