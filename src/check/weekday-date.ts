import { dayNumber, daysInMonth, isCalendarDay, isoDate, weekdayOf } from '../knowledge/index.ts';
import type { LanguagePack } from '../language/index.ts';
import type { Finding, FindingReading, Layers, Timex } from '../model/index.ts';
import { lexiconKey } from '../text/index.ts';
import { defineCheck } from './check.ts';
import { reportingDay } from './reporting-day.ts';

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Weekdays and months by every form of their names. */
interface CalendarTable {
  readonly weekdays: ReadonlyMap<string, number>;
  readonly months: ReadonlyMap<string, number>;
}

const calendarTables = new WeakMap<LanguagePack, CalendarTable>();

function calendarOf(pack: LanguagePack): CalendarTable {
  const known = calendarTables.get(pack);
  if (known) return known;
  const tableOf = (entries: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, number> =>
    new Map(
      Object.entries(entries).flatMap(([number, names]) => names.map((name) => [lexiconKey(name), Number(number)])),
    );
  const table = { weekdays: tableOf(pack.calendar.weekdays), months: tableOf(pack.calendar.months) };
  calendarTables.set(pack, table);
  return table;
}

/** What may stand between a date and the weekday that belongs to it, when they are two expressions: `14 November (a Monday)`. */
const between =
  /^(?:\s?\(\s?(?:on |a |it was a |в |у |во |это был[ао]? |це бу(?:в|ла|ло) )?|,\s(?:on |в |во |у )?(?:a |it was a |(?:which|that) (?:was|is|fell on|falls on|will be) (?:a )?|это был[ао]? |це бу(?:в|ла|ло) )?)$/;
/** A date this near before the report, or after it, is one of the report's own days, so that its year is sure. */
const [nearBefore, nearAfter] = [100, 14];
/** A comma and no more than a preposition between a date and a weekday. */
const bareComma = /^,\s(?:on |в |во |у )?$/;
/** Old-style dates were in use in the Russian Empire until then; before, both calendars are tried. */
const lastOldStyleYear = 1918;

/** A weekday and a date that the text gives as one day. `year` is absent when the text leaves it out. */
interface StatedDay {
  readonly start: number;
  readonly end: number;
  readonly weekday: number;
  readonly value: string;
  readonly year: boolean;
}

/**
 * Holds "Monday, 14 November 2022" against the calendar. Where the text leaves the year out, the year of the report counts, and its
 * neighbours are tried too: only a date close to the report's own day is called inconsistent then.
 */
export const weekdayDate = defineCheck({
  id: 'weekday-date',
  question: 'Was that date that day of the week?',
  version: 3,
  requires: ['document', 'structure', 'timexes', 'publicationBounds'],
  evaluate: (layers, { pack }) =>
    pack ? withoutOtherYears(statedDays(layers, pack).flatMap((stated) => evaluateDay(layers, stated))) : [],
});

type Needed = Pick<Layers, 'document' | 'structure' | 'timexes' | 'publicationBounds'>;

/** Captions of a page may all be of another year: days that a neighbouring year would fit are doubtful when there are several. */
function withoutOtherYears(findings: readonly Finding[]): readonly Finding[] {
  const isDoubtful = ({ outcome, readings }: Finding): boolean =>
    outcome === 'inconsistent' && readings.some(({ fits }) => fits);
  return findings.filter(isDoubtful).length > 1 ? findings.filter((finding) => !isDoubtful(finding)) : findings;
}

function statedDays({ document: { text }, timexes }: Needed, pack: LanguagePack): StatedDay[] {
  const { weekdays, months } = calendarOf(pack);
  const found: StatedDay[] = [];
  for (const [index, timex] of timexes.entries()) {
    if (timex.type !== 'DATE' && timex.type !== 'TIME') continue;
    const own = namedIn(text, timex, weekdays);
    if (own !== undefined && hasDayOfMonth(text, timex, months))
      found.push({ ...spanOf(timex), weekday: own, ...dateOf(text, timex) });
    const next = timexes[index + 1];
    const gap = next && text.slice(timex.end, next.start);
    if (!next || gap === undefined || !between.test(gap)) continue;
    // "The Sun, 5 May 2019" is a newspaper.
    if (/^sun$/i.test(text.slice(timex.start, timex.end)) && /\bthe\s$/i.test(text.slice(0, timex.start).slice(-5)))
      continue;
    // "on Sept. 24, on Friday asked": without a sign behind it the weekday belongs to what follows.
    if (bareComma.test(gap) && !/^\s*(?:[,.;:)—–]|$)/.test(text.slice(next.end, next.end + 3))) continue;
    const other = namedIn(text, next, weekdays);
    const dated = hasDayOfMonth(text, timex, months) ? timex : hasDayOfMonth(text, next, months) ? next : undefined;
    const weekday = dated === timex ? other : own;
    if (dated && weekday !== undefined && (own === undefined || other === undefined))
      found.push({ start: timex.start, end: next.end, weekday, ...dateOf(text, dated) });
  }
  // Captions say the same day several times over.
  const seen = new Set<string>();
  return found.filter(({ value, weekday }) => {
    const key = `${value} ${weekday}`;
    return /^(?:\d{4}|XXXX)-\d\d-\d\d/.test(value) && !seen.has(key) && seen.add(key);
  });
}

const spanOf = ({ start, end }: Timex): { start: number; end: number } => ({ start, end });

/** The number of the first name of a table in a time expression. */
function namedIn(text: string, timex: Timex, table: ReadonlyMap<string, number>): number | undefined {
  for (const [word] of text.slice(timex.start, timex.end).matchAll(/[\p{L}'’ʼ]+/gu)) {
    const number = table.get(lexiconKey(word));
    if (number !== undefined) return number;
  }
  return undefined;
}

/** Whether the words name a day of a month: a month or a date in digits, and a value that is a calendar day. */
function hasDayOfMonth(text: string, timex: Timex, months: ReadonlyMap<string, number>): boolean {
  if (!/^(?:\d{4}|XXXX)-\d\d-\d\d/.test(timex.value)) return false;
  return namedIn(text, timex, months) !== undefined || /\d[./-]\d{1,2}[./-]\d/.test(text.slice(timex.start, timex.end));
}

function dateOf(text: string, timex: Timex): { value: string; year: boolean } {
  return { value: timex.value.slice(0, 10), year: /(?<!\d)\d{4}(?!\d)/.test(text.slice(timex.start, timex.end)) };
}

function evaluateDay(layers: Needed, stated: StatedDay): Finding[] {
  const [head, month, day] = stated.value.split('-').map(Number);
  const now = reportingDay(layers, stated);
  const named = stated.year ? head : undefined;
  const basis = named ?? (Number.isNaN(head) ? undefined : head);
  if (basis === undefined || month === undefined || day === undefined || !isCalendarDay(basis, month, day)) return [];
  const readings = yearsToTry(named, basis).flatMap((year) => readingOf(year, month, day, stated.weekday));
  const first = readings[0];
  if (!first) return [];
  const fits = first.fits;
  const elsewhere = readings.some((reading) => reading.fits);
  const ahead = now ? dayNumber(basis, month, day) - now.days.last : Number.POSITIVE_INFINITY;
  const near = ahead <= nearAfter && ahead >= -nearBefore;
  // An unnamed year is the report's own only near its day; far from it another year may be meant.
  // Of the days around the report no other year's are meant.
  // A picture may be of another year, and so may a passage that names one: there the year of the report does not count.
  const isElsewhen = isCaption(layers.document.text, stated) || namesOtherYear(layers.document.text, stated, basis);
  const around = near && ahead >= -nearAfter && !isElsewhen;
  const dated = now !== undefined && now.basis !== 'not-before';
  const sure = named !== undefined ? !elsewhere : dated && near && (around || (!elsewhere && !isElsewhen));
  if (!fits && !sure && !(dated && near)) return [];
  const text = layers.document.text.slice(stated.start, stated.end).replace(/\s+/g, ' ');
  const actual = weekdayNames[weekdayOf(dayNumber(basis, month, day)) - 1]!;
  const date = isoDate(dayNumber(basis, month, day));
  return [
    {
      check: 'weekday-date',
      outcome: fits ? 'consistent' : sure ? 'inconsistent' : 'undetermined',
      stated: text,
      computed: `${date} was a ${actual}`,
      working: `${date} is a ${actual}; stated: ${weekdayNames[stated.weekday - 1]}${named === undefined ? ` (the year is that of the report, ${now?.date ?? basis})` : ''}`,
      readings,
      evidence: [{ start: stated.start, end: stated.end }],
      ...(fits || sure ? {} : { notice: 'Another year may be meant: the text leaves it out.' }),
      confidence: named !== undefined ? 0.97 : 0.9,
    },
  ];
}

/** Whether the paragraph of a date that leaves out its year names a year other than the report's. */
function namesOtherYear(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  year: number,
): boolean {
  const from = Math.max(text.lastIndexOf('\n', start) + 1, start - longestCaption);
  const close = text.indexOf('\n', end);
  const around = text.slice(from, Math.min(close < 0 ? text.length : close, end + longestCaption));
  return [...around.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].some(([digits]) => Number(digits) !== year);
}

/** Longest line that is taken for a caption with its credit. */
const longestCaption = 600;

/**
 * Whether a date stands in the line of a picture: one with a credit ("(AP Photo/…)", "Photo: …", «Фото: …»), or one that follows the
 * form of archives ("In this Friday, 8 Nov. … file photo").
 */
function isCaption(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const from = text.lastIndexOf('\n', start) + 1;
  const close = text.indexOf('\n', end);
  const line = text.slice(from, close < 0 ? text.length : close);
  // A text without lines has its captions anywhere.
  const near = line.length <= longestCaption ? line : text.slice(Math.max(from, start - 200), end + 300);
  return /\b(?:photos?|file|pictured|getty|credit)\b|(?<!\p{L})(?:фото|архив|архів)|\((?:AP|AFP|Reuters|EPA|TASS)\b|\([^()\n]{2,40}\/[^()\n]{2,40}\)|©/iu.test(
    near,
  );
}

/** The stated year alone, or the likely one and its neighbours; in old texts the same year by the Julian calendar too. */
function yearsToTry(named: number | undefined, basis: number): readonly number[] {
  return named === undefined ? [basis, basis - 1, basis + 1] : [basis];
}

function readingOf(year: number, month: number, day: number, weekday: number): FindingReading[] {
  if (day > daysInMonth(year, month)) return [];
  const gregorian = dayNumber(year, month, day);
  const reading = (calendar: string, number: number): FindingReading => ({
    description: `${isoDate(gregorian)}${calendar}`,
    computed: weekdayNames[weekdayOf(number) - 1]!,
    fits: weekdayOf(number) === weekday,
  });
  // The Julian calendar ran 13 days behind in the 20th century, 12 in the 19th.
  const behind = year >= 1900 ? 13 : 12;
  return year <= lastOldStyleYear && year >= 1800
    ? [reading('', gregorian), reading(' by the old calendar', gregorian + behind)]
    : [reading('', gregorian)];
}
