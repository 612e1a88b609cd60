import { findOutlet } from '../../knowledge/index.ts';
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

const agencies =
  'AP|AFP|EPA|EPA-EFE|UPI|PA|ANI|DPA|TASS|ТАСС|УНІАН|УНИАН|Укрінформ|Reuters|REUTERS|Getty|Getty Images|AP Photos?|Bloomberg|POLITICO|Shutterstock|Dreamstime|iStock|Alamy|NurPhoto|Anadolu|РИА Новости|РИАН|Sputnik';
const creditStart =
  /^(?:(?:image|photo|picture|video|media|file) (?:copyright|caption|credit|source|courtesy|playback|illustration|photo)|enlarge this image|toggle caption|photo(?:graph(?:er|y)?)?(?: by|:|$)|slideshow|file(?: photo)?(?::| [-–—])|getty images|(?:иллюстративное |архивное )?фото(?:\s*[:©]|$| из открытых| пресс-службы| предоставлено)|(?:ілюстративне |архівне )?фото(?:\s*[:©]|$| з відкритих| надано)|скриншот|скріншот|foto:|bild:|photo :)/iu;
const creditEnd = new RegExp(
  `(?:\\([^()\\n]{0,60}/\\s?(?:${agencies})\\)|\\((?:(?:${agencies})(?:\\s[Pp]hoto)?\\s?[/:]|Photo:|Фото:)[^()\\n]{2,60}\\)|\\|\\s*(?:AP Photos?|${agencies})|(?:via|©)\\s+(?:${agencies})|(?:REUTERS|AP|AFP|EPA)/\\p{Lu}[^.\\n]{0,50}|\\s(?:Photo|Photographer|Image|Фото|Foto)\\s*:[^.\\n]{2,60})$`,
  'u',
);

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

/**
 * Whether a line is the credit or caption of a picture: "Image copyright EPA", "FILE PHOTO: …", "… (Ann Lee/Reuters)", «Фото: …». Such
 * lines come first in many flattened texts, and are no title.
 */
export function isCreditLine(line: string): boolean {
  return line.length <= 400 && (creditStart.test(line) || (creditEnd.test(line) && line.length <= 300));
}

/** Whether a line belongs to the page, not to the article: "Read also: …", "Subscribe", "Follow us on …". */
export function isPageLine(line: string): boolean {
  if (line.length > longestPointer) return false;
  return labelLine.test(line) || (phraseLine.test(line) && !/[.!?]["”»]?$/.test(line));
}

/** Whether a line is nothing but the name of a known outlet. */
export function isOutletLine(line: string): boolean {
  return line.length <= 40 && /^\p{Lu}/u.test(line) && findOutlet(line) !== undefined;
}

/** Who wrote a text and when, as a line of its own tells it. */
export interface BylineReading {
  readonly authors: readonly string[];
  readonly publishedAt?: PreciseDate;
}

/**
 * Reads a line that holds nothing but authors, a date, or both: "By Ann Lee | 5 May 2022", «Опубликовано: 5 мая 2022, 17:30»; or the
 * name of an outlet.
 * @param aboveOutlet the next line is the name of an outlet: bare names are authors then
 */
export function readBylineLine(
  line: string,
  publisher: string | undefined,
  aboveOutlet = false,
): BylineReading | undefined {
  if (isOutletLine(line)) return { authors: [] };
  if (line.length > longestByline || line.length < 6) return undefined;
  const [date] = findWrittenDates(line);
  const labelled = byWord.test(line);
  const authors =
    labelled || (aboveOutlet && !/[.!?:]$/.test(line)) ? readByline(line, { declared: false, publisher }) : [];
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
