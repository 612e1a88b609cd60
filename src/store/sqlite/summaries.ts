import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

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

const captureCount = sql<number>`(select count(distinct capture_key) from capture_documents
  where document_key = documents.key
    or document_key in (select page_key from post_places where post_key = documents.key))`;

const embeds = sql<string>`(select json_group_array(id) from (select other.id from post_places
  join documents as other on other.key = post_key where page_key = documents.key group by post_key order by min(span_start)))`;

const embeddedIn = sql<string>`(select json_group_array(id) from (select distinct other.id from post_places
  join documents as other on other.key = page_key where post_key = documents.key order by page_key))`;

/** Documents with what a summary of one tells; see `SummaryRow`. */
export const selectSummaries = (tables: Kysely<Tables>) =>
  tables
    .selectFrom('documents')
    .innerJoin('readings', 'readings.document_key', 'documents.key')
    .select(summaryColumns)
    .select([captureCount.as('capture_count'), embeds.as('embeds'), embeddedIn.as('embedded_in')]);
