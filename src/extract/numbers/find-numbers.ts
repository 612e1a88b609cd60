import type { LanguagePack } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';
import { cutIntoPieces, type Piece } from '../../text/index.ts';
import { type CompiledNumbers, compileNumbers } from './number-lexicon.ts';
import { phraseAt } from './phrases.ts';
import { readFigure } from './read-figure.ts';
import { readNumber } from './read-number.ts';
import { readSpokenFraction } from './spoken-fraction.ts';

/** What numbers are read from. */
export interface NumberInput {
  readonly text: string;
  /** The paragraphs: no number crosses from one into the next. */
  readonly blocks: readonly Span[];
  readonly pack: LanguagePack;
}

/** A number as it stands in a text, whatever it counts or names. */
export interface NumberMention extends Span {
  readonly value: number;
  readonly kind: 'integer' | 'decimal' | 'fraction' | 'power';
}

/** A number with the pieces it stands on. */
export interface NumberAt extends NumberMention {
  /** Indices of its first piece and of the piece after it. */
  readonly from: number;
  readonly to: number;
}

/**
 * Finds every number of a text, in digits or words, signed or not: cardinals, decimals, fractions and powers. Unlike quantities, numbers in
 * names, dates and addresses are found too, and numbers that only bound ("several", "tens of thousands") are not: they have no value.
 */
export function findNumbers({ text, blocks, pack }: NumberInput): NumberMention[] {
  return numbersIn(text, joinTens(cutIntoPieces(text, blocks), compileNumbers(pack)), compileNumbers(pack)).map(
    ({ start, end, value, kind }) => ({ start, end, value, kind }),
  );
}

/** The numbers among pieces, from left to right. */
export function numbersIn(text: string, pieces: readonly Piece[], numbers: CompiledNumbers): NumberAt[] {
  const found: NumberAt[] = [];
  for (let index = 0; index < pieces.length; ) {
    const read = readSigned(text, pieces, index, numbers);
    if (read) {
      found.push(read);
      index = read.to;
    } else {
      // Digits that belong to letters ("29km", "v2") are passed over with them.
      index++;
      while (pieces[index - 1]?.kind === 'digits' && pieces[index]?.kind === 'letters' && !pieces[index]!.spaced)
        index++;
    }
  }
  return found;
}

/** "twenty - five", as tokenisers write it, is one number: the spaces around such a hyphen are taken away. */
export function joinTens(pieces: readonly Piece[], numbers: CompiledNumbers): readonly Piece[] {
  let joined: Piece[] | undefined;
  for (let index = 1; index + 1 < pieces.length; index++) {
    const [before, hyphen, after] = [pieces[index - 1]!, pieces[index]!, pieces[index + 1]!];
    if (hyphen.key !== '-' || !hyphen.spaced || !after.spaced) continue;
    const tens = numbers.senses.get(before.key);
    const unit = numbers.senses.get(after.key);
    const number = tens?.is === 'cardinal' && tens.value >= 20 && unit?.is === 'cardinal' && unit.value < 10;
    const part = tens?.is === 'cardinal' && (numbers.oneParts.has(after.key) || numbers.manyParts.has(after.key));
    if (!number && !part) continue;
    joined ??= [...pieces];
    joined[index] = { ...hyphen, spaced: false };
    joined[index + 1] = { ...after, spaced: false };
  }
  return joined ?? pieces;
}

/** The number at a piece, with its sign: "-5", "minus five", "negative one over 20". */
function readSigned(
  text: string,
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): NumberAt | undefined {
  const first = pieces[index]!;
  const sign = (first.kind === 'sign' && /^[-−–]$/.test(first.key)) || numbers.negativeWords.has(first.key);
  if (sign && isSign(pieces, index)) {
    const number = readDivided(text, pieces, index + 1, numbers);
    // "- 5" needs a figure; a dash before a word is a dash.
    const bare = first.kind === 'sign' && pieces[index + 1]?.kind === 'letters';
    return number && !bare ? { ...number, from: index, start: first.start, value: -number.value } : undefined;
  }
  return readDivided(text, pieces, index, numbers);
}

/** Whether a dash stands where a sign can: at the start, or after a space or a bracket. */
function isSign(pieces: readonly Piece[], index: number): boolean {
  const [before, sign] = [pieces[index - 1], pieces[index]!];
  if (sign.kind === 'letters') return true;
  const next = pieces[index + 1];
  if (!before || before.kind === 'break') return true;
  if (before.kind === 'sign' && /^[([=<>:,]$/.test(before.key)) return true;
  // "1000 - 5000" and "page - 5" are dashes, "at -5" is a sign.
  return sign.spaced && next?.spaced === false && before.kind !== 'digits';
}

/** A number, divided by the one that may follow: "2000 over 3", "one out of three". */
function readDivided(
  text: string,
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): NumberAt | undefined {
  const number = readUnsigned(text, pieces, index, numbers);
  if (!number) return undefined;
  const over = numbers.divisionWords.has(pieces[number.to]?.key ?? '');
  const outOf = over ? undefined : phraseAt(numbers.outOf, pieces, number.to);
  const at = over ? number.to + 1 : outOf?.end;
  const divisor = at === undefined || !pieces[at] ? undefined : readUnsigned(text, pieces, at, numbers);
  if (!divisor || divisor.value === 0 || !Number.isInteger(number.value)) return number;
  if (outOf && number.value >= divisor.value) return number;
  return { ...number, to: divisor.to, end: divisor.end, value: number.value / divisor.value, kind: 'fraction' };
}

/** The number without a sign that begins at a piece, as any text could mean it. */
export function readUnsigned(
  text: string,
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): NumberAt | undefined {
  const first = pieces[index];
  if (!first || first.kind === 'break') return undefined;
  const at = (end: number, value: number, kind: NumberMention['kind']): NumberAt => ({
    from: index,
    to: end,
    start: first.start,
    end: pieces[end - 1]!.end,
    value,
    kind,
  });
  const before = pieces[index - 1];
  const glued = before?.kind === 'letters' && !first.spaced;
  if (first.kind === 'digits' || first.key === '.') {
    if (glued || (first.key === '.' && (before?.kind === 'digits' || !first.spaced))) return undefined;
    const figure = readFigure(text, pieces, index, numbers);
    return figure && at(figure.end, figure.value, figure.kind);
  }
  if (first.kind === 'letters' || numbers.articles.has(first.key)) {
    const fraction = readSpokenFraction(pieces, index, numbers);
    if (fraction?.value !== undefined) return at(fraction.end, fraction.value, 'fraction');
  }
  const read = readNumber(text, pieces, index, numbers);
  if (read?.value === undefined || isPronoun(pieces, index, read.end, read.value, numbers)) return undefined;
  const ordinal = pieces[read.end]?.key === '-' ? read.end + 1 : read.end;
  // "twenty-first" is an ordinal.
  if (numbers.ordinals.has(pieces[ordinal]?.key ?? '') && ordinal > read.end) return undefined;
  const fraction = read.form === 'fraction' || numbers.senses.get(first.key)?.is === 'fraction';
  return at(read.end, read.value, fraction ? 'fraction' : Number.isInteger(read.value) ? 'integer' : 'decimal');
}

/** "this one", "the next one": the word for one is a pronoun. */
function isPronoun(
  pieces: readonly Piece[],
  index: number,
  end: number,
  value: number,
  numbers: CompiledNumbers,
): boolean {
  return value === 1 && end === index + 1 && numbers.pronounContext.has(pieces[index - 1]?.key ?? '');
}
