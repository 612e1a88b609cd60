import type { Approximation, LanguagePack } from '../../language/index.ts';
import { cutIntoPieces, type Piece } from '../../text/index.ts';
import { endOfPhrase } from './phrases.ts';

interface ApproximatorPhrase {
  readonly rest: readonly string[];
  readonly approx: Approximation;
}

/** Words that blur a number, by first word; longest first. */
export interface ApproximatorTable {
  readonly before: ReadonlyMap<string, readonly ApproximatorPhrase[]>;
  readonly after: ReadonlyMap<string, readonly ApproximatorPhrase[]>;
  /** Prepositions between a phrase and its number. */
  readonly links: ReadonlySet<string>;
  /** Pieces of the longest phrase, a preposition behind it included. */
  readonly longestBefore: number;
}

const compiled = new WeakMap<LanguagePack, ApproximatorTable>();

/** The approximators of a language pack, compiled once. */
export function compileApproximators(pack: LanguagePack): ApproximatorTable {
  const known = compiled.get(pack);
  if (known) return known;
  const before = tableOf(pack.approximators.before);
  const table = {
    before,
    after: tableOf(pack.approximators.after),
    links: new Set(pack.approximators.links),
    longestBefore: 1 + Math.max(...[...before.values()].flat().map(({ rest }) => rest.length + 1)),
  };
  compiled.set(pack, table);
  return table;
}

function tableOf(
  entries: Readonly<Partial<Record<Approximation, readonly string[]>>>,
): ReadonlyMap<string, readonly ApproximatorPhrase[]> {
  const table = new Map<string, ApproximatorPhrase[]>();
  for (const [approx, phrases] of Object.entries(entries))
    for (const phrase of phrases) {
      const [first, ...rest] = cutIntoPieces(phrase, [{ start: 0, end: phrase.length }])
        .filter(({ kind }) => kind === 'letters')
        .map(({ key }) => key);
      if (first === undefined) continue;
      const list = table.get(first) ?? [];
      list.push({ rest, approx: approx as Approximation });
      table.set(first, list);
    }
  for (const list of table.values()) list.sort((one, other) => other.rest.length - one.rest.length);
  return table;
}

/** The approximator that begins at a piece, and the piece after it. */
export function approximatorAt(
  table: ApproximatorTable,
  pieces: readonly Piece[],
  index: number,
  where: 'before' | 'after',
): { readonly approx: Approximation; readonly end: number } | undefined {
  const piece = pieces[index];
  if (piece?.kind !== 'letters') return undefined;
  const entries = table[where].get(piece.key);
  if (!entries) return undefined;
  for (const { rest, approx } of entries) {
    const end = endOfPhrase(pieces, index, rest);
    if (end === undefined) continue;
    // "почти на 2 километра": the preposition stands between the words and their number.
    const linked = where === 'before' && table.links.has(pieces[end]?.key ?? '') && isNumberLike(pieces[end + 1]);
    return { approx, end: linked ? end + 1 : end };
  }
  return undefined;
}

/** Digits, or a word that is no preposition itself. */
function isNumberLike(piece: Piece | undefined): boolean {
  return piece !== undefined && (piece.kind === 'digits' || (piece.kind === 'letters' && piece.key.length > 2));
}

/** The longest approximator that ends right before a piece, and the piece where it begins. */
export function approximatorBefore(
  table: ApproximatorTable,
  pieces: readonly Piece[],
  index: number,
): { readonly approx: Approximation; readonly start: number } | undefined {
  for (let length = Math.min(table.longestBefore, index); length >= 1; length--) {
    const found = approximatorAt(table, pieces, index - length, 'before');
    if (found?.end === index) return { approx: found.approx, start: index - length };
  }
  return undefined;
}
