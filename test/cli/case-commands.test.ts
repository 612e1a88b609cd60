import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../src/model/index.ts';
import { jsonLines, runFirsthand } from '../command-line.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const english =
  'Bridge closes\nThe old bridge at Kyiv was closed on Monday, officials said.\nRepairs will take ten days.\n';
const ukrainian = 'Міст закрито\nСтарий міст у Києві закрили в понеділок, повідомили у Мін’юсті.\n';

interface Added {
  readonly status: string;
  readonly id: string;
  readonly input: string;
}

let example: Promise<readonly string[]>;
const exampleRoot = mkdtempSync(join(tmpdir(), 'firsthand-example-'));
beforeAll(() => {
  example = makeExample(exampleRoot);
});
afterAll(() => rmSync(exampleRoot, { recursive: true, force: true }));

/** Makes a folder with two reports, and a case that holds them. */
async function makeExample(root: string): Promise<readonly string[]> {
  const inputs = join(root, 'reports');
  mkdirSync(inputs);
  writeFileSync(join(inputs, 'a.txt'), english);
  writeFileSync(join(inputs, 'b.txt'), ukrainian);
  const { code, stdout, stderr } = await runFirsthand(['add', inputs, '--case', join(root, 'case'), '--json']);
  expect([code, stderr]).toEqual([0, '']);
  return jsonLines<Added>(stdout).map(({ id }) => id);
}

/** A case of one's own with two reports in it, and the reports. A case folder may be copied like any other. */
async function exampleCase(): Promise<{ folder: string; inputs: string; ids: readonly string[] }> {
  const ids = await example;
  const root = temporaryFolder();
  cpSync(exampleRoot, root, { recursive: true });
  return { folder: join(root, 'case'), inputs: join(root, 'reports'), ids };
}

const capturedFiles = (folder: string): string[] =>
  (readdirSync(join(folder, 'captures'), { recursive: true }) as string[]).filter((name) => /[0-9a-f]{64}$/.test(name));

