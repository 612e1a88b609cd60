import { monthNames } from '../knowledge/index.ts';
import { languagePacks } from '../language/index.ts';
import type { DatePrecision, PreciseDate, Span } from '../model/index.ts';

/** A date as a text writes it, with the time of day that stands beside it. */
export interface WrittenDate extends Span {
  readonly date: PreciseDate;
}

/** How to read what is ambiguous. */
export interface DateReading {
  /** ISO 639-1 or BCP 47 code: settles month names that several languages share, and `5/6/2022`. */
  readonly language?: string | undefined;
  /** Reads `18.11.19` too. Only for places where nothing but a date can stand. */
  readonly shortYears?: boolean | undefined;
}

/** Years outside are not dates of web pages. */
const [firstYear, lastYear] = [1990, 2049];
const yearPattern = /(?<!\d|\d[.,/-])(?:(\d{4})|(\d{1,2})([./-])(\d{1,2})\3(\d{4}))(?!\d)(?![.,]\d{3})/g;
const shortYearPattern = /(?<![\d.,/-])(\d{1,2})([./-])(\d{1,2})\2(\d{2})(?![\d./-])/;

const dayMonth =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª|-?го)?[\s-]*(?:de |of |d['’]|di )?([\p{L}\p{M}'’׳]{2,16})[.,]?[\s-]*(?:de |del |do )?$/u;
const monthDay = /([\p{L}\p{M}]{3,16})[.,]?[\s-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s-]*(?:at )?$/u;
const monthOnly = /([\p{L}\p{M}]{3,16})[.,]?[\s-]*(?:de |of |del )?$/u;
const spacedNumeric = /(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?$/;

const isoTail = /^([-/.])(\d{1,2})(?:\1(\d{1,2})(?!\d))?/;
const wordTail = /^\.?\s?(?:,\s?)?([\p{L}\p{M}]{3,16})\.?\s?(\d{1,2})(?:\.|-?(?:án|én))?(?!\d)/u;
const cjkTail = /^\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?/;
const hungarianTail = /^\.\s(\d{1,2})\.\s(\d{1,2})\.?(?!\d)/;
const timeAfter =
  /^(?:T|(?:[\s,.;:|·•∙–—/(-]|(?:at|um|klo|kl|às|à|a las|o|в|о|об|ore|om|г|р|року|года)(?!\p{L})){0,8})(\d{1,2})(?::|h|\.(?=\d\d\s?(?:[ap]\.?m|uhr)))(\d{2})(?!\d)(?::(\d{2})(?:[.,]\d{1,9})?)?(?:\s?([ap])\.?m(?!\p{L})\.?)?(?:\s?\(?(Z|UTC|GMT|[ECMP][SD]?T|CEST|ME?SZ|MEZ|EES?T|WES?T|BST|IST|MSK|МСК)(?!\p{L})\)?)?(?:\s?([+-]\d{2}:?\d{2})(?!\d))?/iu;
const timeBefore =
  /(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([ap])\.?m\b\.?)?(?:\s?(UTC|GMT|[A-Z]{3}))?[\s,·•|–—-]{1,4}(?:on |[\p{L}]{3,9}day,? )?$/iu;

/** Zones whose abbreviation means one offset in practice; `ET`, `IST` and the like mean several and are left out. */
const zoneOffsets: Readonly<Record<string, string>> = {
  Z: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
  MEZ: '+01:00',
  MESZ: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  WEST: '+01:00',
  MSK: '+03:00',
  МСК: '+03:00',
};

type MonthTable = ReadonlyMap<string, number>;

const tables = buildTables();

/** Finds every date in a text that names day, month and year (or month and year), in any common notation and language. */
export function findWrittenDates(text: string, reading: DateReading = {}): WrittenDate[] {
  const found: WrittenDate[] = [];
  let end = 0;
  for (const match of text.matchAll(yearPattern)) {
    if (match.index < end) continue;
    const date = readAround(text, match, end, reading);
    if (!date) continue;
    found.push(date);
    end = date.end;
  }
  return found;
}

/**
 * Reads a value that should be a date and nothing else: ISO 8601, RFC 2822, `20221114`, seconds or milliseconds since 1970, or a date as people write it.
 * @returns undefined when it is none
 */
export function readDate(value: string, reading: DateReading = {}): PreciseDate | undefined {
  const text = value.trim();
  if (text.length < 4 || text.length > 200) return undefined;
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$/.exec(text);
  if (compact) {
    const [, year, month, day, hour, minute, second, zone] = compact;
    const date = calendarDay(Number(year), Number(month), Number(day));
    if (date) return withTime(date, hour, minute, second, undefined, zone);
  }
  if (/^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(text)) {
    const instant = new Date(text.length >= 13 && !text.includes('.') ? Number(text) : Number(text) * 1000);
    const year = instant.getUTCFullYear();
    return year >= firstYear && year <= lastYear
      ? { value: `${instant.toISOString().slice(0, 19)}Z`, precision: 'second' }
      : undefined;
  }
  const written = findWrittenDates(text, reading)[0];
  if (written) return written.date;
  if (!reading.shortYears) return undefined;
  const short = shortYearPattern.exec(text);
  if (!short) return undefined;
  const [whole, first, separator, second, year] = short as unknown as [string, string, string, string, string];
  const date = numericDay(Number(first), Number(second), 2000 + Number(year), separator, reading);
  return date && addTime(text, short.index, short.index + whole.length, date, 0).date;
}

/** Day part (`2022-11-14`) of a date that is known to the day, else undefined. */
export function dayOf(date: PreciseDate): string | undefined {
  return date.precision === 'month' || date.precision === 'year' ? undefined : date.value.slice(0, 10);
}

/** The month that a word names, 1 to 12. */
export function monthOf(word: string, language?: string): number | undefined {
  const name = word.toLowerCase().replaceAll('’', "'");
  return tables.byLanguage.get(language?.slice(0, 2).toLowerCase() ?? '')?.get(name) ?? tables.any.get(name);
}

function readAround(
  text: string,
  match: RegExpExecArray,
  floor: number,
  reading: DateReading,
): WrittenDate | undefined {
  const [whole, bareYear, first, separator, second, numericYear] = match as unknown as (string | undefined)[];
  let start = match.index;
  let end = start + whole!.length;
  const year = Number(bareYear ?? numericYear);
  if (year < firstYear || year > lastYear) return undefined;
  if (numericYear) {
    const date = numericDay(Number(first), Number(second), year, separator!, reading);
    return date && addTime(text, start, end, date, floor);
  }
  const tail = text.slice(end, end + 40);
  const iso = isoTail.exec(tail);
  if (iso?.[3]) {
    const date = calendarDay(year, Number(iso[2]), Number(iso[3]));
    return date && addTime(text, start, end + iso[0].length, date, floor);
  }
  const cjk = cjkTail.exec(tail) ?? hungarianTail.exec(tail);
  if (cjk) {
    const date = cjk[2] ? calendarDay(year, Number(cjk[1]), Number(cjk[2])) : calendarMonth(year, Number(cjk[1]));
    return date && addTime(text, start, end + cjk[0].length, date, floor);
  }
  const head = text.slice(Math.max(floor, start - 40), start);
  const spaced = spacedNumeric.exec(head);
  if (spaced) {
    const date = numericDay(Number(spaced[1]), Number(spaced[3]), year, spaced[2]!, reading);
    if (date) return addTime(text, start - (head.length - spaced.index), end, date, floor);
  }
  for (const [pattern, dayAt, monthAt] of [
    [dayMonth, 1, 2],
    [monthDay, 2, 1],
  ] as const) {
    const named = pattern.exec(head);
    const month = named && monthOf(named[monthAt]!, reading.language);
    const date = month && calendarDay(year, month, Number(named[dayAt]));
    // A day that the month does not have: no date at all, rather than its month.
    if (month && !date) return undefined;
    if (date) return addTime(text, start - (head.length - named.index), end, date, floor);
  }
  const after = wordTail.exec(tail);
  const monthAfter = after && monthOf(after[1]!, reading.language);
  if (monthAfter) {
    const date = calendarDay(year, monthAfter, Number(after[2]));
    if (date) return addTime(text, start, end + after[0].length, date, floor);
  }
  const only = monthOnly.exec(head);
  const month = only && monthOf(only[1]!, reading.language);
  if (month) {
    start -= head.length - only.index;
    return { start, end, date: calendarMonth(year, month)! };
  }
  if (iso && start === 0 && end + iso[0].length === text.length && iso[1] === '-') {
    end += iso[0].length;
    const date = calendarMonth(year, Number(iso[2]));
    return date && { start, end, date };
  }
  return undefined;
}

function numericDay(
  first: number,
  second: number,
  year: number,
  separator: string,
  reading: DateReading,
): PreciseDate | undefined {
  const monthFirst = separator !== '.' && /^en(?:-US|-PH|-CA)?$/i.test(reading.language ?? '');
  return (
    (monthFirst ? calendarDay(year, first, second) : calendarDay(year, second, first)) ??
    (separator === '.' ? undefined : monthFirst ? calendarDay(year, second, first) : calendarDay(year, first, second))
  );
}

function calendarDay(year: number, month: number, day: number): PreciseDate | undefined {
  if (
    year < firstYear ||
    year > lastYear ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > new Date(Date.UTC(year, month, 0)).getUTCDate()
  )
    return undefined;
  return { value: `${year}-${two(month)}-${two(day)}`, precision: 'day' };
}

function calendarMonth(year: number, month: number): PreciseDate | undefined {
  return month >= 1 && month <= 12 ? { value: `${year}-${two(month)}`, precision: 'month' } : undefined;
}

/** Takes in the time of day that stands right after the date, or right before it. */
function addTime(text: string, start: number, end: number, date: PreciseDate, floor: number): WrittenDate {
  if (date.precision !== 'day') return { start, end, date };
  const after = timeAfter.exec(text.slice(end, end + 50));
  if (after) {
    const timed = withTime(date, after[1], after[2], after[3], after[4], after[6] ?? after[5]?.toUpperCase());
    return { start, end: timed === date ? end : end + after[0].length, date: timed };
  }
  const head = text.slice(Math.max(floor, start - 32), start);
  const before = timeBefore.exec(head);
  if (before) {
    const timed = withTime(date, before[1], before[2], before[3], before[4], before[5]?.toUpperCase());
    if (timed !== date) return { start: start - (head.length - before.index), end, date: timed };
  }
  return { start, end, date };
}

/** Midnight to the second is how machines write a day without a time. */
function withTime(
  day: PreciseDate,
  hourText: string | undefined,
  minuteText: string | undefined,
  secondText: string | undefined,
  half: string | undefined,
  zone: string | undefined,
): PreciseDate {
  if (hourText === undefined) return day;
  let hour = Number(hourText);
  const [minute, second] = [Number(minuteText), Number(secondText ?? 0)];
  if (half) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23 || minute > 59 || second > 59) return day;
  if (hour === 0 && minute === 0 && second === 0 && secondText !== undefined) return day;
  const offset =
    zone === undefined
      ? ''
      : (zoneOffsets[zone] ?? (/^[+-]\d{2}:?\d{2}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : ''));
  const precision: DatePrecision = secondText === undefined ? 'minute' : 'second';
  const time = precision === 'minute' ? `${two(hour)}:${two(minute)}` : `${two(hour)}:${two(minute)}:${two(second)}`;
  return { value: `${day.value}T${time}${offset === '+00:00' ? 'Z' : offset}`, precision };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function buildTables(): { readonly byLanguage: ReadonlyMap<string, MonthTable>; readonly any: MonthTable } {
  const byLanguage = new Map<string, Map<string, number>>();
  const add = (language: string, name: string, month: number): void => {
    const table = byLanguage.get(language) ?? new Map<string, number>();
    byLanguage.set(language, table.set(name, month));
  };
  for (const pack of Object.values(languagePacks))
    for (const [month, names] of Object.entries(pack.calendar.months))
      for (const name of names) add(pack.code, name, Number(month));
  for (const [language, months] of Object.entries(monthNames))
    for (const [index, names] of months.entries()) for (const name of names) add(language, name, index + 1);
  const any = new Map<string, number>();
  const disputed = new Set<string>();
  for (const [language, table] of byLanguage)
    for (const [name, month] of table) {
      const supported = Object.hasOwn(languagePacks, language);
      if (any.has(name) && any.get(name) !== month && !supported) disputed.add(name);
      if (!any.has(name)) any.set(name, month);
    }
  // A name that means different months (Croatian and Polish "listopad") needs its language, unless a supported language uses it.
  for (const name of disputed)
    if (
      !Object.values(languagePacks).some((pack) =>
        Object.values(pack.calendar.months).some((names) => names.includes(name)),
      )
    )
      any.delete(name);
  return { byLanguage, any };
}
