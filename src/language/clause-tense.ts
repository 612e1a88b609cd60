import { cutIntoPieces, type Piece } from '../text/index.ts';
import type { LanguagePack } from './pack.ts';

export type Tense = 'past' | 'future';

interface TenseCues {
  /** By first word: the further words of the cue, and what it tells; longest first. */
  readonly cues: ReadonlyMap<string, readonly { readonly rest: readonly string[]; readonly tense: Tense }[]>;
  readonly pastEndings: readonly string[];
  readonly futureEndings: readonly string[];
  readonly deadlineWords: ReadonlySet<string>;
  readonly presentAuxiliaries: ReadonlySet<string>;
}

const compiled = new WeakMap<LanguagePack, TenseCues>();

function compile(pack: LanguagePack): TenseCues {
  const known = compiled.get(pack);
  if (known) return known;
  const cues = new Map<string, { rest: string[]; tense: Tense }[]>();
  const add = (phrase: string, tense: Tense): void => {
    const [first, ...rest] = cutIntoPieces(phrase, [{ start: 0, end: phrase.length }])
      .filter(({ kind }) => kind === 'letters')
      .map(({ key }) => key);
    if (first === undefined) return;
    const list = cues.get(first) ?? [];
    list.push({ rest, tense });
    cues.set(
      first,
      list.sort((one, other) => other.rest.length - one.rest.length),
    );
  };
  const { futureCues, pastCues, pastEndings, futureEndings, deadlineWords, presentAuxiliaries } = pack.time;
  for (const phrase of futureCues) add(phrase, 'future');
  for (const phrase of pastCues) add(phrase, 'past');
  const table = {
    cues,
    pastEndings,
    futureEndings,
    deadlineWords: new Set(deadlineWords),
    presentAuxiliaries: new Set(presentAuxiliaries),
  };
  compiled.set(pack, table);
  return table;
}

/** How far from a time expression its verb may stand, in pieces. */
const [reachBefore, reachAfter] = [18, 10];

/**
 * Whether the clause around the pieces `[start, end)` speaks of the past or the future, by the cue nearest to them, those before first.
 * A light reading by cue words and verb endings (`time.json`), not a parse; undefined when nothing tells.
 */
export function clauseTense(
  pieces: readonly Piece[],
  start: number,
  end: number,
  pack: LanguagePack,
): Tense | undefined {
  const cues = compile(pack);
  let opensSentence = true;
  for (let index = start - 1; index >= Math.max(0, start - reachBefore); index--) {
    if (endsSentence(pieces, index) || opensClause(pieces[index]!)) break;
    if (index < start - 1) opensSentence = false;
    const tense = tenseAt(pieces, index, cues);
    if (tense) return tense;
  }
  for (let index = end; index < Math.min(pieces.length, end + reachAfter); index++) {
    if (endsSentence(pieces, index)) break;
    // Behind a comma another clause begins, unless the time itself opens the sentence.
    if (!opensSentence && pieces[index]!.key === ',') break;
    const tense = tenseAt(pieces, index, cues);
    if (tense) return tense;
  }
  return cues.deadlineWords.has(pieces[start - 1]?.key ?? '') ? 'future' : undefined;
}

/** Whether a cue of that tense stands anywhere in the sentence around a piece. */
export function sentenceHasTense(pieces: readonly Piece[], index: number, tense: Tense, pack: LanguagePack): boolean {
  const cues = compile(pack);
  let first = index;
  while (first > 0 && !endsSentence(pieces, first - 1)) first--;
  for (let at = first; at < pieces.length && !endsSentence(pieces, at); at++)
    if (tenseAt(pieces, at, cues) === tense) return true;
  return false;
}

/** Whether a sentence or paragraph ends at a piece; the point of an abbreviation is followed by a small letter or a digit. */
export function endsSentence(pieces: readonly Piece[], index: number): boolean {
  const piece = pieces[index]!;
  if (piece.kind === 'break') return true;
  if (piece.kind !== 'sign' || !/^[.!?…]$/.test(piece.key)) return false;
  const next = pieces[index + 1];
  if (!next || next.kind === 'break') return true;
  if (!next.spaced) return false;
  return next.capital || next.kind === 'sign';
}

/** A colon or semicolon: what stands before it belongs to another clause. */
function opensClause({ kind, key }: Piece): boolean {
  return kind === 'sign' && (key === ':' || key === ';');
}

function tenseAt(pieces: readonly Piece[], index: number, cues: TenseCues): Tense | undefined {
  const piece = pieces[index]!;
  if (piece.kind !== 'letters') return undefined;
  // A capital within a sentence makes it a name: the month of May is no "may".
  const named = piece.capital && index > 0 && !endsSentence(pieces, index - 1);
  for (const { rest, tense } of named ? [] : (cues.cues.get(piece.key) ?? []))
    if (rest.every((key, offset) => pieces[index + 1 + offset]?.key === key)) return tense;
  const { key } = piece;
  // "hosted-runner prices": a participle in a compound is no verb.
  const compound = pieces[index + 1]?.key === '-' && pieces[index + 1]?.spaced === false;
  if (key.length < 4 || piece.capital || compound) return undefined;
  for (const ending of cues.futureEndings) if (key.endsWith(ending)) return 'future';
  // "is listed", "are expected": a participle behind a present is no past.
  if (cues.presentAuxiliaries.has(pieces[index - 1]?.key ?? '')) return undefined;
  for (const ending of cues.pastEndings) if (key.endsWith(ending)) return 'past';
  return undefined;
}
