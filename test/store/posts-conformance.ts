import { describe, expect, it } from 'vitest';
import type { CaseStore, NewDocument, NewPost, PostIdentity } from '../../src/store/index.ts';
import { all, bytesAreKept, capture, found, newDocument } from './case-store-conformance.ts';

/** A post that stands at an offset of a page. */
export function newPost(id: string, text: string, identity: PostIdentity, start = 0): NewPost {
  const item = newDocument(id, text);
  const document = { ...item.document, kind: 'post' as const };
  return { start, end: start + text.length, post: { ...item, document, sha256: `post ${id}`, identity } };
}

export function newPage(id: string, posts: readonly NewPost[]): NewDocument {
  return { ...newDocument(id, `page ${id} ${posts.map(({ post }) => post.document.text).join(' ')}`), posts };
}

/** What every store must do with posts that stand embedded in other documents. `withStore` as for the other behaviours. */
export function describePostsInStore(
  name: string,
  withStore: (test: (store: CaseStore) => Promise<void>) => Promise<void>,
): void {
  const behaves = (behaviour: string, test: Parameters<typeof withStore>[0]): void =>
    it(behaviour, () => withStore(test));

  describe(`${name}, as a store of embedded posts`, () => {
    behaves('makes a document of an embedded post, and shows the relation from both sides', async (store) => {
      const posts = [
        newPost('p', 'water rises', { address: 'x 1' }, 5),
        newPost('q', 'road closed', { wording: 'w' }, 50),
      ];
      expect(await store.record(capture('s1'), [newPage('a', posts)], bytesAreKept)).toEqual([
        { id: 'a', added: true, posts: ['p', 'q'] },
      ]);
      const summaries = await all(store);
      expect(summaries).toMatchObject([
        { id: 'a', kind: 'article', embeds: ['p', 'q'], captures: 1 },
        { id: 'p', kind: 'post', embeddedIn: ['a'], captures: 1 },
        { id: 'q', kind: 'post', embeddedIn: ['a'] },
      ]);
      expect(await store.get('a')).toMatchObject({
        embeds: [
          { summary: summaries[1], start: 5, end: 16 },
          { summary: summaries[2], start: 50, end: 61 },
        ],
        embeddedIn: [],
      });
      expect(await store.get('p')).toMatchObject({
        document: { kind: 'post', text: 'water rises' },
        captures: [capture('s1')],
        embeds: [],
        embeddedIn: [{ summary: summaries[0], start: 5, end: 16 }],
      });
      expect(await found(store, 'rises')).toEqual(['p', 'a']);
    });

    behaves('keeps a post that stands in two pages, or twice in one, as one document', async (store) => {
      const identity = { address: 'x 1', wording: 'w' };
      const twice = [newPost('p', 'water rises', identity, 5), newPost('p', 'water rises', identity, 40)];
      await store.record(capture('s1'), [newPage('a', twice)], bytesAreKept);
      // Another wording of the page around it, the same address.
      const again = await store.record(
        capture('s2'),
        [newPage('b', [newPost('p', 'water rises!', { address: 'x 1' })])],
        bytesAreKept,
      );
      expect(again).toEqual([{ id: 'b', added: true, posts: ['p'] }]);
      expect(await all(store)).toMatchObject([
        { id: 'a', embeds: ['p'] },
        { id: 'p', embeddedIn: ['a', 'b'], captures: 2 },
        { id: 'b', embeds: ['p'] },
      ]);
      expect((await store.get('p'))?.embeddedIn.map(({ summary, start }) => [summary.id, start])).toEqual([
        ['a', 5],
        ['a', 40],
        ['b', 0],
      ]);
    });

    behaves('takes posts with one wording for the same unless both have an address of their own', async (store) => {
      const flat = newPost('flat', 'water rises', { wording: 'w' });
      const [one, other] = ['x 1', 'x 2'].map((address) => newPost(address, 'water rises', { address, wording: 'w' }));
      await store.record(capture('s1'), [newPage('a', [flat])], bytesAreKept);
      await store.record(capture('s2'), [newPage('b', [one!])], bytesAreKept);
      await store.record(capture('s3'), [newPage('c', [other!])], bytesAreKept);
      await store.record(capture('s4'), [newPage('d', [one!])], bytesAreKept);
      expect((await all(store)).filter(({ kind }) => kind === 'post')).toMatchObject([
        { id: 'flat', embeddedIn: ['a', 'b', 'd'] },
        { id: 'x 2', embeddedIn: ['c'] },
      ]);
    });

    behaves('changes nothing but captures when a page with posts comes again', async (store) => {
      const page = newPage('a', [newPost('p', 'water rises', { address: 'x 1' })]);
      await store.record(capture('s1', '2024-05-01T10:00:00Z'), [page], bytesAreKept);
      const before = await all(store);
      expect(await store.record(capture('s1', '2024-05-02T10:00:00Z'), [page], bytesAreKept)).toEqual([
        { id: 'a', added: false, posts: ['p'] },
      ]);
      expect(await all(store)).toEqual(before.map((summary) => ({ ...summary, captures: 2 })));
    });

    behaves('removes a post with the last page in which it stands', async (store) => {
      const posts = [newPost('p', 'water rises', { address: 'x 1' })];
      await store.record(capture('s1'), [newPage('a', posts)], bytesAreKept);
      await store.record(capture('s2'), [newPage('b', posts)], bytesAreKept);
      expect(await store.remove('a')).toMatchObject({ posts: [], unreferencedBytes: ['s1'] });
      expect(await all(store)).toMatchObject([
        { id: 'p', embeddedIn: ['b'], captures: 1 },
        { id: 'b', embeds: ['p'] },
      ]);
      expect(await store.remove('b')).toMatchObject({ posts: [{ id: 'p' }], unreferencedBytes: ['s2'] });
      expect(await all(store)).toEqual([]);
      expect(await found(store, 'rises')).toEqual([]);
    });

    behaves('brings a removed post back when its page comes again', async (store) => {
      const page = newPage('a', [newPost('p', 'water rises', { address: 'x 1' })]);
      await store.record(capture('s1'), [page], bytesAreKept);
      expect(await store.remove('p')).toMatchObject({ captures: [], unreferencedBytes: [] });
      expect((await store.get('a'))?.embeds).toEqual([]);
      await store.record(capture('s1'), [page], bytesAreKept);
      expect((await store.get('a'))?.embeds).toMatchObject([{ summary: { id: 'p' } }]);
    });

    behaves('knows a captured post when it is met embedded, and keeps it when the page goes', async (store) => {
      const { post } = newPost('captured', 'water rises', { address: 'x 1' });
      await store.record(capture('s1'), [post], bytesAreKept);
      await store.record(capture('s2'), [newPage('a', [newPost('p', 'water rises', post.identity)])], bytesAreKept);
      expect(await all(store)).toMatchObject([
        { id: 'captured', embeddedIn: ['a'] },
        { id: 'a', embeds: ['captured'] },
      ]);
      expect(await store.remove('a')).toMatchObject({ posts: [], unreferencedBytes: ['s2'] });
      expect(await all(store)).toMatchObject([{ id: 'captured', captures: 1 }]);
    });

    behaves('lets a post that is captured take the place of the same post seen only embedded', async (store) => {
      const posts = [newPost('p', 'water rises', { address: 'x 1' })];
      await store.record(capture('s1'), [newPage('a', posts)], bytesAreKept);
      const { post } = newPost('captured', 'water still rises', { address: 'x 1' });
      const item = { ...post, sha256: 'own bytes' };
      expect(await store.record(capture('s2'), [item], bytesAreKept)).toEqual([
        { id: 'captured', added: true, posts: [], replaces: 'p' },
      ]);
      expect(await store.record(capture('s2'), [item], bytesAreKept)).toEqual([
        { id: 'captured', added: false, posts: [] },
      ]);
      expect(await all(store)).toMatchObject([
        { id: 'a', embeds: ['captured'] },
        { id: 'captured', embeddedIn: ['a'] },
      ]);
      expect(await found(store, 'rises')).toEqual(['captured', 'a']);
    });

    behaves('takes a page from the address of a post for that post only when it shows its words', async (store) => {
      const identity = { address: 'x 1' };
      const fetched = (id: string, text: string): NewDocument => ({ ...newDocument(id, text), identity });
      const page = newPage('a', [newPost('p', 'The water rises.', identity)]);
      await store.record(capture('s1'), [fetched('wall', 'Please enable script.')], bytesAreKept);
      await store.record(capture('s2'), [page], bytesAreKept);
      expect(await all(store)).toMatchObject([{ id: 'wall' }, { id: 'a', embeds: ['p'] }, { embeddedIn: ['a'] }]);
      await store.record(capture('s3'), [fetched('shown', 'A post: the water rises, it says')], bytesAreKept);
      expect(await all(store)).toMatchObject([{ id: 'wall' }, { id: 'a', embeds: ['shown'] }, { id: 'shown' }]);
    });

    behaves('does not embed a page in itself', async (store) => {
      const identity = { address: 'telegram river 7' };
      const page = { ...newPage('a', [newPost('p', 'water rises', identity)]), identity };
      await store.record(capture('s1'), [page], bytesAreKept);
      expect((await all(store)).map(({ id, embeds }) => [id, embeds])).toEqual([['a', undefined]]);
    });

    behaves('replaces the posts of a page with its reading', async (store) => {
      const [p, q] = [newPost('p', 'water rises', { address: 'x 1' }), newPost('q', 'road', { address: 'x 2' })];
      const page = newPage('a', [p]);
      await store.record(capture('s1'), [page], bytesAreKept);
      await store.saveReading('a', page.reading, 'language@2', [{ ...q, start: 3, end: 7 }]);
      expect(await all(store)).toMatchObject([
        { id: 'a', embeds: ['q'] },
        { id: 'q', embeddedIn: ['a'] },
      ]);
      // A page that was read otherwise than it is stored does not move the posts.
      expect(await store.record(capture('s2'), [page], bytesAreKept)).toEqual([
        { id: 'a', added: false, posts: ['q'] },
      ]);
      expect((await store.get('a'))?.embeds).toMatchObject([{ summary: { id: 'q' }, start: 3, end: 7 }]);
    });
  });
}
