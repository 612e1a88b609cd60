export { monthNames } from './months.ts';
export { findOutlet, findOutletByKey, longestOutletName, type Outlet, type OutletKind, outlets } from './outlets.ts';
export { pageWordsOfOtherLanguages } from './page-words.ts';
/** A dated event that reports count time from. */
export interface KnownEvent {
  readonly id: string;
}
