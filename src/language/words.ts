import type { Sentence, Token } from '../model/index.ts';
import { writtenWords } from '../text/index.ts';
import type { LanguagePack } from './pack.ts';

/** Word classes as bits; a word may have several. */
export const wordClass = {
  determiner: 1,
  subjectPronoun: 2,
  objectPronoun: 4,
  relative: 8,
  preposition: 16,
  adverbialPreposition: 32,
  coordinator: 64,
  subordinator: 128,
  auxiliary: 256,
  passiveAuxiliary: 512,
  negation: 1024,
  adverb: 2048,
  opener: 4096,
  time: 8192,
  finiteVerb: 16384,
  capitalised: 32768,
  number: 65536,
  punctuation: 131072,
  word: 262144,
  handle: 524288,
  attachingPreposition: 1048576,
  placePreposition: 2097152,
  complementizer: 4194304,
  statementConjunction: 8388608,
  asConjunction: 16777216,
  perfectAuxiliary: 33554432,
  institutionPreposition: 67108864,
  footagePreposition: 134217728,
  /** By its ending; English only. */
  gerund: 268435456,
  adversative: 536870912,
  bareConjunction: 1073741824,
} as const;

/**
 * The words of a text with their classes, as parallel columns: the form in which rules read a text.
 * A contraction is two words ("he" + "'s"), so word numbers are not token numbers.
 */
export interface Words {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Lower case, straight apostrophe, Russian ё as е. */
  readonly lower: readonly string[];
  /** Bits of `wordClass`. */
  readonly classes: Int32Array;
  readonly sentence: Int32Array;
  /** Number of the first word of each sentence; one more entry than there are sentences. */
  readonly sentenceFirst: Int32Array;
}

const classTables = new WeakMap<LanguagePack, ReadonlyMap<string, number>>();
const readWords = new WeakMap<readonly Token[], Words>();
const clitic = /^(.+?)('s|'ve|'d|'ll|'re|'m|')$/;

/** Reads the words of a text by the function words of a language. The same tokens give the same object. */
export function classifyWords(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  pack: LanguagePack,
): Words {
  const known = readWords.get(tokens);
  if (known && known.text === text) return known;
  const table = classTable(pack);
  const { adverbEndings, gerundEnding } = pack.functionWords;
  const notTime = new Set(pack.functionWords.notTime);
  const splitsClitics = pack.code === 'en';
  const capacity = splitsClitics ? tokens.length * 2 : tokens.length;
  const start = new Int32Array(capacity);
  const end = new Int32Array(capacity);
  const classes = new Int32Array(capacity);
  const sentence = new Int32Array(capacity);
  const lower: string[] = [];
  const sentenceFirst = new Int32Array(sentences.length + 1);
  let nextSentence = 0;
  let count = 0;
  const push = (from: number, to: number, form: string, bits: number, sentenceNumber: number): void => {
    start[count] = from;
    end[count] = to;
    const abbreviation = bits & wordClass.capitalised && isAbbreviation(text, from, to);
    const calendar =
      (bits & wordClass.capitalised) !== 0 && notTime.has(form) && count > sentenceFirst[sentenceNumber]!;
    const listed = calendar ? wordClass.time : table.get(form);
    const adverb =
      listed === undefined &&
      form.length > 4 &&
      (bits & wordClass.capitalised) === 0 &&
      adverbEndings.some((ending) => form.endsWith(ending));
    const gerund = gerundEnding !== '' && form.length > gerundEnding.length && form.endsWith(gerundEnding);
    const ending = (adverb ? wordClass.adverb : 0) | (gerund ? wordClass.gerund : 0);
    classes[count] = abbreviation ? bits : bits | ending | (listed ?? 0);
    sentence[count] = sentenceNumber;
    lower.push(form);
    count += 1;
  };
  const written = writtenWords(text, tokens);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    while (nextSentence <= token.sentence) sentenceFirst[nextSentence++] = count;
    const raw = written[index]!;
    const form = normalForm(raw);
    let bits = kindBits(token.kind);
    if (bits & wordClass.word && raw.charCodeAt(0) !== form.charCodeAt(0) && /^\p{Lu}/u.test(raw))
      bits |= wordClass.capitalised;
    const parts = splitsClitics && form.length === raw.length && form.includes("'") ? clitic.exec(form) : null;
    if (parts === null) push(token.start, token.end, form, bits, token.sentence);
    else {
      const border = token.start + parts[1]!.length;
      push(token.start, border, parts[1]!, bits, token.sentence);
      push(border, token.end, parts[2]!, wordClass.word, token.sentence);
    }
  }
  while (nextSentence <= sentences.length) sentenceFirst[nextSentence++] = count;
  const words: Words = { text, count, start, end, lower, classes, sentence, sentenceFirst };
  readWords.set(tokens, words);
  return words;
}

