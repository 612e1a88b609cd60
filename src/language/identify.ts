import { eld } from 'eld/extrasmall';
import type { LanguageGuess } from '../model/index.ts';
import english from './en/telltale-words.json' with { type: 'json' };
import russian from './ru/telltale-words.json' with { type: 'json' };
import ukrainian from './uk/telltale-words.json' with { type: 'json' };

/** A longer text is looked at in this many characters from its beginning, its middle and its end. */
const samplePart = 1200;
/** The n-gram scores of the library settle within its first 350 bytes, so a text is scored in several windows of this many characters. */
const windowLength = 240;
const windowCount = 4;

const noise = /(?:https?:\/\/|www\.|pic\.twitter\.com\/|t\.me\/)\S*|(?<![\w.+-])[\w.+-]+@[\w.-]+|[@#][\p{L}\p{N}_]+/giu;

/**
 * Share of the letters of running text that only this language (of those written in Cyrillic) has. Measured on news: ru ы э ъ ё 2.4 %,
 * uk і ї є ґ 7.4 %, be ў і ы э 16 %; the sign letters of the others are given the weight of their rarest.
 */
const signLetters: readonly (readonly [code: string, letters: RegExp, share: number])[] = [
  ['ru', /[ыэъё]/g, 0.024],
  ['uk', /[іїєґ]/g, 0.074],
  ['sr', /[јљњћђџ]/g, 0.05],
  ['mk', /[ѓќѕ]/g, 0.01],
  ['kk', /[әғқңұһ]/g, 0.06],
];
/** Head start of the languages that Firsthand reads, on the library's scale, where about 0.1 separates neighbours. */
const priorOfSupported = 0.03;
const slavicCyrillic: ReadonlySet<string> = new Set(['ru', 'uk', 'be', 'bg', 'sr', 'mk']);

/** Frequent words that tell a language from its neighbours. */
const englishWords: ReadonlySet<string> = new Set(english.words);
const russianWords: ReadonlySet<string> = new Set(russian.words);
const ukrainianWords: ReadonlySet<string> = new Set(ukrainian.words);
/** Share of telltale words above which a text of some length is English without a look at its n-grams; other languages stay below 0.05. */
const plainlyEnglish = 0.2;

/**
 * Names the language of a text: letters that only one language has decide among those written in Cyrillic, letter n-grams
 * (the `eld` library) otherwise, and frequent words speak for English where short posts leave the n-grams in doubt.
 * Links, handles and hashtags do not count.
 * @returns ISO 639-1 code, or `und` for a text with fewer than three letters
 */
export function identifyLanguage(text: string): LanguageGuess {
  const sample = sampleOf(text).replace(noise, ' ');
  const { cyrillic, latin } = countLetters(sample);
  const others =
    cyrillic + latin < 3 || /[\u0370-\u03ff\u0530-\u1fff\u3040-\ud7ff]/.test(sample) ? count(sample, /\p{L}/gu) : 0;
  if (Math.max(cyrillic + latin, others) < 3) return { code: 'und', confidence: 0 };
  const script =
    cyrillic >= latin ? (cyrillic * 2 > others ? 'cyrillic' : 'other') : latin * 2 > others ? 'latin' : 'other';
  if (script === 'cyrillic') return identifyCyrillic(sample.toLowerCase(), cyrillic);
  if (script === 'latin') return identifyLatin(sample.toLowerCase(), latin);
  return best(ngramScores(sample)) ?? { code: 'und', confidence: 0 };
}

/** Letters of the two scripts in a text; Latin ones up to U+024F, whatever their case. */
function countLetters(text: string): { readonly cyrillic: number; readonly latin: number } {
  let cyrillic = 0;
  let latin = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) {
      const small = code | 0x20;
      if (small >= 0x61 && small <= 0x7a) latin++;
    } else if (code >= 0x400 && code <= 0x4ff) cyrillic++;
    else if (/[à-ɏ]/i.test(text[at]!)) latin++;
  }
  return { cyrillic, latin };
}

function sampleOf(text: string): string {
  if (text.length <= 4 * samplePart) return text;
  const middle = Math.floor(text.length / 2);
  return [0, middle, text.length - samplePart].map((start) => text.slice(start, start + samplePart)).join(' ');
}

