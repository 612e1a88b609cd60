export type {
  CaseStore,
  DocumentSummary,
  NewDocument,
  RecordedDocument,
  Removal,
  SearchHit,
  SearchResult,
  StoredDocument,
} from './port.ts';
export { openSqliteStore } from './sqlite/store.ts';
