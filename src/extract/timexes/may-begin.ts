import { approximatorAt } from '../numbers/approximators.ts';
import { opensNumber, opensTime, senseAt, type TimeScan } from './time-scan.ts';

/** A quick look that spares the grammar the pieces that can begin nothing. */
export function mayBegin(scan: TimeScan, index: number): boolean {
  const piece = scan.pieces[index]!;
  if (piece.kind === 'digits') return true;
  if (piece.kind === 'sign') {
    const next = scan.pieces[index + 1];
    return piece.key === '½' || (piece.key === "'" && next?.kind === 'digits' && !next.spaced);
  }
  if (piece.kind === 'break') return false;
  if ((scan.begins[index]! & opensTime) !== 0 || leadsToTime(scan, index)) return true;
  if (senseAt(scan, index, 'article')) {
    const next = scan.pieces[index + 1];
    return (
      next !== undefined && next.kind !== 'break' && !senseAt(scan, index + 1, 'article') && mayBegin(scan, index + 1)
    );
  }
  if ((scan.begins[index]! & opensNumber) !== 0) {
    if (
      scan.numbers.senses.has(piece.key) ||
      scan.numbers.ordinals.has(piece.key) ||
      scan.time.compounds.has(piece.key)
    )
      return true;
    // "in the region of", "at least": only with a number behind, or an article with its unit.
    const blur = approximatorAt(scan.approximators, scan.pieces, index, 'before');
    const next = blur && scan.pieces[blur.end];
    if (next && (next.kind === 'digits' || scan.begins[blur.end]! > 0)) return true;
    if (next && scan.numbers.articles.has(next.key)) return true;
  }
  return (
    (piece.capital && piece.key.length <= 5 && senseAt(scan, index + 1, 'unit') !== undefined) ||
    (piece.capital && senseAt(scan, index + 1, 'quarterWord') !== undefined) ||
    (piece.key.length === 1 &&
      (piece.key === scan.time.quarterAbbreviation || piece.key === scan.time.halfAbbreviation))
  );
}

/** Common words that begin an expression only with a time right behind: "a year", "in two weeks", "that day". */
function leadsToTime(scan: TimeScan, index: number): boolean {
  if (scan.senses[index] === undefined) return false;
  const per = senseAt(scan, index, 'perUnit');
  if (per && senseAt(scan, per.end, 'unit')) return true;
  const same = senseAt(scan, index, 'same');
  if (same && ['unit', 'dayPart', 'same'].some((is) => senseAt(scan, same.end, is as 'unit'))) return true;
  // "без четверти семь"
  const toHour = scan.time.monthsCapitalised ? undefined : senseAt(scan, index, 'toHour');
  if (toHour && scan.numbers.openers.has(scan.pieces[toHour.end]?.key ?? '')) return true;
  const ahead = senseAt(scan, index, 'inFuture');
  return ahead !== undefined && opensDuration(scan, ahead.end);
}

function opensDuration(scan: TimeScan, index: number): boolean {
  const piece = scan.pieces[index];
  if (!piece || piece.kind === 'break') return false;
  if (piece.kind === 'digits' || (scan.begins[index]! & opensTime) !== 0) return true;
  if (!scan.numbers.articles.has(piece.key)) return (scan.begins[index]! & opensNumber) !== 0;
  const next = scan.pieces[index + 1];
  return next !== undefined && (next.kind === 'digits' || scan.begins[index + 1]! > 0);
}
