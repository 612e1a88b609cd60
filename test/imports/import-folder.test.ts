import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importDump, listImports, openImport } from '../../src/imports/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { placeLine } from './dump-lines.ts';

describe('a folder of imports', () => {
  it('is empty when it does not exist', () => {
    expect(listImports(join(temporaryFolder(), 'none'))).toEqual([]);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 5)],
    ['that is something else', () => Buffer.from('not a gazetteer at all')],
    [
      'of another version',
      (bytes: Buffer) => {
        const other = Buffer.from(bytes);
        other.writeUInt32LE(999, other.length - 12);
        return other;
      },
    ],
  ])('says what to do about a file %s', async (_, damage) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'UA.txt'), placeLine({ id: 1, name: 'Selo' }));
    await importDump(join(folder, 'UA.txt'), folder, { importedAt: '2024-01-01T00:00:00.000Z' });
    const [path] = listImports(folder);
    writeFileSync(path!, damage(readFileSync(path!)));
    expect(() => openImport(path!)).toThrow(/UA\.places .*import the dump again/);
  });
});
