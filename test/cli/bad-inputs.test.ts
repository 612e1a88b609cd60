import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import type { ErrorCode } from '../../src/model/index.ts';
import { redirects, sends, serve } from '../collect/local-server.ts';
import { jsonLines, runFirsthand } from '../command-line.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const good = 'The old bridge was closed on Monday, officials said.';

/** Bad files, by name, with the error code that each must give. */
const badFiles: readonly (readonly [name: string, content: string | Uint8Array, code: ErrorCode, says: RegExp])[] = [
  ['empty.txt', '', 'input-empty', /empty/],
  ['blank.txt', ' \n\t\n', 'input-empty', /only white space/],
  ['picture.txt', png, 'input-binary', /a PNG image/],
  ['report.html', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'input-binary', /a PDF file/],
  ['archive.txt', Buffer.from('504b0304140000000800', 'hex'), 'input-binary', /a ZIP archive/],
  [
    'noise.txt',
    Buffer.from(Array.from({ length: 999 }, (_, index) => (index * 7919) % 256)),
    'input-binary',
    /not a text/,
  ],
  ['broken.json', '{"id": 1, "text": ', 'input-invalid', /is not JSON/],
  ['string.json', '"text"', 'input-invalid', /not a JSON object/],
  ['large.txt', 'word '.repeat(4_000_000), 'input-too-large', /larger than 16 MB/],
  ['notext.html', '<!doctype html><title></title><body></body>', 'input-empty', /no text/],
];

const oneLine = (says: RegExp) => expect.stringMatching(new RegExp(`^firsthand: .*(?:${says.source}).*\\n$`));

