import type { Piece } from '../../text/index.ts';
import type { CompiledNumbers } from './number-lexicon.ts';
import { readDigits } from './read-digits.ts';
import { readNumber } from './read-number.ts';
import { type NumberReading, readWordNumber } from './read-words.ts';

/** A number in digits, with how it is written. */
export interface FigureReading {
  readonly end: number;
  readonly value: number;
  readonly kind: 'integer' | 'decimal' | 'fraction' | 'power';
}

/**
 * Reads a number in digits in any spelling: `1,234.5`, `.08`, `5,00`, `1 4/5`, `1.3x10^6`, `12.32e+14`, `2.5^-1`, `10k`, `10 bln`,
 * `4 thousand 3 hundred and 21`, `3 million and a half`.
 * @returns undefined where letters follow at once that multiply nothing (`29km`)
 */
export function readFigure(
  text: string,
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): FigureReading | undefined {
  const plain = readPlain(text, pieces, index, numbers);
  if (!plain || isInRow(pieces, index)) return plain;
  const power = readPower(pieces, plain);
  if (power) return power;
  const scaled =
    readLetterMultiplier(text, pieces, plain, numbers) ??
    readLongNumber(text, pieces, index, plain, numbers) ??
    readMixed(text, pieces, plain, numbers);
  const figure = scaled ?? plain;
  const after = pieces[figure.end];
  return after?.kind === 'letters' && !after.spaced ? undefined : figure;
}

function readPlain(
  text: string,
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): FigureReading | undefined {
  const first = pieces[index]!;
  if (first.key === '.') {
    const digits = pieces[index + 1];
    if (digits?.kind !== 'digits' || digits.spaced) return undefined;
    return { end: index + 2, value: Number(`0.${digits.key}`), kind: 'decimal' };
  }
  if (first.kind !== 'digits') return undefined;
  if (isInRow(pieces, index)) return { end: index + 1, value: Number(first.key), kind: 'integer' };
  const foreign = readForeign(pieces, index) ?? readSpacedGroups(pieces, index);
  if (foreign) return { end: foreign.end, value: foreign.value, kind: foreign.decimals > 0 ? 'decimal' : 'integer' };
  const digits = readDigits(text, pieces, index, numbers);
  if (!digits) {
    if (first.key.length > 15) return undefined;
    return { end: index + 1, value: Number(first.key), kind: 'integer' };
  }
  return { end: digits.end, value: digits.value, kind: digits.decimals > 0 ? 'decimal' : 'integer' };
}

/** Whether digits follow others in a list or an address (`22,24,26`, `192.168.1.2`): each run is a number of its own. */
function isInRow(pieces: readonly Piece[], index: number): boolean {
  const sign = pieces[index - 1];
  return (
    (sign?.key === ',' || sign?.key === '.') &&
    isJoined(pieces, index - 1, sign.key) &&
    pieces[index - 2]?.kind === 'digits'
  );
}

/** `5,00` and `1.111,11`: a decimal comma in a language of decimal points. Lists (`22,24,26`) and groups of three are none. */
function readForeign(
  pieces: readonly Piece[],
  index: number,
): { readonly end: number; readonly value: number; readonly decimals: number } | undefined {
  let digits = pieces[index]!.key;
  let at = index + 1;
  while (isJoined(pieces, at, '.') && pieces[at + 1]!.key.length === 3 && pieces[index]!.key.length <= 3) {
    digits += pieces[at + 1]!.key;
    at += 2;
  }
  if (!isJoined(pieces, at, ',') || isJoined(pieces, at + 2, ',') || isJoined(pieces, at + 2, '.')) return undefined;
  const decimals = pieces[at + 1]!.key;
  if (decimals.length > 2) return undefined;
  return { end: at + 2, value: Number(`${digits}.${decimals}`), decimals: decimals.length };
}

