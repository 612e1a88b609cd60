import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type CaptureHints, documentsFromCapture } from '../../src/app/documents-from-bytes.ts';
import { binaryKind } from '../../src/app/sniff.ts';
import type { Document } from '../../src/model/index.ts';

const read = (content: string | Uint8Array, hints: Partial<CaptureHints> = {}) =>
  documentsFromCapture(Buffer.from(content), { name: 'input', ...hints });
const only = (content: string | Uint8Array, hints: Partial<CaptureHints> = {}): Document => {
  const { documents, problems } = read(content, hints);
  expect(problems).toEqual([]);
  expect(documents).toHaveLength(1);
  return documents[0]!;
};

const html = `<!doctype html><html lang="en"><head><title>Bridge closed</title></head><body><article><p>${'The old bridge was closed on Monday. '.repeat(10)}</p></article></body></html>`;

describe('the format of captured bytes', () => {
  it.each<readonly [string, string, Partial<CaptureHints>, string]>([
    ['a page by its name', '<p>x', { fileName: 'a.HTM' }, 'page'],
    ['text by its name, even with tags in it', '<p>x', { fileName: 'a.txt' }, 'text'],
    ['text in Markdown', '# Title', { fileName: 'a.md' }, 'text'],
    ['a page by its media type', 'x', { mediaType: 'text/html; charset=utf-8' }, 'page'],
    ['text by its first characters', 'Plain words.', {}, 'text'],
    ['a page by its doctype', '\n <!DOCTYPE html><p>x', {}, 'page'],
    ['a page by a tag', '<!-- saved --> <article>x', {}, 'page'],
    ['a page that begins as XML', '<?xml version="1.0"?>\n<html><p>x', { mediaType: 'text/plain' }, 'page'],
    ['JSON Lines by its first line', '{"text":"a"}\n{"text":"b"}', {}, 'json-lines'],
    ['JSON on several lines', '{\n"text":"a"\n}', {}, 'json'],
    ['a list of records', '[{"text":"a"}]', {}, 'json'],
    ['text that begins with a brace', '{not JSON at all}', {}, 'text'],
    ['text that begins with a bracket', '[1] says the note', {}, 'text'],
    ['text that speaks of tags', 'The <html> tag is first.', {}, 'text'],
  ])('is told for %s', (_, content, hints, format) => {
    let found: string | undefined;
    try {
      found = read(content, hints).format;
    } catch (error) {
      // A page of one letter has no main text; its format was told all the same.
      expect(error).toMatchObject({ code: 'input-empty' });
      found = 'page';
    }
    expect(found).toBe(format);
  });
});

describe('a document from captured bytes', () => {
  it('is running text, unchanged to the character', () => {
    const text = ' First line\r\n\r\n  Ї «лапки» 😀\t\n';
    expect(only(text)).toEqual({
      id: createHash('sha256').update(text).digest('hex').slice(0, 12),
      kind: 'article',
      text,
    });
  });

  it('is a page with its main text and where it was retrieved from', () => {
    const document = only(html, { uri: 'https://news.example/a', mediaType: 'text/html' });
    expect(document).toMatchObject({ kind: 'article', title: 'Bridge closed', uri: 'https://news.example/a' });
    expect(document.text).toContain('The old bridge was closed on Monday.');
    expect(document.text).not.toContain('<');
  });

  it('has an id that depends on the bytes alone', () => {
    expect(only(html, { fileName: 'a.html' }).id).toBe(only(html, { uri: 'https://news.example/a' }).id);
    expect(only('one').id).not.toBe(only('two').id);
  });

  it('carries what a JSON record declares, which goes before what its page declares', () => {
    const record = {
      id: 7,
      html,
      title: 'Given title',
      publisher: 'Harbour Wire',
      authors: ['A. Writer'],
      publishedAt: '2024-05-01',
      lang: 'en',
      uri: 'https://news.example/a',
      kind: 'page',
      unknown: true,
    };
    expect(only(JSON.stringify(record))).toMatchObject({
      id: '7',
      kind: 'page',
      title: 'Given title',
      publisher: 'Harbour Wire',
      authors: ['A. Writer'],
      publishedAt: { value: '2024-05-01', precision: 'day', source: 'input' },
      declaredLanguage: 'en',
      uri: 'https://news.example/a',
    });
  });

  it.each([
    [{ account: 'river' }, 'river'],
    [{ account: { handle: 'river' } }, '@river'],
    [{ account: { name: 'River Watch' } }, 'River Watch'],
    [{ account: { name: 'River Watch', handle: '@river' } }, 'River Watch (@river)'],
    [{ platform: 'telegram', publisher: 'River Watch' }, 'River Watch'],
  ])('is a post when a record names an account or a platform: %j', (fields, publisher) => {
    expect(only(JSON.stringify({ text: 'x', ...fields }))).toMatchObject({ kind: 'post', publisher });
  });

  it('tells its digest, by which the same bytes are known again', () => {
    const { digests } = read('{"id":"a","text":"one"}\n\n{"id":"b","text":"two"}\n');
    expect(digests).toEqual(
      ['{"id":"a","text":"one"}', '{"id":"b","text":"two"}'].map((line) =>
        createHash('sha256').update(line).digest('hex'),
      ),
    );
    expect(read('[ {"id": "a", "text": "one"} ]').digests).toEqual([digests[0]]);
  });
});

