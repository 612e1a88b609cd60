export { findTimexes, type TimexInput } from './timexes/timexes.ts';
