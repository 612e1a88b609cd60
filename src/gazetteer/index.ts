export type { Gazetteer, PlaceEntry } from './gazetteer.ts';