/** `1 234 567`: groups of three set apart by single spaces, with no other digits behind them. */
function readSpacedGroups(
  pieces: readonly Piece[],
  index: number,
): { readonly end: number; readonly value: number; readonly decimals: number } | undefined {
  let digits = pieces[index]!.key;
  if (digits.length > 3 || digits === '0') return undefined;
  const follows = (at: number): boolean =>
    pieces[at]?.kind === 'digits' && pieces[at]!.start - pieces[at - 1]!.end === 1 && pieces[at]!.spaced;
  let at = index + 1;
  for (; follows(at) && pieces[at]!.key.length === 3; at++) digits += pieces[at]!.key;
  if (at === index + 1 || follows(at) || digits.length > 15) return undefined;
  return { end: at, value: Number(digits), decimals: 0 };
}

/** Whether that sign stands at a piece with digits behind it, all without space. */
function isJoined(pieces: readonly Piece[], index: number, key: string): boolean {
  const [sign, after] = [pieces[index], pieces[index + 1]];
  return sign?.key === key && !sign.spaced && after?.kind === 'digits' && !after.spaced;
}

/** `e+14`, `^-1`, `x10^6`, `× 10⁻⁵` with the sign written out. */
function readPower(pieces: readonly Piece[], base: FigureReading): FigureReading | undefined {
  const sign = pieces[base.end];
  if (!sign || sign.kind === 'break') return undefined;
  if (sign.key === '^' && !sign.spaced) {
    const exponent = readExponent(pieces, base.end + 1);
    return exponent && { end: exponent.end, value: base.value ** exponent.value, kind: 'power' };
  }
  if (sign.key === 'e' && !sign.spaced) {
    const exponent = readExponent(pieces, base.end + 1);
    return exponent && { end: exponent.end, value: exact(base.value, exponent.value), kind: 'power' };
  }
  if (/^[xх×*·]$/.test(sign.key) && pieces[base.end + 1]?.key === '10') {
    const at = base.end + 2;
    const exponent = readExponent(pieces, pieces[at]?.key === '^' ? at + 1 : at);
    if (exponent && (pieces[at]?.key === '^' || /^[-−]$/.test(pieces[at]?.key ?? '')))
      return { end: exponent.end, value: exact(base.value, exponent.value), kind: 'power' };
  }
  return undefined;
}

/** A number times a power of ten, without what binary fractions add. */
const exact = (value: number, exponent: number): number => Number(`${value}e${exponent}`);

function readExponent(
  pieces: readonly Piece[],
  index: number,
): { readonly end: number; readonly value: number } | undefined {
  let at = index;
  let sign = 1;
  for (; /^[-+−]$/.test(pieces[at]?.key ?? '') && !pieces[at]!.spaced; at++) if (pieces[at]!.key !== '+') sign = -sign;
  const digits = pieces[at];
  if (digits?.kind !== 'digits' || digits.spaced || digits.key.length > 3) return undefined;
  return { end: at + 1, value: sign * Number(digits.key) };
}

/** Letters that multiply a bare number; a small `m` is metres more often than millions. */
const letterMultipliers: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  M: 1e6,
  MM: 1e6,
  mm: 1e6,
  mil: 1e6,
  mio: 1e6,
  mln: 1e6,
  mn: 1e6,
  b: 1e9,
  B: 1e9,
  G: 1e9,
  bn: 1e9,
  bln: 1e9,
  T: 1e12,
  tn: 1e12,
  tln: 1e12,
  trn: 1e12,
};

function readLetterMultiplier(
  text: string,
  pieces: readonly Piece[],
  base: FigureReading,
  numbers: CompiledNumbers,
): FigureReading | undefined {
  const letters = pieces[base.end];
  if (letters?.kind !== 'letters') return undefined;
  const spelling = text.slice(letters.start, letters.end);
  // "mm" in small letters is a length, unless money stands before.
  const factor =
    spelling === 'mm' ? undefined : (letterMultipliers[spelling] ?? numbers.attachedMultipliers.get(letters.key));
  if (factor === undefined) return undefined;
  const next = pieces[base.end + 1];
  if (next?.kind === 'digits' && !next.spaced) return undefined;
  // Apart from its digits, a letter multiplies only where it cannot be a word or an initial.
  if (letters.spaced && next?.kind === 'letters' && next.capital && spelling.length === 1) return undefined;
  return { end: base.end + 1, value: clean(base.value * factor), kind: base.kind };
}

