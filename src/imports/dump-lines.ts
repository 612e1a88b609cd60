import { FirsthandError } from '../model/index.ts';

/** The longest line of GeoNames has some 20,000 characters; what is longer is no dump. */
const longestLine = 1_000_000;

/** Lines of a dump that came together, and the number of the first of them, counted from 1. */
export interface LineBlock {
  readonly first: number;
  readonly lines: readonly string[];
}

/**
 * Cuts a stream of UTF-8 into lines, a block at a time; the ends of lines (LF or CRLF) are left out.
 * @throws FirsthandError `input-encoding`: it is not UTF-8; `input-invalid`: it has no lines
 */
export async function* dumpLines(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<LineBlock> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = 1;
  let rest = '';
  const decode = (chunk: Uint8Array | undefined): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (cause) {
      throw new FirsthandError(
        'input-encoding',
        `${name}: not UTF-8, some way after line ${first}; dumps of GeoNames are UTF-8: download it again`,
        { cause },
      );
    }
  };
  for await (const chunk of chunks) {
    const lines = (rest + decode(chunk)).split('\n');
    rest = lines.pop()!;
    if (rest.length > longestLine)
      throw new FirsthandError(
        'input-invalid',
        `${name}, line ${first + lines.length}: longer than any line of a dump`,
      );
    if (lines.length > 0) yield { first, lines: lines.map(withoutReturn) };
    first += lines.length;
  }
  rest += decode(undefined);
  if (rest !== '') yield { first, lines: [withoutReturn(rest)] };
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