/** Sums the library's scores over several windows of the text. */
function ngramScores(sample: string): Map<string, number> {
  const compact = sample.replace(/[^\p{L}\p{M}'’ʼ-]+/gu, ' ').trim();
  const scores = new Map<string, number>();
  const count = Math.min(windowCount, Math.ceil(compact.length / windowLength));
  for (let index = 0; index < count; index++) {
    const from = count === 1 ? 0 : Math.floor((index * (compact.length - windowLength)) / (count - 1));
    const start = from === 0 ? 0 : compact.indexOf(' ', from) + 1;
    for (const [code, score] of Object.entries(eld.detect(compact.slice(start, start + windowLength)).getScores()))
      scores.set(code, (scores.get(code) ?? 0) + score / count);
  }
  return scores;
}

function identifyCyrillic(text: string, letters: number): LanguageGuess {
  const signs = signLetters.map(([code, pattern, share]) => ({ code, weight: count(text, pattern) / letters / share }));
  // Belarusian shares і with Ukrainian and ы, э with Russian; ў (1 % of its letters) and the absence of и are its own.
  if (count(text, /ў/g) / letters > 0.002 && count(text, /и/g) / letters < 0.02)
    return { code: 'be', confidence: 0.95 };
  signs.sort((left, right) => right.weight - left.weight);
  const [first, second] = [signs[0]!, signs[1]!];
  if (first.weight > 0.25 && first.weight > 3 * second.weight) {
    // ъ alone is Bulgarian as well: there it makes up 1.5 % and ы, э never occur.
    const code = first.code === 'ru' && !/[ыэё]/.test(text) ? bulgarianOrRussian(text) : first.code;
    return { code, confidence: Math.min(0.99, 0.8 + letters / 500) };
  }
  const scores = ngramScores(text.replace(/[a-z]+/g, ' '));
  const [russian, ukrainian] = [shareOf(text, russianWords), shareOf(text, ukrainianWords)];
  const adjusted = new Map<string, number>([
    ['ru', priorOfSupported + russian],
    ['uk', priorOfSupported + ukrainian],
  ]);
  for (const [code, score] of scores)
    if (slavicCyrillic.has(code)) adjusted.set(code, score + (adjusted.get(code) ?? 0));
  for (const { code, weight } of signs) adjusted.set(code, (adjusted.get(code) ?? 0) + 0.1 * Math.min(2, weight));
  return best(adjusted)!;
}

function bulgarianOrRussian(text: string): 'bg' | 'ru' {
  const scores = ngramScores(text.replace(/[a-z]+/g, ' '));
  return (scores.get('bg') ?? 0) > (scores.get('ru') ?? 0) ? 'bg' : 'ru';
}

function identifyLatin(text: string, letters: number): LanguageGuess {
  const share = shareOf(text, englishWords);
  if (share > plainlyEnglish && letters > 200) return { code: 'en', confidence: 0.99 };
  const scores = ngramScores(text);
  const adjusted = new Map(scores);
  if (count(text, /[à-ɏ]/g) < 0.01 * text.length)
    adjusted.set('en', (scores.get('en') ?? 0) + priorOfSupported + share);
  return best(adjusted) ?? { code: 'und', confidence: 0 };
}

/** Share of the words of a text that are in a list, at most 0.3. */
function shareOf(text: string, list: ReadonlySet<string>): number {
  const words = text.match(/\p{L}+/gu) ?? [];
  return Math.min(0.3, words.filter((word) => list.has(word)).length / Math.max(1, words.length));
}

function best(scores: ReadonlyMap<string, number>): LanguageGuess | undefined {
  let [first, second]: [readonly [string, number] | undefined, number] = [undefined, 0];
  for (const entry of scores)
    if (!first || entry[1] > first[1]) [first, second] = [entry, first?.[1] ?? 0];
    else if (entry[1] > second) second = entry[1];
  if (!first) return undefined;
  return { code: first[0], confidence: Math.min(0.99, 0.5 + 4 * (first[1] - second)) };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