/** The form under which lexicons are searched: lower case, straight apostrophe, Russian ё as е. */
export function normalForm(word: string): string {
  const lower = word.toLowerCase();
  for (let index = 0; index < lower.length; index++) if (isFolded(lower.charCodeAt(index))) return foldMarks(lower);
  return lower;
}

/** Characters that `foldMarks` replaces; nearly every word has none. */
const isFolded = (code: number): boolean =>
  code === 0x60 || code === 0x2bc || code === 0x451 || (code >= 0x2012 && code <= 0x2212);

const foldMarks = (lower: string): string =>
  lower
    .replace(/[’ʼ‘`]/g, "'")
    .replace(/ё/g, 'е')
    .replace(/[−‒―]/g, '–');

/** "US", "WHO", "IT" in running text: an abbreviation, not the pronoun that it looks like. */
function isAbbreviation(text: string, from: number, to: number): boolean {
  if (to - from < 2 || to - from > 5) return false;
  const word = text.slice(from, to);
  return word === word.toUpperCase() && /\p{Ll}/u.test(text.slice(Math.max(0, from - 12), to + 12));
}

function kindBits(kind: Token['kind']): number {
  switch (kind) {
    case 'word':
    case 'hashtag':
      return wordClass.word;
    case 'number':
      return wordClass.number;
    case 'handle':
      return wordClass.handle | wordClass.word;
    case 'punctuation':
      return wordClass.punctuation;
    default:
      return 0;
  }
}

function classTable(pack: LanguagePack): ReadonlyMap<string, number> {
  const known = classTables.get(pack);
  if (known) return known;
  const words = pack.functionWords;
  const table = new Map<string, number>();
  const add = (entries: readonly string[], bit: number): void => {
    for (const entry of entries) table.set(normalForm(entry), (table.get(normalForm(entry)) ?? 0) | bit);
  };
  add(words.determiners, wordClass.determiner);
  add(Object.keys(words.subjectPronouns), wordClass.subjectPronoun);
  add(words.objectPronouns, wordClass.objectPronoun);
  add(words.relatives, wordClass.relative);
  add(words.prepositions, wordClass.preposition);
  add(words.adverbialPrepositions, wordClass.adverbialPreposition);
  add(words.attachingPrepositions, wordClass.attachingPreposition);
  add(words.placePrepositions, wordClass.placePreposition);
  add(words.complementizers, wordClass.complementizer);
  add(words.statementConjunctions, wordClass.statementConjunction);
  add(words.footagePrepositions, wordClass.footagePreposition);
  add(words.adversatives, wordClass.adversative);
  add(words.bareConjunctions, wordClass.bareConjunction);
  add(words.asConjunctions, wordClass.asConjunction);
  add(words.perfectAuxiliaries, wordClass.perfectAuxiliary);
  add(words.institutionPrepositions, wordClass.institutionPreposition);
  add(words.coordinators, wordClass.coordinator);
  add(words.subordinators, wordClass.subordinator);
  add(words.auxiliaries, wordClass.auxiliary);
  add(words.passiveAuxiliaries, wordClass.passiveAuxiliary);
  add(words.negations, wordClass.negation);
  add(words.adverbs, wordClass.adverb);
  for (const word of words.notAdverbs) table.set(word, table.get(word) ?? 0);
  add(words.sentenceOpeners, wordClass.opener);
  add(words.timeWords, wordClass.time);
  for (const names of [...Object.values(pack.calendar.months), ...Object.values(pack.calendar.weekdays)])
    add(
      names.filter((name) => !words.notTime.includes(name)),
      wordClass.time,
    );
  add(words.finiteVerbs, wordClass.finiteVerb);
  classTables.set(pack, table);
  return table;
}
