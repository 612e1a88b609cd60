import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from 'node:zlib';
import { FirsthandError } from '../model/index.ts';

/** Content codings that Firsthand asks for. */
export const acceptedCodings = 'gzip, deflate, br';
/** Servers use one coding, rarely two; a longer list is an attack. */
const maxCodings = 3;

const decoders = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  raw: promisify(inflateRaw),
  br: promisify(brotliDecompress),
};

/**
 * Undoes the content codings of a response body, outermost first (RFC 9110, 8.4).
 * @param coding the value of Content-Encoding
 * @throws FirsthandError `input-too-large` beyond `maxBytes` after decoding; `input-invalid` for damaged data or an unknown coding.
 */
export async function decodeContent(
  body: Uint8Array,
  coding: string | undefined,
  maxBytes: number,
  name: string,
): Promise<Uint8Array> {
  const codings = (coding ?? '')
    .split(',')
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== '' && item !== 'identity');
  if (codings.length > maxCodings)
    throw new FirsthandError('input-invalid', `${name}: packed ${codings.length} times over`);
  let decoded = body;
  for (const item of codings.reverse()) decoded = await decodeOne(decoded, item, maxBytes, name);
  return decoded;
}

async function decodeOne(body: Uint8Array, coding: string, maxBytes: number, name: string): Promise<Uint8Array> {
  const decode = decoderOf(body, coding);
  if (!decode) throw new FirsthandError('input-invalid', `${name}: sent in the unknown content coding "${coding}"`);
  try {
    // Browsers take what came before a missing end; so does this.
    return await decode(body, { maxOutputLength: maxBytes, ...finishEarly(coding) });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new FirsthandError(
        'input-too-large',
        `${name}: unpacks to more than ${Math.floor(maxBytes / 1024 / 1024)} MB; save the part that you need to a file`,
      );
    }
    throw new FirsthandError('input-invalid', `${name}: damaged in transfer (${(cause as Error).message}); try again`, {
      retryable: true,
      cause,
    });
  }
}

function decoderOf(body: Uint8Array, coding: string): (typeof decoders)['gzip'] | (typeof decoders)['br'] | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return decoders.gzip;
    case 'br':
      return decoders.br;
    case 'deflate':
      // Meant to have a zlib header, but some servers send raw data (RFC 9110, 8.4.1.2).
      return body.length > 1 && (body[0]! & 0x0f) === 8 && ((body[0]! << 8) | body[1]!) % 31 === 0
        ? decoders.deflate
        : decoders.raw;
    default:
      return undefined;
  }
}

const finishEarly = (coding: string): { finishFlush: number } => ({
  finishFlush: coding === 'br' ? constants.BROTLI_OPERATION_FLUSH : constants.Z_SYNC_FLUSH,
});
