import { findUnit } from '../../knowledge/index.ts';
import { readNumber } from '../numbers/read-number.ts';
import type { NumberReading } from '../numbers/read-words.ts';
import type { QuantityScene } from './quantity-scene.ts';
import { type UnitAt, unitAt } from './unit-table.ts';

/** "$", "US$", "EUR" before a number. */
export function readPrefixUnit(
  scene: QuantityScene,
  index: number,
): { readonly unit: string; readonly end: number } | undefined {
  const unit = unitAt(scene.units, scene.text, scene.pieces, index, 'before');
  if (!unit) return undefined;
  const number = scene.pieces[unit.end];
  return number?.kind === 'digits' ? unit : undefined;
}

/** The unit after a number: `5 km`, `5-mile`, `5 %`; a unit that names two things ("pound") by what stands around. */
export function readUnit(
  scene: QuantityScene,
  index: number,
  number: NumberReading,
  second: NumberReading | undefined,
): UnitAt | undefined {
  const { pieces } = scene;
  let at = index;
  const bracketed = readBracketedUnit(scene, at);
  if (bracketed) return bracketed;
  const hyphen = pieces[at]?.key === '-' && !pieces[at]!.spaced && !pieces[at + 1]?.spaced;
  if (hyphen) at++;
  const unit = unitAt(scene.units, scene.text, pieces, at, 'after');
  if (!unit) return undefined;
  const first = pieces[at]!;
  // A symbol of one letter must follow digits ("5 m"), and must not be the start of something else ("5 C. Smith").
  if (first.key.length === 1 && first.kind === 'letters') {
    if (number.form !== 'digits' || hyphen) return undefined;
    if (
      pieces[unit.end]?.key === '.' &&
      !pieces[unit.end]!.spaced &&
      pieces[unit.end + 1]?.capital &&
      scene.pack.code === 'en'
    )
      return undefined;
  }
  if (first.key === 'in' || first.key === 'won') return undefined;
  const isPound = unit.scale === undefined && /^pounds?$/.test(first.key);
  if (isPound && !isMoneyPound(scene, unit.end, number, second, hyphen)) return { ...unit, unit: 'pound' };
  return withMultiplier(scene, isPound ? { ...unit, unit: 'GBP' } : unit);
}

/** "75 USD million": the multiplier behind the currency. */
function withMultiplier({ pieces, numbers }: QuantityScene, unit: UnitAt): UnitAt {
  const after = numbers.senses.get(pieces[unit.end]?.key ?? '');
  const scaled = after?.is === 'multiplier' && after.value >= 1000 && unit.scale === undefined;
  return scaled && findUnit(unit.unit)?.dimension.startsWith('money:')
    ? { ...unit, end: unit.end + 1, scale: after.value }
    : unit;
}

/** `20 (kg)`: the unit as a table writes it, in brackets behind its number. */
function readBracketedUnit(scene: QuantityScene, index: number): UnitAt | undefined {
  const { pieces, units, text } = scene;
  const close = { '(': ')', '<': '>', '[': ']' }[pieces[index]?.key ?? ''];
  if (close === undefined) return undefined;
  const unit = unitAt(units, text, pieces, index + 1, 'after');
  return unit && pieces[unit.end]?.key === close ? { ...unit, end: unit.end + 1 } : undefined;
}

/** "£" is clear; of "pounds", millions and hundreds of thousands are money, and a hyphen or "of" with a thing weighs. */
function isMoneyPound(
  scene: QuantityScene,
  end: number,
  number: NumberReading,
  second: NumberReading | undefined,
  hyphen: boolean,
): boolean {
  if (scene.pack.code !== 'en' || scene.pieces[end - 1]!.key === 'sterling') return true;
  if (hyphen) return false;
  return Math.max(number.value ?? number.low ?? 0, second?.value ?? 0) >= 100_000;
}

