import type { Piece } from '../../text/index.ts';
import type { CompiledNumbers } from './number-lexicon.ts';
import { type NumberReading, readWordNumber } from './read-words.ts';

/** A fraction of more words than so many is no fraction. */
const longestFraction = 14;

/** A whole number in words, and where it ends. */
interface Whole {
  readonly end: number;
  readonly value: number;
}

/**
 * Reads a fraction said in words, with what stands whole before it: "three fifths", "one and a half", "a hundred trillionths",
 * "two hundred and fifty-four hundredths", "five billion and three quarters", "две целых пять десятых".
 * @returns undefined where the words are an ordinal ("one hundred twenty-fifth") or no fraction
 */
export function readSpokenFraction(
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): NumberReading | undefined {
  const whole = readWholeAndParts(pieces, index, numbers);
  if (whole) return whole;
  let at = index;
  for (let words = 0; words < longestFraction; words++, at++) {
    const piece = pieces[at];
    if (!piece) return undefined;
    if (piece.key === '-' && !piece.spaced) continue;
    const isPart = numbers.oneParts.has(piece.key) || numbers.manyParts.has(piece.key);
    if (isPart && at > index) {
      const read = readParts(pieces, index, at, numbers);
      if (read) return scaleParts(pieces, at + 1, read, numbers);
    }
    if (piece.kind !== 'letters' && !numbers.conjunctions.has(piece.key)) return undefined;
    const sense = numbers.senses.get(piece.key)?.is;
    const numeral =
      sense === 'cardinal' ||
      sense === 'multiplier' ||
      numbers.conjunctions.has(piece.key) ||
      numbers.articles.has(piece.key);
    if (!numeral) return undefined;
  }
  return undefined;
}

/** A fraction read so far: the part with the whole before it kept apart, so that "million" can still multiply. */
interface Parts {
  readonly whole: number;
  /** The multiplier that the whole ends with: "five billion and three quarters" are quarters of a billion. */
  readonly wholeScale: number;
  readonly part: number;
}

/** Reads the words from `from` up to the denominator at `at`: the longest denominator that leaves a numerator before it. */
function readParts(pieces: readonly Piece[], from: number, at: number, numbers: CompiledNumbers): Parts | undefined {
  for (let start = from + 1; start <= at; start++) {
    const denominator = denominatorOf(pieces, start, at, numbers);
    if (!denominator) continue;
    const before = pieces[start - 1]!.key === '-' ? start - 1 : start;
    const whole = numeratorOf(pieces, from, before, numbers);
    if (whole !== undefined && denominator.allows(whole)) {
      const mixed = splitAtConjunction(pieces, from, before, denominator, numbers);
      return mixed ?? { whole: 0, wholeScale: 1, part: whole / denominator.value };
    }
    const mixed = splitAtConjunction(pieces, from, before, denominator, numbers);
    if (mixed) return mixed;
  }
  return undefined;
}

interface Denominator {
  readonly value: number;
  readonly allows: (numerator: number) => boolean;
}

/** The denominator whose words are those from `start` to the part word at `at`. */
function denominatorOf(
  pieces: readonly Piece[],
  start: number,
  at: number,
  numbers: CompiledNumbers,
): Denominator | undefined {
  const { key } = pieces[at]!;
  const [one, many] = [numbers.oneParts.get(key), numbers.manyParts.get(key)];
  const allows = (numerator: number): boolean => (numerator === 1 ? one !== undefined : many !== undefined);
  const last = one ?? many!;
  // The first and the second of something are no parts of it, the twenty-first is.
  if (start === at) return last < 3 && !numbers.fractionNouns.has(key) ? undefined : { value: last, allows };
  // "thirty-fifths": what stands before is a denominator of its own only with tens before units or hundreds before both.
  if (pieces[start - 1]?.key === '-' || numbers.senses.get(pieces[start]!.key)?.is !== 'cardinal') return undefined;
  const head = readWordNumber(pieces.slice(start, at), 0, numbers, false);
  let end = start + (head?.end ?? 0);
  if (pieces[end]?.key === '-' || numbers.conjunctions.has(pieces[end]?.key ?? '')) end++;
  if (head?.value === undefined || end !== at || numbers.fractionNouns.has(key)) return undefined;
  const place = trailing(head.value);
  return place > last && (place >= 100 || last < 10) ? { value: head.value + last, allows } : undefined;
}

