// The use cases. Nothing here loads a heavy module by itself: each use case imports what it needs when it is called,
// so that every command starts fast.
export { type AddedDocument, type AddOptions, addInputs } from './add-inputs.ts';
export {
  type DocumentSummary,
  type FoundDocument,
  listDocuments,
  type PostPlace,
  type RemovedDocument,
  removeDocument,
  type ShownDocument,
  searchDocuments,
  showDocument,
} from './case-documents.ts';
export { defaultDataFolder } from './data-folder.ts';
export {
  type GazetteerStatus,
  gazetteerStatus,
  type ImportDescription,
  type ImportResult,
  type ImportStatus,
  importGazetteer,
  removeGazetteer,
} from './gazetteer-imports.ts';
export { type LineResult, type ReadLinesOptions, readLines } from './read-lines.ts';
export { type ReadReportsOptions, type ReportResult, readReports } from './read-reports.ts';
export { closeReadingPools, openReadingPool, type ReadingPool, type ReadingPoolOptions } from './reading-pool.ts';
export { packageVersion, writeDossier } from './write-dossier.ts';
