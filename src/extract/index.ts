export { findAttributions } from './attribution/attributions.ts';
export { findHedges } from './hedges/hedges.ts';
export { findEntities, type NameResources } from './names/entities.ts';
export { findNumberRanges, type NumberRange } from './numbers/find-number-ranges.ts';
export { findNumbers, type NumberInput, type NumberMention } from './numbers/find-numbers.ts';
export { findOrdinals, type OrdinalMention } from './numbers/find-ordinals.ts';
export { findPercentages, type Percentage } from './numbers/find-percentages.ts';
export { findQuantities, type QuantityInput } from './quantities/quantities.ts';
export { findTimexes, type TimexInput } from './timexes/timexes.ts';