describe('bad inputs, through the command line', () => {
  it('each give one clear line that names them, and the batch goes on', async () => {
    const root = temporaryFolder();
    for (const [name, content] of badFiles) writeFileSync(join(root, name), content);
    writeFileSync(join(root, 'good.txt'), good);
    writeFileSync(join(root, 'last.txt'), `${good} Again.`);
    const inputs = ['good.txt', ...badFiles.map(([name]) => name), 'missing.txt', 'no/such/folder', 'last.txt'];
    const { code, stdout, stderr } = await runFirsthand(['add', ...inputs, '--case', 'case', '--json'], { cwd: root });
    expect(jsonLines(stdout)).toMatchObject([
      { status: 'added', input: 'good.txt' },
      { status: 'added', input: 'last.txt' },
    ]);
    const lines = stderr.trimEnd().split('\n');
    const expected = [
      ...badFiles.map(([name, , , says]) => [name, says] as const),
      ['missing.txt', /no such file/] as const,
      ['no/such/folder', /no such file/] as const,
    ];
    for (const [name, says] of expected) {
      const told = lines.filter((line) => line.startsWith(`firsthand: ${name}: `));
      expect(told, name).toHaveLength(1);
      expect(told[0]).toMatch(says);
    }
    expect(lines).toHaveLength(expected.length);
    // The first problem decides.
    expect(code).toBe(exitCodes['input-empty']);
  });

  it.each(badFiles.filter(([name]) => ['empty.txt', 'picture.txt', 'broken.json', 'large.txt'].includes(name)))(
    '%s alone ends with the exit code of its kind',
    async (name, content, code, says) => {
      const root = temporaryFolder();
      writeFileSync(join(root, name), content);
      expect(await runFirsthand(['add', name, '--case', 'case'], { cwd: root })).toEqual({
        code: exitCodes[code],
        stdout: '',
        stderr: oneLine(says),
      });
    },
  );

  it('lines of JSON Lines that are wrong are told by number, and the others are added', async () => {
    const root = temporaryFolder();
    const lines = [
      '{"id":"one","text":"First report."}',
      '{"id":"two","text":',
      '',
      '[1, 2]',
      '{"id":"five"}',
      '{"id":"six","text":"x","html":"<p>x"}',
      '{"id":"seven","text":7}',
      '{"id":"eight","text":"  "}',
      '{"id":"nine","text":"x","publishedAt":"yesterday"}',
      '{"id":"ten","text":"Last report."}',
    ];
    writeFileSync(join(root, 'feed.jsonl'), lines.join('\r\n'));
    const { code, stdout, stderr } = await runFirsthand(['add', 'feed.jsonl', '--case', 'case', '--json'], {
      cwd: root,
    });
    expect(jsonLines<{ id: string }>(stdout).map(({ id }) => id)).toEqual(['one', 'ten']);
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.split(': ').slice(0, 3)),
    ).toEqual([2, 4, 5, 6, 7, 8, 9].map((number) => ['firsthand', 'feed.jsonl', `line ${number}`]));
    expect(code).toBe(exitCodes['input-invalid']);
  });

  it('a file without a single good line leaves nothing behind', async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'feed.jsonl'), 'not json\n');
    await runFirsthand(['add', 'feed.jsonl', '--case', 'case'], { cwd: root });
    const { stdout } = await runFirsthand(['list', '--case', 'case', '--json'], { cwd: root });
    expect(stdout).toBe('');
  });

  it('texts in old encodings are read', async () => {
    const root = temporaryFolder();
    const words = 'Старый мост закрыли в понедельник, сообщили в управлении. Ремонт займет десять дней.';
    const windows1251 = (text: string): Buffer =>
      Buffer.from([...text].map((letter) => letter.charCodeAt(0) - (letter.charCodeAt(0) > 127 ? 0x350 : 0)));
    const page = `<meta charset="windows-1251"><title>Мост</title><article><p>${`${words} `.repeat(9)}</p></article>`;
    writeFileSync(join(root, 'a-windows.txt'), windows1251(words));
    writeFileSync(join(root, 'b-windows.html'), windows1251(page));
    writeFileSync(join(root, 'c-utf16.txt'), Buffer.from(`\ufeff${words} Снова.`, 'utf16le'));
    const added = await runFirsthand(['add', root, '--case', join(root, 'case'), '--json']);
    expect(added).toMatchObject({ code: 0, stderr: '' });
    const found = await runFirsthand(['search', 'управлении', '--case', join(root, 'case'), '--json']);
    expect(JSON.parse(found.stdout).total).toBe(3);
  });

  it('a language without rules is kept, and the line says that it was analysed in part', async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'a.txt'), '旧桥将于星期一关闭，官员说，维修将持续十天。'.repeat(5));
    writeFileSync(join(root, 'b.txt'), '12345 67890');
    const { code, stdout, stderr } = await runFirsthand(['add', 'a.txt', 'b.txt', '--case', 'case'], { cwd: root });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^added .*\(no rules for the language "zh": analysed in part\)$/),
      expect.stringMatching(/^added .*\(language not recognised: analysed in part\)$/),
      '',
    ]);
  });

  it('pages beyond reason cost themselves only', async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'deep.html'), `<html><body>${'<div>'.repeat(100_000)}${good}`);
    writeFileSync(join(root, 'huge.html'), `<html><body>${`<p>${good}</p>`.repeat(900_000)}`);
    writeFileSync(join(root, 'good.txt'), good);
    const { code, stdout, stderr } = await runFirsthand(['add', root, '--case', join(root, 'case')]);
    expect(stdout).toMatch(/^added .*\n$/);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/deep\.html: .*5000 elements/),
      expect.stringMatching(/huge\.html: larger than 16 MB/),
    ]);
    expect(code).toBe(exitCodes['input-too-deep']);
  });

  it('truncated HTML is read as far as it goes', async () => {
    const root = temporaryFolder();
    writeFileSync(
      join(root, 'cut.html'),
      `<html><head><title>Cut</title></head><body><article><p>${`${good} `.repeat(20)}</p><p>And th`,
    );
    const { code, stdout } = await runFirsthand(['add', 'cut.html', '--case', 'case'], { cwd: root });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^added/)]);
  });

  it('control characters of a report do not reach the terminal', async () => {
    const root = temporaryFolder();
    const title = '\u001b[31mRed\u001b]0;owned\u0007 \u202eesrever';
    writeFileSync(join(root, 'feed.jsonl'), JSON.stringify({ id: 'a\u001b[2Jb', text: `${title} ${good}`, title }));
    const outputs = [
      await runFirsthand(['add', 'feed.jsonl', '--case', 'case'], { cwd: root }),
      await runFirsthand(['list', '--case', 'case'], { cwd: root }),
      await runFirsthand(['search', 'bridge', '--case', 'case'], { cwd: root }),
      await runFirsthand(['show', 'a', '--case', 'case'], { cwd: root }),
      await runFirsthand(['show', 'a\u001b[2Jz', '--case', 'case'], { cwd: root }),
      await runFirsthand(['rm', 'a', '--case', 'case'], { cwd: root }),
    ];
    for (const { stdout, stderr } of outputs) {
      expect(stdout + stderr).not.toBe('');
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });
});

