import type { Words } from '../../language/index.ts';
import type { Block, Span } from '../../model/index.ts';

/** Text between quotation marks, marks included. */
export interface Quotation extends Span {
  /** Index into the blocks. */
  readonly block: number;
  /** Wording someone uttered, as against a name, a title or a word held at arm's length. */
  readonly utterance: boolean;
  /** Index of the quotation that goes on in the next paragraph. */
  continuedBy?: number;
}

const openers: Readonly<Record<string, string>> = {
  '“': '”',
  '«': '»',
  '„': '“',
  '"': '"',
  "''": "''",
  '‘': '’',
  '``': "''",
  '‹': '›',
};
const maxUnclosed = 4000;
/** Characters that may be searched for closing marks, as a multiple of the text's length: keeps hostile texts linear. */
const searchBudget = 30;

/**
 * Finds quotations in every style of the three languages. A paragraph that ends inside a quotation goes on in the next one
 * when that begins with an opening mark, as newspapers set quotations of several paragraphs.
 */
export function findQuotations(text: string, blocks: readonly Block[]): Quotation[] {
  const found: Quotation[] = [];
  const budget = { left: text.length * searchBudget + 100_000 };
  let open: { mark: string; index: number } | undefined;
  for (const [block, { start, end }] of blocks.entries()) {
    const carried = open;
    open = undefined;
    let at = start;
    if (carried !== undefined) {
      if (!text.startsWith(carried.mark, start)) drop(found, carried.index);
      else if (carried.index === found.length - 1) found[carried.index]!.continuedBy = found.length;
    }
    while (at < end) {
      at = nextMark(text, at, end);
      if (at >= end) break;
      const mark = openingMark(text, at, start);
      if (mark === undefined) {
        at += 1;
        continue;
      }
      const close = closingMark(text, at + mark.length, end, mark, budget);
      if (close < 0) {
        // Never closed in its paragraph: it may go on in the next one, or the mark was none.
        if (mark !== '‘' && end - at < maxUnclosed && block + 1 < blocks.length) {
          open = { mark, index: found.length };
          found.push({ start: at, end, block, utterance: true });
          break;
        }
        at += mark.length;
        continue;
      }
      found.push({ start: at, end: close, block, utterance: isUtterance(text, at + mark.length, close) });
      at = close;
    }
  }
  if (open !== undefined) drop(found, open.index);
  return found;
}

/** Takes out a quotation that was never closed; it is the last one, and none goes on in it. */
function drop(found: Quotation[], index: number): void {
  found.splice(index, 1);
  for (const quotation of found.slice(-2)) if (quotation.continuedBy === index) delete quotation.continuedBy;
}

/** Offset of the next character that may open or close a quotation, or `end`. */
function nextMark(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80 ? code === 0x22 || code === 0x27 || code === 0x60 : isTypographic(code)) return at;
  }
  return end;
}

/** « » ‘ ’ ‚ “ ” „ ‹ › and what stands between them. */
const isTypographic = (code: number): boolean => code === 0xab || code === 0xbb || (code >= 0x2018 && code <= 0x203a);

function openingMark(text: string, at: number, blockStart: number): string | undefined {
  const character = text[at]!;
  const opens = (): boolean => {
    if (at === blockStart) return true;
    const before = text[at - 1]!;
    return /[\s([—–\-/:,>]/.test(before);
  };
  switch (character) {
    case '“':
    case '«':
    case '„':
    case '‹':
      return character;
    case '"':
      return opens() && /\S/.test(text[at + 1] ?? ' ') ? '"' : undefined;
    case '‘':
      return opens() ? '‘' : undefined;
    case '`':
      return text[at + 1] === '`' ? '``' : undefined;
    case "'":
      return text[at + 1] === "'" && opens() ? "''" : undefined;
    default:
      return undefined;
  }
}

/** Offset after the closing mark, or -1; takes the characters that were searched off the budget. */
function closingMark(text: string, from: number, end: number, mark: string, budget: { left: number }): number {
  const limit = Math.min(end, from + budget.left);
  const found = searchClosingMark(text, from, limit, mark);
  budget.left -= Math.max(0, found.at - from);
  return found.closes ? found.at : -1;
}

/** Where the search for a closing mark ended, and whether that is behind one. */
function searchClosingMark(
  text: string,
  from: number,
  end: number,
  mark: string,
): { readonly at: number; readonly closes: boolean } {
  const close = openers[mark]!;
  let depth = 0;
  for (let at = nextMark(text, from, end); at < end; at = nextMark(text, at + 1, end)) {
    const character = text[at]!;
    if (mark === '«' && character === '«') depth += 1;
    else if (text.startsWith(close, at)) {
      if (depth > 0) {
        depth -= 1;
        continue;
      }
      if (mark === '‘' && /[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ')) continue;
      if (mark === '"' && /\s/.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}]/u.test(text[at + 1] ?? ' '))
        return { at, closes: false };
      return { at: at + close.length, closes: true };
    } else if (mark === '„' && character === '”') return { at: at + 1, closes: true };
    else if (mark === '“' && character === '“' && at > from) return { at, closes: false };
  }
  return { at: end, closes: false };
}

/** The quotations that a span overlaps. */
export function quotationsWithin(quotations: readonly Quotation[], { start, end }: Span): readonly Quotation[] {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotations[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  let after = low;
  while (after < quotations.length && quotations[after]!.start < end) after += 1;
  return quotations.slice(low, after);
}

function isUtterance(text: string, from: number, to: number): boolean {
  const inner = text.slice(from, Math.min(to, from + 200));
  if (/[,.!?…;—-]['’]?["”»“'’]{1,2}$/.test(text.slice(Math.max(from, to - 4), to))) return true;
  if (/[.!?;] /.test(inner)) return true;
  const words = inner.split(/\s+/).length;
  return words >= 6;
}

/** For each word, the index of the innermost utterance that holds it, or -1: rules never reach across its border. */
export function utteranceOfWords(words: Words, quotations: readonly Quotation[]): Int32Array {
  const result = new Int32Array(words.count).fill(-1);
  let at = 0;
  for (const [index, quotation] of quotations.entries()) {
    if (!quotation.utterance) continue;
    while (at < words.count && words.start[at]! < quotation.start) at += 1;
    for (let word = at; word < words.count && words.start[word]! < quotation.end; word++) result[word] = index;
  }
  return result;
}
