export { eventsFromJson } from './events-from-json.ts';
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
export { findKnownEvent, type KnownEvent, knownEvents } from './known-events.ts';
export { monthNames } from './months.ts';
export { movableHoliday } from './movable-holidays.ts';
export { nameAliases } from './name-aliases.ts';
export { namesakesOf } from './namesakes.ts';
export {
  addOutlets,
  findOutlet,
  findOutletByKey,
  knownOutlets,
  longestOutletName,
  type Outlet,
  type OutletKind,
  outlets,
  outletsEdition,
} from './outlets.ts';
export { outletsFromJson } from './outlets-from-json.ts';
export { pageWordsOfOtherLanguages } from './page-words.ts';
export { postFrames } from './post-frames.ts';
export { convert, findUnit, type Unit, unitEndings, units } from './units.ts';
