export { type ClaimGroup, claimsBySource, sourceName } from './claims-by-source.ts';
export { sourcesOfDocument } from './document-sources.ts';
export type { IndependentOrigins } from './origins.ts';
export { namedSources, type SourceNode, sourceTree, withoutRepeats } from './source-tree.ts';
export { nameOf, type Trace, traceReadings } from './trace-readings.ts';
