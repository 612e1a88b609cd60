import { type Kysely, sql } from 'kysely';
import type { Capture, Document } from '../../model/index.ts';
import type { CaseStore, NewDocument, RecordedDocument, Removal } from '../port.ts';
import { connect } from './connection.ts';
import { deleteDocument, insertDocument } from './document-rows.ts';
import { migrate } from './migrations.ts';
import { placesOf, postsIn, recordCapturedPost, recordPosts, removePostsOf, replacePosts } from './posts.ts';
import { captureOf, captureRow, readingOf, readingRow, summaryOf } from './rows.ts';
import { indexDocument, refreshIndex, searchIndex, unindexDocument } from './search-index.ts';
import { selectSummaries } from './summaries.ts';
import type { Tables } from './tables.ts';

/** Documents fetched at a time while listing. */
const pageSize = 500;

/**
 * Opens the store in an SQLite file; creates the file and brings its tables up to date as needed.
 * @param now the clock, ISO 8601 instant
 * @throws FirsthandError `case-newer`, `case-invalid`, `case-busy`.
 */
export async function openSqliteStore(file: string, now: () => string): Promise<CaseStore> {
  const connection = connect(file);
  const { tables } = connection;
  try {
    await migrate(connection, file);
    await refreshIndex(tables);
  } catch (error) {
    connection.close();
    throw error;
  }

  return {
    record: (capture, documents, keepBytes) =>
      tables.transaction().execute(async (transaction) => {
        await keepBytes();
        const captureKey = await recordCapture(transaction, capture);
        const recorded: RecordedDocument[] = [];
        for (const document of documents) recorded.push(await recordDocument(transaction, document, captureKey, now()));
        return recorded;
      }),

    async *list() {
      for (let after = 0; ; ) {
        const rows = await selectSummaries(tables)
          .select('documents.key')
          .where('documents.key', '>', after)
          .orderBy('documents.key')
          .limit(pageSize)
          .execute();
        for (const row of rows) yield summaryOf(row);
        if (rows.length < pageSize) return;
        after = rows.at(-1)!.key;
      }
    },

    async findIds(idOrBeginning, limit) {
      const ids = tables.selectFrom('documents').select('id').limit(limit);
      const exact = await ids.where('id', '=', idOrBeginning).execute();
      if (exact.length > 0 || idOrBeginning === '') return exact.map(({ id }) => id);
      const beginning = sql<boolean>`substr(id, 1, length(${idOrBeginning})) = ${idOrBeginning}`;
      return (await ids.where(beginning).orderBy('id').execute()).map(({ id }) => id);
    },

    async get(id) {
      const row = await tables
        .selectFrom('documents')
        .innerJoin('readings', 'readings.document_key', 'documents.key')
        .select(['documents.key', 'sha256', 'added_at', 'document', 'reading', 'pipeline'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) return undefined;
      const document = JSON.parse(row.document) as Document;
      return {
        document,
        sha256: row.sha256,
        addedAt: row.added_at,
        captures: await capturesOf(tables, row.key),
        reading: readingOf(row.reading, document),
        pipeline: row.pipeline,
        embeds: await postsIn(tables, row.key),
        embeddedIn: await placesOf(tables, row.key),
      };
    },

    async search(query, limit) {
      const { total, found } = await searchIndex(tables, query, limit);
      if (found.length === 0) return { total, hits: [] };
      const keys = found.map(({ key }) => key);
      const rows = await selectSummaries(tables)
        .select(['documents.key', 'documents.document'])
        .where('documents.key', 'in', keys)
        .execute();
      const byKey = new Map(rows.map((row) => [row.key, row]));
      const hits = found.flatMap(({ key, score }) => {
        const row = byKey.get(key);
        return row ? [{ summary: summaryOf(row), score, text: (JSON.parse(row.document) as Document).text }] : [];
      });
      return { total, hits };
    },

    saveReading: (id, reading, pipeline, posts) =>
      tables.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('documents')
          .select(['key', 'document'])
          .where('id', '=', id)
          .executeTakeFirst();
        if (!row) return;
        const { document_key, ...values } = readingRow(reading, pipeline, row.key);
        await transaction.updateTable('readings').set(values).where('document_key', '=', document_key).execute();
        await unindexDocument(transaction, row.key);
        await indexDocument(transaction, row.key, JSON.parse(row.document) as Document, reading);
        if (posts) await replacePosts(transaction, row.key, posts, now());
      }),

    async staleIds(pipeline) {
      const rows = await tables
        .selectFrom('documents')
        .innerJoin('readings', 'readings.document_key', 'documents.key')
        .select('id')
        .where('pipeline', '!=', pipeline)
        .orderBy('documents.key')
        .execute();
      return rows.map(({ id }) => id);
    },

    remove: (id) => tables.transaction().execute((transaction) => removeDocument(transaction, id)),

    dropUnreferenced: (digests, drop) =>
      tables.transaction().execute(async (transaction) => {
        const dropped = await unreferenced(transaction, digests);
        for (const sha256 of dropped) await drop(sha256);
        return dropped;
      }),

    close: async () => connection.close(),
  };
}

