import type { Piece } from '../../text/index.ts';
import type { CompiledNumbers } from './number-lexicon.ts';
import { readDigits } from './read-digits.ts';

/** A number as a text writes it, in digits or words. */
export interface NumberReading {
  /** Index of the piece after the number. */
  readonly end: number;
  /** Absent when the words only bound it ("tens of thousands", "several hundred"). */
  readonly value?: number;
  /** Bounds of an indefinite number: `low` included, `high` excluded. */
  readonly low?: number;
  readonly high?: number;
  /** `few`: "several", "a couple", with nothing else: too weak to count as a number by itself. */
  readonly form: 'digits' | 'words' | 'few' | 'vague' | 'fraction';
  /** The last place that is written out: 100 for "300", 1000 for "5 thousand", 0.1 for "2.5". What rounding to it can hide. */
  readonly place: number;
}

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
/** Reads the number that begins at a piece, the longest possible. */
export function readNumber(
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
  if (numbers.articles.has(first.key)) return readAfterArticle(pieces, index + 1, numbers);
  return (
    readVague(pieces, index, numbers) ??
    readFew(pieces, index, numbers) ??
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

/** "three dozens", "two millions": a plural that is vague by itself counts after a number. */
function pluralMultiplier(
  key: string,
  numbers: CompiledNumbers,
): { readonly is: 'multiplier'; readonly value: number } | undefined {
  const vague = numbers.vague.get(key);
  if (!vague) return undefined;
  // Dozens are bounded from two of them up.
  return { is: 'multiplier', value: vague.low === 24 ? 12 : singularOf(vague.low) };
}

/** Whether the point at `index` looks like the end of a sentence: nothing or a capital follows. */
function isEndOfSentence(pieces: readonly Piece[], index: number): boolean {
  const after = pieces[index + 1];
  return !after || after.kind === 'break' || (after.spaced && after.capital);
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

/** The multiplier that a vague plural is the plural of: 1,000 for "thousands". */
function singularOf(low: number): number {
  return 10 ** Math.floor(Math.log10(low));
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

/** Reads a whole number in words, with spoken decimals; `afterArticle` where an article before it is its one ("a hundred"). */
export function readWordNumber(
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
  afterArticle: boolean,
): NumberReading | undefined {
  let total = 0;
  let group: number | undefined;
  let last = Number.POSITIVE_INFINITY;
  let place = 1;
  let factor = 0;
  let end = index;
  for (let at = index; at < pieces.length; ) {
    const piece = pieces[at]!;
    if (
      end > index &&
      piece.kind === 'sign' &&
      piece.key === '-' &&
      !piece.spaced &&
      pieces[at + 1]?.spaced === false
    ) {
      // "twenty-one": only tens and units are written with a hyphen; anything else is a range or a compound.
      const unit = numbers.senses.get(pieces[at + 1]!.key);
      const joins =
        unit?.is === 'cardinal'
          ? group !== undefined && group % 100 >= 20 && group % 10 === 0 && unit.value < 10 && unit.value > 0
          : unit?.is === 'multiplier';
      if (!joins) break;
      at++;
      continue;
    }
    if (end > index && numbers.conjunctions.has(piece.key)) {
      const half = halfAfterAnd(pieces, at, numbers);
      if (half !== undefined && group !== undefined) {
        group += 0.5;
        place = 0.5;
        end = at = half;
        continue;
      }
      const after = numbers.senses.get(pieces[at + 1]?.key ?? '');
      const open = (group !== undefined && group % 100 === 0 && group > 0) || (group === undefined && total > 0);
      if (!open || after?.is !== 'cardinal' || after.value === 0 || after.value >= 100) break;
      at++;
      continue;
    }
    if (piece.kind !== 'letters') break;
    const sense = numbers.senses.get(piece.key) ?? (end > index ? pluralMultiplier(piece.key, numbers) : undefined);
    if (!sense) break;
    if (sense.is === 'cardinal') {
      if (group === undefined) group = sense.value;
      else if (fits(group, sense.value)) group += sense.value;
      else break;
      place = trailingPlace(group);
    } else if (sense.is === 'fixed') {
      if (end > index) break;
      group = sense.value;
      place = trailingPlace(group);
    } else if (sense.is === 'multiplier') {
      // A bare "hundred" or "million" is no number in languages with articles.
      const scaled = numbers.senses.get(pieces[at + 1]?.key ?? '')?.is === 'multiplier' && sense.value < 1000;
      if (end === index && !afterArticle && !scaled && numbers.articles.size > 0) return undefined;
      if (sense.value < 1000) {
        if (group !== undefined && group >= 100) break;
        group = (group ?? 1) * sense.value;
        place = group;
      } else {
        if (sense.value >= last) {
          // "three lakh crore", "a thousand million": the second multiplies the first.
          if (group !== undefined || total !== factor) break;
          total *= sense.value;
          place *= sense.value;
          factor = total;
        } else {
          factor = (group ?? 1) * sense.value;
          total += factor;
          place = trailingPlace(group ?? 1) * sense.value;
        }
        group = undefined;
        last = sense.value;
      }
    } else break;
    at++;
    end = at;
    if (
      pieces[at]?.key === '.' &&
      !pieces[at]!.spaced &&
      numbers.attachedMultipliers.has(piece.key) &&
      !isEndOfSentence(pieces, at)
    )
      end = at = at + 1;
  }
  if (end === index) return undefined;
  const decimals = readSpokenDecimals(pieces, end, numbers);
  if (decimals) {
    const value = total + (group ?? 0) + decimals.value;
    const multiplier = numbers.senses.get(pieces[decimals.end]?.key ?? '');
    const scaled = multiplier?.is === 'multiplier';
    return {
      end: scaled ? decimals.end + 1 : decimals.end,
      value: clean(scaled ? value * multiplier.value : value),
      form: 'words',
      place: 0.1 * (scaled ? multiplier.value : 1),
    };
  }
  return { end, value: clean(total + (group ?? 0)), form: 'words', place };
}

/** "point five", "point zero three": the digits behind a spoken decimal point. */
function readSpokenDecimals(
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): { readonly end: number; readonly value: number } | undefined {
  if (!numbers.decimalWords.has(pieces[index]?.key ?? '')) return undefined;
  let digits = '';
  let end = index + 1;
  for (; digits.length < 6; end++) {
    const sense = numbers.senses.get(pieces[end]?.key ?? '');
    if (sense?.is !== 'cardinal' || sense.value > 99 || (digits !== '' && sense.value > 9)) break;
    digits += String(sense.value);
    // "point seventy-one"
    const unit = pieces[end + 1]?.key === '-' ? numbers.senses.get(pieces[end + 2]?.key ?? '') : undefined;
    if (sense.value >= 20 && unit?.is === 'cardinal' && unit.value > 0 && unit.value < 10) {
      digits = String(sense.value + unit.value);
      end += 2;
    }
  }
  return digits === '' ? undefined : { end, value: Number(`0.${digits}`) };
}

/** Index after "and a half", where it stands at `index`. */
function halfAfterAnd(pieces: readonly Piece[], index: number, numbers: CompiledNumbers): number | undefined {
  const article = numbers.articles.has(pieces[index + 1]?.key ?? '');
  const at = article ? index + 2 : index + 1;
  const sense = numbers.senses.get(pieces[at]?.key ?? '');
  return sense?.is === 'fraction' && sense.value === 0.5 ? at + 1 : undefined;
}

/** Whether a smaller numeral may follow: "twenty | one", "two hundred | five". */
function fits(group: number, value: number): boolean {
  if (value === 0) return false;
  if (group >= 100 && group % 100 === 0) return value < 100;
  return group % 100 >= 20 && group % 10 === 0 && value < 10;
}

/** 100 for 1,300; 1 for 17: the place to which a whole number may have been rounded. */
function trailingPlace(value: number): number {
  if (value === 0 || !Number.isInteger(value)) return Number.isInteger(value) ? 1 : 0.5;
  let place = 1;
  while (value % (place * 10) === 0) place *= 10;
  return place;
}

/** Takes away what binary fractions add: 2.3 × 1,000,000 is 2,300,000. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
