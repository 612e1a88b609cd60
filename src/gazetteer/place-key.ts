/**
 * The alphabet of keys: a byte each. ASCII stands for itself; lower-case Cyrillic (U+0430 to U+045F) starts at 0x80; ґ is г.
 * Kazakh, Mongolian and other letters are outside: names in them cannot occur in the languages that Firsthand reads.
 */
const cyrillicStart = 0x430;
const cyrillicEnd = 0x45f;

/** Letters that Unicode does not decompose. */
const folded: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ə: 'a',
  ŋ: 'n',
  ґ: 'г',
  ё: 'е',
};

/** Characters that join words of a name, or stand beside it: spaces, hyphens, slashes, underscores. */
const isSeparator = (code: number): boolean =>
  code === 0x20 ||
  code === 0x2d ||
  code === 0x2f ||
  code === 0x5f ||
  code === 0xa0 ||
  (code >= 0x2010 && code <= 0x2015) ||
  (code >= 0x09 && code <= 0x0d) ||
  (code >= 0x2000 && code <= 0x200a);

/** Characters that do not count: apostrophes and primes of every kind, full stops, accents, soft hyphens. */
const isIgnored = (code: number): boolean =>
  code === 0x27 ||
  code === 0x2e ||
  code === 0x60 ||
  code === 0xad ||
  code === 0xb4 ||
  (code >= 0x2b9 && code <= 0x2bf) ||
  code === 0x2018 ||
  code === 0x2019 ||
  code === 0x2032 ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x300 && code <= 0x36f);

/**
 * The form under which a name is filed: lower case, without accents and apostrophes, ё as е, hyphens as spaces.
 * @returns an empty string for a name with letters that no supported language writes.
 */
export function placeKey(name: string): string {
  let key = '';
  let gap = false;
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    let letter: string;
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) letter = name[index]!;
    else if (code >= 0x41 && code <= 0x5a) letter = String.fromCharCode(code + 0x20);
    else if (isSeparator(code)) {
      gap = key !== '';
      continue;
    } else if (isIgnored(code)) continue;
    else {
      const lower = name[index]!.toLowerCase();
      const lowerCode = lower.charCodeAt(0);
      if (lower.length === 1 && lowerCode >= cyrillicStart && lowerCode <= cyrillicEnd) letter = folded[lower] ?? lower;
      else if (folded[lower] !== undefined) letter = folded[lower]!;
      else {
        letter = lower.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
        if (!/^[a-z0-9]+$/.test(letter)) return '';
      }
    }
    if (gap) {
      key += ' ';
      gap = false;
    }
    key += letter;
  }
  return key;
}

/** The byte of one UTF-16 unit of a key, as the index stores it. */
export function keyByte(code: number): number {
  return code < 0x80 ? code : code - cyrillicStart + 0x80;
}

/** Hash of a key (FNV-1a, 32 bits). */
export function keyHash(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ keyByte(key.charCodeAt(index)), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
