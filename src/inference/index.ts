export { checkModelFolder, type ModelFolder } from './model-folder.ts';
export { openCheckedReader, openReader, type TrainedReader } from './open-reader.ts';
