export { encodeGazetteer, isCode, isSameName } from './encode.ts';
export type {
  BorderDistance,
  Gazetteer,
  GazetteerSource,
  Granularity,
  PlaceEntry,
  PlaceMatch,
  PlaceRecord,
} from './gazetteer.ts';
export { bearingDegrees, bearingDifference, distanceKm, type GeoPoint } from './geodesy.ts';
export {
  addToFilter,
  type EntrySection,
  encodeRow,
  entryBytes,
  filterBitsPerName,
  hashPair,
  type ImportDescription,
  type ImportRow,
  idHashes,
  importMagic,
  importTailBytes,
  importVersion,
} from './import-layout.ts';
export { type ImportFile, openImported, readImportDescription } from './imported.ts';
export { type GazetteerLayer, layerGazetteers } from './layered.ts';
export { buildGazetteer, openGazetteer } from './open.ts';
export { loadOutlines, type Outlines } from './outlines.ts';
export { placeKey } from './place-key.ts';
export { decodePolyline, encodePolyline } from './polyline.ts';
