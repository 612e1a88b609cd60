import type { Piece } from '../../text/index.ts';

/** Where a phrase ends that begins at `index`; points and hyphens between its words do not count, the point of an abbreviation belongs to it. */
export function endOfPhrase(pieces: readonly Piece[], index: number, rest: readonly string[]): number | undefined {
  let at = index + 1;
  let pointed = false;
  for (const key of rest) {
    const sign = pieces[at];
    if (sign?.kind === 'sign' && !sign.spaced && (sign.key === '.' || sign.key === '-')) {
      // A point within a phrase is that of an abbreviation, which is short.
      if (sign.key === '.') {
        if (pieces[at - 1]!.key.length > 3) return undefined;
        pointed = true;
      }
      at++;
    }
    if (pieces[at]?.key !== key) return undefined;
    at++;
  }
  if (pointed && pieces[at]?.key === '.' && !pieces[at]!.spaced) at++;
  return at;
}
