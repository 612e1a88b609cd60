/** The words of a text as the trained reader counts them, by number, in text order. Offsets are UTF-16. */
export interface Words {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** 1 for a line break, with the white space after it. */
  readonly breaks: Uint8Array;
  /** 1 where white space, or the start of the text, stands before the word. */
  readonly spaced: Uint8Array;
}

// White_Space rather than \s: that is what the words were cut with when the model was trained.
const word = /[\p{L}\p{M}\p{N}]+|\n\p{White_Space}*|[^\p{White_Space}\p{L}\p{M}\p{N}]/gu;
const whiteSpace = /[\p{White_Space}\x1c-\x1f]/u;

/**
 * Cuts a text into words: runs of letters, marks and digits, and each other character that is no space. A line break is a word too.
 * The same words as `words_of` of training/reader/pieces.py.
 */
export function wordsOf(text: string): Words {
  const starts: number[] = [];
  const ends: number[] = [];
  const breaks: number[] = [];
  const spaced: number[] = [];
  for (const match of text.matchAll(word)) {
    starts.push(match.index);
    ends.push(match.index + match[0].length);
    breaks.push(match[0][0] === '\n' ? 1 : 0);
    spaced.push(match.index === 0 || whiteSpace.test(text[match.index - 1]!) ? 1 : 0);
  }
  return {
    count: starts.length,
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    breaks: Uint8Array.from(breaks),
    spaced: Uint8Array.from(spaced),
  };
}
