import type { LanguagePack } from '../../language/index.ts';
import { cutIntoPieces, type Piece } from '../../text/index.ts';
import { type ApproximatorTable, compileApproximators } from '../numbers/approximators.ts';
import { type CompiledNumbers, compileNumbers } from '../numbers/number-lexicon.ts';
import { endOfPhrase } from '../numbers/phrases.ts';
import { type CompiledTime, compileTime, type TimeSense } from './time-lexicon.ts';

/** A sense of the word or phrase that begins at a piece; `end` is the piece after it. */
export interface PlacedSense {
  readonly sense: TimeSense;
  readonly end: number;
}

/** A text cut into pieces, with the senses that its words can have: what the rules of the grammar read. */
export interface TimeScan {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** By piece; undefined where the lexicon knows nothing. */
  readonly senses: readonly (readonly PlacedSense[] | undefined)[];
  readonly numbers: CompiledNumbers;
  readonly time: CompiledTime;
  readonly approximators: ApproximatorTable;
}

/** Cuts a text and looks every piece up once. */
export function scanTime(
  text: string,
  paragraphs: readonly { start: number; end: number }[],
  pack: LanguagePack,
): TimeScan {
  const pieces = cutIntoPieces(text, paragraphs);
  const time = compileTime(pack);
  const senses: (PlacedSense[] | undefined)[] = new Array(pieces.length);
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    if (piece.kind !== 'letters' && piece.kind !== 'digits') continue;
    const words = time.words.get(piece.key);
    const phrases = time.phrases.get(piece.key);
    if (!words && !phrases) continue;
    const placed: PlacedSense[] = [];
    if (phrases)
      for (const { rest, sense } of phrases) {
        const end = endOfPhrase(pieces, index, rest);
        if (end !== undefined) placed.push({ sense, end });
      }
    if (words) for (const sense of words) placed.push({ sense, end: index + 1 });
    if (placed.length > 0) senses[index] = placed;
  }
  return {
    text,
    pieces,
    senses,
    numbers: compileNumbers(pack),
    time,
    approximators: compileApproximators(pack),
  };
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
      return candidate as { readonly sense: Extract<TimeSense, { is: Name }>; readonly end: number };
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
