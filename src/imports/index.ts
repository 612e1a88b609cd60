export { type ImportOptions, type ImportResult, importDump } from './import-dump.ts';
export {
  closeImport,
  deleteImport,
  importFile,
  listImports,
  type OpenImport,
  openImport,
  readDescription,
} from './import-folder.ts';
