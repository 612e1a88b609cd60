export * from './annotation.ts';
export * from './derivation.ts';
export * from './document.ts';
export * from './errors.ts';
export * from './finding.ts';
export * from './layers.ts';
export * from './reading.ts';
export * from './span.ts';
