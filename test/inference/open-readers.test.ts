import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkModels, modelsIn, openCheckedReaders } from '../../src/inference/index.ts';
import { readerFixtures } from '../reader/fixture.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A folder with two readers, each said to know some languages. */
function modelsFolder(languages: Readonly<Record<string, readonly string[]>>): string {
  const folder = join(temporaryFolder(), 'models');
  mkdirSync(folder);
  writeFileSync(join(folder, 'README.md'), 'not a model');
  for (const { name, folder: from } of readerFixtures) {
    cpSync(from, join(folder, name), { recursive: true });
    const path = join(folder, name, 'reader.json');
    const described = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...described, name, languages: languages[name] }));
  }
  return folder;
}

describe('the trained readers of a folder', () => {
  it('read each text with the one that knows its language', async () => {
    const readers = openCheckedReaders(
      checkModels(modelsFolder({ reader: ['ru', 'uk'], 'reader-word-pieces': ['en'] })),
    );
    const text = readerFixtures[0]!.markedTexts[0]!.text;
    expect((await readers.mark(text, 'en')).model).toBe('reader-word-pieces@0');
    expect((await readers.mark(text, 'uk')).model).toBe('reader@0');
    await readers.close();
  });

  it('say which language none of them knows', async () => {
    const readers = openCheckedReaders(checkModels(modelsFolder({ reader: ['ru'], 'reader-word-pieces': ['en'] })));
    expect((await readers.mark('Wort', 'de')).absent).toBe('no trained reader knows the language "de"');
    expect((await readers.mark('???', 'und')).absent).toBe('language not recognised');
    await readers.close();
  });

  it('are named with their versions', () => {
    const folder = modelsFolder({ reader: ['ru'], 'reader-word-pieces': ['en'] });
    expect(modelsIn(folder)).toBe('reader@0, reader-word-pieces@0');
    expect(openCheckedReaders(checkModels(folder)).models).toBe('reader@0, reader-word-pieces@0');
  });

  it('are refused together when one of them is not whole', () => {
    const folder = modelsFolder({ reader: ['ru'], 'reader-word-pieces': ['en'] });
    rmSync(join(folder, 'reader', 'credit.onnx'));
    expect(() => checkModels(folder)).toThrow(/credit\.onnx is missing.*--fast/);
  });

  it('are asked for with what to do when the folder holds none', () => {
    expect(() => checkModels(temporaryFolder())).toThrow(/holds none.*git checkout/);
  });
});
