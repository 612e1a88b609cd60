import { FirsthandError } from '../model/index.ts';

/** What captured bytes hold: a web page, running text, one JSON record a line, or one JSON value with one or more records. */
export type InputFormat = 'page' | 'text' | 'json-lines' | 'json';

const formatOfExtension: Readonly<Record<string, InputFormat>> = {
  html: 'page',
  htm: 'page',
  xhtml: 'page',
  txt: 'text',
  md: 'text',
  jsonl: 'json-lines',
  ndjson: 'json-lines',
  json: 'json',
};

/** File name extensions whose format is known without looking inside, without the dot. */
export const knownExtensions: ReadonlySet<string> = new Set(Object.keys(formatOfExtension));

const formatOfMediaType: Readonly<Record<string, InputFormat>> = {
  'text/html': 'page',
  'application/xhtml+xml': 'page',
  'text/markdown': 'text',
  'application/json': 'json',
  'application/ld+json': 'json',
  'application/jsonl': 'json-lines',
  'application/x-ndjson': 'json-lines',
  'application/x-jsonlines': 'json-lines',
};

/** Magic numbers of files that are often given by mistake, with the name that a person knows them by. */
const signatures: readonly (readonly [name: string, magic: string])[] = [
  ['a PDF file', '%PDF-'],
  ['a PNG image', '\x89PNG'],
  ['a JPEG image', '\xff\xd8\xff'],
  ['a GIF image', 'GIF8'],
  ['a WebP, WAV or AVI file', 'RIFF'],
  ['a ZIP archive or an Office document', 'PK\x03\x04'],
  ['an empty ZIP archive', 'PK\x05\x06'],
  ['a gzip archive', '\x1f\x8b'],
  ['a 7-Zip archive', '7z\xbc\xaf'],
  ['a RAR archive', 'Rar!\x1a\x07'],
  ['a Zstandard archive', '\x28\xb5\x2f\xfd'],
  ['an old Office document', '\xd0\xcf\x11\xe0'],
  ['a program', '\x7fELF'],
  ['a program', 'MZ\x90\x00'],
  ['an SQLite database', 'SQLite format 3\x00'],
  ['a sound file', 'ID3'],
  ['a sound file', 'OggS'],
  ['a video', '\x1aE\xdf\xa3'],
];

/**
 * Names the kind of file that bytes are when they cannot be text, by magic number or by bytes that no text holds.
 * UTF-16 and UTF-32 text is told apart by its byte order mark or by the regular place of its zero bytes.
 * @returns undefined for text in any encoding.
 */
export function binaryKind(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  const prefix = head.toString('latin1', 0, 32);
  const known = signatures.find(([, magic]) => prefix.startsWith(magic));
  if (known) return known[0];
  if (prefix.slice(4, 8) === 'ftyp') return 'a video or image';
  if (/^(?:\xff\xfe|\xfe\xff)/.test(prefix)) return undefined;
  let zeros = 0;
  let evenZeros = 0;
  let controls = 0;
  for (const [index, byte] of head.entries()) {
    if (byte === 0) {
      zeros++;
      if (index % 2 === 0) evenZeros++;
    } else if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) controls++;
  }
  if (zeros > 0) {
    // Spaces, digits and Latin letters of UTF-16 have their zero bytes all at even or all at odd places; half of Cyrillic text has none.
    const looksUtf16 = zeros > head.length * 0.05 && (evenZeros === 0 || evenZeros === zeros);
    return looksUtf16 ? undefined : 'a binary file';
  }
  // Text holds next to no control characters besides line ends and tabs; compressed or encoded data holds 10 % of them.
  return controls > Math.max(2, head.length * 0.02) ? 'a binary file' : undefined;
}

/**
 * Tells the format of an input: by the file name's extension, then by the declared media type, then by how the text begins.
 * @param text the decoded beginning of the input, or all of it
 */
export function formatOf(
  hints: { readonly fileName?: string | undefined; readonly mediaType?: string | undefined },
  text: string,
): InputFormat {
  const extension = /\.([a-z0-9]+)$/i.exec(hints.fileName ?? '')?.[1]?.toLowerCase() ?? '';
  const mediaType = hints.mediaType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return formatOfExtension[extension] ?? formatOfMediaType[mediaType] ?? sniffFormat(text);
}

const htmlBeginning =
  /^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|section|main|header|div|table|p|h[1-6]|blockquote)\b/i;

function sniffFormat(text: string): InputFormat {
  const head = text.slice(0, 4096).trimStart();
  if (htmlBeginning.test(head)) return 'page';
  if (head.startsWith('[')) return isJson(text) ? 'json' : 'text';
  if (!head.startsWith('{')) return 'text';
  const firstLine = text.trimStart().split('\n', 1)[0]!;
  if (isJson(firstLine)) return 'json-lines';
  return isJson(text) ? 'json' : 'text';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** @throws FirsthandError `input-empty` or `input-binary` for bytes that cannot hold a text. */
export function requireTextBytes(bytes: Uint8Array, name: string): void {
  if (bytes.length === 0) throw new FirsthandError('input-empty', `${name}: empty, nothing to read`);
  const kind = binaryKind(bytes);
  if (kind) {
    throw new FirsthandError('input-binary', `${name}: ${kind}, not a text; save or export it as text or HTML first`);
  }
}
