import { type Capture, FirsthandError, type Reading } from '../model/index.ts';
import type { DocumentSummary, PostPlace, StoredDocument } from '../store/index.ts';
import { findSearchTerms, parseSearchQuery, pickSnippet } from '../text/index.ts';
import { type Case, openCase } from './case.ts';
import { readPosts } from './embedded-posts.ts';
import { closeImports, openImports } from './imported-gazetteers.ts';
import { pipelineFingerprint } from './pipeline-fingerprint.ts';
import { openReadingPool } from './reading-pool.ts';
import { chooseReader, chosenModel } from './trained-reader.ts';
import { readEventsOfCase } from './users-events.ts';
import { useOutletsOfCase } from './users-outlets.ts';

export type { DocumentSummary, PostPlace } from '../store/index.ts';

/** Lists the documents of a case, in the order in which they were added. @throws FirsthandError `case-missing`, `case-invalid`, `case-newer`. */
export async function* listDocuments(caseFolder: string): AsyncGenerator<DocumentSummary> {
  const opened = await openCase(caseFolder, { create: false });
  try {
    yield* opened.store.list();
  } finally {
    await opened.close();
  }
}

/** A document of a case, with its reading. */
export interface ShownDocument {
  /** With the ids of its embedded posts as documents, and for a post, with the places where it stands embedded. */
  readonly reading: Reading;
  readonly addedAt: string;
  readonly captures: readonly Capture[];
  /** The posts that stand embedded in it, in the order of their places. */
  readonly embeds: readonly PostPlace[];
  /** The documents in which this post stands embedded. */
  readonly embeddedIn: readonly PostPlace[];
}

/**
 * Gives a document's reading. A reading that was made with other versions of the stages, or for another day, is made anew and stored.
 * @param idOrBeginning the document's id, or enough of its beginning
 * @throws FirsthandError `not-found`: no such document, or several; and as {@link listDocuments}.
 */
export async function showDocument(
  caseFolder: string,
  idOrBeginning: string,
  options: { readonly today?: string | undefined; readonly dataFolder?: string | undefined } = {},
): Promise<ShownDocument> {
  const imports = openImports(options.dataFolder);
  const opened = await openCase(caseFolder, { create: false });
  try {
    const stored = await opened.store.get(await resolveId(opened, idOrBeginning));
    if (!stored) throw noDocument(idOrBeginning, caseFolder);
    const { document } = stored;
    const addedOutlets = await useOutletsOfCase(caseFolder);
    const added = { addedOutlets, addedEvents: await readEventsOfCase(caseFolder) };
    const pipeline = await pipelineFingerprint(options.today, chosenModel({}), added, imports);
    if (stored.pipeline === pipeline) return shown(stored, stored.reading);
    const pool = openReadingPool({
      workerCount: 1,
      today: options.today,
      reader: chooseReader({}),
      ...added,
      imports,
    });
    try {
      const reading = JSON.parse((await pool.read(document)).json) as Reading;
      await opened.store.saveReading(
        document.id,
        reading,
        pipeline,
        await readPosts(document, reading, { pool, pipeline }),
      );
      return shown((await opened.store.get(document.id)) ?? stored, reading);
    } finally {
      await pool.close();
    }
  } finally {
    await opened.close();
    closeImports(imports);
  }
}

function shown({ addedAt, captures, embeds, embeddedIn }: StoredDocument, reading: Reading): ShownDocument {
  const documentIds = new Map(embeds.map(({ start, summary }) => [start, summary.id]));
  const places = embeddedIn.map(({ summary, start, end }) => ({ documentId: summary.id, start, end }));
  return {
    reading: {
      ...reading,
      embeds: reading.embeds.map((post) => {
        const documentId = documentIds.get(post.start);
        return documentId === undefined ? post : { ...post, documentId };
      }),
      ...(places.length > 0 ? { embeddedIn: places } : {}),
    },
    addedAt,
    captures,
    embeds,
    embeddedIn,
  };
}

/** A document that was searched for and found. */
export interface FoundDocument {
  readonly summary: DocumentSummary;
  readonly score: number;
  /** The piece of the text that shows best what was found, line breaks as spaces, and what to highlight in it. */
  readonly snippet: { readonly text: string; readonly highlights: readonly (readonly [start: number, end: number])[] };
}

const snippetLength = 200;

/** Searches a case; best first. @throws FirsthandError as {@link listDocuments}. */
export async function searchDocuments(
  caseFolder: string,
  words: string,
  limit: number,
): Promise<{ readonly total: number; readonly found: readonly FoundDocument[] }> {
  const query = parseSearchQuery(words);
  const opened = await openCase(caseFolder, { create: false });
  try {
    const { total, hits } = await opened.store.search(query, limit);
    const found = hits.map(({ summary, score, text }) => {
      const { start, end, highlights } = pickSnippet(text, findSearchTerms(text, query), snippetLength);
      return {
        summary,
        score,
        snippet: {
          text: text.slice(start, end).replace(/\s/g, ' '),
          highlights: highlights.map((span) => [span.start - start, span.end - start] as const),
        },
      };
    });
    return { total, found };
  } finally {
    await opened.close();
  }
}

/** What removing a document took away. */
export interface RemovedDocument {
  readonly summary: DocumentSummary;
  /** Posts that stood embedded in it and nowhere else. */
  readonly posts: readonly DocumentSummary[];
  /** Captures that held nothing else. */
  readonly captures: number;
  /** Captured bytes that nothing refers to any more. */
  readonly droppedBytes: number;
}

/**
 * Removes a document, its reading and its index entry, the posts that stood only in it, and the captures and captured bytes that belong to nothing else.
 * @throws FirsthandError `not-found`: no such document, or several; and as {@link listDocuments}.
 */
export async function removeDocument(caseFolder: string, idOrBeginning: string): Promise<RemovedDocument> {
  const opened = await openCase(caseFolder, { create: false });
  try {
    const removal = await opened.store.remove(await resolveId(opened, idOrBeginning));
    if (!removal) throw noDocument(idOrBeginning, caseFolder);
    const dropped = await opened.store.dropUnreferenced(removal.unreferencedBytes, (sha256) =>
      opened.archive.remove(sha256),
    );
    const byteLengths = new Map(removal.captures.map(({ sha256, byteLength }) => [sha256, byteLength]));
    return {
      summary: removal.summary,
      posts: removal.posts,
      captures: removal.captures.length,
      droppedBytes: dropped.reduce((sum, sha256) => sum + (byteLengths.get(sha256) ?? 0), 0),
    };
  } finally {
    await opened.close();
  }
}

/** Ids named when a beginning fits several. */
const maxNamedIds = 5;

async function resolveId(within: Case, idOrBeginning: string): Promise<string> {
  const ids = await within.store.findIds(idOrBeginning, maxNamedIds + 1);
  if (ids.length === 1) return ids[0]!;
  if (ids.length === 0) throw noDocument(idOrBeginning, within.folder);
  const named = ids.slice(0, maxNamedIds).join(', ') + (ids.length > maxNamedIds ? ' …' : '');
  throw new FirsthandError(
    'not-found',
    `${idOrBeginning}: begins the ids of several documents (${named}); give more of it`,
  );
}

function noDocument(id: string, folder: string): FirsthandError {
  return new FirsthandError(
    'not-found',
    `${id}: no such document in ${folder}; "firsthand list --case ${folder}" shows the ids`,
  );
}
