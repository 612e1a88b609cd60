import { FirsthandError } from '../model/index.ts';
import { guessEncodings, isNonLatin, textSample } from './detect-encoding.ts';

/** Bytes turned into text, and how. */
export interface DecodedText {
  readonly text: string;
  /** Label of the encoding, as the WHATWG Encoding Standard names it, lower case. */
  readonly charset: string;
}

/** What is known of bytes besides the bytes. */
export interface DecodeOptions {
  /** Value of an HTTP `Content-Type` header, or a bare media type. */
  readonly contentType?: string | undefined;
  /** Name of the input, for messages. */
  readonly name?: string | undefined;
}

/** More than this share of the characters beyond ASCII unreadable: the encoding is wrong, not the text damaged. */
const damageAllowed = 0.05;
/** How far into the bytes an encoding may be declared; browsers look at 1,024 bytes, some pages need more. */
const declarationBytes = 4096;

/**
 * Turns captured bytes into text. A byte order mark decides; else bytes that are valid UTF-8 are UTF-8, whatever is
 * declared; else the `Content-Type` header, then the page's own declaration are believed if the bytes bear them out;
 * else the encoding is guessed. Some damage (a cut end, a stray byte) is passed over as U+FFFD.
 * @throws FirsthandError `input-encoding` when no encoding fits
 */
export function decodeText(bytes: Uint8Array, options: DecodeOptions = {}): DecodedText {
  const unicode = byteOrderMark(bytes) ?? zeroByteOrder(bytes);
  if (unicode !== undefined) return decode(bytes, unicode);
  const declared = declaredEncodings(bytes, options.contentType);
  const valid = decodeValid(bytes);
  if (valid !== undefined) {
    const sevenBit = declared.find((label) => label === 'iso-2022-jp');
    return sevenBit === undefined || !valid.includes('\u001B')
      ? { text: valid, charset: 'utf-8' }
      : decode(bytes, sevenBit);
  }
  const utf8 = decode(bytes, 'utf-8');
  if (isReadable(utf8.text)) return utf8;
  const sample = textSample(bytes);
  const believed = declared.filter((label) => label !== 'utf-8' && !(isWestern(label) && isNonLatin(sample)));
  for (const charset of [...believed, ...guessEncodings(bytes)]) {
    if (!isKnown(charset)) continue;
    const decoded = decode(bytes, charset);
    if (isReadable(decoded.text)) return decoded;
  }
  throw new FirsthandError(
    'input-encoding',
    `${options.name ?? 'The input'}: the character encoding cannot be told${declared.length > 0 ? ` (declared: ${declared.join(', ')})` : ''}; save it as UTF-8 and try again`,
  );
}

function decode(bytes: Uint8Array, label: string): DecodedText {
  const decoder = new TextDecoder(label);
  return { text: decoder.decode(bytes), charset: decoder.encoding };
}

function decodeValid(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether few enough characters beyond ASCII are replacements or control codes, which no text has. */
function isReadable(text: string): boolean {
  let beyond = 0;
  let unreadable = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    beyond += 1;
    if (code === 0xfffd || code < 0xa0) unreadable += 1;
  }
  return unreadable <= damageAllowed * beyond;
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a byte order mark: every other byte of much of the text is zero. */
function zeroByteOrder(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, declarationBytes);
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1;
  });
  const enough = head.length / 20;
  if (zeros[0]! > enough && zeros[1] === 0) return 'utf-16be';
  return zeros[1]! > enough && zeros[0] === 0 ? 'utf-16le' : undefined;
}

/** The encodings that the header and the page declare, known ones only, canonical labels. */
function declaredEncodings(bytes: Uint8Array, contentType: string | undefined): string[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, declarationBytes));
  const labels = [
    /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1],
    /<meta\b[^>]{0,300}\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1],
    /^\s*<\?xml\b[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1],
  ];
  const known = labels.flatMap((label) =>
    label !== undefined && isKnown(label) ? new TextDecoder(label).encoding : [],
  );
  // A page that could be read this far is not in UTF-16, whatever it says.
  return [...new Set(known.filter((label) => !label.startsWith('utf-16')))];
}

const isWestern = (label: string): boolean => label === 'windows-1252' || label === 'iso-8859-1';

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== 'replacement';
  } catch {
    return false;
  }
}
