import { readCalendarDate, readDayOfMonth, readEra, readOrdinalSuffix } from './read-calendar-date.ts';
import { isJoinedSign, senseAt, skip, type TimeScan } from './time-scan.ts';
import type { DateMeaning, TimexDraft } from './timex-draft.ts';

type Found = Omit<TimexDraft, 'start'>;

/** Most days of a list that share one month ("9, 10 and 12 May"). */
const longestList = 6;

/** The first bound of "10–12 October", "9, 10 and 12 мая", "490–480 BC": it borrows from the last. */
export function readRangeHead(scan: TimeScan, index: number, members = 1): Found | undefined {
  const piece = scan.pieces[index]!;
  if (piece.kind !== 'digits' && !scan.numbers.ordinals.has(piece.key)) return undefined;
  const day = readDayOfMonth(scan, index);
  const end = day?.end ?? index + 1;
  const next = afterRangeLink(scan, end);
  if (next === undefined) return undefined;
  const tail = scan.pieces[next]!;
  if (tail.kind !== 'digits' && piece.kind === 'digits') return undefined;
  const era = readEra(scan, next + 1);
  if (era?.era === 'BC' && piece.key.length <= 4)
    return {
      end: index + 1,
      type: 'DATE',
      meaning: { kind: 'date', year: Number(piece.key), bc: true },
      confidence: 0.9,
    };
  if (!day) return undefined;
  const last =
    readCalendarDate(scan, skip(scan, next, 'article')) ??
    (members < longestList ? readRangeHead(scan, next, members + 1) : undefined);
  const meaning = last?.meaning;
  if (meaning?.kind !== 'date' || meaning.month === undefined || meaning.day === undefined || meaning.day <= day.value)
    return undefined;
  if (scan.pieces[next]!.kind === 'digits' && meaning.day !== readDayOfMonth(scan, next)?.value) return undefined;
  const { clock: _clock, weekday: _weekday, ...rest } = meaning;
  return { end, type: 'DATE', meaning: { ...rest, day: day.value }, confidence: 0.9 };
}

/** Index after a word or sign that links the bounds of a range or the members of a list. */
function afterRangeLink(scan: TimeScan, index: number): number | undefined {
  const piece = scan.pieces[index];
  if (!piece) return undefined;
  const dash = piece.kind === 'sign' && /^[-–—,/]$/.test(piece.key);
  const at = dash ? index + 1 : senseAt(scan, index, 'rangeLink')?.end;
  return at !== undefined && scan.pieces[at] && scan.pieces[at].kind !== 'break' ? at : undefined;
}

/** The last bound of "May 2–3", "1994–95": it borrows from the draft before. */
export function readRangeTail(scan: TimeScan, index: number, drafts: readonly TimexDraft[]): Found | undefined {
  const before = drafts.at(-1);
  // "Jan 4th through the 22nd": the article belongs to the day.
  const article = senseAt(scan, index, 'article');
  if (article && scan.pieces[article.end]?.kind === 'digits' && readOrdinalSuffix(scan, article.end + 1) !== undefined)
    return readTailAt(scan, article.end, index, before);
  return readTailAt(scan, index, index, before);
}

function readTailAt(scan: TimeScan, index: number, start: number, before: TimexDraft | undefined): Found | undefined {
  const piece = scan.pieces[index]!;
  if (before?.meaning.kind !== 'date' || piece.kind !== 'digits' || piece.key.length > 2) return undefined;
  if (before.end !== start - 1) return undefined;
  const link = scan.pieces[start - 1]!;
  const joined = !link.spaced && !piece.spaced && /^[-–—/]$/.test(link.key);
  const loose = /^[-–—]$/.test(link.key) || senseAt(scan, start - 1, 'rangeLink') !== undefined;
  const { meaning } = before;
  const value = Number(piece.key);
  const next = scan.pieces[index + 1];
  if (joined && piece.key.length === 2 && meaning.year !== undefined && meaning.month === undefined && !meaning.bc) {
    const year = Math.floor(meaning.year / 100) * 100 + value;
    const closes = !next || next.spaced || /^[),.;:]$/.test(next.key);
    if (year > meaning.year && closes)
      return { end: index + 1, type: 'DATE', meaning: { kind: 'date', year }, confidence: 0.8 };
  }
  if (!loose || meaning.day === undefined || meaning.month === undefined || scan.time.monthsCapitalised === false)
    return undefined;
  if (value <= meaning.day || value > 31) return undefined;
  const ordinal = readOrdinalSuffix(scan, index + 1);
  const closes =
    ordinal !== undefined || !next || next.kind === 'break' || (next.kind === 'sign' && /^[,.;)]$/.test(next.key));
  if (!joined && !closes) return undefined;
  if (next && !next.spaced && /^[:%/]$/.test(next.key)) return undefined;
  // `May 2–3, 2022`: the year after the last bound is both bounds' year.
  const last = ordinal ?? index + 1;
  const comma = isJoinedSign(scan, last, ',') ? last + 1 : last;
  const yearPiece = scan.pieces[comma];
  const hasYear = meaning.year === undefined && yearPiece?.kind === 'digits' && /^(?:19|20)\d\d$/.test(yearPiece.key);
  const { clock: _clock, weekday: _weekday, ...rest } = meaning;
  const year = hasYear ? { year: Number(yearPiece.key) } : {};
  return {
    end: hasYear ? comma + 1 : last,
    type: 'DATE',
    meaning: { ...rest, ...year, day: value },
    confidence: 0.85,
  };
}

