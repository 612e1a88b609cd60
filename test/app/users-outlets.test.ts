import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { readReports } from '../../src/app/index.ts';
import { pipelineFingerprint } from '../../src/app/pipeline-fingerprint.ts';
import { useOutlets, useOutletsOfCase } from '../../src/app/users-outlets.ts';
import { addOutlets, findOutlet } from '../../src/knowledge/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'outlets-'));
const file = join(folder, 'outlets.json');
writeFileSync(
  file,
  JSON.stringify({ outlets: [{ id: 'harbour-post', name: 'Harbour Post', kind: 'outlet', country: 'GB' }] }),
);

afterEach(() => addOutlets([]));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the user's outlets", () => {
  it('are known after their file was read', async () => {
    await useOutlets(file);
    expect(findOutlet('Harbour Post')?.id).toBe('harbour-post');
  });

  it('are taken from the case folder, if it has any', async () => {
    expect(await useOutletsOfCase(join(folder, 'none'))).toBeUndefined();
    expect((await useOutletsOfCase(folder))?.map(({ id }) => id)).toEqual(['harbour-post']);
  });

  it('are missed with an error that names the file', async () => {
    await expect(useOutlets(join(folder, 'other.json'))).rejects.toMatchObject({ code: 'input-missing' });
    await expect(useOutlets(join(folder, 'other.json'))).rejects.toThrow(/other\.json/);
  });

  it('make readings of a case stale when they change', async () => {
    const outlets = await useOutlets(file);
    expect(await pipelineFingerprint('2024-01-01', undefined, { addedOutlets: outlets })).not.toBe(
      await pipelineFingerprint('2024-01-01', undefined, {}),
    );
  });

  it('are known to the threads that read', async () => {
    const report = join(folder, 'report.txt');
    writeFileSync(report, 'The bridge was closed on Friday, Harbour Post reported. Nobody was hurt, police said.');
    for await (const result of readReports([report], { outlets: file, fast: true })) {
      if (result.kind === 'rejected') throw new Error(result.message);
      const kinds = result.reading.attributions.map(({ sourceKind }) => sourceKind);
      expect(kinds).toContain('outlet');
    }
  });
});
