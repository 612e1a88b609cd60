import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { type CaseStore, openSqliteStore } from '../../src/store/index.ts';
import { parseSearchQuery } from '../../src/text/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { capture, describeCaseStore, newDocument } from './case-store-conformance.ts';
import { describePostsInStore, newPage, newPost } from './posts-conformance.ts';

const now = (): string => '2024-06-01T00:00:00.000Z';
const open = (file: string): Promise<CaseStore> => openSqliteStore(file, now);

async function withStore(test: (store: CaseStore, reopen: () => Promise<CaseStore>) => Promise<void>): Promise<void> {
  const file = join(temporaryFolder(), 'case.sqlite');
  const store = await open(file);
  try {
    await test(store, () => open(file));
  } finally {
    await store.close();
  }
}

describeCaseStore('SQLite', withStore);
describePostsInStore('SQLite', withStore);

describe('the SQLite store', () => {
  it('syncs every change to the disk, and lets readers read while another process writes', async () => {
    const file = join(temporaryFolder(), 'case.sqlite');
    const store = await open(file);
    const other = new DatabaseSync(file);
    expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    other.exec('BEGIN IMMEDIATE');
    expect(await store.findIds('a', 1)).toEqual([]);
    other.exec('ROLLBACK');
    other.close();
    await store.close();
  });

  it('can be opened by several processes at the moment of its creation', async () => {
    const file = join(temporaryFolder(), 'case.sqlite');
    const stores = await Promise.all([open(file), open(file), open(file), open(file)]);
    await Promise.all(
      stores.map((store, index) =>
        store.record(capture(`s${index}`), [newDocument(`d${index}`, `t${index}`)], async () => {}),
      ),
    );
    expect(await stores[0]!.findIds('d', 9)).toHaveLength(4);
    for (const store of stores) await store.close();
  });

  it('refuses a database of a newer program, and leaves it as it was', async () => {
    const file = join(temporaryFolder(), 'case.sqlite');
    await (await open(file)).close();
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(open(file)).rejects.toMatchObject({ code: 'case-newer', message: expect.stringContaining('99') });
    const after = new DatabaseSync(file);
    expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
    after.close();
  });

  it('refuses the database of another program', async () => {
    const file = join(temporaryFolder(), 'case.sqlite');
    const database = new DatabaseSync(file);
    database.exec('create table recipes (name text)');
    database.close();
    await expect(open(file)).rejects.toMatchObject({ code: 'case-invalid' });
  });

  it('refuses a file that is no database', async () => {
    const file = join(temporaryFolder(), 'case.sqlite');
    writeFileSync(file, 'not a database, but long enough to be taken for one by its size alone'.repeat(100));
    await expect(open(file)).rejects.toMatchObject({ code: 'case-invalid' });
    expect(readFileSync(file, 'utf8')).toContain('not a database');
  });

  it('finishes a creation that was cut short', async () => {
    const file = join(temporaryFolder(), 'case.sqlite');
    writeFileSync(file, '');
    const store = await open(file);
    expect(await store.findIds('a', 1)).toEqual([]);
    await store.close();
  });

  it('brings a case of the first layout up to date, and keeps what is in it', async () => {
    const file = join(temporaryFolder(), 'case.sqlite');
    const store = await open(file);
    await store.record(capture('s1'), [newDocument('a', 'the bridge')], async () => {});
    await store.close();
    const database = new DatabaseSync(file);
    database.exec(`drop table post_places; drop table post_identities; pragma user_version = 1;
      delete from kysely_migration where name = '0002-posts-as-documents'`);
    database.close();
    const reopened = await open(file);
    expect(await reopened.get('a')).toMatchObject({ document: { text: 'the bridge' }, embeds: [], embeddedIn: [] });
    await reopened.record(capture('s2'), [newPage('b', [newPost('p', 'water', { address: 'x 1' })])], async () => {});
    expect((await reopened.get('p'))?.embeddedIn).toMatchObject([{ summary: { id: 'b' } }]);
    await reopened.close();
  });

  it('builds its index anew when words are folded in another way than when it was made', async () => {
    const file = join(temporaryFolder(), 'case.sqlite');
    const store = await open(file);
    await store.record(capture('s1'), [newDocument('a', 'the bridge', { title: 'Dawn' })], async () => {});
    await store.close();
    const database = new DatabaseSync(file);
    database.exec("delete from document_search; update settings set value = '0' where name = 'search-fold-version'");
    database.close();
    const reopened = await open(file);
    for (const query of ['bridge', 'dawn'])
      expect((await reopened.search(parseSearchQuery(query), 5)).total, query).toBe(1);
    await reopened.close();
  });
});
