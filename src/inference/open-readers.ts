import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { noReaderMarks, type ReaderMarks } from '../model/index.ts';
import { checkModelFolder, type ModelFolder, modelIn, unusable } from './model-folder.ts';
import { openCheckedReader, type TrainedReader } from './open-reader.ts';

/** Trained readers of several languages, each opened when a text first needs it. */
export interface TrainedReaders {
  /** Names and versions, e.g. `reader-en@1, reader-ru-uk@1`. */
  readonly models: string;
  /** Marks a text in a language (ISO 639-1, `und` for unknown); without a reader for it, `absent` says so. */
  mark(text: string, language: string): Promise<ReaderMarks>;
  /** Frees the memory of the networks that were opened. */
  close(): Promise<void>;
}

/**
 * Checks the trained readers in a folder: every folder in it that holds a `reader.json`, or the folder itself when it holds one.
 * @throws FirsthandError `resource-missing` when there is none, or one is not whole.
 */
export function checkModels(folder: string): readonly ModelFolder[] {
  return modelFolders(folder).map(checkModelFolder);
}

/**
 * Names and versions of the trained readers in a folder, joined by commas; their other files are not looked at.
 * @throws FirsthandError `resource-missing` when there is none.
 */
export function modelsIn(folder: string): string {
  return modelFolders(folder).map(modelIn).join(', ');
}

function modelFolders(folder: string): readonly string[] {
  if (existsSync(join(folder, 'reader.json'))) return [folder];
  const found = existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => join(folder, name))
        .filter((path) => existsSync(join(path, 'reader.json')))
    : [];
  if (found.length === 0) throw unusable(`${folder} holds none`);
  return found;
}

/** Trained readers whose files were checked before. A language that two know is read by the first. */
export function openCheckedReaders(checked: readonly ModelFolder[]): TrainedReaders {
  const opened = new Map<ModelFolder, Promise<TrainedReader>>();
  return {
    models: checked.map(({ model }) => model).join(', '),
    mark: async (text, language) => {
      const folder = checked.find(({ languages }) => languages.includes(language));
      if (folder === undefined)
        return noReaderMarks(
          language === 'und' ? 'language not recognised' : `no trained reader knows the language "${language}"`,
        );
      let reader = opened.get(folder);
      if (reader === undefined) {
        reader = openCheckedReader(folder);
        opened.set(folder, reader);
      }
      return (await reader).mark(text);
    },
    close: async () => {
      for (const reader of opened.values()) await (await reader).close();
    },
  };
}
