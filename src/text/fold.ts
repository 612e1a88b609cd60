import type { Span } from '../model/index.ts';

/** A word of a text under the key that full-text search compares. The span is the word as it stands in the text. */
export interface SearchWord extends Span {
  readonly key: string;
}

/** Raise it when {@link searchKey} or {@link searchWords} can give something else, so that indexes are built anew. */
export const searchFoldVersion = 1;

/** Apostrophes as keyboards, phones and typesetters write them, and the marks that transliterations use for ь. */
const apostrophe = "'’‘ʼ`´′ʹ＇";
/** Soft hyphen, zero-width space and joiners, byte order mark: invisible, and often inside words copied from pages. */
const invisible = '\u00ad\u200b-\u200d\u2060\ufeff';
/** Scripts written without spaces: each character is a word of its own, so that any run of them can be found as a phrase. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}';

const inWord = `\\p{L}\\p{N}\\p{M}${apostrophe}${invisible}`;
const spacedWord = new RegExp(`[\\p{L}\\p{N}][${inWord}]*`, 'gu');
const anyUnspaced = new RegExp(`[${unspaced}]`, 'u');
const anyWord = new RegExp(
  `[${unspaced}]\\p{M}*|(?![${unspaced}])[\\p{L}\\p{N}](?:(?![${unspaced}])[${inWord}])*`,
  'gu',
);
const trailingMarks = new RegExp(`[${apostrophe}${invisible}]+$`, 'u');
const endsWithMark = new RegExp(`[${apostrophe}${invisible}]$`, 'u');
const droppedMarks = new RegExp(`[${apostrophe}${invisible}]`, 'gu');
const possessive = new RegExp(`^([\\p{Script=Latin}\\p{M}\\p{N}].*)[${apostrophe}]s$`, 'u');

const plainLatin = /^[a-z0-9]+$/;
const plainCyrillic = /^[а-яіїєґ0-9]+$/;
const combining = /\p{M}+/gu;
/** й and ї are letters of their own; the marks of all other letters are dropped. */
const composedLetters: readonly (readonly [RegExp, string])[] = [
  [/\u0438\u0306/g, 'й'],
  [/\u0456\u0308/g, 'ї'],
];
/** Latin letters that Unicode does not decompose. */
const undecomposed: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};
const undecomposedLetter = /[łøđðħıßæœþ]/g;

/**
 * Cuts a text into words for full-text search, with the key and the place of each. Letters and digits make words; apostrophes
 * and invisible characters inside a word belong to it. Linear in the length of the text.
 */
export function searchWords(text: string): SearchWord[] {
  const words: SearchWord[] = [];
  for (const match of text.matchAll(anyUnspaced.test(text) ? anyWord : spacedWord)) {
    const surface = endsWithMark.test(match[0]) ? match[0].replace(trailingMarks, '') : match[0];
    const key = rememberedKey(surface);
    if (key !== '') words.push({ start: match.index, end: match.index + surface.length, key });
  }
  return words;
}

/** Most words of a text were met before: keys of short words, forgotten all at once when there are many. */
const knownKeys = new Map<string, string>();
const maxKnownKeys = 50_000;

function rememberedKey(surface: string): string {
  const known = knownKeys.get(surface);
  if (known !== undefined) return known;
  const key = searchKey(surface);
  if (surface.length <= 24) {
    if (knownKeys.size >= maxKnownKeys) knownKeys.clear();
    knownKeys.set(surface, key);
  }
  return key;
}

/**
 * The key under which search compares a word: lower case, without diacritics and apostrophes, ё as е, ґ as г, and for Latin
 * letters one spelling for what the romanisations of Russian and Ukrainian (KMU 2010, BGN/PCGN, ISO 9, press) write differently:
 * Zelenskyy, Zelenskyi, Zelenskiy and Zelensky; Kyiv, Kyyiv and Kiev; Mykolaiv and Mykolayiv; Makiivka and Makiyivka.
 * An English possessive ('s) is dropped. Holds letters and digits only.
 */
export function searchKey(surface: string): string {
  const stem = stemOf(surface);
  return isLatin(stem) ? romanisationKey(stem).replace(/(.)iev$/, '$1iv') : stem;
}

/** Keys that a word may begin with when a person asks for all words beginning with `surface`. */
export function searchPrefixKeys(surface: string): string[] {
  const stem = stemOf(surface);
  // What is typed may stop anywhere, also in the middle of what a rule for whole words would have changed.
  return isLatin(stem) ? [...new Set([romanisationKey(stem), searchKey(surface)])] : [stem];
}

const isLatin = (key: string): boolean => plainLatin.test(key);

/** Lower case without diacritics, apostrophes and invisible characters. */
function stemOf(surface: string): string {
  const lower = surface.toLowerCase();
  if (plainLatin.test(lower)) return lower;
  if (plainCyrillic.test(lower)) return lower.replaceAll('ґ', 'г');
  let key = lower.replace(possessive, '$1').replace(droppedMarks, '').normalize('NFKD');
  for (const [decomposed, letter] of composedLetters) key = key.replace(decomposed, letter);
  return key
    .replace(combining, '')
    .replaceAll('ґ', 'г')
    .replace(undecomposedLetter, (letter) => undecomposed[letter]!)
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function romanisationKey(latin: string): string {
  if (!/[yjxi]|zhzh/.test(latin)) return latin;
  return (
    latin
      // й, и, і and ї are y, i, j, yi, iy, yy, ii or ji; at the beginning, j is mostly the English letter.
      .replace(/y|(?<!^)j/g, 'i')
      .replace(/i+/g, 'i')
      // є at the beginning is ye, ie or e (Yenakiieve, Ienakiieve, Enakievo). Not in short words, and not before a vowel ("yearly").
      .replace(/^ie(?=[^aeiou].{3})/, 'e')
      .replaceAll('x', 'ks')
      .replaceAll('zhzh', 'zh')
  );
}
