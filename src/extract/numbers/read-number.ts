import type { Piece } from '../../text/index.ts';
import type { CompiledNumbers } from './number-lexicon.ts';
import { readDigits } from './read-digits.ts';
import {
  clean,
  isEndOfSentence,
  type NumberReading,
  pluralMultiplier,
  readWordNumber,
  singularOf,
  trailingPlace,
} from './read-words.ts';
import { readSpokenFraction } from './spoken-fraction.ts';

const vulgarFractions: Readonly<Record<string, number>> = {
  '½': 0.5,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 0.25,
  '¾': 0.75,
  '⅕': 0.2,
  '⅛': 0.125,
};
const commonDenominators: ReadonlySet<string> = new Set(['2', '3', '4', '5', '6', '8', '10', '16', '20', '100']);
/** Numbers read before, by the pieces: times and quantities ask for the same ones. */
const read = new WeakMap<
  readonly Piece[],
  { readonly numbers: CompiledNumbers; readonly found: (NumberReading | null | undefined)[] }
>();

/** Reads the number that begins at a piece, the longest possible. */
export function readNumber(
  text: string,
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): NumberReading | undefined {
  let known = read.get(pieces);
  if (known?.numbers !== numbers) {
    known = { numbers, found: [] };
    read.set(pieces, known);
  }
  const before = known.found[index];
  if (before !== undefined) return before ?? undefined;
  const number = readAnyNumber(text, pieces, index, numbers);
  known.found[index] = number ?? null;
  return number;
}

function readAnyNumber(
  text: string,
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): NumberReading | undefined {
  const first = pieces[index]!;
  if (first.kind === 'digits') return readDigitNumber(text, pieces, index, numbers);
  const vulgar = vulgarFractions[first.key];
  if (vulgar !== undefined) return { end: index + 1, value: vulgar, form: 'fraction', place: 0.01 };
  if (first.kind !== 'letters') return undefined;
  if (!numbers.openers.has(first.key)) return undefined;
  if (numbers.articles.has(first.key)) return readAfterArticle(pieces, index + 1, numbers);
  return (
    readVague(pieces, index, numbers) ??
    readFew(pieces, index, numbers) ??
    readLongFraction(pieces, index, numbers) ??
    readFraction(pieces, index, numbers) ??
    readWordNumber(pieces, index, numbers, false)
  );
}

function readDigitNumber(
  text: string,
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): NumberReading | undefined {
  const digits = readDigits(text, pieces, index, numbers);
  if (!digits) return undefined;
  let { end, value } = digits;
  let place = digits.decimals > 0 ? 10 ** -digits.decimals : trailingPlace(value);
  if (digits.decimals === 0 && !digits.grouped) {
    const fraction = simpleFraction(pieces, end - 1);
    if (fraction !== undefined) return { end: end + 2, value: fraction, form: 'fraction', place: 0.01 };
    const mixed = pieces[end]?.kind === 'digits' && value < 1000 ? simpleFraction(pieces, end) : undefined;
    const vulgar = vulgarFractions[pieces[end]?.key ?? ''];
    if (mixed !== undefined) return { end: end + 3, value: value + mixed, form: 'digits', place: 0.25 };
    if (vulgar !== undefined) return { end: end + 1, value: value + vulgar, form: 'digits', place: 0.25 };
  }
  let total = 0;
  let scaled = false;
  let last = Number.POSITIVE_INFINITY;
  for (;;) {
    const multiplier = multiplierAt(pieces, end, numbers);
    if (multiplier === undefined || multiplier.value >= last) break;
    total += value * multiplier.value;
    place *= multiplier.value;
    last = multiplier.value;
    end = multiplier.end;
    scaled = true;
    value = 0;
    // "2 million 300 thousand"; a bare "2 million 300" belongs to something else.
    const more =
      pieces[end]?.kind === 'digits' && pieces[end]!.spaced ? readDigits(text, pieces, end, numbers) : undefined;
    if (!more) break;
    const next = multiplierAt(pieces, more.end, numbers);
    if (next === undefined || next.value >= last || more.value >= 1000) break;
    value = more.value;
    place = trailingPlace(value);
    end = more.end;
  }
  return { end, value: clean(scaled ? total : value), form: 'digits', place };
}

