import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { FirsthandError } from '../../model/index.ts';
import { blockWhileBusy, type Connection, failWhileBusy, whileBusy } from './connection.ts';

/** Marks a database as Firsthand's: the `application_id` in the file's header, "FHND". */
const applicationId = 0x46484e44;

/** Every step from an empty database to the current tables, in order of their names. A step that was released never changes. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-captures-documents-readings': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('captures')
        .addColumn('key', 'integer', (column) => column.primaryKey())
        .addColumn('sha256', 'text', (column) => column.notNull())
        .addColumn('captured_at', 'text', (column) => column.notNull())
        .addColumn('requested_uri', 'text', (column) => column.notNull())
        .addColumn('final_uri', 'text', (column) => column.notNull())
        .addColumn('byte_length', 'integer', (column) => column.notNull())
        .addColumn('media_type', 'text')
        .addColumn('charset', 'text')
        .addColumn('headers', 'text')
        .addColumn('http_status', 'integer')
        .addUniqueConstraint('captures_once', ['sha256', 'captured_at', 'requested_uri'])
        .execute();
      await db.schema
        .createTable('documents')
        .addColumn('key', 'integer', (column) => column.primaryKey())
        .addColumn('id', 'text', (column) => column.notNull().unique())
        .addColumn('sha256', 'text', (column) => column.notNull().unique())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('uri', 'text')
        .addColumn('added_at', 'text', (column) => column.notNull())
        .addColumn('opening', 'text', (column) => column.notNull())
        .addColumn('document', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('capture_documents')
        .addColumn('capture_key', 'integer', (column) =>
          column.notNull().references('captures.key').onDelete('cascade'),
        )
        .addColumn('document_key', 'integer', (column) =>
          column.notNull().references('documents.key').onDelete('cascade'),
        )
        .addPrimaryKeyConstraint('capture_documents_key', ['document_key', 'capture_key'])
        .modifyEnd(sql`without rowid`)
        .execute();
      await db.schema
        .createIndex('capture_documents_by_capture')
        .on('capture_documents')
        .column('capture_key')
        .execute();
      await db.schema
        .createTable('readings')
        .addColumn('document_key', 'integer', (column) =>
          column.primaryKey().references('documents.key').onDelete('cascade'),
        )
        .addColumn('pipeline', 'text', (column) => column.notNull())
        .addColumn('lang', 'text', (column) => column.notNull())
        .addColumn('title', 'text')
        .addColumn('publisher', 'text')
        .addColumn('published_at', 'text')
        .addColumn('findings', 'integer', (column) => column.notNull())
        .addColumn('inconsistent_findings', 'integer', (column) => column.notNull())
        .addColumn('reading', 'blob', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('settings')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
      // Search keys hold letters and digits only, so the tokenizer has nothing to fold: it cuts at the spaces between them.
      await sql`create virtual table document_search using fts5(title, byline, body, content='', contentless_delete=1,
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")`.execute(db);
    },
  },
  '0002-posts-as-documents': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('post_identities')
        .addColumn('identity', 'text', (column) => column.primaryKey())
        .addColumn('document_key', 'integer', (column) =>
          column.notNull().references('documents.key').onDelete('cascade'),
        )
        .execute();
      await db.schema.createIndex('post_identities_by_document').on('post_identities').column('document_key').execute();
      await db.schema
        .createTable('post_places')
        .addColumn('page_key', 'integer', (column) => column.notNull().references('documents.key').onDelete('cascade'))
        .addColumn('span_start', 'integer', (column) => column.notNull())
        .addColumn('span_end', 'integer', (column) => column.notNull())
        .addColumn('post_key', 'integer', (column) => column.notNull().references('documents.key').onDelete('cascade'))
        .addPrimaryKeyConstraint('post_places_key', ['page_key', 'span_start'])
        .modifyEnd(sql`without rowid`)
        .execute();
      await db.schema.createIndex('post_places_by_post').on('post_places').column('post_key').execute();
    },
  },
};

/** Number of the newest table layout that this program knows; a case holds its own in the file's header. */
export const schemaVersion: number = Object.keys(migrations).length;

/**
 * Brings a database to the current tables; all of it or nothing, also when several processes try at once.
 * @throws FirsthandError `case-newer` when a newer program made it, `case-invalid` when another program did.
 */
export async function migrate(connection: Connection, file: string): Promise<void> {
  connection.exec(failWhileBusy);
  if ((await whileBusy(() => checkVersion(connection, file))) < schemaVersion) await migrateAlone(connection, file);
  connection.exec(blockWhileBusy);
}

async function migrateAlone(connection: Connection, file: string): Promise<void> {
  // Switching to WAL takes the database alone, and does not wait by itself.
  await whileBusy(() => connection.pragma('journal_mode = WAL'));
  await whileBusy(() => connection.exec('BEGIN IMMEDIATE'));
  try {
    // Another process may have done it meanwhile.
    if (checkVersion(connection, file) < schemaVersion) {
      const provider = { getMigrations: async () => ({ ...migrations }) };
      const { error } = await new Migrator({ db: connection.tables, provider }).migrateToLatest();
      if (error !== undefined) throw error;
      connection.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}`);
    }
    connection.exec('COMMIT');
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}

/** The table layout of the database; 0 when it is empty. */
function checkVersion(connection: Connection, file: string): number {
  const version = Number(connection.pragma('user_version'));
  const owner = Number(connection.pragma('application_id'));
  const empty = version === 0 && owner === 0 && Number(connection.pragma('schema_version')) === 0;
  if (!empty && owner !== applicationId) {
    throw new FirsthandError('case-invalid', `${file}: a database of another program, not of a Firsthand case`);
  }
  if (version > schemaVersion) {
    throw new FirsthandError(
      'case-newer',
      `${file}: written by a newer Firsthand (layout ${version}; this one knows up to ${schemaVersion}); update Firsthand`,
    );
  }
  return version;
}
