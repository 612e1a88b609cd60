import type { Comparison } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';
import { cutIntoPieces, type Piece } from '../../text/index.ts';
import { joinTens, type NumberAt, type NumberInput, numbersIn } from './find-numbers.ts';
import { ordinalAt } from './find-ordinals.ts';
import { type CompiledNumbers, compileNumbers } from './number-lexicon.ts';
import { phraseAt } from './phrases.ts';

/** What a text says of a number's bounds: "more than 20", "between ten and fifteen", "at least 20 and at most 100". */
export interface NumberRange extends Span {
  /** Absent where the range has no lower bound. */
  readonly low?: number;
  readonly lowIncluded?: boolean;
  /** Absent where the range has no upper bound. */
  readonly high?: number;
  /** Absent where the text does not say it ("from 10 to 20"). */
  readonly highIncluded?: boolean;
}

/** One bound, as pieces. */
interface Bound {
  readonly from: number;
  readonly to: number;
  readonly comparison: Comparison;
  readonly value: number;
}

interface Scene {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly numbers: CompiledNumbers;
  /** Numbers by their first piece. */
  readonly at: ReadonlyMap<number, NumberAt>;
}

/** Finds the ranges that a text states, with bounds by words ("more than", "or less"), signs (`>=`) and links ("from … to", `10–20`). */
export function findNumberRanges({ text, blocks, pack }: NumberInput): NumberRange[] {
  const numbers = compileNumbers(pack);
  const pieces = joinTens(cutIntoPieces(text, blocks), numbers);
  const scene: Scene = {
    text,
    pieces,
    numbers,
    at: new Map(numbersIn(text, pieces, numbers).map((number) => [number.from, number])),
  };
  const found: NumberRange[] = [];
  for (let index = 0; index < pieces.length; ) {
    const read = readSpan(scene, index) ?? readBounds(scene, index);
    if (read) {
      const { from, to, ...range } = read;
      found.push({ start: pieces[from]!.start, end: pieces[to - 1]!.end, ...range });
      index = to;
    } else index++;
  }
  return found;
}

type RangeAt = Omit<NumberRange, 'start' | 'end'> & { readonly from: number; readonly to: number };

/** A number or an ordinal, where a bound can be either. */
function valueAt(scene: Scene, index: number): { readonly to: number; readonly value: number } | undefined {
  const piece = scene.pieces[index];
  if (!piece || piece.kind === 'break') return undefined;
  const article = scene.numbers.definiteArticles.has(piece.key) ? index + 1 : index;
  const ordinal = scene.pieces[article] && ordinalAt(scene.text, scene.pieces, article, scene.numbers);
  if (ordinal) return { to: ordinal.to, value: ordinal.step };
  const number = scene.at.get(index);
  return number && { to: number.to, value: number.value };
}

/** "between ten and fifteen", "from 200 to 3,000,000", `1000–5000`. */
function readSpan(scene: Scene, index: number): RangeAt | undefined {
  const { pieces, numbers } = scene;
  const links = numbers.rangeOpeners.get(pieces[index]!.key);
  const start = links ? index + 1 : index;
  const low = links ? valueAt(scene, start) : scene.at.get(index);
  if (!low) return undefined;
  const link = pieces[low.to];
  if (!link) return undefined;
  const dash = /^[-–—~]$/.test(link.key);
  if (links ? !links.has(link.key) && !dash : !dash) return undefined;
  // "1-222-2222" is a telephone number.
  if (!links && pieces[index - 1]?.spaced === false && /^[-+/]$/.test(pieces[index - 1]!.key)) return undefined;
  const high = links ? valueAt(scene, low.to + 1) : scene.at.get(low.to + 1);
  if (!high || high.value <= low.value) return undefined;
  if (pieces[high.to]?.key === '-' && pieces[high.to + 1]?.kind === 'digits' && !pieces[high.to + 1]!.spaced)
    return undefined;
  return { from: index, to: high.to, low: low.value, lowIncluded: true, high: high.value };
}

