import type { Piece } from '../../text/index.ts';
import type { CompiledNumbers } from './number-lexicon.ts';

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
export function trailingPlace(value: number): number {
  if (value === 0 || !Number.isInteger(value)) return Number.isInteger(value) ? 1 : 0.5;
  let place = 1;
  while (value % (place * 10) === 0) place *= 10;
  return place;
}

/** Takes away what binary fractions add: 2.3 × 1,000,000 is 2,300,000. */
export function clean(value: number): number {
  return Number(value.toPrecision(12));
}

/** Whether the point at `index` looks like the end of a sentence: nothing or a capital follows. */
export function isEndOfSentence(pieces: readonly Piece[], index: number): boolean {
  const after = pieces[index + 1];
  return !after || after.kind === 'break' || (after.spaced && after.capital);
}

/** "three dozens", "two millions": a plural that is vague by itself counts after a number. */
export function pluralMultiplier(
  key: string,
  numbers: CompiledNumbers,
): { readonly is: 'multiplier'; readonly value: number } | undefined {
  const vague = numbers.vague.get(key);
  if (!vague) return undefined;
  // Dozens are bounded from two of them up.
  return { is: 'multiplier', value: vague.low === 24 ? 12 : singularOf(vague.low) };
}

/** The multiplier that a vague plural is the plural of: 1,000 for "thousands". */
export function singularOf(low: number): number {
  return 10 ** Math.floor(Math.log10(low));
}
