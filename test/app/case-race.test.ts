import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type Archive, openFolderArchive } from '../../src/archive/index.ts';
import { type CaseStore, openSqliteStore } from '../../src/store/index.ts';
import { capture, newDocument } from '../store/case-store-conformance.ts';
import { temporaryFolder } from '../temporary-folder.ts';

// Takes half a second alone; every round waits for the disk several times, and beside other work that adds up to a quarter of a minute.
it('bytes that are removed and added by turns on two connections are there whenever a row refers to them', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'captures'));
  const open = async (): Promise<{ store: CaseStore; archive: Archive }> => ({
    store: await openSqliteStore(join(folder, 'case.sqlite'), () => '2024-06-01T00:00:00Z'),
    archive: await openFolderArchive(join(folder, 'captures')),
  });
  const [adding, removing, checking, watching] = [await open(), await open(), await open(), await open()];
  const bytes = Buffer.from('The bridge fell.');
  const { sha256 } = await adding.archive.put(bytes);

  let adds = 0;
  const rounds = 100;
  const add = async (): Promise<void> => {
    for (; adds < rounds; adds++) {
      const { store, archive } = adding;
      await archive.put(bytes);
      await store.record(capture(sha256, `t${adds}`), [newDocument('a', 'text')], async () => {
        if (!(await archive.has(sha256))) await archive.put(bytes);
      });
      await check();
    }
  };
  let removals = 0;
  const remove = async (): Promise<void> => {
    while (adds < rounds) {
      const { store, archive } = removing;
      const removal = await store.remove('a');
      if (removal) removals++;
      await store.dropUnreferenced(removal?.unreferencedBytes ?? [sha256], (digest) => archive.remove(digest));
      // Lets the other connection have its turn.
      await sleep(1);
    }
  };
  /** Looks while nobody can change anything: inside a change of its own, which is then taken back. */
  let seen = 0;
  const takenBack = new Error('taken back');
  const check = async (): Promise<void> => {
    const looking = checking.store.record(capture(sha256, 'check'), [], async () => {
      const stored = await watching.store.get('a');
      if (stored) {
        seen++;
        expect(stored.captures).not.toEqual([]);
        expect(await watching.archive.has(sha256)).toBe(true);
      }
      throw takenBack;
    });
    await expect(looking).rejects.toBe(takenBack);
  };
  await Promise.all([add(), remove()]);
  expect(removals).toBeGreaterThan(5);
  expect(seen).toBeGreaterThan(5);
  for (const { store } of [adding, removing, checking, watching]) await store.close();
}, 120_000);
