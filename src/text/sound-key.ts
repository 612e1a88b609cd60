/** Spellings of one sound in Latin letters, longest first; `S` any sibilant, `K` any sound of the back of the mouth. */
const latinSounds: readonly (readonly [RegExp, string])[] = [
  [/tsch|shch|sch|sh|zh|ch|dzh|dj|tz|ts|cz|sz/g, 'S'],
  [/j(?=[aeiou])/g, 'S'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ck|kh|gh|qu?|x(?=$)/g, 'K'],
  [/x/g, 'KS'],
  [/(?<=.)h(?![aeiouy])/g, ''],
  [/c(?=[eiy])/g, 'S'],
  [/[ckgh]/g, 'K'],
  [/[sz]/g, 'S'],
  [/w/g, 'v'],
  [/[aeiouyj]/g, ''],
];

const cyrillicSounds: readonly (readonly [RegExp, string])[] = [
  [/дж|тч|тш|дз/g, 'S'],
  [/кс/g, 'KS'],
  [/[жзсцчшщ]/g, 'S'],
  [/[гґкх]/g, 'K'],
  [/[аеёєиіїйоуыьъэюя'’ʼ]/g, ''],
];

// biome-ignore format: the alphabet reads best as a table
const cyrillicConsonants: Readonly<Record<string, string>> = {
  б: 'b', в: 'v', д: 'd', л: 'l', м: 'm', н: 'n', п: 'p', р: 'r', т: 't', ф: 'f',
};

/**
 * The consonants of a word, sounds that languages write differently put together: Pfizer and «Пфайзер», Söder and «Зёдер», Biden and
 * «Байден» meet. Much coarser than `romanisedKey`: use it only between scripts, for names of one type in one text. Empty for a word
 * of other letters than Latin and Cyrillic ones.
 */
export function soundKey(word: string): string {
  const plain = word.toLowerCase().replace(/ё/g, 'е').replace(/й/g, 'и').normalize('NFD').replace(/\p{M}/gu, '');
  const cyrillic = /[\u0400-\u04ff]/.test(plain);
  let key = plain;
  for (const [spelling, sound] of cyrillic ? cyrillicSounds : latinSounds) key = key.replace(spelling, sound);
  let out = '';
  for (const letter of key) out += cyrillicConsonants[letter] ?? (/[a-zSK0-9]/.test(letter) ? letter : '');
  return out.replace(/(.)\1+/g, '$1');
}
