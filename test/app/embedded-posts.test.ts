import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCase } from '../../src/app/case.ts';
import {
  type AddedDocument,
  addInputs,
  type DocumentSummary,
  listDocuments,
  removeDocument,
  searchDocuments,
  showDocument,
} from '../../src/app/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const today = '2024-06-01';
const words = 'The old bridge is closed, water stands a metre above the mark.';
const address = 'https://twitter.com/riverwatch/status/1592176230425395203';
const tweet = `<blockquote class="twitter-tweet"><p>${words}</p>&mdash; River Watch (@riverwatch) <a href="${address}?ref_src=tw">November 14, 2022</a></blockquote>`;
const before =
  'The crossing at the mill was shut after a night of heavy rain, and drivers had to go round by the hill road.';
const after =
  'The council of the town meets on Tuesday to talk about the repairs, which are expected to take ten days.';

const page = (title: string, ...middle: readonly string[]): string =>
  `<!doctype html><html lang="en"><title>${title}</title><article><h1>${title}</h1><p>${before} ${title}.</p>${middle.join(
    `<p>${after}</p>`,
  )}<p>${after} ${before}</p></article></html>`;

/** A case folder and a way to add files to it. */
function emptyCase() {
  const root = temporaryFolder();
  const folder = join(root, 'case');
  const add = async (files: Readonly<Record<string, string>>): Promise<AddedDocument[]> => {
    const added: AddedDocument[] = [];
    for (const [name, content] of Object.entries(files)) {
      const file = join(root, name);
      writeFileSync(file, content);
      for await (const result of addInputs([file], { caseFolder: folder, workerCount: 1, today }))
        if (result.kind !== 'rejected') added.push(result);
    }
    return added;
  };
  const list = async (): Promise<DocumentSummary[]> => {
    const summaries: DocumentSummary[] = [];
    for await (const summary of listDocuments(folder)) summaries.push(summary);
    return summaries;
  };
  return { folder, add, list };
}