/** A multiplier after digits: attached letters (`5k`), a word (`5 million`), an abbreviation with or without its point (`5 тыс.`). */
function multiplierAt(
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): { readonly value: number; readonly end: number } | undefined {
  let at = index;
  if (pieces[at]?.key === '-' && !pieces[at]!.spaced && pieces[at + 1]?.kind === 'letters') at++;
  const piece = pieces[at];
  if (piece?.kind !== 'letters') return undefined;
  const sense = numbers.senses.get(piece.key) ?? pluralMultiplier(piece.key, numbers);
  const attached = piece.spaced || at > index ? undefined : numbers.attachedMultipliers.get(piece.key);
  const word = sense?.is === 'multiplier' ? sense.value : undefined;
  const value = word ?? attached;
  if (value === undefined) return undefined;
  const abbreviated = numbers.attachedMultipliers.has(piece.key);
  const point = pieces[at + 1];
  return {
    value,
    end: abbreviated && point?.key === '.' && !point.spaced && !isEndOfSentence(pieces, at + 1) ? at + 2 : at + 1,
  };
}

/** `1/2` at `index`, where nothing makes it a date or a score. */
function simpleFraction(pieces: readonly Piece[], index: number): number | undefined {
  const [numerator, slash, denominator, after] = [
    pieces[index],
    pieces[index + 1],
    pieces[index + 2],
    pieces[index + 3],
  ];
  if (slash?.key !== '/' || slash.spaced || denominator?.kind !== 'digits' || denominator.spaced) return undefined;
  if (!commonDenominators.has(denominator.key) || (after?.key === '/' && !after.spaced)) return undefined;
  const [above, below] = [Number(numerator!.key), Number(denominator.key)];
  return above > 0 && above < below ? above / below : undefined;
}

/** "a hundred", "a dozen", "a few thousand", "a half"; the article by itself is no number. */
function readAfterArticle(
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): NumberReading | undefined {
  const piece = pieces[index];
  if (piece?.kind !== 'letters') return undefined;
  const sense = numbers.senses.get(piece.key);
  if (sense?.is === 'multiplier') return readWordNumber(pieces, index, numbers, true);
  if (sense?.is === 'few') {
    const few = readFew(pieces, index, numbers);
    return few && few.form === 'few' && few.low! >= 10 ? undefined : few;
  }
  if (sense?.is === 'fraction') {
    const fraction = readFraction(pieces, index, numbers);
    return fraction?.form === 'words' ? fraction : undefined;
  }
  const denominator = numbers.denominators.get(piece.key);
  if (denominator !== undefined && numbers.partitives.has(pieces[index + 1]?.key ?? ''))
    return { end: index + 1, value: 1 / denominator, form: 'fraction', place: 0.01 };
  return undefined;
}

/** "tens of thousands", "десятки тысяч", "hundreds". */
function readVague(pieces: readonly Piece[], index: number, numbers: CompiledNumbers): NumberReading | undefined {
  const sense = numbers.vague.get(pieces[index]!.key);
  if (!sense) return undefined;
  let { low, high } = sense;
  let end = index + 1;
  for (;;) {
    const at = numbers.partitives.has(pieces[end]?.key ?? '') ? end + 1 : end;
    if (numbers.partitives.size > 0 && at === end) break;
    const piece = pieces[at];
    if (piece?.kind !== 'letters') break;
    const inner = numbers.vague.get(piece.key);
    const multiplier = numbers.senses.get(piece.key);
    const factor = multiplier?.is === 'multiplier' ? multiplier.value : inner ? singularOf(inner.low) : undefined;
    if (factor === undefined || factor < 1000) break;
    // "hundreds of thousands": between 200 and 1,000 thousands, which is as far as the words go.
    low *= factor;
    high = Math.min(high, 1000) * factor;
    end = at + 1;
  }
  return { end, low, high, form: 'vague', place: low };
}

