import { readOrdinalSuffix, readOrdinalWord } from './read-calendar-date.ts';
import { isJoinedSign, senseAt, skip, type TimeScan } from './time-scan.ts';
import type { TimexDraft } from './timex-draft.ts';

type Found = Omit<TimexDraft, 'start'>;

/** An ordinal, or the word for the last: which one of its kind, and where it ends. */
export function nthAt(
  scan: TimeScan,
  index: number,
): { readonly end: number; readonly nth: number; readonly figure: boolean } | undefined {
  const piece = scan.pieces[index];
  if (!piece || piece.kind === 'break') return undefined;
  if (piece.kind === 'digits') {
    const end = piece.key.length <= 2 ? readOrdinalSuffix(scan, index + 1) : undefined;
    return end === undefined ? undefined : { end, nth: Number(piece.key), figure: true };
  }
  const word = readOrdinalWord(scan, index);
  if (word && word.value <= 53) return { end: word.end, nth: word.value, figure: false };
  const last = senseAt(scan, index, 'lastOne');
  return last && { end: last.end, nth: -1, figure: false };
}

/** "Monday the 27th", "Friday 31st": the month is the nearest in which they meet. */
export function readWeekdayAndDay(scan: TimeScan, index: number): Found | undefined {
  const weekday = senseAt(scan, index, 'weekday');
  if (!weekday) return undefined;
  let at = isJoinedSign(scan, weekday.end, '.') ? weekday.end + 1 : weekday.end;
  if (isJoinedSign(scan, at, ',')) at++;
  const article = skip(scan, at, 'article');
  const nth = nthAt(scan, article) ?? bareDayAt(scan, article);
  if (!nth || nth.nth < 1 || nth.nth > 31 || (!nth.figure && article === at)) return undefined;
  if (senseAt(scan, nth.end, 'unit') || senseAt(scan, nth.end, 'month') || scan.pieces[nth.end]?.key === 'of')
    return undefined;
  return {
    end: nth.end,
    type: 'DATE',
    meaning: { kind: 'date', day: nth.nth, weekday: weekday.sense.weekday },
    confidence: 0.8,
  };
}

/** "Friday 31": bare digits are a day of the month where the clause ends or a time of day follows. */
function bareDayAt(
  scan: TimeScan,
  index: number,
): { readonly end: number; readonly nth: number; readonly figure: boolean } | undefined {
  const piece = scan.pieces[index];
  const after = scan.pieces[index + 1];
  if (
    piece?.kind !== 'digits' ||
    !piece.spaced ||
    piece.key.length > 2 ||
    Number(piece.key) < 13 ||
    !scan.time.monthsCapitalised
  )
    return undefined;
  const closes =
    !after ||
    after.kind === 'break' ||
    (after.kind === 'sign' &&
      after.key !== '%' &&
      (!/^[-–:/.,]$/.test(after.key) || scan.pieces[index + 2]?.kind !== 'digits')) ||
    /^(?:at|between|from)$/.test(after.key);
  return closes ? { end: index + 1, nth: Number(piece.key), figure: true } : undefined;
}

const dayPrepositions: ReadonlySet<string> = new Set(['on', 'by', 'until', 'till', 'since']);

/** "on the 18th": a day of this month or of the nearest one, where nothing follows that it could be an ordinal of. */
export function readDayAlone(scan: TimeScan, index: number): Found | undefined {
  const named = readNamedDay(scan, index);
  if (named) return named;
  const start = skip(scan, index, 'article');
  const before = scan.pieces[index - 1];
  if (!scan.time.monthsCapitalised || !before || !dayPrepositions.has(before.key)) return undefined;
  const nth = nthAt(scan, start);
  if (!nth || nth.nth < 1 || nth.nth > 31 || (!nth.figure && start === index)) return undefined;
  const after = scan.pieces[nth.end];
  const closes =
    !after || after.kind === 'break' || after.kind === 'sign' || senseAt(scan, nth.end, 'dateTimeLink') !== undefined;
  if (!closes || (after && !after.spaced && /^[-/]$/.test(after.key))) return undefined;
  return { end: nth.end, type: 'DATE', meaning: { kind: 'date', day: nth.nth }, confidence: 0.7 };
}

/** "25-го числа", "первого числа": the word makes the number a day of the month. */
function readNamedDay(scan: TimeScan, index: number): Found | undefined {
  const day = nthAt(scan, index);
  const word = day && scan.pieces[day.end];
  if (!word || day.nth < 1 || day.nth > 31 || !scan.pack.time.dayNumberWords.includes(word.key)) return undefined;
  return { end: day.end + 1, type: 'DATE', meaning: { kind: 'date', day: day.nth }, confidence: 0.75 };
}