describe('binary data', () => {
  const words = 'Старый мост закрыли в понедельник, сообщили 3 чиновника.';
  const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
  it.each<readonly [string, Uint8Array]>([
    ['UTF-8', Buffer.from(words)],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(words, 'utf16le')],
    ['big-endian UTF-16 without one', bigEndian(words)],
    ['Latin UTF-16', Buffer.from('The bridge was closed.', 'utf16le')],
    [
      'windows-1251',
      Buffer.from(
        [...words].map((letter) => (letter.charCodeAt(0) > 127 ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0))),
      ),
    ],
    ['tabs and form feeds', Buffer.from('a\tb\r\n\fc')],
  ])('is not what text in %s is taken for', (_, bytes) => {
    expect(binaryKind(bytes)).toBeUndefined();
  });
});

describe('captured bytes that cannot be read', () => {
  it.each<readonly [string, string | Uint8Array, string, RegExp]>([
    ['nothing', '', 'input-empty', /empty/],
    ['white space', ' \n', 'input-empty', /white space/],
    ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'input-binary', /PNG/],
    ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), 'input-binary', /JPEG/],
    ['a PDF', '%PDF-1.4', 'input-binary', /PDF/],
    ['a ZIP', 'PK\u0003\u0004', 'input-binary', /ZIP/],
    ['an MP4', Buffer.from('00000020667479706d703432', 'hex'), 'input-binary', /video/],
    ['zero bytes', Buffer.from([0x41, 0, 0, 0, 0x42, 0x43, 0, 0x44]), 'input-binary', /binary/],
  ])('are told for %s', (_, content, code, says) => {
    expect(() => read(content)).toThrowError(expect.objectContaining({ code, message: expect.stringMatching(says) }));
    expect(() => read(content)).toThrowError(/^input: /);
  });

  it('are told line by line for JSON Lines, and the other lines are read', () => {
    const { documents, problems } = read('{"id":"a","text":"x"}\n{"id":\n7\n{"id":"d","text":"y"}\n');
    expect(documents.map(({ id }) => id)).toEqual(['a', 'd']);
    expect(problems.map(({ code, message }) => [code, message.split(': ').slice(0, 2).join(': ')])).toEqual([
      ['input-invalid', 'input: line 2'],
      ['input-invalid', 'input: line 3'],
    ]);
  });

  it('are told record by record for a list', () => {
    const { documents, problems } = read('[{"id":"a","text":"x"}, {"id":"b"}, {"id":"c","text":"y"}]');
    expect(documents.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(problems.map(({ message }) => message)).toEqual(['input: record 2: needs either "text" or "html"']);
  });

  it.each([
    [{ text: 1 }, /"text" is not a string/],
    [{}, /needs either/],
    [{ text: 'x', html: '<p>x' }, /needs either/],
    [{ text: 'x', id: {} }, /"id"/],
    [{ text: 'x', id: 'i'.repeat(201) }, /"id" is longer/],
    [{ text: 'x', kind: 'rumour' }, /"kind" is none of/],
    [{ text: 'x', publishedAt: 'yesterday' }, /"publishedAt" is not an ISO 8601 date/],
    [{ text: 'x', publishedAt: '2024-02-30' }, /"publishedAt" is not an ISO 8601 date/],
    [{ text: 'x', authors: [1] }, /"authors" is not a list of strings/],
  ])('are told by field for %j', (record, says) => {
    const { documents, problems } = read(JSON.stringify(record));
    expect(documents).toEqual([]);
    expect(problems[0]).toMatchObject({ code: 'input-invalid', message: expect.stringMatching(says) });
  });
});
