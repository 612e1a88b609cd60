import { readNumber } from '../numbers/read-number.ts';
import { durationValue } from './read-duration.ts';
import { senseAt, type TimeScan } from './time-scan.ts';
import type { TimexDraft } from './timex-draft.ts';

type Found = Omit<TimexDraft, 'start'>;

const set = (end: number, value: string, confidence: number): Found => ({
  end,
  type: 'SET',
  meaning: { kind: 'fixed', value },
  confidence,
});

/** Reads a time that comes again: "every Monday", "daily", "по понедельникам", "twice a week". */
export function readSet(scan: TimeScan, index: number): Found | undefined {
  const word = senseAt(scan, index, 'set');
  if (word && (!word.sense.atEnd || endsClause(scan, word.end))) return set(word.end, word.sense.value, 0.85);
  const plural = senseAt(scan, index, 'weekdays');
  if (plural) return set(plural.end, weekdayValue(plural.sense.code), 0.85);
  return readEach(scan, index) ?? readRate(scan, index);
}

function endsClause(scan: TimeScan, index: number): boolean {
  const after = scan.pieces[index];
  return !after || after.kind === 'break' || (after.kind === 'sign' && /^[.,;:!?)]$/.test(after.key));
}

function weekdayValue(code: string): string {
  return code === 'WE' ? 'XXXX-WXX-WE' : code === 'WD' ? 'XXXX-WXX-WD' : `XXXX-WXX-${code}`;
}

/** "every day", "each of the two weeks", "каждые два часа", "every other Friday". */
function readEach(scan: TimeScan, index: number): Found | undefined {
  const each = senseAt(scan, index, 'each');
  if (!each) return undefined;
  const other = senseAt(scan, each.end, 'other');
  const at = other?.end ?? (senseAt(scan, each.end, 'betweenNumberAndUnit') ? each.end + 1 : each.end);
  const piece = scan.pieces[at];
  if (!piece || piece.kind === 'break') return undefined;
  // "each quarter" is a time, though a quarter is a number too.
  const number = senseAt(scan, at, 'unit') ? undefined : readNumber(scan.text, scan.pieces, at, scan.numbers);
  const unit = senseAt(scan, number?.end ?? at, 'unit');
  if (unit && unit.sense.unit !== 'night') {
    const count = (number?.value ?? 1) * (other ? 2 : 1);
    return set(unit.end, durationValue(count, unit.sense.unit), 0.9);
  }
  const weekday = senseAt(scan, at, 'weekday');
  if (weekday) return set(weekday.end, `XXXX-WXX-${weekday.sense.weekday}`, 0.9);
  const part = senseAt(scan, at, 'dayPart');
  if (part) return set(part.end, `T${part.sense.part}`, 0.8);
  const season = senseAt(scan, at, 'season');
  if (season) return set(season.end, `XXXX-${season.sense.season}`, 0.8);
  const month = senseAt(scan, at, 'month');
  if (month && month.sense.need !== 'digits')
    return set(month.end, `XXXX-${String(month.sense.month).padStart(2, '0')}`, 0.8);
  return undefined;
}

/** "three times a week", "$2 million a year", "раз в неделю": a unit right after a count. */
function readRate(scan: TimeScan, index: number): Found | undefined {
  const per = senseAt(scan, index, 'perUnit');
  if (!per) return undefined;
  const unit = senseAt(scan, per.end, 'unit');
  if (!unit || unit.sense.barePlural || unit.sense.unit === 'weekend') return undefined;
  // "25 metres a second" is a speed.
  const before = scan.pieces[index - 1]?.key ?? '';
  if (scan.pack.time.speedNouns.some((noun) => before.startsWith(noun))) return undefined;
  const needsCount = scan.pieces[index]!.key !== 'per';
  if (needsCount && !followsCount(scan, index)) return undefined;
  if (!scan.time.monthsCapitalised && !unit.sense.single) return undefined;
  return set(unit.end, durationValue(1, unit.sense.unit), 0.75);
}

/** Whether a number, or "times", stands right before, or one noun before. */
function followsCount(scan: TimeScan, index: number): boolean {
  for (let back = 1; back <= 2 && index - back >= 0; back++) {
    const piece = scan.pieces[index - back]!;
    if (piece.kind === 'break') return false;
    if (senseAt(scan, index - back, 'timesWord')) return true;
    if (piece.kind === 'digits' || piece.key === '%') return true;
    const sense = scan.numbers.senses.get(piece.key);
    if (sense?.is === 'multiplier' || sense?.is === 'cardinal') return true;
    if (piece.kind === 'sign') return false;
  }
  return false;
}