describe('a post that a page embeds', () => {
  it('becomes a document with its account, time, address and words, which knows where it stood', async () => {
    const { folder, add } = emptyCase();
    const [added] = await add({ 'a.html': page('Bridge shut', tweet) });
    const [id] = added!.posts as [string];
    const shown = await showDocument(folder, id, { today });
    expect(shown.reading).toMatchObject({
      id,
      lang: 'en',
      text: words,
      publisher: 'River Watch (@riverwatch)',
      publishedAt: '2022-11-14',
      publishedAtPrecision: 'day',
      uri: 'https://x.com/riverwatch/status/1592176230425395203',
    });
    expect(shown.reading.claims).not.toHaveLength(0);
    expect(shown.captures).toHaveLength(1);
    const { reading } = await showDocument(folder, added!.id, { today });
    expect(reading.embeds).toMatchObject([{ documentId: id }]);
    const [{ start, end, body }] = reading.embeds as [(typeof reading.embeds)[number]];
    expect(shown.reading.embeddedIn).toEqual([{ documentId: added!.id, start, end }]);
    expect(reading.text.slice(...body!)).toBe(words);
    expect(reading.text.slice(start, end)).toContain('River Watch (@riverwatch)');
  });

  it('is one document for two pages, and stays when one of them goes', async () => {
    const { folder, add, list } = emptyCase();
    const [one, two] = await add({
      'a.html': page('Bridge shut', tweet),
      'b.html': page('Drivers go round', tweet.replace('twitter.com/riverwatch', 'x.com/RiverWatch')),
    });
    expect(one!.posts).toEqual(two!.posts);
    expect((await list()).map(({ kind }) => kind)).toEqual(['article', 'post', 'article']);
    expect((await removeDocument(folder, one!.id)).posts).toEqual([]);
    expect((await removeDocument(folder, two!.id)).posts).toMatchObject([{ id: one!.posts[0] }]);
    expect(await list()).toEqual([]);
  });

  it('is not added again with its page', async () => {
    const { add, list } = emptyCase();
    const files = { 'a.html': page('Bridge shut', tweet) };
    await add(files);
    const first = await list();
    const [again] = await add(files);
    expect(again!.kind).toBe('known');
    expect((await list()).map(({ captures: _, ...rest }) => rest)).toEqual(
      first.map(({ captures: _, ...rest }) => rest),
    );
  });

  it('is the post that was added by itself, in whichever order they come', async () => {
    const line = JSON.stringify({
      id: 'river-1',
      platform: 'x',
      account: { name: 'River Watch', handle: 'riverwatch' },
      uri: 'https://x.com/RiverWatch/status/1592176230425395203',
      text: words,
    });
    for (const files of [
      { 'a.html': page('Bridge shut', tweet), 'posts.jsonl': line },
      { 'posts.jsonl': line, 'a.html': page('Bridge shut', tweet) },
    ]) {
      const { folder, add, list } = emptyCase();
      const added = await add(files);
      const [article] = added.filter(({ id }) => id !== 'river-1');
      expect(await list()).toHaveLength(2);
      expect((await showDocument(folder, 'river-1', { today })).reading.embeddedIn).toMatchObject([
        { documentId: article!.id },
      ]);
    }
  });

  it('stays part of the page alone when it has no words of its own', async () => {
    const { add, list } = emptyCase();
    const player = '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>';
    const picture = tweet.replace(words, '<a href="https://t.co/abc">pic.twitter.com/abc</a>').replace('5203', '5209');
    const [added] = await add({ 'a.html': page('Bridge shut', player, picture) });
    expect(added!.reading.embeds.length).toBeGreaterThan(0);
    expect(added!.posts).toEqual([]);
    expect(await list()).toHaveLength(1);
  });

  it('is found by its words once, besides the page that holds them', async () => {
    const { folder, add } = emptyCase();
    const [one] = await add({ 'a.html': page('Bridge shut', tweet, tweet) });
    const { total, found } = await searchDocuments(folder, '"above the mark"', 10);
    expect(total).toBe(2);
    expect(found.map(({ summary }) => summary.id)).toEqual([...one!.posts, one!.id]);
  });

  it('is found anew when its page is read anew', async () => {
    const { folder, add, list } = emptyCase();
    const [added] = await add({ 'a.html': page('Bridge shut', tweet) });
    const opened = await openCase(folder, { create: false });
    await opened.store.saveReading(added!.id, { ...added!.reading, embeds: [] }, 'old stages', []);
    await opened.close();
    expect(await list()).toHaveLength(1);
    expect((await showDocument(folder, added!.id, { today })).embeds).toMatchObject([
      { summary: { id: added!.posts[0] } },
    ]);
  });
});

describe('a post that stands in flat text', () => {
  const flat = (first: string): string =>
    `Bridge shut\n${first} ${before}\n\n${words} — River Watch (@riverwatch) November 14, 2022\n\n${after}\n`;

  it('becomes a document by account, day and words', async () => {
    const { folder, add } = emptyCase();
    const added = await add({ 'a.txt': flat('On Monday,'), 'b.txt': flat('In the night,') });
    expect(added[0]!.posts).toHaveLength(1);
    expect(added[1]!.posts).toEqual(added[0]!.posts);
    const { reading } = await showDocument(folder, added[0]!.posts[0]!, { today });
    expect(reading).toMatchObject({ publisher: 'River Watch (@riverwatch)', publishedAt: '2022-11-14' });
    expect(reading.text).toContain(words);
    expect(reading.embeddedIn?.map(({ documentId }) => documentId)).toEqual(added.map(({ id }) => id));
  });

  it('is the post that another page embeds with its address', async () => {
    const { add, list } = emptyCase();
    await add({ 'a.html': page('Bridge shut', tweet), 'b.txt': flat('On Monday,') });
    expect((await list()).filter(({ kind }) => kind === 'post')).toHaveLength(1);
  });
});
