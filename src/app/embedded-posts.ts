import type { Document, Reading } from '../model/index.ts';
import type { NewPost } from '../store/index.ts';
import { documentIdOf, sha256Of } from './digest.ts';
import { accountName, postIdentity } from './post-identity.ts';
import { parsePreciseDate } from './precise-date.ts';
import type { ReadingPool } from './reading-pool.ts';

/** Raise it when other posts become documents than before, or others count as the same. */
export const embeddedPostsVersion = 1;

/**
 * Makes documents of the posts that stand embedded in a document, and reads them. Left out are posts without words of their own, such
 * as a player or a bare link, and those of which neither the address nor account and day are known: nothing would tell them from others.
 * @param reading the reading of the document
 */
export async function readPosts(
  document: Document,
  reading: Reading,
  { pool, pipeline }: { readonly pool: ReadingPool; readonly pipeline: string },
): Promise<NewPost[]> {
  // What a post quotes or forwards stays part of it.
  if (document.kind === 'post') return [];
  const posts = reading.embeds.map((embed) => documentOf(document, embed)).filter((post) => post !== undefined);
  // A post that stands there twice is read once.
  const readings = new Map<string, Promise<Reading>>();
  const read = (post: Document): Promise<Reading> => {
    const begun = readings.get(post.id) ?? pool.read(post).then(({ json }) => JSON.parse(json) as Reading);
    readings.set(post.id, begun);
    return begun;
  };
  return Promise.all(
    posts.map(async ({ post, ...place }) => ({
      ...place,
      post: { ...post, reading: await read(post.document), pipeline },
    })),
  );
}

interface FoundPost extends Pick<NewPost, 'start' | 'end'> {
  readonly post: Omit<NewPost['post'], 'reading' | 'pipeline'>;
}

function documentOf(
  page: Document,
  { start, end, body, author, handle, postedAt, uri }: Reading['embeds'][number],
): FoundPost | undefined {
  const text = body === undefined ? '' : page.text.slice(...body).trim();
  if (!hasWords(text)) return undefined;
  const publishedAt = postedAt === undefined ? undefined : parsePreciseDate(postedAt, 'embed');
  const identity = postIdentity({ uri, handle, postedAt: publishedAt, text });
  if (identity === undefined) return undefined;
  const publisher = accountName(author, handle);
  const sha256 = sha256Of(Buffer.from(`embedded post ${identity.address ?? identity.wording}`));
  const document: Document = {
    id: documentIdOf(sha256),
    kind: 'post',
    text,
    ...(publisher === undefined ? {} : { publisher }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(uri === undefined ? {} : { uri }),
  };
  return { start, end, post: { document, sha256, identity } };
}

const links = /https?:\/\/\S+|pic\.(?:twitter|x)\.com\/\w+/g;

/** Whether a text has words besides links. */
const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text.replace(links, ''));