/** "4 thousand 3 hundred and 21", "3 million and a half", "3/4", "1 4/5". */
function readLongNumber(
  text: string,
  pieces: readonly Piece[],
  index: number,
  plain: FigureReading,
  numbers: CompiledNumbers,
): FigureReading | undefined {
  let read: NumberReading | undefined =
    pieces[index]!.kind === 'digits' ? readNumber(text, pieces, index, numbers) : undefined;
  if (read?.value === undefined || read.end <= plain.end) return undefined;
  const isFraction = pieces[read.end - 2]?.key === '/' || /^[½⅓⅔¼¾⅕⅛]$/.test(pieces[read.end - 1]!.key);
  if (isFraction) return { end: read.end, value: read.value, kind: 'fraction' };
  for (;;) {
    const more = readRemainder(text, pieces, read, numbers);
    if (!more) break;
    if (more.kind === 'fraction') return more;
    read = { ...read, ...more };
  }
  return { end: read.end, value: read.value!, kind: plain.kind };
}

/** "3 and a half", "1 and 3/4". */
function readMixed(
  text: string,
  pieces: readonly Piece[],
  { end, value, kind }: FigureReading,
  numbers: CompiledNumbers,
): FigureReading | undefined {
  if (kind !== 'integer' || !numbers.conjunctions.has(pieces[end]?.key ?? '')) return undefined;
  const article = numbers.articles.has(pieces[end + 1]?.key ?? '');
  const at = article ? end + 2 : end + 1;
  const piece = pieces[at];
  if (!piece || piece.kind === 'break') return undefined;
  const sense = numbers.senses.get(piece.key);
  if (article) {
    const part = sense?.is === 'fraction' ? sense.value : 1 / (numbers.oneParts.get(piece.key) ?? 0);
    return part < 1 ? { end: at + 1, value: value + part, kind: 'fraction' } : undefined;
  }
  const part = piece.kind === 'digits' ? readNumber(text, pieces, at, numbers) : undefined;
  return part?.form === 'fraction' ? { end: part.end, value: value + part.value!, kind: 'fraction' } : undefined;
}

/** What completes a number that ends with a multiplier: "3 hundred | and 21", "3 million | and a half". */
function readRemainder(
  text: string,
  pieces: readonly Piece[],
  { end, value, place }: NumberReading,
  numbers: CompiledNumbers,
): FigureReading | undefined {
  const and = numbers.conjunctions.has(pieces[end]?.key ?? '');
  const at = and ? end + 1 : end;
  const piece = pieces[at];
  if (!piece || piece.kind === 'break' || value === undefined || place < 100) return undefined;
  if (piece.kind === 'digits') {
    const next = readNumber(text, pieces, at, numbers);
    const smaller = next?.value !== undefined && next.value > 0 && next.value < place && Number.isInteger(next.value);
    // "4000 3 hundred": digits with nothing between them are two numbers; a multiplier must have been said.
    if (!smaller || (!and && next.place < 100) || pieces[end - 1]!.kind === 'digits') return undefined;
    return { end: next.end, value: value + next.value!, kind: 'integer' };
  }
  if (!and || piece.kind !== 'letters' || pieces[end - 1]!.kind === 'digits') return undefined;
  const article = numbers.articles.has(piece.key);
  const part = article ? pieces[at + 1] : piece;
  const fraction = part && numbers.senses.get(part.key);
  if (fraction?.is === 'fraction')
    return { end: article ? at + 2 : at + 1, value: value + fraction.value * place, kind: 'fraction' };
  const words = article ? undefined : readWordNumber(pieces, at, numbers, false);
  if (words?.value === undefined || words.value <= 0 || words.value >= place) return undefined;
  return { end: words.end, value: value + words.value, kind: 'integer' };
}

const clean = (value: number): number => Number(value.toPrecision(15));
