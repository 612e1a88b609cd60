import { daysOf, isoDate } from '../../knowledge/index.ts';
import type { Timex } from '../../model/index.ts';
import { senseAt, type TimeScan } from './time-scan.ts';
import type { TimexDraft } from './timex-draft.ts';

/**
 * Of the two bounds of a range the second is not before the first: "from May to September", "from today to Friday". Each was dated by
 * itself; where that put them the wrong way round, the second is moved on.
 */
export function orderRanges(scan: TimeScan, drafts: readonly TimexDraft[], found: readonly Timex[]): Timex[] {
  const ordered = [...found];
  for (let index = 1; index < drafts.length; index++) {
    const [one, two] = [drafts[index - 1]!, drafts[index]!];
    if (!isLinked(scan, one, two)) continue;
    const [first, second] = [ordered[index - 1]!, ordered[index]!];
    const [from, to] = [daysOf(first.value), daysOf(second.value)];
    if (!from || !to) continue;
    // Dated by themselves the two can also fall a year apart: "from the ninth till the seventeenth of April".
    const apart = isOpenDate(one) && isOpenDate(two) && to.first - from.last > mostDaysApart;
    if (from.first <= to.first && !apart) continue;
    if (isOpenWeekday(two)) {
      const day = to.first + 7 * Math.ceil((from.first - to.first) / 7);
      ordered[index] = { ...second, value: isoDate(day) + second.value.slice(10) };
    } else if (isOpenDate(one) && isOpenDate(two)) {
      const year = Number(first.value.slice(0, 4));
      const sameYear = `${year}${second.value.slice(4)}`;
      const value = sameYear.localeCompare(first.value) >= 0 ? sameYear : `${year + 1}${second.value.slice(4)}`;
      ordered[index] = { ...second, value };
    }
  }
  return ordered;
}

/** Whether two expressions are bounds of one range: a word that opens one stands before, or one that only links bounds between. */
function isLinked(scan: TimeScan, one: TimexDraft, two: TimexDraft): boolean {
  if (two.start - one.end > 3 || two.start === one.end) return false;
  const link = scan.pieces[one.end]!;
  const dash = link.kind === 'sign' && /^[-–—]$/.test(link.key);
  if (!dash && senseAt(scan, one.end, 'rangeLink') === undefined) return false;
  if (dash || /^(?:to|through|until|till|thru)$/.test(link.key)) return true;
  const opens = (index: number): boolean => senseAt(scan, index, 'rangeBetween') !== undefined;
  return opens(one.start - 1) || opens(one.start - 2);
}

/** Two bounds without a year are of one year, or of two that follow each other. */
const mostDaysApart = 330;

const isOpenDate = ({ meaning }: TimexDraft): boolean =>
  meaning.kind === 'date' &&
  meaning.year === undefined &&
  meaning.yearStep === undefined &&
  meaning.month !== undefined;

const isOpenWeekday = ({ meaning }: TimexDraft): boolean =>
  meaning.kind === 'step' && 'weekday' in meaning.of && meaning.step === 'nearest';
