export {
  addMonths,
  calendarDay,
  type DayInterval,
  type DayNumber,
  dayNumber,
  daysInMonth,
  daysOf,
  isCalendarDay,
  isoDate,
  isoWeek,
  isoWeekDate,
  mondayOfWeek,
  weekdayOf,
} from './gregorian-calendar.ts';
export { monthNames } from './months.ts';
export { movableHoliday } from './movable-holidays.ts';
export { findOutlet, findOutletByKey, longestOutletName, type Outlet, type OutletKind, outlets } from './outlets.ts';
export { pageWordsOfOtherLanguages } from './page-words.ts';
/** A dated event that reports count time from. */
export interface KnownEvent {
  readonly id: string;
}
