import type { Sentence, Token, TokenKind } from '../model/index.ts';
import { isDigit, isLetter, isPictograph, isSpace, isUpper } from './characters.ts';

const apostrophes = "'’ʼ‘`";
const link =
  /(?:https?:\/\/|www\.)[^\s<>"«»]+|(?:[a-z0-9-]+\.)+(?:com|org|net|me|ru|ua|io|info|gov|edu|uk|eu|tv|media)(?:\/[^\s<>"«»]*)?(?![\p{L}\p{N}_-])/iuy;
const email = /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/y;
const handle = /@[A-Za-z0-9_]+(?:@[\w-]+(?:\.[\w-]+)+)?/y;
const hashtag = /#(?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+/uy;
/** Groups of three digits apart from each other by a space ("12 500") are one number, and so is what stands around a decimal mark or a colon. */
const number = /\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,:]\d+)*/y;
const emoji =
  /(?:\p{Regional_Indicator}{2}|\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*)*|\p{Emoji_Modifier})/uy;
const marks = /\.{2,}|…|[!?]+|-{2,}/y;
/** "U.S.", «т.е.»: single letters, each with its full stop. */
const dottedLetters = /(?:\p{L}\.){2,}(?![\p{L}\p{N}])/uy;
const contraction = /^(?:[’'ʼ](?:s|re|ve|ll|d|m)|n[’'ʼ]t)$/i;
const schemeOrHost = /^(?:https?:\/\/|www\.)/i;
/** No link or mail address starts with a longer run of letters; bounds the look-ahead on hostile input. */
const longestHost = 64;

/**
 * Splits sentences into words, numbers, handles, hashtags, links, emoji and punctuation, in one pass. Hyphenated words, words with an apostrophe inside
 * (п'ятниця, O'Brien) and dotted abbreviations (U.S.) are one word; the English possessive and contractions ('s, n't, 're …) are words of their own.
 * White space belongs to no token.
 */
export function tokenize(text: string, sentences: readonly Sentence[]): Token[] {
  const tokens: Token[] = [];
  for (const [index, sentence] of sentences.entries())
    tokenizeSentence(text, sentence.start, sentence.end, index, tokens);
  return tokens;
}

function tokenizeSentence(text: string, from: number, to: number, sentence: number, tokens: Token[]): void {
  const add = (kind: TokenKind, start: number, end: number): number => {
    tokens.push({ start, end: Math.min(end, to), kind, sentence });
    return Math.min(end, to);
  };
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) at++;
    else if (isLetter(code)) at = readWord(text, at, to, add);
    else if (isDigit(code)) at = readAfterDigit(text, at, add);
    else if (code === 0x40)
      at = add(endOf(handle, text, at) ? 'handle' : 'punctuation', at, endOf(handle, text, at) ?? at + 1);
    else if (code === 0x23)
      at = add(endOf(hashtag, text, at) ? 'hashtag' : 'punctuation', at, endOf(hashtag, text, at) ?? at + 1);
    else {
      const codePoint = text.codePointAt(at)!;
      const pictographEnd = isPictograph(codePoint) ? endOf(emoji, text, at) : undefined;
      if (pictographEnd !== undefined) at = add('emoji', at, pictographEnd);
      else if (codePoint > 0xffff && /\p{L}/u.test(String.fromCodePoint(codePoint))) at = add('word', at, at + 2);
      else at = add('punctuation', at, endOf(marks, text, at) ?? at + (codePoint > 0xffff ? 2 : 1));
    }
  }
}

type Add = (kind: TokenKind, start: number, end: number) => number;

function readWord(text: string, start: number, limit: number, add: Add): number {
  let end = wordEnd(text, start, limit);
  const next = text[end];
  if (next === '.' && end - start === 1) {
    const dotted = endOf(dottedLetters, text, start);
    if (dotted !== undefined && dotted <= limit) return add('word', start, dotted);
  }
  if (
    (next === '.' || next === ':' || next === '@' || next === '_' || next === '+') &&
    end - start <= longestHost &&
    text.charCodeAt(start) < 0x80
  ) {
    const address = endOf(email, text, start);
    if (address !== undefined) return add('url', start, address);
    const linked = linkEnd(text, start);
    if (linked !== undefined) return add('url', start, linked);
  }
  const split = contractionStart(text, start, end);
  if (split !== undefined) {
    add('word', start, split);
    return add('word', split, end);
  }
  // A possessive after a plural or a short form ("the soldiers'") leaves its apostrophe outside the word.
  while (end > start + 1 && text[end - 1] === '-') end--;
  return add('word', start, end);
}

/** Letters and digits, with single hyphens and apostrophes between them. */
function wordEnd(text: string, start: number, limit: number): number {
  let end = start + 1;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (isLetter(code) || isDigit(code)) end++;
    else if (
      (code === 0x2d || code === 0x2010 || code === 0x2011 || code === 0xad || apostrophes.includes(text[end]!)) &&
      end + 1 < limit &&
      (isLetter(text.charCodeAt(end + 1)) || (isDigit(text.charCodeAt(end + 1)) && code !== 0x27))
    )
      end++;
    else break;
  }
  return end;
}

/** Where an English contraction or possessive begins inside a word. */
function contractionStart(text: string, start: number, end: number): number | undefined {
  if (text.charCodeAt(end - 1) >= 0x400) return undefined;
  for (let at = end - 1; at > start && end - at <= 3; at--) {
    if (!apostrophes.includes(text[at]!)) continue;
    if (contraction.test(text.slice(at, end))) return at;
    if (at - 1 > start && contraction.test(text.slice(at - 1, end))) return at - 1;
    return undefined;
  }
  return undefined;
}

function readAfterDigit(text: string, start: number, add: Add): number {
  const end = endOf(number, text, start) ?? start + 1;
  const next = text.charCodeAt(end);
  if ((isLetter(next) || next === 0x2d || next === 0x2e) && !isUpper(next)) {
    const linked = linkEnd(text, start);
    if (linked !== undefined && linked > end) return add('url', start, linked);
  }
  return add('number', start, end);
}

/** The end of a link, without the punctuation that closes the sentence around it. */
function linkEnd(text: string, start: number): number | undefined {
  let end = endOf(link, text, start);
  if (end === undefined) return undefined;
  // "end.me" in running prose is a lost space, not a host: a bare host needs a path, a dot more, or a small first letter and a known ending.
  if (
    !schemeOrHost.test(text.slice(start, start + 8)) &&
    isUpper(text.charCodeAt(start)) &&
    !text.slice(start, end).includes('/')
  ) {
    const labels = text.slice(start, end).split('.');
    if (labels.length === 2 && isUpper(labels[1]!.charCodeAt(0))) return undefined;
  }
  while (end > start + 1 && ".,;:!?)]}»”’'…".includes(text[end - 1]!)) end--;
  return end;
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
