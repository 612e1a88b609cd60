import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/read/index.ts';

const russian = 'Вечером в городе прошёл сильный дождь, и вода в реке поднялась на два метра.';
const ukrainian = 'Увечері в місті пройшла злива, і вода в річці піднялася на два метри. Їжа є.';
const german = 'Die Straße über den Fluss bleibt gesperrt, sagte der Bürgermeister von Größenberg.';

/** Writes a text in an encoding of one byte a character, or in UTF-16. */
function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding.startsWith('utf-16')) {
    const high = encoding === 'utf-16be' ? 0 : 1;
    return Uint8Array.from(
      [...text].flatMap((character) => {
        const code = character.charCodeAt(0);
        return high === 0 ? [code >> 8, code & 255] : [code & 255, code >> 8];
      }),
    );
  }
  const byteOf = new Map<string, number>();
  const decoder = new TextDecoder(encoding);
  for (let byte = 255; byte >= 0; byte--) byteOf.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from([...text].map((character) => byteOf.get(character) ?? 63));
}

const asPage = (text: string, head = ''): string => `<html><head>${head}</head><body><p>${text}</p></body></html>`;

describe('the encoding of bytes', () => {
  it.each([
    ['utf-8', russian],
    ['utf-16le', ukrainian],
    ['utf-16be', german],
    ['windows-1251', russian],
    ['windows-1251', ukrainian],
    ['koi8-r', russian],
    ['koi8-u', ukrainian],
    ['iso-8859-5', ukrainian],
    ['ibm866', russian],
    ['windows-1252', german],
  ])('is told without a declaration: %s', (encoding, text) => {
    expect(decodeText(encode(text, encoding)).text).toBe(text);
    expect(decodeText(encode(asPage(text), encoding)).text).toBe(asPage(text));
  });

  it('is named as the WHATWG Encoding Standard does', () => {
    expect(decodeText(encode(russian, 'windows-1251')).charset).toBe('windows-1251');
    expect(decodeText(encode(russian, 'utf-8')).charset).toBe('utf-8');
  });

  it('is what the header says where the bytes allow both readings', () => {
    const bytes = encode('caf\u00E9', 'windows-1252');
    expect(decodeText(bytes, { contentType: 'text/html; charset=windows-1252' }).text).toBe('café');
    expect(decodeText(bytes, { contentType: 'text/html; charset="iso-8859-2"' }).charset).toBe('iso-8859-2');
  });

  it('is what the page says: in a meta element or an XML declaration', () => {
    const meta = asPage('piękny świat', '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">');
    expect(decodeText(encode(meta, 'iso-8859-2')).text).toBe(meta);
    const xml = `<?xml version="1.0" encoding="windows-1250"?>${asPage('piękny świat')}`;
    expect(decodeText(encode(xml, 'windows-1250')).text).toBe(xml);
  });

  it('is UTF-8 where the bytes are, whatever is declared', () => {
    const page = asPage(russian, '<meta charset="windows-1251">');
    const options = { contentType: 'text/html; charset=iso-8859-1' };
    expect(decodeText(encode(page, 'utf-8'), options)).toEqual({ text: page, charset: 'utf-8' });
  });

  it('is guessed where the declaration cannot be true: Cyrillic sent as Latin by a server’s default', () => {
    const page = asPage(russian);
    const options = { contentType: 'text/html; charset=iso-8859-1' };
    expect(decodeText(encode(page, 'windows-1251'), options).text).toBe(page);
  });

  it('stays UTF-8 when the text is cut within a letter or has a stray byte', () => {
    const bytes = encode(russian, 'utf-8');
    const cut = decodeText(bytes.slice(0, -2));
    expect(cut.charset).toBe('utf-8');
    expect(cut.text.startsWith(russian.slice(0, -3))).toBe(true);
    bytes[7] = 0xff;
    expect(decodeText(bytes).charset).toBe('utf-8');
  });

  it('leaves out a byte order mark', () => {
    expect(decodeText(encode(`\uFEFF${german}`, 'utf-8')).text).toBe(german);
    expect(decodeText(encode(`\uFEFF${german}`, 'utf-16le')).text).toBe(german);
  });

  it('is refused, with what to do, where no encoding fits', () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, index) => 0x80 + ((index * 37 + (index >> 3) * 11) % 0x20));
    expect(() => decodeText(noise, { name: 'noise.txt' })).toThrow(/noise\.txt.*encoding.*UTF-8/);
  });

  it('does not trip over declarations that name no encoding', () => {
    for (const contentType of ['text/html; charset=', 'text/html; charset=klingon', 'charset=utf-7', ';;;', ''])
      expect(decodeText(encode(german, 'utf-8'), { contentType }).text).toBe(german);
  });
});