describe('firsthand add', () => {
  it('keeps the captured bytes under their SHA-256, and gives ids that depend on the bytes alone', async () => {
    const { folder, ids } = await exampleCase();
    const digests = [english, ukrainian].map((text) => createHash('sha256').update(text).digest('hex'));
    expect(ids).toEqual(digests.map((digest) => digest.slice(0, 12)));
    for (const [index, digest] of digests.entries())
      expect(readFileSync(join(folder, 'captures', digest.slice(0, 2), digest), 'utf8')).toBe(
        [english, ukrainian][index],
      );
  });

  it('adds a capture, not a document, for the same bytes', async () => {
    const { folder, inputs, ids } = await exampleCase();
    const again = await runFirsthand(['add', join(inputs, 'a.txt'), '--case', folder]);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toMatch(/^known .*already in the case/);
    const { stdout } = await runFirsthand(['list', '--case', folder, '--json']);
    expect(jsonLines(stdout)).toMatchObject([
      { id: ids[0], captures: 2 },
      { id: ids[1], captures: 1 },
    ]);
    expect(capturedFiles(folder)).toHaveLength(2);
  });

  it('makes each line of JSON Lines a document, with its own id and what it declares', async () => {
    const folder = join(temporaryFolder(), 'case');
    const lines = [
      {
        id: 'tg-1',
        text: 'The bridge fell at dawn.',
        platform: 'telegram',
        account: { name: 'River Watch', handle: 'river' },
      },
      {
        id: 2,
        text: 'Another report.',
        uri: 'https://news.example/2',
        publishedAt: '2024-05-01T10:00:00+03:00',
        lang: 'en',
      },
      { text: 'No id here.', title: 'Given title', publisher: 'Harbour Wire' },
    ];
    const input = lines.map((line) => JSON.stringify(line)).join('\n');
    const { code, stdout } = await runFirsthand(['add', '-', '--case', folder, '--json'], { input });
    expect(code).toBe(0);
    expect(jsonLines<Added>(stdout).map(({ id, input }) => [id, input])).toEqual([
      ['tg-1', 'standard input'],
      ['2', 'standard input'],
      [createHash('sha256').update(JSON.stringify(lines[2])).digest('hex').slice(0, 12), 'standard input'],
    ]);
    const listed = await runFirsthand(['list', '--case', folder, '--json']);
    expect(jsonLines(listed.stdout)).toMatchObject([
      { id: 'tg-1', kind: 'post', publisher: 'River Watch (@river)' },
      { id: '2', uri: 'https://news.example/2', publishedAt: '2024-05-01T07:00:00Z' },
      { title: 'Given title', publisher: 'Harbour Wire' },
    ]);
    expect(capturedFiles(folder)).toEqual([expect.stringContaining(createHash('sha256').update(input).digest('hex'))]);
  });

  it('knows the lines of a feed that has grown, and adds the new ones', async () => {
    const folder = join(temporaryFolder(), 'case');
    const line = (number: number): string => `${JSON.stringify({ id: `n${number}`, text: `Report ${number}.` })}\n`;
    await runFirsthand(['add', '-', '--case', folder], { input: line(1) + line(2) });
    const { stdout } = await runFirsthand(['add', '-', '--case', folder, '--json'], {
      input: line(1) + line(2) + line(3),
    });
    expect(jsonLines<Added>(stdout).map(({ id, status }) => [id, status])).toEqual([
      ['n1', 'known'],
      ['n2', 'known'],
      ['n3', 'added'],
    ]);
  });

  it('takes packed JSON Lines, keeps them as they were captured, and tells when they are damaged', async () => {
    const root = temporaryFolder();
    const packed = gzipSync('{"id":"a","text":"One."}\n{"id":"b","text":"Two."}\n');
    writeFileSync(join(root, 'feed.jsonl.gz'), packed);
    writeFileSync(
      join(root, 'cut.jsonl.gz'),
      gzipSync(`{"id":"c","text":"${'Three. '.repeat(99)}"}\n`).subarray(0, 30),
    );
    const args = ['feed.jsonl.gz', 'cut.jsonl.gz', '--case', 'case', '--json'];
    const { code, stdout, stderr } = await runFirsthand(['add', ...args], { cwd: root });
    expect(jsonLines<Added>(stdout).map(({ id }) => id)).toEqual(['a', 'b']);
    expect([code, stderr]).toEqual([
      14,
      expect.stringMatching(/^firsthand: cut\.jsonl\.gz: a damaged gzip archive .*\n$/),
    ]);
    const [file] = capturedFiles(join(root, 'case'));
    expect(readFileSync(join(root, 'case/captures', file!))).toEqual(packed);
  });

  it('takes a JSON file with one record or a list of records', async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'one.json'), JSON.stringify({ id: 'one', text: 'One report.' }, null, 2));
    writeFileSync(
      join(root, 'two.json'),
      JSON.stringify(
        [
          { id: 'a', text: 'First.' },
          { id: 'b', text: 'Second.' },
        ],
        null,
        2,
      ),
    );
    const { code, stdout } = await runFirsthand(['add', root, '--case', join(root, 'case'), '--json']);
    expect(code).toBe(0);
    expect(jsonLines<Added>(stdout).map(({ id }) => id)).toEqual(['one', 'a', 'b']);
  });

  it('needs to be told the case', async () => {
    expect(await runFirsthand(['add', '-'], { input: 'x' })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--case'),
    });
    const folder = join(temporaryFolder(), 'case');
    const { code } = await runFirsthand(['add', '-'], { input: 'A report.', env: { FIRSTHAND_CASE: folder } });
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'case.json'))).toBe(true);
  });
});

describe('firsthand list', () => {
  it('shows a table for people', async () => {
    const { folder, ids } = await exampleCase();
    const { code, stdout } = await runFirsthand(['list', '--case', folder], { env: { COLUMNS: '100' } });
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^ID +LANG +PUBLISHED +PUBLISHER +TITLE +FINDINGS$/);
    expect(lines.slice(1).map((line) => line.split(/ {2,}/).slice(0, 2))).toEqual([
      [ids[0], 'en'],
      [ids[1], 'uk'],
    ]);
    expect(stdout).not.toContain('\u001b[');
  });

  it('says when there is nothing yet', async () => {
    const { folder, ids } = await exampleCase();
    await runFirsthand(['rm', ...ids, '--case', folder]);
    expect((await runFirsthand(['list', '--case', folder])).stdout).toBe('No documents yet.\n');
  });
});