describe('bad addresses, through the command line', () => {
  const add = (...args: string[]) => runFirsthand(['add', ...args, '--case', join(temporaryFolder(), 'case')]);

  it('are refused, each with a line of its own', async () => {
    const refusals: readonly (readonly [string, RegExp])[] = [
      ['http://127.0.0.1:9/', /loopback address.*--allow-private/],
      ['http://[::1]/', /loopback/],
      ['http://0x7f000001/', /loopback/],
      ['http://localhost:9/', /localhost resolves to/],
      ['ftp://example.org/a.txt', /only http and https/],
      ['https://user:secret@example.org/', /leave them out/],
      ['http://', /not a web address/],
    ];
    const { code, stdout, stderr } = await add(...refusals.map(([uri]) => uri));
    expect(stdout).toBe('');
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(refusals.length);
    for (const [index, [, says]] of refusals.entries()) expect(lines[index]).toMatch(says);
    expect(stderr).not.toContain('secret');
    expect(code).toBe(exitCodes['address-refused']);
  });

  it('what a server does wrong is told for each page', async () => {
    const server = await serve({
      '/robots.txt': sends('User-agent: *\nDisallow: /closed', { 'content-type': 'text/plain' }),
      '/closed': sends(`<p>${good}`),
      '/loop': redirects('/loop'),
      '/empty': sends(''),
      '/picture': sends(png, { 'content-type': 'image/png' }),
      '/page': sends(`<!doctype html><title>Bridge closed</title><article><p>${`${good} `.repeat(20)}</p></article>`),
    });
    const pages = ['/gone', '/closed', '/loop', '/empty', '/picture', '/page'].map((path) => server.origin + path);
    const { code, stdout, stderr } = await add('--allow-private', '--json', 'http://127.0.0.1:1/', ...pages);
    expect(jsonLines(stdout)).toMatchObject([
      { status: 'added', input: `${server.origin}/page`, title: 'Bridge closed' },
    ]);
    const says = [
      /refuses connections/,
      /HTTP 404/,
      /robots\.txt/,
      /redirected more than/,
      /sent nothing/,
      /a PNG image/,
    ];
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(says.length);
    for (const [index, expected] of says.entries()) expect(lines[index]).toMatch(expected);
    expect(code).toBe(exitCodes.unreachable);
    const ignoring = await add('--allow-private', '--ignore-robots', `${server.origin}/closed`);
    expect(ignoring).toMatchObject({ code: 0, stdout: expect.stringMatching(/^added/) });
  });
});

describe('bad cases, through the command line', () => {
  const commands = [['add', '-'], ['list'], ['show', 'x'], ['search', 'x'], ['rm', 'x']];

  async function commandsSay(
    folder: string,
    code: ErrorCode,
    says: RegExp,
    tried = commands.slice(0, 2),
  ): Promise<void> {
    for (const command of tried)
      expect(await runFirsthand([...command, '--case', folder], { input: good }), command[0]).toEqual({
        code: exitCodes[code],
        stdout: '',
        stderr: oneLine(says),
      });
  }

  it('a folder that is not there is no case, and only add makes one', async () => {
    const folder = join(temporaryFolder(), 'case');
    for (const command of commands.slice(1))
      expect((await runFirsthand([...command, '--case', folder])).code).toBe(exitCodes['case-missing']);
    expect((await runFirsthand(['add', '-', '--case', folder], { input: good })).code).toBe(0);
  });

  it('a folder with other things in it is not made a case', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'holiday.jpg'), png);
    await commandsSay(folder, 'case-invalid', /not a case/, commands);
  });

  it('a file is no case', async () => {
    const file = join(temporaryFolder(), 'case');
    writeFileSync(file, good);
    await commandsSay(file, 'case-invalid', /not a case: it is a file/);
  });

  it('a folder of a newer version is refused', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'case.json'), JSON.stringify({ firsthandCase: { layout: 99 } }));
    await commandsSay(folder, 'case-newer', /newer Firsthand \(layout 99/);
  });

  it('a database of a newer version is refused', async () => {
    const folder = join(temporaryFolder(), 'case');
    await runFirsthand(['add', '-', '--case', folder], { input: good });
    const database = new DatabaseSync(join(folder, 'case.sqlite'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    await commandsSay(folder, 'case-newer', /newer Firsthand \(layout 99/);
  });

  it('a marker or a database that Firsthand did not write is refused', async () => {
    const [marker, damaged, lost] = ['marker', 'damaged', 'lost'].map((name) => join(temporaryFolder(), name));
    for (const folder of [marker!, damaged!, lost!]) mkdirSync(folder);
    const valid = JSON.stringify({ firsthandCase: { layout: 1 } });
    writeFileSync(join(marker!, 'case.json'), '{"title": "something else"}');
    writeFileSync(join(damaged!, 'case.json'), valid);
    writeFileSync(join(damaged!, 'case.sqlite'), 'garbage'.repeat(1000));
    writeFileSync(join(lost!, 'case.json'), valid);
    await commandsSay(marker!, 'case-invalid', /not written by Firsthand/);
    await commandsSay(damaged!, 'case-invalid', /not a database/);
    await commandsSay(lost!, 'case-invalid', /has lost its case\.sqlite/);
  });
});
