// The use cases. Nothing here loads a heavy module by itself: each use case imports what it needs when it is called,
// so that every command starts fast.
export { type LineResult, readLines } from './read-lines.ts';
export { type ReadReportsOptions, type ReportResult, readReports } from './read-reports.ts';
export { openReadingPool, type ReadingPool, type ReadingPoolOptions } from './reading-pool.ts';
