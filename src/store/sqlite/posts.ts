import type { Kysely } from 'kysely';
import type { Document } from '../../model/index.ts';
import { searchWords } from '../../text/index.ts';
import type { DocumentSummary, NewDocument, NewPost, PostIdentity, PostPlace } from '../port.ts';
import { deleteDocument, insertDocument } from './document-rows.ts';
import { summaryOf } from './rows.ts';
import { selectSummaries } from './summaries.ts';
import type { Tables } from './tables.ts';

/** Stores the posts that stand in a document, each once, and their places. @returns ids of the posts. */
export async function recordPosts(
  tables: Kysely<Tables>,
  pageKey: number,
  posts: readonly NewPost[],
  addedAt: string,
): Promise<string[]> {
  const ids = new Set<string>();
  for (const { post, start, end } of posts) {
    const known = await findPost(tables, post.identity);
    // A page that was fetched from the address of a post shows that post, and is it.
    if (known?.key === pageKey) continue;
    const same = known !== undefined && isPost(known.document, post.document.text);
    const { key, id } = same ? { key: known.key, id: known.document.id } : await insertDocument(tables, post, addedAt);
    if (same) await addIdentity(tables, key, post.identity);
    else await setIdentity(tables, key, post.identity);
    await tables
      .insertInto('post_places')
      .values({ page_key: pageKey, span_start: start, span_end: end, post_key: key })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    ids.add(id);
  }
  return [...ids];
}

/** Replaces the posts that stand in a document. */
export async function replacePosts(
  tables: Kysely<Tables>,
  pageKey: number,
  posts: readonly NewPost[],
  addedAt: string,
): Promise<void> {
  const before = await tables.selectFrom('post_places').select('post_key').where('page_key', '=', pageKey).execute();
  await tables.deleteFrom('post_places').where('page_key', '=', pageKey).execute();
  await recordPosts(tables, pageKey, posts, addedAt);
  for (const key of new Set(before.map((row) => row.post_key)))
    if ((await isOnlyEmbedded(tables, key)) && !(await hasPlace(tables, key))) await deleteDocument(tables, key);
}

/**
 * Enters the identity of a post that was captured itself, and lets it take the place of the same post that was seen only embedded.
 * @returns id of the document that it replaces.
 */
export async function recordCapturedPost(
  tables: Kysely<Tables>,
  key: number,
  { document, identity }: NewDocument,
): Promise<string | undefined> {
  if (identity === undefined) return undefined;
  const known = await findPost(tables, identity);
  const replaced =
    known !== undefined && (await isOnlyEmbedded(tables, known.key)) && isPost(document, known.document.text)
      ? known
      : undefined;
  if (replaced) {
    await tables.updateTable('post_places').set({ post_key: key }).where('post_key', '=', replaced.key).execute();
    await tables
      .updateTable('post_identities')
      .set({ document_key: key })
      .where('document_key', '=', replaced.key)
      .execute();
    await deleteDocument(tables, replaced.key);
  }
  await addIdentity(tables, key, identity);
  return replaced?.document.id;
}

/** Removes the posts that stand in this document and in no other, and were not captured themselves. */
export async function removePostsOf(tables: Kysely<Tables>, pageKey: number): Promise<DocumentSummary[]> {
  const rows = await selectSummaries(tables)
    .select('documents.key')
    .where('documents.key', 'in', (from) =>
      from.selectFrom('post_places').select('post_key').where('page_key', '=', pageKey),
    )
    .orderBy('documents.key')
    .execute();
  const removed: DocumentSummary[] = [];
  for (const row of rows) {
    if ((await hasPlace(tables, row.key, pageKey)) || !(await isOnlyEmbedded(tables, row.key))) continue;
    await deleteDocument(tables, row.key);
    removed.push(summaryOf(row));
  }
  return removed;
}

/** The posts that stand in a document. */
export async function postsIn(tables: Kysely<Tables>, pageKey: number): Promise<PostPlace[]> {
  const rows = await selectSummaries(tables)
    .innerJoin('post_places', 'post_places.post_key', 'documents.key')
    .select(['span_start', 'span_end'])
    .where('page_key', '=', pageKey)
    .orderBy('span_start')
    .execute();
  return rows.map((row) => ({ summary: summaryOf(row), start: row.span_start, end: row.span_end }));
}