/** "$5 million dollars", "$100 USD": the unit said twice. */
export function skipRepeatedUnit(scene: QuantityScene, index: number, unit: string): number {
  const again = unitAt(scene.units, scene.text, scene.pieces, index, 'after');
  return again?.unit === unit ? again.end : index;
}

/** Smaller units that complete a quantity, by the larger one. */
const completedBy: Readonly<Record<string, readonly string[]>> = {
  foot: ['inch'],
  pound: ['ounce'],
  USD: ['US-cent'],
  EUR: ['US-cent'],
  GBP: ['GBP-penny'],
  RUB: ['RUB-kopeck'],
  UAH: ['RUB-kopeck'],
  tonne: ['kilogram'],
};

/** What follows a quantity and belongs to it: its smaller part ("5 ft 2 in", "3 dollars 50 cents") or, with the unit said twice, the upper bound ("44 mg to 50 mg"). */
export function readMore(
  scene: QuantityScene,
  index: number,
  first: NumberReading,
  unit: string,
  limit: number,
): { readonly end: number; readonly total?: number; readonly range?: NumberReading } | undefined {
  const { pieces, numbers, text } = scene;
  const link = pieces[index];
  if (!link || link.kind === 'break' || first.value === undefined) return undefined;
  const smaller = completedBy[unit];
  if (smaller && first.form !== 'few') {
    const at = numbers.conjunctions.has(link.key) ? index + 1 : index;
    const number = pieces[at] && pieces[at].kind !== 'break' ? readNumber(text, pieces, at, numbers) : undefined;
    const part =
      number?.value !== undefined && pieces[number.end - 1]!.end <= limit ? partAt(scene, number.end) : undefined;
    const [whole, piece] = [findUnit(unit), part && findUnit(part.unit)];
    if (part && smaller.includes(part.unit) && whole && piece) {
      // Cents go with every currency that has them.
      const share = part.unit === 'US-cent' || part.unit === 'RUB-kopeck' ? 0.01 : piece.factor / whole.factor;
      return { end: part.end, total: Number((first.value + number!.value! * share).toPrecision(12)) };
    }
    if (number && isBareCents(scene, unit, at, number, limit))
      return { end: number.end, total: Number((first.value + number.value! / 100).toPrecision(12)) };
  }
  const dash = link.kind === 'sign' && /^[–—-]$/.test(link.key);
  if (!dash && !numbers.rangeLinks.has(link.key)) return undefined;
  const next = pieces[index + 1];
  if (!next || next.kind === 'break') return undefined;
  const second = readNumber(text, pieces, index + 1, numbers);
  if (second?.value === undefined || second.value <= first.value || pieces[second.end - 1]!.end > limit)
    return undefined;
  const again = readUnit(scene, second.end, second, undefined);
  return again?.unit === unit ? { end: again.end, range: { ...second, low: first.value } } : undefined;
}

/** "15 dollars 50": hundredths of a currency whose name is not said again, at the end of the clause. */
function isBareCents(
  { pieces }: QuantityScene,
  unit: string,
  index: number,
  { end, value }: NumberReading,
  limit: number,
): boolean {
  if (value === undefined || !Number.isInteger(value) || value < 1 || value > 99) return false;
  if (!findUnit(unit)?.dimension.startsWith('money:') || pieces[end - 1]!.end > limit) return false;
  const after = pieces[end];
  if (pieces[index]!.kind === 'digits' && pieces[index]!.key.length !== 2) return false;
  return after === undefined || after.kind === 'break' || /^[.,;:!?)]$/.test(after.key);
}

/** A unit at a piece; `in` is inches only behind feet. */
function partAt(scene: QuantityScene, index: number): { readonly unit: string; readonly end: number } | undefined {
  return (
    unitAt(scene.units, scene.text, scene.pieces, index, 'after') ??
    (scene.pieces[index]?.key === 'in' ? { unit: 'inch', end: index + 1 } : undefined)
  );
}
