import { type DayNumber, dayNumber, weekdayOf } from './gregorian-calendar.ts';

/** The n-th such weekday of a month; the last one for -1. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): DayNumber {
  if (nth < 0) {
    const last = dayNumber(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1;
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm, after Meeus). */
function westernEaster(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const m = Math.floor((a + 11 * h) / 319);
  const r = (2 * (b % 4) + 2 * Math.floor(c / 4) - (c % 4) - h + m + 32) % 7;
  const month = Math.floor((h - m + r + 90) / 25);
  return dayNumber(year, month, (h - m + r + month + 19) % 32);
}

/** Easter Sunday of the Orthodox churches, as a Gregorian day (Meeus's Julian algorithm; 13 days apart from 1900 to 2099). */
function orthodoxEaster(year: number): DayNumber {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  return dayNumber(year, month, ((d + e + 114) % 31) + 1) + 13;
}

const holidays: Readonly<Record<string, (year: number) => DayNumber>> = {
  easter: westernEaster,
  'good-friday': (year) => westernEaster(year) - 2,
  'easter-monday': (year) => westernEaster(year) + 1,
  'orthodox-easter': orthodoxEaster,
  thanksgiving: (year) => nthWeekday(year, 11, 4, 4),
  'labor-day': (year) => nthWeekday(year, 9, 1, 1),
  'memorial-day': (year) => nthWeekday(year, 5, 1, -1),
  'martin-luther-king-day': (year) => nthWeekday(year, 1, 1, 3),
  'mothers-day': (year) => nthWeekday(year, 5, 7, 2),
  'fathers-day': (year) => nthWeekday(year, 6, 7, 3),
};

/** The day of a holiday that moves from year to year, by the name that the lexicons give it; undefined for an unknown name. */
export function movableHoliday(name: string, year: number): DayNumber | undefined {
  return holidays[name]?.(year);
}