/** In "July–August 1943" and "весной и летом 1943 года" the year belongs to both: it is given back to the first. */
export function shareYears(scan: TimeScan, drafts: readonly TimexDraft[]): TimexDraft[] {
  const shared = [...drafts];
  for (let index = shared.length - 2; index >= 0; index--) {
    const [first, second] = [shared[index]!, shared[index + 1]!];
    if (first.meaning.kind !== 'date' || second.meaning.kind !== 'date') continue;
    const [one, two] = [first.meaning, second.meaning];
    if (
      hasYear(one) ||
      !hasYear(two) ||
      !isLinked(scan, first.end, second.start) ||
      !sameShape(one, two, isDashed(scan, first.end, second.start))
    )
      continue;
    const { yearStep, sameYear, bc } = two;
    // "November–February 2017" begins the year before.
    const before =
      two.year !== undefined && one.month !== undefined && two.month !== undefined && one.month > two.month;
    const year = before ? two.year! - 1 : two.year;
    shared[index] = {
      ...first,
      meaning: {
        ...one,
        ...(year !== undefined && { year }),
        ...(yearStep !== undefined && { yearStep }),
        ...(sameYear && { sameYear }),
        ...(bc && { bc }),
      },
    };
  }
  return shared;
}

/** "between 2:00 tomorrow and 4:00": a time of day without a day is of the day of the bound before. */
export function shareDays(scan: TimeScan, drafts: readonly TimexDraft[]): TimexDraft[] {
  const shared = [...drafts];
  for (let index = 1; index < shared.length; index++) {
    const [first, second] = [shared[index - 1]!, shared[index]!];
    if (second.meaning.kind !== 'clock' || !('clock' in first.meaning) || first.meaning.kind === 'clock') continue;
    if (!isLinked(scan, first.end, second.start)) continue;
    shared[index] = { ...second, meaning: { ...first.meaning, clock: second.meaning.clock } };
  }
  return shared;
}

const isDashed = (scan: TimeScan, from: number, to: number): boolean =>
  to - from === 1 && /^[-–—]$/.test(scan.pieces[from]!.key);

const hasYear = (meaning: DateMeaning): boolean =>
  meaning.year !== undefined || meaning.yearStep !== undefined || meaning.sameYear === true;

function isLinked(scan: TimeScan, from: number, to: number): boolean {
  if (to - from > 2 || to === from) return false;
  for (let index = from; index < to; index++) {
    const piece = scan.pieces[index]!;
    const links =
      piece.kind === 'sign'
        ? /^[-–—,/]$/.test(piece.key)
        : senseAt(scan, index, 'rangeLink') || senseAt(scan, index, 'link');
    if (!links) return false;
  }
  return true;
}

/** Whether two dates name the same kind of thing, and the first comes earlier in its year. */
function sameShape(one: DateMeaning, two: DateMeaning, dashed: boolean): boolean {
  if (one.season !== undefined) return two.season !== undefined || two.month !== undefined;
  if (one.quarter !== undefined) return two.quarter !== undefined;
  if (one.month === undefined || two.month === undefined) return false;
  return (
    one.month * 40 + (one.day ?? 0) <= two.month * 40 + (two.day ?? 40) ||
    (dashed && one.day === undefined && two.day === undefined && two.year !== undefined)
  );
}
