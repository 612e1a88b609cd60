import type { LanguagePack } from '../../language/index.ts';
import { cutIntoPieces, type Piece } from '../../text/index.ts';
import { type ApproximatorTable, compileApproximators } from '../numbers/approximators.ts';
import { type CompiledNumbers, compileNumbers } from '../numbers/number-lexicon.ts';
import { endOfPhrase } from '../numbers/phrases.ts';
import { type CompiledTime, compileTime, type PhraseSense, type TimeSense } from './time-lexicon.ts';

/** A sense of the word or phrase that begins at a piece, and how many pieces it takes. */
interface PlacedSense {
  readonly sense: TimeSense;
  readonly length: number;
}

/** A text cut into pieces, with the senses that its words can have: what the rules of the grammar read. */
export interface TimeScan {
  readonly text: string;
  readonly pack: LanguagePack;
  readonly pieces: readonly Piece[];
  /** By piece; undefined where the lexicon knows nothing. */
  readonly senses: readonly (readonly PlacedSense[] | undefined)[];
  /** By piece: `opensTime` where a sense stands that an expression can begin with, `opensNumber` where a word of number or blur does. */
  readonly begins: Uint8Array;
  readonly numbers: CompiledNumbers;
  readonly time: CompiledTime;
  readonly approximators: ApproximatorTable;
  /** What readers of the grammar found before at a piece, by reader: several rules ask for the same. */
  readonly found: { readonly [reader in MemoReader]: unknown[] };
}

type MemoReader = 'core' | 'simple' | 'duration';

/** Cuts a text and looks every piece up once. */
export function scanTime(
  text: string,
  paragraphs: readonly { start: number; end: number }[],
  pack: LanguagePack,
): TimeScan {
  const pieces = cutIntoPieces(text, paragraphs);
  const time = compileTime(pack);
  const vocabulary = vocabularyOf(pack);
  const senses: (readonly PlacedSense[] | undefined)[] = new Array(pieces.length);
  const begins = new Uint8Array(pieces.length);
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    if (piece.kind !== 'letters' && piece.kind !== 'digits') continue;
    const entry = vocabulary.get(piece.key);
    if (!entry) continue;
    let { placed } = entry;
    let begin = entry.begins;
    if (entry.phrases)
      for (const { rest, sense } of entry.phrases) {
        const end = endOfPhrase(pieces, index, rest);
        if (end === undefined) continue;
        // Phrases first, in their order: the longest are the surest.
        placed = [...(placed ?? []), { sense, length: end - index }];
        begin = true;
      }
    if (placed) senses[index] = placed.length > 1 ? longestFirst(placed) : placed;
    begins[index] = (begin ? opensTime : 0) | (entry.starts ? opensNumber : 0);
  }
  return {
    text,
    pack,
    pieces,
    senses,
    begins,
    numbers: compileNumbers(pack),
    time,
    approximators: compileApproximators(pack),
    found: { core: [], simple: [], duration: [] },
  };
}

/** Flags of `begins`. */
export const [opensTime, opensNumber] = [1, 2];

/** All that is known of a word before the text around it is read. */
interface Entry {
  readonly placed: readonly PlacedSense[] | undefined;
  readonly phrases: readonly PhraseSense[] | undefined;
  readonly begins: boolean;
  readonly starts: boolean;
}

const vocabularies = new WeakMap<LanguagePack, ReadonlyMap<string, Entry>>();

/** The words of time and number of a language under one key each, so that a piece is looked up once. */
function vocabularyOf(pack: LanguagePack): ReadonlyMap<string, Entry> {
  const known = vocabularies.get(pack);
  if (known) return known;
  const numbers = compileNumbers(pack);
  const time = compileTime(pack);
  const starters = new Set([
    ...numbers.senses.keys(),
    ...numbers.ordinals.keys(),
    ...time.compounds.keys(),
    ...compileApproximators(pack).before.keys(),
  ]);
  const vocabulary = new Map<string, Entry>();
  for (const key of new Set([...time.words.keys(), ...time.phrases.keys(), ...starters])) {
    const words = time.words.get(key);
    vocabulary.set(key, {
      placed: words?.placed,
      phrases: time.phrases.get(key),
      begins: words?.begins ?? false,
      starts: starters.has(key),
    });
  }
  vocabularies.set(pack, vocabulary);
  return vocabulary;
}

function longestFirst(placed: readonly PlacedSense[]): readonly PlacedSense[] {
  return placed.some(({ length }) => length > 1) ? [...placed].sort((one, other) => other.length - one.length) : placed;
}

/** The first sense of that name at a piece. */
export function senseAt<Name extends TimeSense['is']>(
  scan: TimeScan,
  index: number,
  name: Name,
): { readonly sense: Extract<TimeSense, { is: Name }>; readonly end: number } | undefined {
  const placed = scan.senses[index];
  if (!placed) return undefined;
  for (const candidate of placed)
    if (candidate.sense.is === name)
      return { sense: candidate.sense as Extract<TimeSense, { is: Name }>, end: index + candidate.length };
  return undefined;
}

/** Index after the sense of that name, or `index` itself when it is not there. */
export function skip(scan: TimeScan, index: number, name: TimeSense['is']): number {
  return senseAt(scan, index, name)?.end ?? index;
}

/** Whether the piece at `index` is that sign, with nothing between it and the piece before. */
export function isJoinedSign(scan: TimeScan, index: number, sign: string): boolean {
  const piece = scan.pieces[index];
  return piece !== undefined && piece.key === sign && piece.kind === 'sign' && !piece.spaced;
}

/** What a reader finds at a piece, read once. */
export function remembered<Result>(
  scan: TimeScan,
  reader: MemoReader,
  index: number,
  read: (scan: TimeScan, index: number) => Result | undefined,
): Result | undefined {
  const found = scan.found[reader] as (Result | null | undefined)[];
  const known = found[index];
  if (known !== undefined) return known ?? undefined;
  const result = read(scan, index);
  found[index] = result ?? null;
  return result;
}