/** 10 for 30, 100 for 500: the place of the last digit that is not zero. */
function trailing(value: number): number {
  let place = 1;
  while (value > 0 && value % (place * 10) === 0) place *= 10;
  return place;
}

/** The whole number that the words from `from` to `end` say; "a" is one. */
function numeratorOf(
  pieces: readonly Piece[],
  from: number,
  end: number,
  numbers: CompiledNumbers,
): number | undefined {
  if (from >= end) return undefined;
  const article = numbers.articles.has(pieces[from]!.key);
  if (article && from + 1 === end) return 1;
  const read = readWordNumber(pieces.slice(from, end), article ? 1 : 0, numbers, article);
  if (read?.value === undefined) return undefined;
  const after = from + read.end;
  if (after === end) return read.value;
  // "twenty and three"
  if (!numbers.conjunctions.has(pieces[after]?.key ?? '')) return undefined;
  const rest = numeratorOf(pieces, after + 1, end, numbers);
  return rest !== undefined && rest < trailing(read.value) ? read.value + rest : undefined;
}

/** "one hundred and | three quarters": a whole, and a part smaller than one. */
function splitAtConjunction(
  pieces: readonly Piece[],
  from: number,
  end: number,
  denominator: Denominator,
  numbers: CompiledNumbers,
): Parts | undefined {
  for (let at = end - 1; at > from; at--) {
    if (!numbers.conjunctions.has(pieces[at]!.key)) continue;
    const whole = numeratorOf(pieces, from, at, numbers);
    const numerator = numeratorOf(pieces, at + 1, end, numbers);
    if (whole === undefined || numerator === undefined) continue;
    if (numerator >= denominator.value || !denominator.allows(numerator)) continue;
    const sense = numbers.senses.get(pieces[at - 1]!.key);
    return {
      whole,
      wholeScale: sense?.is === 'multiplier' && sense.value >= 1000 ? sense.value : 1,
      part: numerator / denominator.value,
    };
  }
  return undefined;
}

/** Adds what multiplies a fraction behind it: "two thirds of a million", "five and a half million", "three quarters billion". */
function scaleParts(
  pieces: readonly Piece[],
  end: number,
  { whole, wholeScale, part }: Parts,
  numbers: CompiledNumbers,
): NumberReading {
  let at = end;
  if (numbers.partitives.has(pieces[at]?.key ?? '')) {
    at++;
    if (numbers.articles.has(pieces[at]?.key ?? '')) at++;
  }
  const multiplier = numbers.senses.get(pieces[at]?.key ?? '');
  if (multiplier?.is === 'multiplier') {
    const scale = multiplier.value;
    // "one billion and a quarter million": the smaller multiplier is the fraction's alone.
    const value = wholeScale > scale ? whole + part * scale : (whole + part) * scale;
    return { end: at + 1, value: rounded(value), form: 'words', place: scale / 100 };
  }
  const value = rounded(whole + part * wholeScale);
  return { end, value, form: whole === 0 ? 'fraction' : 'words', place: wholeScale / 100 };
}

const rounded = (value: number): number => Number(value.toPrecision(15));

/** "две целых пять десятых", "ноль целых и три сотых". */
function readWholeAndParts(
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): NumberReading | undefined {
  if (numbers.wholeWords.size === 0) return undefined;
  const whole = wholeAt(pieces, index, numbers);
  if (!whole || !numbers.wholeWords.has(pieces[whole.end]?.key ?? '')) return undefined;
  const at = numbers.comparisonLinks.has(pieces[whole.end + 1]?.key ?? '') ? whole.end + 2 : whole.end + 1;
  const part = wholeAt(pieces, at, numbers);
  const denominator = part && numbers.denominators.get(pieces[part.end]?.key ?? '');
  if (!part || denominator === undefined) return undefined;
  return scaleParts(
    pieces,
    part.end + 1,
    { whole: whole.value, wholeScale: 1, part: part.value / denominator },
    numbers,
  );
}

function wholeAt(pieces: readonly Piece[], index: number, numbers: CompiledNumbers): Whole | undefined {
  const piece = pieces[index];
  if (!piece) return undefined;
  if (piece.kind === 'digits') return { end: index + 1, value: Number(piece.key) };
  const read = piece.kind === 'letters' ? readWordNumber(pieces, index, numbers, false) : undefined;
  return read?.value === undefined ? undefined : { end: read.end, value: read.value };
}
