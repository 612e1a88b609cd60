import { describe, expect, it } from 'vitest';
import type { Capture, Reading } from '../../src/model/index.ts';
import type { CaseStore, DocumentSummary, NewDocument } from '../../src/store/index.ts';
import { parseSearchQuery } from '../../src/text/index.ts';

/** A reading with nothing found, for a text. */
export function readingOf(id: string, text: string, more: Partial<Reading> = {}): Reading {
  return {
    id,
    lang: 'en',
    authors: [],
    text,
    embeds: [],
    entities: [],
    attributions: [],
    claims: [],
    toponyms: [],
    timexes: [],
    quantities: [],
    hedges: [],
    derivations: [],
    findings: [],
    failed: [],
    stages: { language: 1 },
    ...more,
  };
}

export function newDocument(id: string, text: string, reading: Partial<Reading> = {}): NewDocument {
  return {
    document: { id, kind: 'article', text },
    sha256: `sha-${text}`,
    reading: readingOf(id, text, reading),
    pipeline: 'language@1',
  };
}

export function capture(sha256: string, capturedAt = '2024-05-01T10:00:00.000Z'): Capture {
  return {
    sha256,
    capturedAt,
    requestedUri: 'http://example.org/a',
    finalUri: 'https://example.org/a',
    byteLength: 12,
    mediaType: 'text/html',
    charset: 'utf-8',
    headers: { 'content-type': 'text/html', etag: '"x"' },
    httpStatus: 200,
  };
}

export const bytesAreKept = async (): Promise<void> => {};

export async function all(store: CaseStore): Promise<DocumentSummary[]> {
  const summaries: DocumentSummary[] = [];
  for await (const summary of store.list()) summaries.push(summary);
  return summaries;
}

export async function found(store: CaseStore, query: string, limit = 10): Promise<string[]> {
  return (await store.search(parseSearchQuery(query), limit)).hits.map(({ summary }) => summary.id);
}

/**
 * What every store must do. `withStore` opens an empty store, runs the test and closes it; `reopen` gives a second
 * connection to the same data, as another process would have.
 */
