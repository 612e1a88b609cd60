/** Marks that shape emoji are no letters. */
const letter = /(?![\u200d\u20e3\ufe00-\ufe0f])[\p{L}\p{M}]/u;
const upper = /\p{Lu}|\p{Lt}/u;
const lower = /\p{Ll}/u;
const pictograph = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}/u;

const [letterBit, upperBit, lowerBit] = [1, 2, 4];
/** Classes of the characters below this code unit are looked up: Latin, Greek, Cyrillic and their neighbours. */
const tableSize = 0x530;
const table = new Uint8Array(tableSize);
for (let code = 0; code < tableSize; code++) {
  const character = String.fromCharCode(code);
  table[code] =
    (letter.test(character) ? letterBit : 0) |
    (upper.test(character) ? upperBit : 0) |
    (lower.test(character) ? lowerBit : 0);
}

const has = (code: number, bit: number, pattern: RegExp): boolean =>
  code < tableSize ? (table[code]! & bit) !== 0 : pattern.test(String.fromCharCode(code));

/** Whether the UTF-16 code unit is a letter or a mark upon one. Letters beyond the Basic Multilingual Plane do not count. */
export const isLetter = (code: number): boolean => has(code, letterBit, letter);
/** Whether the UTF-16 code unit is a capital letter. */
export const isUpper = (code: number): boolean => has(code, upperBit, upper);
/** Whether the UTF-16 code unit is a small letter. */
export const isLower = (code: number): boolean => has(code, lowerBit, lower);
/** Whether the UTF-16 code unit is an ASCII digit. */
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
/** Whether the UTF-16 code unit is white space, as `String.prototype.trim` takes it. */
export const isSpace = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  code === 0xa0 ||
  (code >= 0x1680 &&
    (code === 0x1680 ||
      (code >= 0x2000 && code <= 0x200a) ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x202f ||
      code === 0x205f ||
      code === 0x3000 ||
      code === 0xfeff));
/** Whether the code point is an emoji, part of a flag, or a skin tone. Digits, `#` and `*` do not count. */
export const isPictograph = (codePoint: number): boolean =>
  codePoint >= 0xa9 &&
  (codePoint < 0x2000 ? codePoint === 0xa9 || codePoint === 0xae : pictograph.test(String.fromCodePoint(codePoint)));
