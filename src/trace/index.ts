export type { IndependentOrigins } from './origins.ts';
export { nameOf, type Trace, traceReadings } from './trace-readings.ts';
