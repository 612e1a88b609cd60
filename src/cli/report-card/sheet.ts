import picocolors from 'picocolors';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** How a report card is set: its width in columns, whether it may use colour, whether it shows everything. */
export interface SheetSettings {
  readonly width: number;
  readonly color: boolean;
  /** Show every claim, place and time, instead of the first few. */
  readonly all: boolean;
}

/** A sheet to set lines on. */
export interface Sheet extends SheetSettings {
  readonly ink: ReturnType<typeof picocolors.createColors>;
}

export function openSheet(settings: SheetSettings): Sheet {
  return { ...settings, width: Math.max(40, settings.width), ink: picocolors.createColors(settings.color) };
}

// Control characters could move the cursor or change colours; bidirectional overrides could reorder what is read.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text of a report made safe for a terminal: one line, no control characters. */
export function plain(text: string): string {
  return text.replace(unprintable, ' ').replace(loneSurrogates, '\ufffd').replace(/\s+/g, ' ').trim();
}

/** A heading with a few words of summary beside it. */
export function heading(sheet: Sheet, title: string, summary = ''): string[] {
  const { ink } = sheet;
  const line = `${ink.bold(title.toUpperCase())}${summary === '' ? '' : `  ${ink.dim(summary)}`}`;
  return ['', ...hanging(sheet, '', line, '  ')];
}

/** Wraps text to the sheet behind a lead-in: `lead` on the first line, spaces of the same width on the others. */
export function hanging(sheet: Sheet, lead: string, text: string, rest = ' '.repeat(stringWidth(lead))): string[] {
  const columns = Math.max(20, sheet.width - stringWidth(lead));
  return wrapAnsi(text, columns, { hard: true, trim: true })
    .split('\n')
    .map((line, index) => `${index === 0 ? lead : rest}${line}`);
}

/** Cuts text at a word boundary so that it fills at most that many columns. */
export function shorten(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let cut = '';
  let width = 0;
  for (const character of text) {
    width += stringWidth(character);
    if (width > columns - 1) break;
    cut += character;
  }
  const boundary = cut.lastIndexOf(' ');
  return `${(boundary > cut.length * 0.6 ? cut.slice(0, boundary) : cut).trimEnd()}…`;
}

/** Fills with spaces up to a column width. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

/** The first few of a list and, where there are more, a line that says how many. */
export function firstFew<Item>(
  sheet: Sheet,
  items: readonly Item[],
  limit: number,
  indent: string,
): { readonly shown: readonly Item[]; readonly more: readonly string[] } {
  if (sheet.all || items.length <= limit + 1) return { shown: items, more: [] };
  return { shown: items.slice(0, limit), more: [sheet.ink.dim(`${indent}… ${items.length - limit} more (--all)`)] };
}
