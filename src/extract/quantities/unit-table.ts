import { unitEndings, units } from '../../knowledge/index.ts';
import { expandForms, type LanguagePack } from '../../language/index.ts';
import { cutIntoPieces, type Piece } from '../../text/index.ts';

interface UnitPhrase {
  /** Keys of the pieces after the first. */
  readonly rest: readonly string[];
  /** The exact spelling, for symbols, where case counts. */
  readonly exact?: string;
  readonly unit: string;
  /** What the spelling multiplies by: a million for `MEUR`. */
  readonly scale?: number;
}

/** Units of one language by the first piece of their names and symbols, longest first. */
export interface UnitTable {
  readonly after: ReadonlyMap<string, readonly UnitPhrase[]>;
  /** Currency signs and codes, which also stand before the number. */
  readonly before: ReadonlyMap<string, readonly UnitPhrase[]>;
}

const compiled = new WeakMap<LanguagePack, UnitTable>();

/** The names and symbols of units in a language, compiled once. Symbols and English names are known in every language. */
export function compileUnits(pack: LanguagePack): UnitTable {
  const known = compiled.get(pack);
  if (known) return known;
  const after = new Map<string, UnitPhrase[]>();
  const before = new Map<string, UnitPhrase[]>();
  for (const unit of units) {
    const money = unit.dimension.startsWith('money:');
    for (const name of unit.names[pack.code])
      for (const form of expandForms(name, unitEndings[pack.code] ?? {})) add(after, form, { unit: unit.id });
    for (const symbol of unit.symbols ?? []) add(after, symbol, { unit: unit.id, exact: symbol });
    for (const sign of unit.signs ?? []) {
      add(after, sign, { unit: unit.id, exact: sign });
      add(before, sign, { unit: unit.id, exact: sign });
    }
    if (money && /^[A-Z]{3}$/.test(unit.id) && !wordCodes.has(unit.id)) {
      add(after, unit.id, { unit: unit.id, exact: unit.id });
      // Informal texts write codes small; "try" is a word.
      if (unit.id !== 'TRY') add(after, unit.id, { unit: unit.id });
      add(before, unit.id, { unit: unit.id, exact: unit.id });
      for (const [letter, scale] of scaledCodes)
        add(after, letter + unit.id, { unit: unit.id, exact: letter + unit.id, scale });
    }
  }
  for (const table of [after, before])
    for (const list of table.values()) list.sort((one, other) => other.rest.length - one.rest.length);
  const table = { after, before };
  compiled.set(pack, table);
  return table;
}

/** Currency codes that are words or names in capitals too ("ALL 50 STATES", `COP29`): only their names are read. */
const wordCodes: ReadonlySet<string> = new Set(['ALL', 'BAM', 'COP', 'CUP', 'GEL', 'LAK', 'MAD', 'PEN', 'DOP']);

/** Letters before a currency code in balance sheets: `120 MEUR`. */
const scaledCodes: readonly (readonly [letter: string, scale: number])[] = [
  ['k', 1e3],
  ['M', 1e6],
];

function add(table: Map<string, UnitPhrase[]>, spelling: string, phrase: Omit<UnitPhrase, 'rest'>): void {
  const [first, ...rest] = cutIntoPieces(spelling, [{ start: 0, end: spelling.length }])
    .filter(({ kind, key }) => kind !== 'break' && key !== '.')
    .map(({ key }) => key);
  if (first === undefined) return;
  const list = table.get(first) ?? [];
  list.push({ ...phrase, rest });
  table.set(first, list);
}

/** The unit whose name or symbol begins at a piece, and the piece after it. */
export function unitAt(
  table: UnitTable,
  text: string,
  pieces: readonly Piece[],
  index: number,
  where: 'after' | 'before',
): UnitAt | undefined {
  const first = pieces[index];
  if (!first || first.kind === 'break') return undefined;
  const phrases = table[where].get(first.key);
  if (!phrases) return undefined;
  for (const { rest, exact, unit, scale } of phrases) {
    const end = endOfUnit(pieces, index, rest, where);
    if (end === undefined) continue;
    if (exact !== undefined && !isSpelled(text.slice(first.start, pieces[end - 1]!.end), exact)) continue;
    return { unit, end, ...(scale !== undefined && { scale }) };
  }
  return undefined;
}

/** A unit found at a piece: its id, the piece after it, and what its spelling multiplies the number by. */
export interface UnitAt {
  readonly unit: string;
  readonly end: number;
  readonly scale?: number;
}

/**
 * Case counts in symbols, but not in a sign with two letters or more (`us$`, `° celsius`). One letter belongs to its sign only without a
 * space ("A $5 fee"), and "gave us $5" is no currency.
 */
function isSpelled(spelling: string, exact: string): boolean {
  const [one, other] = [spelling.replace(/[.\s]/g, ''), exact.replace(/[.\s]/g, '')];
  if (/^\p{L}\s*[^\p{L}\d\s]/u.test(spelling) && /\s/.test(spelling) && !/\s/.test(exact)) return false;
  if (one === other) return true;
  const loose = /\p{L}{2}/u.test(other) && /[^\p{L}]/u.test(other);
  return loose && one.toLowerCase() === other.toLowerCase() && !/^us\s/.test(spelling);
}

/** Like the end of a phrase, but signs within units count (`km/h`, `m²`); points and hyphens do not. */
function endOfUnit(
  pieces: readonly Piece[],
  index: number,
  rest: readonly string[],
  where: 'after' | 'before',
): number | undefined {
  let at = index + 1;
  for (const key of rest) {
    const sign = pieces[at];
    if (
      sign &&
      !sign.spaced &&
      (sign.key === '.' || sign.key === '-') &&
      sign.key !== key &&
      pieces[at - 1]!.key.length <= 4
    )
      at++;
    if (pieces[at]?.key !== key) return undefined;
    at++;
  }
  // A letter or digit that follows at once belongs to another word: `5 m` in `5 m3x`.
  const after = pieces[at];
  if (after && !after.spaced && (after.kind === 'letters' || (after.kind === 'digits' && where === 'after')))
    return undefined;
  return at;
}
