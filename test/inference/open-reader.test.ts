import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReader } from '../../src/inference/index.ts';
import { FirsthandError } from '../../src/model/index.ts';
import { readerFixtures } from '../reader/fixture.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const modelFolder = readerFixtures[0]!.folder;

/** A copy of the model to be spoilt. */
function copiedModel(): string {
  const folder = join(temporaryFolder(), 'reader');
  cpSync(modelFolder, folder, { recursive: true });
  return folder;
}

async function refusal(folder: string): Promise<FirsthandError> {
  const error = await openReader(folder).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(FirsthandError);
  return error as FirsthandError;
}

describe.each(readerFixtures)('a trained reader ($name)', ({ folder, markedTexts }) => {
  it('marks names and credits as the training code does with the same network', async () => {
    const reader = await openReader(folder);
    try {
      for (const marked of markedTexts) {
        const { model, absent, names, credits } = await reader.mark(marked.text);
        expect([model, absent]).toEqual(['reader@0', undefined]);
        expect(names.map(({ start, end, type }) => [start, end, type])).toEqual(marked.names);
        expect(credits.map(({ cue }) => [[cue.start, cue.end]])).toEqual(marked.credits.map(({ cue }) => cue));
      }
    } finally {
      await reader.close();
    }
  });

  it('gives the same marks for the same text', async () => {
    const reader = await openReader(folder);
    try {
      const { text } = markedTexts.at(-1)!;
      expect(await reader.mark(text)).toEqual(await reader.mark(text));
    } finally {
      await reader.close();
    }
  });
});

describe('a trained reader that is not whole', () => {
  it('is refused when its folder is missing, with what to do', async () => {
    const error = await refusal(join(temporaryFolder(), 'none'));
    expect(error.code).toBe('resource-missing');
    expect(error.message).toMatch(/reader\.json is missing.*--fast/);
  });

  it.each(['encoder.onnx', 'credit.onnx', 'vocabulary.json'])('is refused when %s is missing', async (file) => {
    const folder = copiedModel();
    rmSync(join(folder, file));
    expect((await refusal(folder)).message).toContain(`${file} is missing`);
  });

  it.each(['encoder.onnx', 'credit.onnx', 'vocabulary.json'])(
    'is refused when one bit of %s has flipped',
    async (file) => {
      const folder = copiedModel();
      const bytes = readFileSync(join(folder, file));
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(join(folder, file), bytes);
      expect((await refusal(folder)).message).toContain(`${file} is damaged`);
    },
  );

  it.each([
    ['is no JSON', '{'],
    ['lacks fields', '{"name":"reader"}'],
    ['is null', 'null'],
  ])('is refused when reader.json %s', async (_, text) => {
    const folder = copiedModel();
    writeFileSync(join(folder, 'reader.json'), text);
    expect((await refusal(folder)).message).toContain('reader.json is damaged');
  });
});
