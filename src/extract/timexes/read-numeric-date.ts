import { isCalendarDay } from '../../knowledge/index.ts';
import { isDecimalTail, type ReadDate } from './read-calendar-date.ts';
import { senseAt, type TimeScan } from './time-scan.ts';

/** `2022-11-14`, `2022-11-14T10:00Z`, `14.11.2022`, `11/14/22`. */
export function readNumericDate(scan: TimeScan, index: number): ReadDate | undefined {
  const { pieces } = scan;
  const [first, sign, second] = [pieces[index], pieces[index + 1], pieces[index + 2]];
  if (first?.kind !== 'digits' || !sign || sign.spaced || !/^[-/.]$/.test(sign.key)) return undefined;
  if (second?.kind !== 'digits' || second.spaced || second.key.length > 2) return undefined;
  const before = pieces[index - 1];
  if (!first.spaced && before && /^[-/.,:$€£#№]$/.test(before.key) && !isRangeOfDates(scan, index - 1))
    return undefined;
  const [closing, third] = [pieces[index + 3], pieces[index + 4]];
  const whole = closing?.key === sign.key && !closing.spaced && third?.kind === 'digits' && !third.spaced;
  const after = pieces[index + 5];
  if (
    whole &&
    after &&
    !after.spaced &&
    ((/^[-/%]$/.test(after.key) && !isRangeOfDates(scan, index + 5)) || after.kind === 'digits')
  )
    return undefined;
  if (first.key.length === 4 && whole) {
    const [year, month, day] = [Number(first.key), Number(second.key), Number(third!.key)];
    if (third!.key.length > 2 || year < 1000 || year > 2100 || !isCalendarDay(year, month, day)) return undefined;
    const clock = readIsoClock(scan, index + 5);
    return {
      end: clock?.end ?? index + 5,
      meaning: { kind: 'date', year, month, day, ...(clock && { clock: clock.clock }) },
      confidence: 0.99,
    };
  }
  if (!whole) return readDateWithoutYear(scan, index) ?? readYearAndMonth(scan, index);
  if (first.key.length > 2) return undefined;
  const year =
    third!.key.length === 4 ? Number(third!.key) : third!.key.length === 2 ? fullYear(Number(third!.key)) : 0;
  if (year < 1000 || year > 2100) return undefined;
  // A version or an address of three short numbers is no date.
  if (third!.key.length === 2 && (isDecimalTail(scan, index + 4) || second.key.length !== 2)) return undefined;
  const [one, two] = [Number(first.key), Number(second.key)];
  const monthFirst = scan.time.monthsCapitalised && sign.key !== '.';
  const orders = monthFirst
    ? [
        { month: one, day: two },
        { month: two, day: one },
      ]
    : [
        { month: two, day: one },
        ...(sign.key === '.' && !scan.time.monthsCapitalised ? [] : [{ month: one, day: two }]),
      ];
  const date = orders.find(({ month, day }) => isCalendarDay(year, month, day));
  if (!date) return undefined;
  const sure = one > 12 || two > 12 || one === two || sign.key === '.';
  let end = index + 5;
  const mark = senseAt(scan, end, 'yearMark');
  if (mark) end = mark.end;
  return { end, meaning: { kind: 'date', year, ...date }, confidence: sure ? 0.97 : 0.75 };
}

/** `5/1/2019-5/7/2020`: the hyphen at `index` stands between two dates. */
function isRangeOfDates({ pieces }: TimeScan, index: number): boolean {
  const [before, hyphen, after] = [pieces[index - 2], pieces[index], pieces[index + 2]];
  if (hyphen?.key !== '-' && hyphen?.key !== '–') return false;
  return before?.key === '/' && after?.key === '/' && !before.spaced && !after.spaced;
}

/** `22/04` and `5/12`: a day and month only where the words around point to a time; elsewhere a fraction or a score. */
function readDateWithoutYear(scan: TimeScan, index: number): ReadDate | undefined {
  const { pieces } = scan;
  const [first, sign, second, after] = [pieces[index]!, pieces[index + 1]!, pieces[index + 2]!, pieces[index + 3]];
  if (sign.key !== '/' || first.key.length > 2 || !scan.time.monthsCapitalised) return undefined;
  if (after && !after.spaced && (after.kind !== 'sign' || /^[/%]$/.test(after.key))) return undefined;
  const before = pieces[index - 1];
  const alone = (before === undefined || before.kind === 'break') && (after === undefined || after.kind === 'break');
  const pointed =
    before !== undefined &&
    (/^(?:on|by|until|till|since|from)$/.test(before.key) ||
      /^(?:this|next|last)$/.test(before.key) ||
      senseAt(scan, index - 1, 'weekday') !== undefined ||
      (pieces[index - 3]?.key === '/' &&
        (senseAt(scan, index - 1, 'rangeLink') !== undefined || /^[-–,]$/.test(before.key))));
  const opens =
    isRangeOfDates(scan, index + 3) ||
    (after !== undefined &&
      (senseAt(scan, index + 3, 'rangeLink') !== undefined || /^[-–]$/.test(after.key)) &&
      pieces[index + 4]?.kind === 'digits' &&
      pieces[index + 5]?.key === '/' &&
      pieces[index + 6]?.kind === 'digits' &&
      /^(?:to|through|until|till|[-–])$/.test(after.key));
  // `04/22` is written by no one as a score or a fraction.
  const padded =
    first.key.length === 2 && second.key.length === 2 && (first.key.startsWith('0') || second.key.startsWith('0'));
  if (!alone && !pointed && !opens && !padded) return undefined;
  const [one, two] = [Number(first.key), Number(second.key)];
  const date = [
    { month: one, day: two },
    { month: two, day: one },
  ].find(({ month, day }) => isCalendarDay(2000, month, day));
  if (!date) return undefined;
  return { end: index + 3, meaning: { kind: 'date', ...date }, confidence: one > 12 || two > 12 ? 0.8 : 0.65 };
}

/** `2015-3` and `12-2015`, where a preposition points to a time. */
function readYearAndMonth(scan: TimeScan, index: number): ReadDate | undefined {
  const { pieces } = scan;
  const [first, second, after] = [pieces[index]!, pieces[index + 2]!, pieces[index + 3]];
  if (after && !after.spaced && (after.kind !== 'sign' || /^[-/%:]$/.test(after.key))) return undefined;
  if (first.key.length !== 4 || (pieces[index - 1] && senseAt(scan, index - 1, 'yearPreposition') === undefined))
    return undefined;
  const [year, month] = [Number(first.key), Number(second.key)];
  // `2008-09` is a season or two years.
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || month > year % 100) return undefined;
  return { end: index + 3, meaning: { kind: 'date', year, month }, confidence: 0.75 };
}

/** `Dec/2018`, `Jan/3`, `22/Jan/2019`, `2019/Aug/01`, `Sep-23-2020`: the month in letters among digits. */
export function readMixedDate(scan: TimeScan, index: number): ReadDate | undefined {
  const { pieces } = scan;
  const joint = pieces[index + 1];
  if (!joint || joint.spaced || (joint.key !== '-' && joint.key !== '/' && joint.key !== '.')) return undefined;
  const parts: number[] = [];
  let sign: string | undefined;
  let at = index;
  for (; parts.length < 3; at += 2) {
    if (!pieces[at] || (parts.length > 0 && pieces[at]!.spaced)) break;
    parts.push(at);
    const next = pieces[at + 1];
    if (!next || next.spaced || !/^[-/.]$/.test(next.key) || (sign !== undefined && next.key !== sign)) break;
    if (pieces[at + 2]?.spaced !== false) break;
    sign = next.key;
  }
  if (parts.length < 2 || sign === undefined) return undefined;
  const month = parts.findIndex((part) => senseAt(scan, part, 'month') !== undefined);
  if (month < 0 || parts.some((part, place) => place !== month && pieces[part]!.kind !== 'digits')) return undefined;
  const numbers = parts.filter((_, place) => place !== month).map((part) => pieces[part]!.key);
  const long = numbers.findIndex((key) => key.length === 4);
  const yearKey = long >= 0 ? numbers[long] : numbers.length === 2 && month === 1 ? numbers[1] : undefined;
  const dayKey = numbers.find((_, place) => place !== (long >= 0 ? long : yearKey === undefined ? -1 : 1));
  const year =
    yearKey === undefined
      ? undefined
      : yearKey.length === 4
        ? Number(yearKey)
        : yearKey.length === 2
          ? fullYear(Number(yearKey))
          : Number.NaN;
  const day = dayKey === undefined ? undefined : Number(dayKey);
  const number = senseAt(scan, parts[month]!, 'month')!.sense.month;
  if (Number.isNaN(year) || (dayKey?.length ?? 0) > 2 || (year !== undefined && (year < 1000 || year > 2100)))
    return undefined;
  if (day !== undefined && !isCalendarDay(year ?? 2000, number, day)) return undefined;
  if (day === undefined && (year === undefined || sign === '.')) return undefined;
  return {
    end: parts.at(-1)! + 1,
    meaning: { kind: 'date', month: number, ...(year !== undefined && { year }), ...(day !== undefined && { day }) },
    confidence: 0.9,
  };
}

/** The time after the `T` of an ISO 8601 instant. */
function readIsoClock(scan: TimeScan, index: number): { readonly end: number; readonly clock: string } | undefined {
  const { pieces } = scan;
  if (pieces[index]?.key !== 't' || pieces[index]!.spaced) return undefined;
  const [hour, colon, minute] = [pieces[index + 1], pieces[index + 2], pieces[index + 3]];
  if (hour?.kind !== 'digits' || colon?.key !== ':' || minute?.kind !== 'digits') return undefined;
  let end = index + 4;
  let clock = `${hour.key}:${minute.key}`;
  if (pieces[end]?.key === ':' && pieces[end + 1]?.kind === 'digits') {
    clock += `:${pieces[end + 1]!.key}`;
    end += 2;
    if (
      pieces[end]?.key === '.' &&
      !pieces[end]!.spaced &&
      pieces[end + 1]?.kind === 'digits' &&
      !pieces[end + 1]!.spaced
    )
      end += 2;
  }
  if (pieces[end]?.key === 'z' && !pieces[end]!.spaced) return { end: end + 1, clock: `${clock}Z` };
  const offset = pieces[end];
  if (offset && !offset.spaced && (offset.key === '+' || offset.key === '-') && pieces[end + 1]?.kind === 'digits') {
    end += 2;
    if (pieces[end]?.key === ':' && pieces[end + 1]?.kind === 'digits') end += 2;
  }
  return { end, clock };
}

/** The year that two digits most likely stand for: 1950 to 2049. */
export function fullYear(short: number): number {
  return short < 50 ? 2000 + short : 1900 + short;
}
