import { identifyLanguage } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';

const sentenceBreak =
  /(?:[.!?…。！？]["'“”’»)\]]{0,3}|[:;]|[”»"]|https?:\/\/\S{4,}|pic\.twitter\.com\/\w+)(?:\s+|(?<=[。！？]))(?=["'“‘«„(#@.・\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}])/gu;
const mediaLink = /pic\.(?:twitter|x)\.com\/\w+/g;
const linkPattern = /https?:\/\/\S+/g;
/** How a finished sentence ends. */
export const terminator = /[.!?…。！？]["'“”’»)\]]{0,3}$/u;

/** A sentence, or a line of one sentence. */
export interface Unit extends Span {
  readonly startsLine: boolean;
  readonly afterBlankLine: boolean;
  readonly words: string;
  /** Length of its line, and how many units that holds. */
  readonly lineLength: number;
  readonly line: { count: number };
  readonly language: string | undefined;
}

/** Lines, and within lines sentences. */
export function unitsBetween(text: string, floor: number, end: number): Unit[] {
  const units: Unit[] = [];
  for (const line of text.slice(floor, end).matchAll(/[^\n]+/g)) {
    // A bare number is the marker of a list, not part of a post.
    if (line[0].trim() === '' || /^\s*#?\d{1,3}\s?[.):]?\s*$/.test(line[0])) continue;
    const lineStart = floor + line.index;
    const afterBlankLine = /\n\s*\n\s*$/.test(text.slice(Math.max(0, lineStart - 6), lineStart));
    const counter = { count: 0 };
    let start = 0;
    const cut = (stop: number): void => {
      const piece = line[0].slice(start, stop);
      const lead = piece.length - piece.trimStart().length;
      if (piece.trim() !== '') counter.count++;
      if (piece.trim() !== '')
        units.push({
          start: lineStart + start + lead,
          end: lineStart + start + piece.trimEnd().length,
          startsLine: start === 0,
          afterBlankLine: start === 0 && afterBlankLine,
          words: piece.trim(),
          lineLength: line[0].length,
          line: counter,
          language: languageOf(piece),
        });
      start = stop;
    };
    for (const match of line[0].matchAll(sentenceBreak)) cut(match.index + match[0].length);
    cut(line[0].length);
  }
  return units;
}

/** Most words begin with a capital, and the line does not end like a sentence: a heading, in English. */
export function isTitleCase(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}'’]+/gu) ?? [];
  return (
    words.length >= 3 &&
    !terminator.test(text) &&
    words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length > 0.6
  );
}

/** How often a pattern with the flag `g` occurs. */
export function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Words in lower case, with the straight apostrophe. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}']+/gu) ?? []
  );
}

/** The language of a piece that is long enough to tell. */
function languageOf(text: string): string | undefined {
  if (text.trim().length < 25) return undefined;
  const { code, confidence } = identifyLanguage(text);
  return confidence >= 0.9 ? code : undefined;
}

/** Length as X counts it: links 23, media links 0, characters outside the common alphabets 2. */
export function weightedLength(text: string): number {
  const links = text.match(linkPattern)?.length ?? 0;
  const bare = text.replace(linkPattern, '').replace(mediaLink, '');
  let sum = links * 23;
  for (const character of bare) {
    const code = character.codePointAt(0)!;
    sum +=
      code <= 0x10ff || (code >= 0x2000 && code <= 0x201f && code !== 0x200e) || (code >= 0x2032 && code <= 0x2037)
        ? 1
        : 2;
  }
  return sum;
}

/** The script that most letters belong to. */
export function scriptOf(text: string): 'latin' | 'cyrillic' | 'other' {
  let [latin, cyrillic, other] = [0, 0, 0];
  for (const character of text.slice(0, 160)) {
    const code = character.codePointAt(0)!;
    if ((code >= 0x41 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f)) latin++;
    else if (code >= 0x400 && code <= 0x52f) cyrillic++;
    else if (code > 0x52f && code < 0x2000) other++;
    else if (code > 0x2fff && code < 0xe000) other++;
  }
  return other > latin + cyrillic ? 'other' : cyrillic > latin ? 'cyrillic' : 'latin';
}