describe('firsthand show', () => {
  it('prints the stored reading, by the beginning of an id', async () => {
    const { folder, ids } = await exampleCase();
    const { code, stdout } = await runFirsthand(['show', ids[0]!.slice(0, 6), '--case', folder, '--json']);
    expect(code).toBe(0);
    const reading = JSON.parse(stdout) as Reading;
    expect(reading).toMatchObject({ id: ids[0], lang: 'en', text: english });
    expect(Object.keys(reading.stages)).not.toHaveLength(0);
  });

  it('prints the report card, and when and from where the document was captured', async () => {
    const { folder, ids } = await exampleCase();
    const { stdout } = await runFirsthand(['show', ids[0]!, '--case', folder]);
    expect(stdout).toMatch(/CAPTURED\n {2}\d{4}-\d\d-\d\dT[\d:.]+Z {2}file:/);
    expect(stdout).toContain('/reports/a.txt');
    expect(stdout).toContain(createHash('sha256').update(english).digest('hex'));
  });

  it('says when there is no such document', async () => {
    const { folder } = await exampleCase();
    expect(await runFirsthand(['show', 'zzz', '--case', folder])).toMatchObject({
      code: 34,
      stdout: '',
      stderr: expect.stringMatching(/^firsthand: zzz: no such document in .*\n$/),
    });
  });

  it('says which documents an ambiguous beginning fits', async () => {
    const folder = join(temporaryFolder(), 'case');
    const input = '{"id":"north-1","text":"One."}\n{"id":"north-2","text":"Two."}';
    await runFirsthand(['add', '-', '--case', folder], { input });
    expect(await runFirsthand(['show', 'north', '--case', folder])).toMatchObject({
      code: 34,
      stderr: expect.stringContaining('north-1, north-2'),
    });
  });
});

describe('firsthand search', () => {
  it('finds words in another spelling, and marks them', async () => {
    const { folder, ids } = await exampleCase();
    const { code, stdout } = await runFirsthand(['search', 'kiev', 'bridge', '--case', folder]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 document found\.\n/);
    expect(stdout).toContain('»bridge« at »Kyiv«');
    expect(stdout).toContain(ids[0]);
    const apostrophes = await runFirsthand(['search', "мін'юсті", '--case', folder, '--json']);
    const { total, hits } = JSON.parse(apostrophes.stdout);
    expect(total).toBe(1);
    const { text, highlights } = hits[0].snippet;
    expect(hits[0].id).toBe(ids[1]);
    expect(highlights.map(([start, end]: [number, number]) => text.slice(start, end))).toEqual(['Мін’юсті']);
  });

  it('tells a mistyped option from a word to leave out', async () => {
    const { folder } = await exampleCase();
    const mistyped = await runFirsthand(['search', 'bridge', '--jsno', '--case', folder]);
    expect(mistyped).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining("unknown option '--jsno'") });
    const leftOut = await runFirsthand(['search', 'bridge', '-kyiv', '--case', folder]);
    expect(leftOut).toMatchObject({ code: 0, stdout: 'Nothing found.\n' });
  });

  it('takes phrases, beginnings and words to leave out', async () => {
    const { folder, ids } = await exampleCase();
    const found = async (...words: string[]): Promise<string[]> => {
      const { code, stdout } = await runFirsthand(['search', '--case', folder, '--json', '--', ...words]);
      expect(code).toBe(0);
      return JSON.parse(stdout).hits.map(({ id }: { id: string }) => id);
    };
    expect(await found('"old bridge"')).toEqual([ids[0]]);
    expect(await found('"bridge old"')).toEqual([]);
    expect(await found('officials', 'old bridge')).toEqual([ids[0]]);
    expect(await found('закри*')).toEqual([ids[1]]);
    expect(await found('bridge', '-kyiv')).toEqual([]);
    expect(await found('"(')).toEqual([]);
  });
});

