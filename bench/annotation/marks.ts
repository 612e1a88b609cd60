import type { MarkableText } from './texts.ts';
import { numberedLines } from './texts.ts';

type Range = readonly [start: number, end: number];

/** One credit as marked by hand: half-open UTF-16 offsets into the text. */
export interface MarkedCredit {
  readonly source: readonly Range[];
  readonly cue: readonly Range[];
  readonly content: readonly Range[];
}

/** The marks of one text, as they were written down. */
export interface WrittenMarks {
  readonly corpus: string;
  readonly id: string;
  readonly credits: readonly WrittenCredit[];
}

interface WrittenCredit {
  readonly fileLine: number;
  readonly sentence: number;
  readonly pieces: readonly { readonly role: 'S' | 'Q' | 'C'; readonly words: string }[];
}

/**
 * Reads a file of marks. `# CORPUS ID` opens a text; `@ N` opens a credit whose cue stands in sentence N; `S:`, `Q:` and
 * `C:` lines give the words of source, cue and content, a long one as `first words … last words`.
 * @throws Error with the line that cannot be read
 */
export function readMarks(written: string): WrittenMarks[] {
  const texts: {
    corpus: string;
    id: string;
    credits: { fileLine: number; sentence: number; pieces: WrittenCredit['pieces'][number][] }[];
  }[] = [];
  for (const [at, line] of written.split('\n').entries()) {
    if (line.trim() === '') continue;
    const fail = (why: string) => new Error(`line ${at + 1}: ${why}: ${line}`);
    const head = /^#\s+(\S+)\s+(.+?)\s*$/u.exec(line);
    const credit = /^@\s*(\d+)\s*$/u.exec(line);
    const piece = /^([SQC]):\s*(.+?)\s*$/u.exec(line);
    const open = texts.at(-1);
    if (head !== null) texts.push({ corpus: head[1]!, id: head[2]!, credits: [] });
    else if (open === undefined) throw fail('no text is open');
    else if (credit !== null) open.credits.push({ fileLine: at + 1, sentence: Number(credit[1]), pieces: [] });
    else if (piece === null) throw fail('neither #, @, S:, Q: nor C:');
    else if (open.credits.length === 0) throw fail('no credit is open');
    else open.credits.at(-1)!.pieces.push({ role: piece[1] as 'S' | 'Q' | 'C', words: piece[2]! });
  }
  return texts;
}

/**
 * Finds the marked words in the text. The cue is looked for in its sentence; source and content pieces where they stand
 * nearest to the cue.
 * @throws Error naming the words that the text does not have there
 */
export function placeMarks(marks: WrittenMarks, found: MarkableText): MarkedCredit[] {
  const lines = numberedLines(found);
  return marks.credits.map(({ fileLine, sentence, pieces }) => {
    const line = lines[sentence - 1];
    if (line === undefined) throw new Error(`line ${fileLine}: ${found.id} has no sentence ${sentence}`);
    const fail = (words: string) =>
      new Error(`line ${fileLine}: ${found.id} does not have these words there: ${words}`);
    const cues = pieces.filter(({ role }) => role === 'Q');
    if (cues.length === 0) throw new Error(`line ${fileLine}: a credit needs a cue (Q:)`);
    const cue: Range[] = [];
    for (const { words } of cues) {
      const start = cuePlace(found.text, words, cue.at(-1)?.[1] ?? line.start);
      if (start < 0 || start + words.length > line.end) throw fail(words);
      cue.push([start, start + words.length]);
    }
    const anchor = cue[0]![0];
    const place = (role: 'S' | 'C') =>
      pieces
        .filter((piece) => piece.role === role)
        .map(({ words }) => nearest(found.text, words, anchor) ?? fail(words))
        .map((range) => {
          if (range instanceof Error) throw range;
          return range;
        })
        .sort((a, b) => a[0] - b[0]);
    return { source: place('S'), cue, content: place('C') };
  });
}

/** Where the words stand from an offset on; a dash that stands alone is no hyphen within a word. */
function cuePlace(text: string, words: string, from: number): number {
  if (!/^[-–—]$/u.test(words)) return text.indexOf(words, from);
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    const [before = ' ', after = ' '] = [text[at - 1], text[at + 1]];
    if (/[\s"»”,]/u.test(before) && /\s/u.test(after)) return at;
  }
  return -1;
}

function nearest(text: string, words: string, anchor: number): Range | undefined {
  const [first = '', last] = words.split(/\s*…\s+|\s+…\s*/u);
  let best: Range | undefined;
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    const tail = last === undefined ? start : text.indexOf(last, start + first.length);
    if (tail < 0) continue;
    const end = last === undefined ? start + first.length : tail + last.length;
    const gap = (range: Range) => (range[0] > anchor ? range[0] - anchor : Math.max(0, anchor - range[1]));
    if (best === undefined || gap([start, end]) < gap(best)) best = [start, end];
  }
  return best;
}
