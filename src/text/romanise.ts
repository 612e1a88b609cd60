/**
 * Cyrillic letters of Russian and Ukrainian to the coarse Latin key below. Letters that the usual romanisations
 * (KMU 2010, BGN/PCGN, ISO 9, press spellings) write differently fall together.
 */
// biome-ignore format: the alphabet reads best as a table
const cyrillicToKey: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'e', є: 'e', ж: 'z', з: 'z', и: 'i', і: 'i', ї: 'i', й: 'i',
  к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'x', ц: 'c', ч: 'c', ш: 's',
  щ: 's', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'u', я: 'a',
};

/** Latin spellings of one Cyrillic letter, longest first, to the same key. */
const latinSpellings: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 's'],
  [/zh/g, 'z'],
  [/kh/g, 'x'],
  [/ts|cz|tz/g, 'c'],
  [/ch/g, 'c'],
  [/sh/g, 's'],
  [/ph/g, 'f'],
  [/(?:yi|iy|ii|yy|ij|y|j)/g, 'i'],
  [/i(?=[aeou])/g, ''],
  [/h/g, 'g'],
  [/w/g, 'v'],
];

/**
 * A coarse key under which a name and its romanisations meet: Кубраков and Kubrakov, «Степова хвиля» and Stepova Khvylia.
 * Different names may share a key; use it to propose, not to prove. Words are separated by one space; everything but letters and digits is dropped.
 */
export function romanisedKey(name: string): string {
  let latin = '';
  for (const letter of name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\u0438\u0306/g, 'й')
    .replace(/\p{M}/gu, ''))
    latin += cyrillicToKey[letter] ?? letter;
  for (const [spelling, key] of latinSpellings) latin = latin.replace(spelling, key);
  return latin
    .replace(/['’ʼ`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})\1+/gu, '$1')
    .trim();
}