/** The documents in which a post stands. */
export async function placesOf(tables: Kysely<Tables>, postKey: number): Promise<PostPlace[]> {
  const rows = await selectSummaries(tables)
    .innerJoin('post_places', 'post_places.page_key', 'documents.key')
    .select(['span_start', 'span_end'])
    .where('post_key', '=', postKey)
    .orderBy('page_key')
    .orderBy('span_start')
    .execute();
  return rows.map((row) => ({ summary: summaryOf(row), start: row.span_start, end: row.span_end }));
}

interface StoredPost {
  readonly key: number;
  readonly document: Document;
}

/** The document of a post: by its address; by its wording when either has no address. */
async function findPost(tables: Kysely<Tables>, identity: PostIdentity): Promise<StoredPost | undefined> {
  const [address, wording] = [addressOf(identity), wordingOf(identity)];
  const byAddress = address && (await postWith(tables, address));
  if (byAddress) return byAddress;
  const byWording = wording && (await postWith(tables, wording));
  if (!byWording) return undefined;
  return address && (await hasAddress(tables, byWording.key)) ? undefined : byWording;
}

async function postWith(tables: Kysely<Tables>, identity: string): Promise<StoredPost | undefined> {
  const row = await tables
    .selectFrom('post_identities')
    .innerJoin('documents', 'documents.key', 'post_identities.document_key')
    .select(['documents.key', 'documents.document'])
    .where('identity', '=', identity)
    .executeTakeFirst();
  return row && { key: row.key, document: JSON.parse(row.document) as Document };
}

/**
 * Whether a document with the identity of a post is that post. A page that was fetched from the address of a post need not be:
 * some services answer with a page that only asks for script.
 */
function isPost({ kind, text }: Document, wording: string): boolean {
  return kind === 'post' || kind === 'message' || wordsOf(text).includes(wordsOf(wording));
}

/** The words of a text, each between spaces, so that one text includes another by whole words only. */
const wordsOf = (text: string): string =>
  ` ${searchWords(text)
    .map(({ key }) => key)
    .join(' ')} `;

const addressOf = ({ address }: PostIdentity): string | undefined => (address ? `address ${address}` : undefined);
const wordingOf = ({ wording }: PostIdentity): string | undefined => (wording ? `wording ${wording}` : undefined);

function identityRows(key: number, identity: PostIdentity): { identity: string; document_key: number }[] {
  return [addressOf(identity), wordingOf(identity)]
    .filter((row) => row !== undefined)
    .map((row) => ({ identity: row, document_key: key }));
}

/** What belongs to another document already stays with it. */
async function addIdentity(tables: Kysely<Tables>, key: number, identity: PostIdentity): Promise<void> {
  await tables
    .insertInto('post_identities')
    .values(identityRows(key, identity))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The address goes over to this document from one that turned out not to be the post. */
async function setIdentity(tables: Kysely<Tables>, key: number, identity: PostIdentity): Promise<void> {
  const address = addressOf(identity);
  if (address) await tables.deleteFrom('post_identities').where('identity', '=', address).execute();
  await addIdentity(tables, key, identity);
}

async function hasAddress(tables: Kysely<Tables>, key: number): Promise<boolean> {
  const row = await tables
    .selectFrom('post_identities')
    .select('identity')
    .where('document_key', '=', key)
    .where('identity', 'like', 'address %')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a post has no capture of its own. */
async function isOnlyEmbedded(tables: Kysely<Tables>, key: number): Promise<boolean> {
  const own = await tables
    .selectFrom('capture_documents')
    .select('capture_key')
    .where('document_key', '=', key)
    .executeTakeFirst();
  return own === undefined;
}

async function hasPlace(tables: Kysely<Tables>, postKey: number, exceptIn = -1): Promise<boolean> {
  const row = await tables
    .selectFrom('post_places')
    .select('page_key')
    .where('post_key', '=', postKey)
    .where('page_key', '!=', exceptIn)
    .executeTakeFirst();
  return row !== undefined;
}
