export { encodeGazetteer } from './encode.ts';
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
export { layerGazetteers } from './layered.ts';
export { buildGazetteer, openGazetteer } from './open.ts';
export { loadOutlines, type Outlines } from './outlines.ts';
export { placeKey } from './place-key.ts';
export { decodePolyline, encodePolyline } from './polyline.ts';
