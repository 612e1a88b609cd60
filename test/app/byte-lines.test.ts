import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteLines } from '../../src/app/byte-lines.ts';

async function linesOf(chunks: readonly (string | Uint8Array)[], maxLineBytes = 1000) {
  const bytes = chunks.map((chunk) => (typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk));
  const lines = [];
  for await (const line of byteLines(bytes, maxLineBytes))
    lines.push({ number: line.number, text: line.bytes && new TextDecoder().decode(line.bytes) });
  return lines;
}

describe('byteLines', () => {
  it('numbers lines from 1 and counts empty ones without giving them', async () => {
    expect(await linesOf(['one\n\n  \nfour\n'])).toEqual([
      { number: 1, text: 'one' },
      { number: 4, text: 'four' },
    ]);
  });

  it('takes a last line without a line break, and Windows line breaks', async () => {
    expect(await linesOf(['one\r\ntwo'])).toEqual([
      { number: 1, text: 'one' },
      { number: 2, text: 'two' },
    ]);
  });

  it('drops a byte order mark at the very beginning only', async () => {
    expect(await linesOf(['\ufeffone\n\ufefftwo'])).toEqual([
      { number: 1, text: 'one' },
      // TextDecoder drops the mark of what it decodes; the bytes still hold it.
      { number: 2, text: 'two' },
    ]);
  });

  it('skips a line that is too long and goes on with the next', async () => {
    expect(await linesOf(['short\n', 'x'.repeat(30), 'x'.repeat(30), '\nnext\n'], 40)).toEqual([
      { number: 1, text: 'short' },
      { number: 2, text: undefined },
      { number: 3, text: 'next' },
    ]);
  });

  it('gives the same lines however the bytes are cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'é', '🙂', '\n', ' b'), { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 8 }),
        async (letters, sizes) => {
          const bytes = new TextEncoder().encode(letters.join(''));
          const chunks: Uint8Array[] = [];
          for (let start = 0, cut = 0; start < bytes.length; cut++) {
            const size = sizes[cut % sizes.length]!;
            chunks.push(bytes.subarray(start, start + size));
            start += size;
          }
          expect(await linesOf(chunks)).toEqual(await linesOf([bytes]));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('gives a copy, so that the chunk it came from can be used again', async () => {
    const chunk = new TextEncoder().encode('one\n');
    const iterator = byteLines([chunk], 100);
    const line = await iterator.next();
    chunk.fill(0);
    expect(new TextDecoder().decode(line.value?.bytes)).toBe('one');
  });
});
