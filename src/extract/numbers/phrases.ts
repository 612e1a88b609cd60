import { cutIntoPieces, type Piece } from '../../text/index.ts';

/** Phrases by their first word, the longest first, each with what it means. */
export type PhraseTable<Meaning> = ReadonlyMap<
  string,
  readonly { readonly rest: readonly string[]; readonly meaning: Meaning }[]
>;

/** Makes phrases ready for look-up at a piece. */
export function compilePhrases<Meaning>(
  phrases: Iterable<readonly [phrase: string, meaning: Meaning]>,
): PhraseTable<Meaning> {
  const table = new Map<string, { readonly rest: readonly string[]; readonly meaning: Meaning }[]>();
  for (const [phrase, meaning] of phrases) {
    const [first, ...rest] = cutIntoPieces(phrase, [{ start: 0, end: phrase.length }])
      .filter(({ kind }) => kind === 'letters')
      .map(({ key }) => key);
    if (first === undefined) continue;
    const list = table.get(first) ?? [];
    list.push({ rest, meaning });
    table.set(first, list);
  }
  for (const list of table.values()) list.sort((one, other) => other.rest.length - one.rest.length);
  return table;
}

/** The longest phrase of a table that begins at a piece, and the piece after it. */
export function phraseAt<Meaning>(
  table: PhraseTable<Meaning>,
  pieces: readonly Piece[],
  index: number,
): { readonly meaning: Meaning; readonly end: number } | undefined {
  const piece = pieces[index];
  if (piece?.kind !== 'letters') return undefined;
  for (const { rest, meaning } of table.get(piece.key) ?? []) {
    const end = endOfPhrase(pieces, index, rest);
    if (end !== undefined) return { meaning, end };
  }
  return undefined;
}

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
