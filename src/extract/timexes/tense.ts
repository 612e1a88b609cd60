import { senseAt, type TimeScan } from './time-scan.ts';

export type Tense = 'past' | 'future';

/** How far from a time expression its verb may stand, in pieces. */
const [reachBefore, reachAfter] = [18, 10];

/** Whether the clause around the pieces `[start, end)` speaks of the past or the future, by the nearest cue; undefined when it does not tell. */
export function tenseAround(scan: TimeScan, start: number, end: number): Tense | undefined {
  let opensSentence = true;
  for (let index = start - 1; index >= Math.max(0, start - reachBefore); index--) {
    if (endsSentence(scan, index)) break;
    if (index < start - 1) opensSentence = false;
    const tense = tenseOf(scan, index);
    if (tense) return tense;
  }
  for (let index = end; index < Math.min(scan.pieces.length, end + reachAfter); index++) {
    if (endsSentence(scan, index)) break;
    // Behind a comma another clause begins, unless the time itself opens the sentence.
    if (!opensSentence && scan.pieces[index]!.key === ',') break;
    const tense = tenseOf(scan, index);
    if (tense) return tense;
  }
  return senseAt(scan, start - 1, 'deadline') ? 'future' : undefined;
}

/** Whether a sentence or paragraph ends at a piece; the point of an abbreviation is followed by a small letter or a digit. */
export function endsSentence(scan: TimeScan, index: number): boolean {
  const piece = scan.pieces[index]!;
  if (piece.kind === 'break') return true;
  if (piece.kind !== 'sign' || !/^[.!?…]$/.test(piece.key)) return false;
  const next = scan.pieces[index + 1];
  if (!next || next.kind === 'break') return true;
  if (!next.spaced) return false;
  return next.capital || next.kind === 'sign';
}

function tenseOf(scan: TimeScan, index: number): Tense | undefined {
  const piece = scan.pieces[index]!;
  if (piece.kind !== 'letters') return undefined;
  if (senseAt(scan, index, 'futureCue')) return 'future';
  if (senseAt(scan, index, 'pastCue')) return 'past';
  const { key } = piece;
  if (key.length < 4 || piece.capital) return undefined;
  for (const ending of scan.time.futureEndings) if (key.endsWith(ending)) return 'future';
  for (const ending of scan.time.pastEndings) if (key.endsWith(ending)) return 'past';
  return undefined;
}
