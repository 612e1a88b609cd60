import { type Kysely, sql } from 'kysely';
import { type Capture, type Document, FirsthandError } from '../../model/index.ts';
import type { CaseStore, NewDocument, RecordedDocument, Removal } from '../port.ts';
import { connect } from './connection.ts';
import { migrate } from './migrations.ts';
import { captureOf, captureRow, documentRow, readingOf, readingRow, summaryOf } from './rows.ts';
import { indexDocument, refreshIndex, searchIndex, unindexDocument } from './search-index.ts';
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

    saveReading: (id, reading, pipeline) =>
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
    .select(['key', 'id'])
    .where('sha256', '=', item.sha256)
    .executeTakeFirst();
  const id = known?.id ?? (await freeId(tables, item));
  const key = known?.key ?? (await insertDocument(tables, item, id, addedAt));
  await tables
    .insertInto('capture_documents')
    .values({ capture_key: captureKey, document_key: key })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { id, added: !known };
}

async function insertDocument(tables: Kysely<Tables>, item: NewDocument, id: string, addedAt: string): Promise<number> {
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
  return key;
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

async function capturesOf(tables: Kysely<Tables>, documentKey: number): Promise<Capture[]> {
  const rows = await tables
    .selectFrom('captures')
    .innerJoin('capture_documents', 'capture_documents.capture_key', 'captures.key')
    .selectAll('captures')
    .where('document_key', '=', documentKey)
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
  await unindexDocument(tables, row.key);
  await tables.deleteFrom('documents').where('key', '=', row.key).execute();
  for (const { key } of sole) await tables.deleteFrom('captures').where('key', '=', key).execute();
  const digests = [...new Set(sole.map(({ sha256 }) => sha256))];
  return {
    summary: summaryOf(row),
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

const summaryColumns = [
  'documents.id',
  'documents.kind',
  'documents.uri',
  'documents.added_at',
  'documents.opening',
  'readings.lang',
  'readings.title',
  'readings.publisher',
  'readings.published_at',
  'readings.findings',
  'readings.inconsistent_findings',
] as const;

const captureCount = sql<number>`(select count(*) from capture_documents where document_key = documents.key)`;

const selectSummaries = (tables: Kysely<Tables>) =>
  tables
    .selectFrom('documents')
    .innerJoin('readings', 'readings.document_key', 'documents.key')
    .select(summaryColumns)
    .select(captureCount.as('capture_count'));
