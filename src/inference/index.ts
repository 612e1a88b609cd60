export { checkModelFolder, type ModelFolder, modelIn } from './model-folder.ts';
export { openCheckedReader, openReader, type TrainedReader } from './open-reader.ts';