export function describeCaseStore(
  name: string,
  withStore: (test: (store: CaseStore, reopen: () => Promise<CaseStore>) => Promise<void>) => Promise<void>,
): void {
  const behaves = (behaviour: string, test: Parameters<typeof withStore>[0]): void =>
    it(behaviour, () => withStore(test));

  describe(`${name}, as a case store`, () => {
    behaves('gives back a document with its reading and its capture as they were', async (store) => {
      const item = newDocument('a', 'The bridge fell.', { title: 'A bridge', publisher: 'Harbour Wire' });
      await store.record(capture('s1'), [item], bytesAreKept);
      expect(await store.get('a')).toEqual({
        document: item.document,
        sha256: item.sha256,
        addedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        captures: [capture('s1')],
        reading: item.reading,
        pipeline: item.pipeline,
        embeds: [],
        embeddedIn: [],
      });
    });

    behaves('keeps every UTF-16 unit of a text', async (store) => {
      const text = 'a\u0000b \ud800 c \udfff 😀 \r\n é \ufeff';
      await store.record(capture('s1'), [newDocument('a', text)], bytesAreKept);
      const stored = await store.get('a');
      expect(stored?.document.text).toBe(text);
      expect(stored?.reading.text).toBe(text);
    });

    behaves('adds a capture, not a document, for the same bytes', async (store) => {
      const item = newDocument('a', 'one');
      expect(await store.record(capture('s1', '2024-05-01T10:00:00Z'), [item], bytesAreKept)).toEqual([
        { id: 'a', added: true, posts: [] },
      ]);
      expect(await store.record(capture('s1', '2024-05-02T10:00:00Z'), [item], bytesAreKept)).toEqual([
        { id: 'a', added: false, posts: [] },
      ]);
      expect((await all(store)).map(({ id, captures }) => ({ id, captures }))).toEqual([{ id: 'a', captures: 2 }]);
      expect((await store.get('a'))?.captures.map(({ capturedAt }) => capturedAt)).toEqual([
        '2024-05-01T10:00:00Z',
        '2024-05-02T10:00:00Z',
      ]);
    });

    behaves('takes more documents of the same capture later', async (store) => {
      await store.record(capture('s1'), [newDocument('a', 'one')], bytesAreKept);
      await store.record(capture('s1'), [newDocument('b', 'two')], bytesAreKept);
      expect((await store.get('a'))?.captures).toEqual((await store.get('b'))?.captures);
    });

    behaves('gives another document with a taken id an id of its own', async (store) => {
      const [first, second] = [newDocument('1', 'one'), { ...newDocument('1', 'two'), sha256: '2222222222' }];
      const recorded = await store.record(capture('s1'), [first, second], bytesAreKept);
      expect(recorded).toEqual([
        { id: '1', added: true, posts: [] },
        { id: '1~222222', added: true, posts: [] },
      ]);
      const stored = await store.get('1~222222');
      expect(stored?.document).toMatchObject({ id: '1~222222', text: 'two' });
      expect(stored?.reading.id).toBe('1~222222');
    });

    behaves('stores nothing when the bytes cannot be kept', async (store) => {
      const failing = store.record(capture('s1'), [newDocument('a', 'one')], async () => {
        throw new Error('disk full');
      });
      await expect(failing).rejects.toThrow('disk full');
      expect(await all(store)).toEqual([]);
      expect(await store.dropUnreferenced(['s1'], async () => {})).toEqual(['s1']);
    });

    behaves(
      'lists documents in the order in which they were added, with the state of their findings',
      async (store) => {
        const finding = {
          check: 'distance',
          stated: '',
          computed: '',
          working: '',
          readings: [],
          evidence: [],
          confidence: 1,
        } as const;
        const findings = [
          { ...finding, outcome: 'inconsistent' as const, readings: [], evidence: [] },
          { ...finding, outcome: 'consistent' as const, readings: [], evidence: [] },
        ];
        const reading = { title: 'T', publisher: 'P', publishedAt: '2024-05', lang: 'uk', findings };
        await store.record(capture('s1'), [newDocument('z', 'one', reading), newDocument('a', 'two')], bytesAreKept);
        expect(await all(store)).toEqual([
          {
            id: 'z',
            kind: 'article',
            lang: 'uk',
            title: 'T',
            opening: 'one',
            publisher: 'P',
            publishedAt: '2024-05',
            addedAt: expect.any(String),
            findings: 2,
            inconsistentFindings: 1,
            captures: 1,
          },
          expect.objectContaining({ id: 'a', lang: 'en', findings: 0 }),
        ]);
      },
    );

    behaves('lists more documents than it fetches at a time', async (store) => {
      const items = Array.from({ length: 1203 }, (_, index) => newDocument(`d${index}`, `text ${index}`));
      await store.record(capture('s1'), items, bytesAreKept);
      expect((await all(store)).map(({ id }) => id)).toEqual(items.map(({ document }) => document.id));
    });

    behaves('finds ids by their beginning, and a whole id before longer ones', async (store) => {
      const items = ['ab', 'abc', 'abd', 'x%', 'x_'].map((id) => newDocument(id, `text of ${id}`));
      await store.record(capture('s1'), items, bytesAreKept);
      expect(await store.findIds('ab', 5)).toEqual(['ab']);
      expect(await store.findIds('a', 5)).toEqual(['ab', 'abc', 'abd']);
      expect(await store.findIds('a', 2)).toHaveLength(2);
      expect(await store.findIds('x_', 5)).toEqual(['x_']);
      expect(await store.findIds('%', 5)).toEqual([]);
      expect(await store.findIds('', 5)).toEqual([]);
      expect(await store.get('nothing')).toBeUndefined();
    });

    behaves('ranks a word in the title before one in the text, and more of it before less', async (store) => {
      const filler = 'plain words about nothing in particular '.repeat(3);
      const items = [
        newDocument('passing', `${filler} a bridge ${filler}`),
        newDocument('title', `${filler}${filler}`, { title: 'The bridge' }),
        newDocument('often', `${filler} bridge and bridge and bridge ${filler}`),
        newDocument('none', filler),
      ];
      await store.record(capture('s1'), items, bytesAreKept);
      expect(await found(store, 'bridge')).toEqual(['title', 'often', 'passing']);
      const limited = await store.search(parseSearchQuery('bridge'), 1);
      expect(limited.total).toBe(3);
      expect(limited.hits).toHaveLength(1);
      expect(limited.hits[0]!.score).toBeGreaterThan(0);
    });

    behaves('searches in any spelling, by phrase, by beginning, and without what is excluded', async (store) => {
      const items = [
        newDocument('en', 'Zelensky visited Kiev and the old bridge near Starobils’k.'),
        newDocument('ru', 'Ещё один новый мост у Киева, объект закрыт.'),
        newDocument('uk', 'Об’єкт біля Києва: п’ять мостів.'),
      ];
      await store.record(capture('s1'), items, bytesAreKept);
      expect(await found(store, 'zelenskyy kyiv')).toEqual(['en']);
      expect(await found(store, "starobil'sk")).toEqual(['en']);
      expect(await found(store, '"old bridge"')).toEqual(['en']);
      expect(await found(store, '"bridge old"')).toEqual([]);
      expect(await found(store, 'еще мост')).toEqual(['ru']);
      expect(await found(store, "об'єкт пять")).toEqual(['uk']);
      expect((await found(store, 'мост*')).sort()).toEqual(['ru', 'uk']);
      expect(await found(store, 'мост* -новый')).toEqual(['uk']);
    });

    behaves('answers any query without an error', async (store) => {
      await store.record(capture('s1'), [newDocument('a', 'AND OR NOT NEAR bridge title')], bytesAreKept);
      for (const query of [
        '',
        '"',
        '*',
        'AND',
        'a OR',
        'NOT',
        '(',
        'title:x',
        'NEAR(a b)',
        "'; drop table",
        '-bridge',
        '^',
        '\u0000',
      ])
        await store.search(parseSearchQuery(query), 5);
      expect(await found(store, 'AND NOT')).toEqual(['a']);
      expect(await found(store, '-bridge')).toEqual([]);
    });

    behaves('replaces a reading, and finds the document by its new title only', async (store) => {
      await store.record(capture('s1'), [newDocument('a', 'text', { title: 'Old' })], bytesAreKept);
      expect(await store.staleIds('language@1')).toEqual([]);
      expect(await store.staleIds('language@2')).toEqual(['a']);
      await store.saveReading('a', readingOf('a', 'text', { title: 'New', lang: 'uk' }), 'language@2');
      expect(await store.get('a')).toMatchObject({ pipeline: 'language@2', reading: { title: 'New', lang: 'uk' } });
      expect(await found(store, 'new')).toEqual(['a']);
      expect(await found(store, 'old')).toEqual([]);
      expect(await store.staleIds('language@2')).toEqual([]);
    });

    behaves('saves no reading for a document that is gone', async (store) => {
      await store.saveReading('a', readingOf('a', 'text'), 'language@2');
      expect(await all(store)).toEqual([]);
    });

    behaves('removes a document with its reading and its index entry', async (store) => {
      await store.record(capture('s1'), [newDocument('a', 'one bridge')], bytesAreKept);
      const removal = await store.remove('a');
      expect(removal).toMatchObject({ summary: { id: 'a' }, captures: [capture('s1')], unreferencedBytes: ['s1'] });
      expect(await all(store)).toEqual([]);
      expect(await store.get('a')).toBeUndefined();
      expect(await found(store, 'bridge')).toEqual([]);
      expect(await store.remove('a')).toBeUndefined();
    });

    behaves('keeps a capture that holds other documents, and bytes that another capture has', async (store) => {
      const [a, b] = [newDocument('a', 'one'), newDocument('b', 'two')];
      await store.record(capture('shared', '2024-05-01T10:00:00Z'), [a, b], bytesAreKept);
      await store.record(capture('own', '2024-05-02T10:00:00Z'), [a], bytesAreKept);
      const removal = await store.remove('a');
      expect(removal?.captures.map(({ sha256 }) => sha256)).toEqual(['own']);
      expect(removal?.unreferencedBytes).toEqual(['own']);
      expect((await store.get('b'))?.captures.map(({ sha256 }) => sha256)).toEqual(['shared']);
      const dropped: string[] = [];
      await store.dropUnreferenced(['own', 'shared'], async (sha256) => void dropped.push(sha256));
      expect(dropped).toEqual(['own']);
    });

    behaves('can take a removed document again', async (store) => {
      const item = newDocument('a', 'one bridge');
      await store.record(capture('s1'), [item], bytesAreKept);
      await store.remove('a');
      expect(await store.record(capture('s1'), [item], bytesAreKept)).toEqual([{ id: 'a', added: true, posts: [] }]);
      expect(await found(store, 'bridge')).toEqual(['a']);
    });

    behaves('shows a change to another connection at once', async (store, reopen) => {
      const other = await reopen();
      await store.record(capture('s1'), [newDocument('a', 'one')], bytesAreKept);
      expect((await all(other)).map(({ id }) => id)).toEqual(['a']);
      await other.remove('a');
      expect(await all(store)).toEqual([]);
      await other.close();
    });

    behaves('lets several connections write at once without losing or doubling anything', async (store, reopen) => {
      const others = [store, await reopen(), await reopen()];
      await Promise.all(
        others.map(async (connection, writer) => {
          for (let index = 0; index < 20; index++) {
            const own = newDocument(`w${writer}-${index}`, `writer ${writer} text ${index}`);
            const shared = newDocument(`s${index}`, `shared text ${index}`);
            const seen = capture(`s-${writer}-${index}`);
            await connection.record(seen, [own, shared], () => new Promise((resolve) => setTimeout(resolve, 1)));
          }
        }),
      );
      const summaries = await all(store);
      expect(summaries).toHaveLength(80);
      expect(summaries.filter(({ captures }) => captures === 3)).toHaveLength(20);
      for (const other of others.slice(1)) await other.close();
    });
  });
}