describe('firsthand rm', () => {
  it('removes a document with what was captured for it alone, and says so', async () => {
    const { folder, ids } = await exampleCase();
    const { code, stdout } = await runFirsthand(['rm', ids[0]!, '--case', folder]);
    expect(code).toBe(0);
    expect(stdout).toContain(`1 capture and ${Buffer.byteLength(english)} captured bytes went with it`);
    expect(capturedFiles(folder)).toHaveLength(1);
    const search = await runFirsthand(['search', 'bridge', '--case', folder, '--json']);
    expect(JSON.parse(search.stdout).total).toBe(0);
  });

  it('keeps a capture that holds other documents', async () => {
    const folder = join(temporaryFolder(), 'case');
    const input = '{"id":"a","text":"One."}\n{"id":"b","text":"Two."}';
    await runFirsthand(['add', '-', '--case', folder], { input });
    const { stdout } = await runFirsthand(['rm', 'a', '--case', folder, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'a', captures: 0, droppedBytes: 0 });
    expect(capturedFiles(folder)).toHaveLength(1);
    await runFirsthand(['rm', 'b', '--case', folder]);
    expect(capturedFiles(folder)).toHaveLength(0);
  });

  it('goes on after an id that there is not', async () => {
    const { folder, ids } = await exampleCase();
    const { code, stdout, stderr } = await runFirsthand(['rm', 'zzz', ids[1]!, '--case', folder]);
    expect(code).toBe(34);
    expect(stderr).toMatch(/^firsthand: zzz: no such document/);
    expect(stdout).toMatch(/^removed/);
  });
});

describe('a post that stands in a report', () => {
  const post = 'Water stands a metre above the mark.';
  const report = `Bridge shut
Drivers go round by the hill road since Monday, officials in the town said.

${post} — River Watch (@riverwatch) November 14, 2022

The council of the town meets on Tuesday to talk about the repairs.
`;

  interface Listed {
    readonly id: string;
    readonly kind: string;
    readonly embeds?: readonly string[];
    readonly embeddedIn?: readonly string[];
  }

  async function caseWithPost(): Promise<{ folder: string; page: Listed; embedded: Listed; added: string }> {
    const folder = join(temporaryFolder(), 'case');
    const { stdout: added } = await runFirsthand(['add', '-', '--case', folder], { input: report });
    const { stdout } = await runFirsthand(['list', '--case', folder, '--json']);
    const [page, embedded] = jsonLines<Listed>(stdout) as [Listed, Listed];
    return { folder, page, embedded, added };
  }

  it('is told when it is added, and listed with the report that embeds it, and the report with it', async () => {
    const { folder, page, embedded, added } = await caseWithPost();
    expect(page.embeds).toEqual([embedded.id]);
    expect(embedded).toMatchObject({ kind: 'post', embeddedIn: [page.id], opening: post });
    expect(added).toContain(`embeds ${embedded.id}`);
    const { stdout } = await runFirsthand(['list', '--case', folder], { env: { COLUMNS: '120' } });
    const [heading, ...rows] = stdout.trimEnd().split('\n');
    expect(heading).toMatch(/TITLE +EMBEDS +FINDINGS$/);
    expect(rows[0]).toMatch(/ 1 post +/);
    expect(rows[1]).toContain(` in ${page.id} `);
  });

  it('is shown with the report, and the report with it', async () => {
    const { folder, page, embedded } = await caseWithPost();
    const shownPage = await runFirsthand(['show', page.id, '--case', folder]);
    expect(shownPage.stdout).toMatch(new RegExp(`POSTS IN IT, AS DOCUMENTS +1\\n +${embedded.id} +Water stands`));
    const shownPost = await runFirsthand(['show', embedded.id, '--case', folder]);
    expect(shownPost.stdout).toMatch(new RegExp(`EMBEDDED IN +1\\n +${page.id} +Bridge shut\\n.*at \\d+–\\d+`));
    const { stdout } = await runFirsthand(['show', embedded.id, '--case', folder, '--json']);
    const { start, end } = (JSON.parse(stdout) as Reading).embeddedIn![0]!;
    expect(report.slice(start, end)).toBe(`${post} — River Watch (@riverwatch) November 14, 2022`);
  });

  it('is found by its words, and told from a report of its own', async () => {
    const { folder, page } = await caseWithPost();
    const { stdout } = await runFirsthand(['search', 'metre', '--case', folder]);
    expect(stdout).toMatch(/^2 documents found\./);
    expect(stdout).toContain(`embedded in ${page.id}`);
  });

  it('is removed with the report', async () => {
    const { folder, page, embedded } = await caseWithPost();
    const { stdout } = await runFirsthand(['rm', page.id, '--case', folder, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ id: page.id, embeds: [embedded.id], captures: 1 });
    expect((await runFirsthand(['list', '--case', folder])).stdout).toBe('No documents yet.\n');
  });
});
