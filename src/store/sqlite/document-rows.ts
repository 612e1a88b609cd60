import type { Kysely } from 'kysely';
import { FirsthandError } from '../../model/index.ts';
import type { NewDocument } from '../port.ts';
import { documentRow, readingRow } from './rows.ts';
import { indexDocument, unindexDocument } from './search-index.ts';
import type { Tables } from './tables.ts';

/** Stores a document with its reading and its index entry. */
export async function insertDocument(
  tables: Kysely<Tables>,
  item: NewDocument,
  addedAt: string,
): Promise<{ readonly key: number; readonly id: string }> {
  const id = await freeId(tables, item);
  const { key } = await tables
    .insertInto('documents')
    .values(documentRow(item, id, addedAt))
    .returning('key')
    .executeTakeFirstOrThrow();
  await tables
    .insertInto('readings')
    .values(readingRow(item.reading, item.pipeline, key))
    .execute();
  await indexDocument(tables, key, item.document, item.reading);
  return { key, id };
}

/** Removes a document with all that hangs on it: reading, index entry, places, identities. */
export async function deleteDocument(tables: Kysely<Tables>, key: number): Promise<void> {
  await unindexDocument(tables, key);
  await tables.deleteFrom('documents').where('key', '=', key).execute();
}

/** The document's own id, or where another document has it already, that id with the shortest beginning of the digest that makes it free. */
async function freeId(tables: Kysely<Tables>, { document, sha256 }: NewDocument): Promise<string> {
  for (const length of [0, 6, 12, 24, 64]) {
    const id = length === 0 ? document.id : `${document.id}~${sha256.slice(0, length)}`;
    const taken = await tables.selectFrom('documents').select('key').where('id', '=', id).executeTakeFirst();
    if (!taken) return id;
  }
  throw new FirsthandError('internal', `${document.id}: no free id for a document with the digest ${sha256}`);
}
