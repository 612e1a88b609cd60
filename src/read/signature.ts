import { postFrames } from '../knowledge/index.ts';
import type { PreciseDate, Span } from '../model/index.ts';
import { anyOf } from './byline.ts';
import { findWrittenDates, readDate } from './written-date.ts';

/** The line that ends an embedded post: `— Name (@handle) November 9, 2022`. */
export interface Signature extends Span {
  readonly author?: string;
  /** Without `@`. */
  readonly handle?: string;
  readonly date?: PreciseDate;
  /** 0 to 1: how surely this is a signature and no mention of an account. */
  readonly confidence: number;
}

/** Accounts: X names, Bluesky domains, `user@host` of the fediverse. */
const handlePattern = /\(\s?@([\w.-]{1,60}(?:@[\w.-]{3,60})?)\s?\)/g;
const longestName = 90;
/** Letters that a date may be away from the handle: punctuation, a weekday, "on". */
const longestGap = 24;
const gapPattern = /^(?:[\s,·•|:;–—-]|\p{L}{2,12}(?=[\s,]))*$/u;
const frameSignature = new RegExp(
  `(?:^|\\n|[.!?…»"”\\p{Extended_Pictographic}]\\s{0,2})((?:${anyOf(postFrames.signatures)})(?![\\p{L}]))\\s+`,
  'gu',
);

/** What stands between author and date in such a line: "on Wednesday,". */
const datePrefix = new RegExp(
  `(?:\\s(?:${anyOf(postFrames.dateWords)})(?:\\s\\p{L}{3,14},?)?|\\s\\p{L}{3,14},)\\s*$`,
  'iu',
);

/** Finds the signature lines of flattened posts. They do not overlap and stand in order. */
export function findSignatures(text: string): Signature[] {
  const found: Signature[] = [];
  let floor = 0;
  if (text.includes('@'))
    for (const match of text.matchAll(handlePattern)) {
      if (match.index < floor) continue;
      const signature = readAround(text, match.index, match.index + match[0].length, match[1]!, floor);
      if (!signature) continue;
      found.push(signature);
      floor = signature.end;
    }
  return found;
}

function readAround(text: string, open: number, close: number, handle: string, floor: number): Signature | undefined {
  const name = nameBefore(text, open, floor);
  if (!name) return undefined;
  const dated = dateAfter(text, close);
  // Without a date only a dash at the start of a line is a signature: "— she, as @handle put it —" is prose.
  if (!dated && !name.startsLine) return undefined;
  let end = dated?.end ?? close;
  if (dated) end += /^\s?(?:г\.|р\.|года|року)(?!\p{L})/u.exec(text.slice(end, end + 6))?.[0].length ?? 0;
  return {
    start: name.start,
    end,
    ...(name.text ? { author: name.text } : {}),
    handle,
    ...(dated ? { date: dated.date } : {}),
    confidence: dated ? (name.long ? 0.97 : 0.9) : 0.7,
  };
}

interface NameBefore {
  readonly start: number;
  readonly text: string;
  readonly startsLine: boolean;
  /** The dash is an em dash. */
  readonly long: boolean;
}

/** The dash and the name before `(@handle)`: the nearest em dash, else en dashes or hyphens that start a line or stand free. */
function nameBefore(text: string, open: number, floor: number): NameBefore | undefined {
  const from = Math.max(floor, open - longestName);
  const head = text.slice(from, open);
  const lineStart = Math.max(head.lastIndexOf('\n') + 1, 0);
  const startsText = from === 0 || from === floor;
  for (const pattern of [/[—―]|&mdash;/g, /–+|&ndash;/g, /-{1,3}/g]) {
    const dashes = [...head.matchAll(pattern)];
    for (const match of dashes.toReversed()) {
      const before = head.slice(lineStart, match.index);
      const own =
        match.index >= lineStart
          ? before.trim() === '' && (lineStart > 0 || startsText)
          : head.slice(match.index + match[0].length, lineStart).trim() === '';
      const after = head.slice(match.index + match[0].length);
      const hyphen = /^-$/.test(match[0]);
      // A hyphen within a word or a name is none; a dash between name and line break is the start of the signature all the same.
      if (hyphen && !own && !/\s$/.test(head.slice(0, match.index))) continue;
      if (hyphen && !/^\s/.test(after) && !own) continue;
      const name = after.trim();
      if (name.includes('\n') || name.length > longestName - 2) continue;
      return { start: from + match.index, text: name, startsLine: own, long: /[—―m]/.test(match[0]) };
    }
  }
  return undefined;
}

function dateAfter(text: string, close: number): { readonly date: PreciseDate; readonly end: number } | undefined {
  const tail = text.slice(close, close + 70);
  const line = /^[^\S\n]*\n?[^\n]*/.exec(tail)![0];
  const found = findWrittenDates(line)[0];
  if (found && found.start <= longestGap && gapPattern.test(line.slice(0, found.start)))
    return { date: found.date, end: close + found.end };
  const short = /^[\s,·•]{0,4}(\d{1,2}[./]\d{1,2}[./]\d{2})(?!\d)/.exec(line);
  const date = short && readDate(short[1]!, { shortYears: true });
  return date ? { date, end: close + short[0].length } : undefined;
}

/** Finds the lines "A post shared by Name (@handle) on Nov 9, 2022 at 3:45pm PST" that Instagram and Facebook print. */
export function findFrameSignatures(text: string): Signature[] {
  const found: Signature[] = [];
  for (const match of text.matchAll(frameSignature)) {
    const start = match.index + match[0].indexOf(match[1]!);
    const line = /^[^\n]{0,200}/.exec(text.slice(match.index + match[0].length))![0];
    const account = /^(.{0,80}?)\s?\(\s?@([\w.]{1,40})\s?\)/u.exec(line);
    const date = findWrittenDates(line)[0];
    if (!account && !date) continue;
    const before = account ? account[1]! : line.slice(0, date!.start);
    const author = before.replace(datePrefix, '').trim();
    if (author.length < 2 || author.length > 80) continue;
    const base = match.index + match[0].length;
    const accountEnd = account ? account[0].length : author.length;
    const near = date && date.start - accountEnd < 24 ? date : undefined;
    found.push({
      start,
      end:
        base +
        (near ? near.end + (/^\s?(?:[A-Z]{3,4})(?![A-Za-z])/.exec(line.slice(near.end))?.[0].length ?? 0) : accountEnd),
      author,
      ...(account ? { handle: account[2]! } : {}),
      ...(near ? { date: near.date } : {}),
      confidence: account && near ? 0.9 : 0.6,
    });
  }
  return found;
}