/** "several", "several hundred", "несколько тысяч". */
function readFew(pieces: readonly Piece[], index: number, numbers: CompiledNumbers): NumberReading | undefined {
  const sense = numbers.senses.get(pieces[index]!.key);
  if (sense?.is !== 'few') return undefined;
  let end = index + 1;
  if (numbers.partitives.has(pieces[end]?.key ?? '')) {
    const after = pieces[end + 1];
    if (after && (numbers.senses.get(after.key)?.is === 'multiplier' || numbers.vague.has(after.key))) end++;
  }
  let factor = 1;
  for (; pieces[end]?.kind === 'letters'; end++) {
    const next = numbers.senses.get(pieces[end]!.key);
    const vague = numbers.vague.get(pieces[end]!.key);
    const value = next?.is === 'multiplier' ? next.value : vague ? singularOf(vague.low) : undefined;
    if (value === undefined) break;
    factor *= value;
  }
  if (factor === 1) return { end, low: sense.low, high: sense.high, form: 'few', place: 1 };
  return { end, low: sense.low * factor, high: sense.high * factor, form: 'vague', place: factor };
}

/** "three quarters of a million", "two and two thirds": a fraction that nothing but a number can be. */
function readLongFraction(
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): NumberReading | undefined {
  const fraction = readSpokenFraction(pieces, index, numbers);
  if (fraction?.value === undefined) return undefined;
  return fraction.form === 'words' || (fraction.value > 0 && fraction.value < 1 && !isOnePart(pieces, index, numbers))
    ? fraction
    : undefined;
}

/** "one fifth", "a tenth": an ordinal as often. */
function isOnePart(pieces: readonly Piece[], index: number, numbers: CompiledNumbers): boolean {
  const sense = numbers.senses.get(pieces[index]!.key);
  return numbers.articles.has(pieces[index]!.key) || (sense?.is === 'cardinal' && sense.value === 1);
}

/** "half a million", "two thirds", "three quarters", "половина". */
function readFraction(pieces: readonly Piece[], index: number, numbers: CompiledNumbers): NumberReading | undefined {
  const sense = numbers.senses.get(pieces[index]!.key);
  if (sense?.is === 'fraction') {
    let at = index + 1;
    if (numbers.partitives.has(pieces[at]?.key ?? '')) at++;
    if (numbers.articles.has(pieces[at]?.key ?? '')) at++;
    const multiplier = numbers.senses.get(pieces[at]?.key ?? '');
    if (multiplier?.is === 'multiplier') {
      const value = clean(sense.value * multiplier.value);
      return { end: at + 1, value, form: 'words', place: value };
    }
    return { end: index + 1, value: sense.value, form: 'fraction', place: 0.01 };
  }
  if (sense?.is !== 'cardinal' || sense.value < 1 || sense.value > 9) return undefined;
  let at = index + 1;
  if (pieces[at]?.key === '-' && !pieces[at]!.spaced) at++;
  const denominator = numbers.denominators.get(pieces[at]?.key ?? '');
  if (denominator === undefined || sense.value >= denominator) return undefined;
  const fromOne = sense.value === 1;
  // "one second" and "one quarter" are durations, "two seconds" is none of a fraction.
  if (denominator === 2 && !fromOne) return undefined;
  const partitive = numbers.partitives.size === 0 || numbers.partitives.has(pieces[at + 1]?.key ?? '');
  if (fromOne && !partitive) return undefined;
  return { end: at + 1, value: sense.value / denominator, form: 'fraction', place: 0.01 };
}
