import type { Piece } from '../../text/index.ts';
import type { CompiledNumbers } from './number-lexicon.ts';

/** Plain digits with their separators. */
export interface DigitsReading {
  readonly end: number;
  readonly value: number;
  /** Digits after the decimal separator. */
  readonly decimals: number;
  /** The thousands are set apart. */
  readonly grouped: boolean;
}

const narrowSpaces = /^[\u00a0\u2009\u202f\u2007]$/;
/** More digits than a double holds exactly are an identifier, not a number. */
const longestDigits = 15;
/** More groups than so many digits can have are no number. */
const mostGroups = 8;

/**
 * Reads digits with thousands and decimal separators.
 * @returns undefined where the digits are part of something else: an IP address, a version, a telephone number
 */
export function readDigits(
  text: string,
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): DigitsReading | undefined {
  const first = pieces[index]!;
  if (first.kind !== 'digits' || first.key.length > longestDigits) return undefined;
  let digits = first.key;
  let end = index + 1;
  let grouped = false;
  const separator = joinedSeparator(pieces, end);
  if (separator !== undefined) {
    const groups = [pieces[end + 1]!.key];
    while (groups.length < mostGroups && joinedSeparator(pieces, end + groups.length * 2) === separator)
      groups.push(pieces[end + groups.length * 2 + 1]!.key);
    const thousands =
      first.key.length <= 3 &&
      first.key !== '0' &&
      (groups.every((group) => group.length === 3) || isIndianGrouping(first.key, separator, groups)) &&
      (groups.length > 1 || (separator === ',' ? numbers.thousandsComma : numbers.thousandsPoint));
    if (thousands) {
      digits += groups.join('');
      end += groups.length * 2;
      grouped = true;
    } else if (groups.length > 1) return undefined;
    else if (separator === ',' && !numbers.decimalComma) return { end, value: Number(digits), decimals: 0, grouped };
    else
      return {
        end: end + 2,
        value: Number(`${digits}.${groups[0]}`),
        decimals: groups[0]!.length,
        grouped,
      };
  } else if (first.key.length <= 3 && first.key !== '0') {
    let next = end;
    while (isSpacedGroup(text, pieces, next, numbers.thousandsSpace)) next++;
    // A shorter run of digits after the groups makes it a telephone number.
    const after = pieces[next];
    if (next > end && !(after?.kind === 'digits' && after.spaced && after.start - pieces[next - 1]!.end === 1)) {
      for (let group = end; group < next; group++) digits += pieces[group]!.key;
      end = next;
      grouped = true;
    }
  }
  if (digits.length > longestDigits) return undefined;
  const decimal = joinedSeparator(pieces, end);
  if (grouped && decimal !== undefined && (decimal === '.' || numbers.decimalComma)) {
    const fraction = pieces[end + 1]!.key;
    if (joinedSeparator(pieces, end + 2) === undefined)
      return { end: end + 2, value: Number(`${digits}.${fraction}`), decimals: fraction.length, grouped };
  }
  return { end, value: Number(digits), decimals: 0, grouped };
}

/** `12,34,567`: lakhs and crores are set apart by two digits. */
function isIndianGrouping(first: string, separator: string, groups: readonly string[]): boolean {
  return (
    separator === ',' &&
    first.length <= 2 &&
    groups.length > 1 &&
    groups.at(-1)!.length === 3 &&
    groups.slice(0, -1).every((group) => group.length === 2)
  );
}

/** The comma or point at `index` when digits follow it at once. */
function joinedSeparator(pieces: readonly Piece[], index: number): ',' | '.' | undefined {
  const sign = pieces[index];
  if (!sign || sign.spaced || (sign.key !== ',' && sign.key !== '.')) return undefined;
  const after = pieces[index + 1];
  return after?.kind === 'digits' && !after.spaced ? sign.key : undefined;
}

function isSpacedGroup(text: string, pieces: readonly Piece[], index: number, anySpace: boolean): boolean {
  const group = pieces[index];
  if (group?.kind !== 'digits' || group.key.length !== 3) return false;
  const gap = group.start - pieces[index - 1]!.end;
  return gap === 1 && (anySpace || narrowSpaces.test(text[group.start - 1]!));
}
