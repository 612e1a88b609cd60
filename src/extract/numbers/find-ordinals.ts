import type { Span } from '../../model/index.ts';
import { cutIntoPieces, type Piece } from '../../text/index.ts';
import type { NumberInput } from './find-numbers.ts';
import { type CompiledNumbers, compileNumbers } from './number-lexicon.ts';
import { phraseAt } from './phrases.ts';
import { readNumber } from './read-number.ts';
import { readWordNumber } from './read-words.ts';

/** A place in a row, counted from its start ("the third"), its end ("the last but one") or where one stands ("the next"). */
export interface OrdinalMention extends Span {
  readonly from: 'start' | 'end' | 'current';
  /** From the start: 1 for the first. From the end and from the current one: steps, 0 for the last, -1 for the one before. */
  readonly step: number;
}

/** Finds ordinals in words and digits ("twenty-first", "21st", "5-й") and the words that count from the end or from here. */
export function findOrdinals({ text, blocks, pack }: NumberInput): OrdinalMention[] {
  const numbers = compileNumbers(pack);
  const pieces = cutIntoPieces(text, blocks);
  const found: OrdinalMention[] = [];
  for (let index = 0; index < pieces.length; ) {
    const read = relativeAt(pieces, index, numbers) ?? ordinalAt(text, pieces, index, numbers);
    if (!read) {
      index++;
      continue;
    }
    found.push({ start: pieces[index]!.start, end: pieces[read.to - 1]!.end, from: read.from, step: read.step });
    index = read.to;
  }
  return found;
}

interface OrdinalAt {
  readonly to: number;
  readonly from: OrdinalMention['from'];
  readonly step: number;
}

function relativeAt(pieces: readonly Piece[], index: number, numbers: CompiledNumbers): OrdinalAt | undefined {
  const phrase = phraseAt(numbers.relativeOrdinals, pieces, index);
  if (!phrase) return undefined;
  const [from, step] = phrase.meaning.split(/(?=[-+])/) as [OrdinalMention['from'], string];
  return { to: phrase.end, from, step: Number(step) };
}

/** "one hundred twenty-fifth", "first", "21st". */
export function ordinalAt(
  text: string,
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): OrdinalAt | undefined {
  const first = pieces[index]!;
  if (first.kind === 'digits') {
    const number = readNumber(text, pieces, index, numbers);
    const at = number && pieces[number.end]?.key === '-' ? number.end + 1 : number?.end;
    const suffix = at === undefined ? undefined : pieces[at];
    if (number?.value === undefined || suffix?.spaced !== false || !numbers.ordinalSuffixes.has(suffix.key))
      return undefined;
    return { to: at! + 1, from: 'start', step: number.value };
  }
  if (first.kind !== 'letters') return undefined;
  const alone = numbers.ordinals.get(first.key);
  if (alone !== undefined) return { to: index + 1, from: 'start', step: alone };
  const head = readWordNumber(pieces, index, numbers, false) ?? bareScale(pieces, index, numbers);
  if (head?.value === undefined) return undefined;
  let at = head.end;
  if (pieces[at]?.key === '-' && !pieces[at]!.spaced) at++;
  else if (numbers.conjunctions.has(pieces[at]?.key ?? '')) at++;
  const last = numbers.ordinals.get(pieces[at]?.key ?? '');
  if (last === undefined) return undefined;
  // "two hundredth" multiplies, "two hundred tenth" adds.
  if (last >= 100) return { to: at + 1, from: 'start', step: head.value * last };
  return head.value % (last >= 10 ? 100 : 10) === 0
    ? { to: at + 1, from: 'start', step: head.value + last }
    : undefined;
}

/** "hundred and fifth": the multiplier without its one. */
function bareScale(
  pieces: readonly Piece[],
  index: number,
  numbers: CompiledNumbers,
): { readonly end: number; readonly value: number } | undefined {
  const sense = numbers.senses.get(pieces[index]!.key);
  return sense?.is === 'multiplier' && sense.value >= 100 ? { end: index + 1, value: sense.value } : undefined;
}
