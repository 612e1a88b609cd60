import { analyse } from 'chardet';

/** Cyrillic encodings of one byte a letter, the commonest first. KOI8-R is read as KOI8-U, which only adds letters. */
const cyrillicEncodings = ['windows-1251', 'koi8-u', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'] as const;

/** How many bytes are looked at. */
const sampleBytes = 64 * 1024;
/** At least this share of letters beyond ASCII tells a non-Latin script: no Latin orthography comes near it. */
const nonLatinShare = 0.4;
/** chardet's confidence, 0 to 100, below which its answer is a shot in the dark. */
const leastConfidence = 20;
/** The confidence from which its answer stands against a likely Cyrillic reading. */
const trustedConfidence = 60;

/**
 * Guesses the encoding of bytes that are not UTF-8 and not UTF-16.
 * @returns labels of the WHATWG Encoding Standard, likeliest first
 */
export function guessEncodings(bytes: Uint8Array): string[] {
  const sample = textSample(bytes);
  const guesses = analyse(sample).filter(
    ({ name, confidence }) => confidence >= leastConfidence && !/^(?:UTF|ASCII)/i.test(name),
  );
  const others = guesses.map(({ name }) => (name === 'KOI8-R' ? 'koi8-u' : name.toLowerCase()));
  if (!isNonLatin(sample)) return [...others, 'windows-1252'];
  const best = guesses[0];
  const isOtherScript =
    best !== undefined && best.confidence >= trustedConfidence && !/^(?:ru|uk|bg)$/.test(best.lang ?? 'ru');
  return isOtherScript ? [...others, ...mostCyrillicLike(sample)] : [...mostCyrillicLike(sample), ...others];
}

/** Whether the bytes beyond ASCII outnumber what any Latin orthography has. */
export function isNonLatin(bytes: Uint8Array): boolean {
  let beyond = 0;
  let letters = 0;
  for (const byte of bytes.subarray(0, sampleBytes)) {
    if (byte >= 0x80) beyond += 1;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) letters += 1;
  }
  return beyond > 0 && beyond >= nonLatinShare * (beyond + letters);
}

/** The bytes without tags, scripts' words and the like: only runs that hold bytes beyond ASCII, where there are any. */
export function textSample(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(sampleBytes);
  let length = 0;
  let start = 0;
  let beyond = false;
  for (let index = 0; index <= bytes.length && length < sampleBytes; index++) {
    const byte = bytes[index];
    if (byte !== undefined && byte !== 0x3c && byte !== 0x3e && byte !== 0x22 && byte !== 0x0a) {
      if (byte >= 0x80) beyond = true;
      continue;
    }
    if (beyond) {
      const run = bytes.subarray(start, Math.min(index + 1, start + sampleBytes - length));
      sample.set(run, length);
      length += run.length;
    }
    start = index + 1;
    beyond = false;
  }
  return sample.subarray(0, length);
}

/**
 * The Cyrillic encoding in which the bytes look most like words: small letters after letters, capitals first, no odd signs.
 * @returns none where they look like words in no such encoding
 */
function mostCyrillicLike(sample: Uint8Array): string[] {
  let best: { readonly encoding?: string; readonly score: number } = { score: 0 };
  for (const encoding of cyrillicEncodings) {
    const text = new TextDecoder(encoding).decode(sample);
    const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
    const score =
      count(/[а-яёіїєґ]/g) -
      2 * count(/[а-яёіїєґ][А-ЯЁІЇЄҐ]/g) -
      2 * count(/[^\p{L}\p{P}\p{Zs}\p{Nd}\s$+<=>^`|~№€©®°±§]/gu) -
      3 * count(/[^\u0000-\u007F\u0400-\u04FF\u2010-\u203A\u00A0-\u00BF№€]/g);
    if (score > best.score) best = { encoding, score };
  }
  return best.encoding === undefined ? [] : [best.encoding];
}
