import { type Kysely, sql } from 'kysely';
import type { Document, Reading } from '../../model/index.ts';
import { type SearchQuery, type SearchTerm, searchFoldVersion, searchWords } from '../../text/index.ts';
import { readingOf } from './rows.ts';
import type { Tables } from './tables.ts';

const foldVersionSetting = 'search-fold-version';
/** A word in the title or the byline tells more of what a document is about than one in the text. */
const columnWeights = { title: 5, byline: 3, body: 1 };

const keysOf = (text: string): string =>
  searchWords(text)
    .map(({ key }) => key)
    .join(' ');

/** Enters a document into the full-text index. */
export async function indexDocument(
  tables: Kysely<Tables>,
  key: number,
  document: Document,
  reading: Pick<Reading, 'title' | 'publisher' | 'authors'>,
): Promise<void> {
  const title = keysOf(reading.title ?? document.title ?? '');
  const byline = keysOf([reading.publisher ?? document.publisher, ...reading.authors].join(' '));
  await sql`insert into document_search(rowid, title, byline, body) values (${key}, ${title}, ${byline}, ${keysOf(document.text)})`.execute(
    tables,
  );
}

/** Takes a document out of the full-text index. */
export async function unindexDocument(tables: Kysely<Tables>, key: number): Promise<void> {
  await sql`delete from document_search where rowid = ${key}`.execute(tables);
}

/** Keys of the documents that match, best first, and how many there are in all. */
export async function searchIndex(
  tables: Kysely<Tables>,
  query: SearchQuery,
  limit: number,
): Promise<{ readonly total: number; readonly found: readonly { readonly key: number; readonly score: number }[] }> {
  const expression = matchExpression(query);
  if (expression === undefined) return { total: 0, found: [] };
  const counted = await sql<{ total: number }>`select count(*) as total from document_search
    where document_search match ${expression}`.execute(tables);
  const { title, byline, body } = columnWeights;
  // SQLite's bm25 is better when lower; equal ones keep the order in which they were added.
  const ranked = await sql<{ key: number; score: number }>`
    select rowid as key, -bm25(document_search, ${title}, ${byline}, ${body}) as score from document_search
    where document_search match ${expression} order by score desc, rowid limit ${limit}`.execute(tables);
  return { total: counted.rows[0]?.total ?? 0, found: ranked.rows };
}

/** The query in FTS5's own language. Keys hold letters and digits only, so quotation marks make each of them plain. */
function matchExpression(query: SearchQuery): string | undefined {
  if (query.required.length === 0) return undefined;
  const all = (terms: readonly SearchTerm[], operator: string): string => terms.map(termExpression).join(operator);
  const required = `(${all(query.required, ' AND ')})`;
  return query.excluded.length === 0 ? required : `${required} NOT (${all(query.excluded, ' OR ')})`;
}

function termExpression({ variants, prefix }: SearchTerm): string {
  const phrases = variants.map((keys) => `"${keys.join(' ')}"${prefix ? ' *' : ''}`);
  return phrases.length === 1 ? phrases[0]! : `(${phrases.join(' OR ')})`;
}

/** Builds the index anew when it was made with another way of folding words. */
export async function refreshIndex(tables: Kysely<Tables>): Promise<void> {
  const current = String(searchFoldVersion);
  const isCurrent = async (within: Kysely<Tables>): Promise<boolean> =>
    (await within.selectFrom('settings').select('value').where('name', '=', foldVersionSetting).executeTakeFirst())
      ?.value === current;
  if (await isCurrent(tables)) return;
  await tables.transaction().execute(async (transaction) => {
    if (await isCurrent(transaction)) return;
    await sql`delete from document_search`.execute(transaction);
    for (let after = 0; ; ) {
      const rows = await transaction
        .selectFrom('documents')
        .innerJoin('readings', 'readings.document_key', 'documents.key')
        .select(['documents.key', 'documents.document', 'readings.reading'])
        .where('documents.key', '>', after)
        .orderBy('documents.key')
        .limit(100)
        .execute();
      for (const row of rows) {
        const document = JSON.parse(row.document) as Document;
        await indexDocument(transaction, row.key, document, readingOf(row.reading, document));
      }
      if (rows.length === 0) break;
      after = rows.at(-1)!.key;
    }
    await transaction
      .insertInto('settings')
      .values({ name: foldVersionSetting, value: current })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: current }))
      .execute();
  });
}
