export type {
  CaseStore,
  DocumentSummary,
  NewDocument,
  NewPost,
  PostIdentity,
  PostPlace,
  RecordedDocument,
  Removal,
  SearchHit,
  SearchResult,
  StoredDocument,
} from './port.ts';
export { openSqliteStore } from './sqlite/store.ts';
