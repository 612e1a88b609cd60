export { openFolderArchive } from './folder-archive.ts';
export type { Archive, ArchivedBytes } from './port.ts';
export { makeFolder, syncFolder } from './sync-folder.ts';
