export type { ModelFolder } from './model-folder.ts';
export { openReader, type TrainedReader } from './open-reader.ts';
export { checkModels, modelsIn, openCheckedReaders, type TrainedReaders } from './open-readers.ts';
