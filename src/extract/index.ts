export { findAttributions } from './attribution/attributions.ts';
export { findHedges } from './hedges/hedges.ts';
export { findEntities, type NameResources } from './names/entities.ts';
export { findQuantities, type QuantityInput } from './quantities/quantities.ts';
export { findTimexes, type TimexInput } from './timexes/timexes.ts';
