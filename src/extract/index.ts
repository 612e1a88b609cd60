export { findAttributions } from './attribution/attributions.ts';
export { findTimexes, type TimexInput } from './timexes/timexes.ts';
