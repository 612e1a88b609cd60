export { readStructure } from './structure.ts';