/** One bound, or a lower and an upper one of the same number. */
function readBounds(scene: Scene, index: number): RangeAt | undefined {
  const first = readBound(scene, index);
  if (!first) return undefined;
  const second = readSecond(scene, first);
  const both = second && joined(first, second);
  if (both) return { from: first.from, to: second.to, ...both };
  return { from: first.from, to: first.to, ...sides(first) };
}

function sides({ comparison, value }: Bound): Omit<RangeAt, 'from' | 'to'> {
  if (comparison === 'equal') return { low: value, lowIncluded: true, high: value, highIncluded: true };
  if (comparison === 'more' || comparison === 'at-least') return { low: value, lowIncluded: comparison === 'at-least' };
  return { high: value, highIncluded: comparison === 'at-most' };
}

/** The range between two bounds; undefined where they are not a lower and a higher one. */
function joined(one: Bound, other: Bound): Omit<RangeAt, 'from' | 'to'> | undefined {
  const range = { ...sides(one), ...sides(other) };
  if (one.comparison === 'equal' || other.comparison === 'equal') return undefined;
  const opposite = (sides(one).low === undefined) !== (sides(other).low === undefined);
  return opposite && range.low! < range.high! ? range : undefined;
}

function readSecond(scene: Scene, first: Bound): Bound | undefined {
  const { pieces, numbers } = scene;
  let at = first.to;
  if (pieces[at]?.key === ',') at++;
  if (numbers.comparisonLinks.has(pieces[at]?.key ?? '')) at++;
  if (at === first.to) return undefined;
  return readBound(scene, at);
}

/** "more than twenty", `>= 30`, "five hundred or less", "less than 5000 or equal". */
function readBound(scene: Scene, index: number): Bound | undefined {
  const { pieces, numbers } = scene;
  const phrase = phraseAt(numbers.comparisons, pieces, index) ?? signAt(pieces, index);
  if (!phrase) {
    const number = scene.at.get(index);
    const after = number && phraseAt(numbers.comparisonsAfter, pieces, number.to);
    // "5000 or less than 6000" begins another bound.
    if (!number || !after || scene.at.has(after.end)) return undefined;
    return { from: index, to: after.end, comparison: after.meaning, value: number.value };
  }
  const value = valueAt(scene, phrase.end);
  if (!value) return undefined;
  const bound = { from: index, to: value.to, comparison: phrase.meaning, value: value.value };
  const equal = phraseAt(numbers.orEqual, pieces, value.to);
  if (equal && !valueAt(scene, equal.end) && (phrase.meaning === 'less' || phrase.meaning === 'more'))
    return { ...bound, to: equal.end, comparison: phrase.meaning === 'less' ? 'at-most' : 'at-least' };
  const after = phrase.meaning === 'equal' ? phraseAt(numbers.comparisonsAfter, pieces, value.to) : undefined;
  if (after && !valueAt(scene, after.end)) return { ...bound, to: after.end, comparison: after.meaning };
  return bound;
}

/** `>`, `<=`, `≥`, also with a space inside; an arrow (`=>`) is none. */
function signAt(
  pieces: readonly Piece[],
  index: number,
): { readonly meaning: Comparison; readonly end: number } | undefined {
  const [first, second] = [pieces[index]!, pieces[index + 1]];
  if (first.key === '≥') return { meaning: 'at-least', end: index + 1 };
  if (first.key === '≤') return { meaning: 'at-most', end: index + 1 };
  if (first.key !== '>' && first.key !== '<') return undefined;
  const before = pieces[index - 1];
  if (before && !first.spaced && before.kind === 'sign' && /^[<>=-]$/.test(before.key)) return undefined;
  if (second?.key === '=') return { meaning: first.key === '>' ? 'at-least' : 'at-most', end: index + 2 };
  return second?.kind === 'sign' && /^[<>]$/.test(second.key)
    ? undefined
    : { meaning: first.key === '>' ? 'more' : 'less', end: index + 1 };
}