async function recordCapture(tables: Kysely<Tables>, capture: Capture): Promise<number> {
  await tables
    .insertInto('captures')
    .values(captureRow(capture))
    .onConflict((conflict) => conflict.columns(['sha256', 'captured_at', 'requested_uri']).doNothing())
    .execute();
  const { key } = await tables
    .selectFrom('captures')
    .select('key')
    .where('sha256', '=', capture.sha256)
    .where('captured_at', '=', capture.capturedAt)
    .where('requested_uri', '=', capture.requestedUri)
    .executeTakeFirstOrThrow();
  return key;
}

async function recordDocument(
  tables: Kysely<Tables>,
  item: NewDocument,
  captureKey: number,
  addedAt: string,
): Promise<RecordedDocument> {
  const known = await tables
    .selectFrom('documents')
    .innerJoin('readings', 'readings.document_key', 'documents.key')
    .select(['key', 'id', 'pipeline'])
    .where('sha256', '=', item.sha256)
    .executeTakeFirst();
  const { key, id } = known ?? (await insertDocument(tables, item, addedAt));
  await tables
    .insertInto('capture_documents')
    .values({ capture_key: captureKey, document_key: key })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const replaces = await recordCapturedPost(tables, key, item);
  // The places of posts belong to the reading that is stored, and another reading may place them elsewhere.
  const isReadAlike = known === undefined || known.pipeline === item.pipeline;
  const posts = isReadAlike
    ? await recordPosts(tables, key, item.posts ?? [], addedAt)
    : [...new Set((await postsIn(tables, key)).map(({ summary }) => summary.id))];
  return { id, added: !known, posts, ...(replaces === undefined ? {} : { replaces }) };
}

/** The captures that a document was read from; for an embedded post, also those of the documents in which it stands. */
async function capturesOf(tables: Kysely<Tables>, documentKey: number): Promise<Capture[]> {
  const rows = await tables
    .selectFrom('captures')
    .innerJoin('capture_documents', 'capture_documents.capture_key', 'captures.key')
    .selectAll('captures')
    .distinct()
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('document_key', '=', documentKey),
        eb('document_key', 'in', selectFrom('post_places').select('page_key').where('post_key', '=', documentKey)),
      ]),
    )
    .orderBy('captured_at')
    .orderBy('captures.key')
    .execute();
  return rows.map(captureOf);
}

async function removeDocument(tables: Kysely<Tables>, id: string): Promise<Removal | undefined> {
  const row = await selectSummaries(tables).select('documents.key').where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const sole = await tables
    .selectFrom('captures')
    .innerJoin('capture_documents', 'capture_documents.capture_key', 'captures.key')
    .selectAll('captures')
    .where('document_key', '=', row.key)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('capture_documents as other')
            .select('other.document_key')
            .whereRef('other.capture_key', '=', 'captures.key')
            .where('other.document_key', '!=', row.key),
        ),
      ),
    )
    .orderBy('captured_at')
    .execute();
  const posts = await removePostsOf(tables, row.key);
  await deleteDocument(tables, row.key);
  for (const { key } of sole) await tables.deleteFrom('captures').where('key', '=', key).execute();
  const digests = [...new Set(sole.map(({ sha256 }) => sha256))];
  return {
    summary: summaryOf(row),
    posts,
    captures: sole.map(captureOf),
    unreferencedBytes: await unreferenced(tables, digests),
  };
}

/** Those digests that no capture has. */
async function unreferenced(tables: Kysely<Tables>, digests: readonly string[]): Promise<string[]> {
  if (digests.length === 0) return [];
  const rows = await tables.selectFrom('captures').select('sha256').distinct().where('sha256', 'in', digests).execute();
  const referenced = new Set(rows.map(({ sha256 }) => sha256));
  return digests.filter((digest) => !referenced.has(digest));
}
