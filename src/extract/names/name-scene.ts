import type { Sentence, Token } from '../../model/index.ts';
import { foldSpelling, isDigit, isLower, isSpace, isUpper, writtenWords } from '../../text/index.ts';
import { type CompiledNames, nameClass } from './lexicon.ts';
import { wordKey } from './word-keys.ts';

/** How a word is written. `mixed`: a capital inside ("iPhone", "al-Assad"); `initial`: one capital letter. */
export const shape = { small: 0, capital: 1, allCaps: 2, mixed: 3, initial: 4, other: 5 } as const;

/** How much the capitals of a sentence say. `titleCase`, `allCaps`: nothing, every word has them. */
export const sentenceStyle = { running: 0, titleCase: 1, allCaps: 2 } as const;

/** The tokens of a document as the name rules see them, in parallel columns. */
export interface NameScene {
  readonly text: string;
  readonly names: CompiledNames;
  readonly count: number;
  readonly tokens: readonly Token[];
  /** The token as it stands. */
  readonly word: readonly string[];
  /** Folded spelling. */
  readonly form: readonly string[];
  /** Key without case ending; see `wordKey`. */
  readonly key: readonly string[];
  /** Bits of `nameClass`. */
  readonly bits: Int32Array;
  readonly shapes: Uint8Array;
  readonly sentence: Int32Array;
  /** 1 where any word would be capitalised: the first of a sentence, or of a quotation after a colon, comma or dash. */
  readonly opening: Uint8Array;
  /** `sentenceStyle` of each sentence. */
  readonly styles: Uint8Array;
  /** The last token of each sentence; -1 for one without tokens. */
  readonly lastToken: Int32Array;
  /** Keys of words that stand in small letters somewhere in the text. */
  readonly smallKeys: ReadonlySet<string>;
  /** Keys of words that are capitalised where nothing but a name would be. */
  readonly capitalKeys: ReadonlyMap<string, number>;
}

interface WordFacts {
  readonly form: string;
  readonly key: string;
  readonly bits: number;
  readonly shape: number;
}

const caches = new WeakMap<CompiledNames, Map<string, WordFacts>>();
const rememberedWords = 30_000;

/** Reads the tokens of a document for the name rules. */
export function readNameScene(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  names: CompiledNames,
): NameScene {
  let cache = caches.get(names);
  if (!cache || cache.size > rememberedWords) {
    cache = new Map();
    caches.set(names, cache);
  }
  const count = tokens.length;
  const word = writtenWords(text, tokens);
  const form: string[] = new Array(count);
  const key: string[] = new Array(count);
  const bits = new Int32Array(count);
  const shapes = new Uint8Array(count);
  const sentence = new Int32Array(count);
  const opening = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    const token = tokens[at]!;
    const written = word[at]!;
    sentence[at] = token.sentence;
    if (token.kind !== 'word') {
      form[at] = written;
      key[at] = written;
      shapes[at] = shape.other;
      continue;
    }
    let facts = cache.get(written);
    if (!facts) {
      facts = factsOf(written, names);
      cache.set(written, facts);
    }
    form[at] = facts.form;
    key[at] = facts.key;
    bits[at] = facts.bits;
    shapes[at] = facts.shape;
  }
  const styles = stylesOf(sentences.length, tokens, word, shapes);
  markOpenings(text, tokens, word, shapes, opening, names.inflects);
  const lastToken = new Int32Array(sentences.length).fill(-1);
  for (let at = 0; at < count; at++) lastToken[sentence[at]!] = at;
  const smallKeys = new Set<string>();
  const capitalKeys = new Map<string, number>();
  for (let at = 0; at < count; at++) {
    if (shapes[at] === shape.small) smallKeys.add(key[at]!);
    else if (
      shapes[at]! < shape.other &&
      opening[at] === 0 &&
      styles[sentence[at]!] === sentenceStyle.running &&
      shapes[at] !== shape.initial
    )
      capitalKeys.set(key[at]!, (capitalKeys.get(key[at]!) ?? 0) + 1);
  }
  return {
    text,
    names,
    count,
    tokens,
    word,
    form,
    key,
    bits,
    shapes,
    sentence,
    opening,
    styles,
    lastToken,
    smallKeys,
    capitalKeys,
  };
}

/** What an English plural says as much as the singular. */
const pluralBits =
  nameClass.organisationHead |
  nameClass.eventHead |
  nameClass.placeAfter |
  nameClass.ordinary |
  nameClass.role |
  nameClass.notName;

function factsOf(written: string, names: CompiledNames): WordFacts {
  const form = foldSpelling(written);
  const key = wordKey(form);
  let bits = (names.byKey.get(key) ?? 0) | (names.byForm.get(form) ?? 0);
  if (key !== form) bits |= names.byKey.get(form) ?? 0;
  if (bits === 0 && form.length > 4 && form.endsWith('s') && form.charCodeAt(0) < 0x80)
    bits = (names.byKey.get(form.slice(0, -1)) ?? 0) & pluralBits;
  // "President-elect": the role is in the first half.
  const hyphen = form.indexOf('-');
  if (hyphen > 0 && (bits & nameClass.given) === 0)
    bits |= (names.byKey.get(wordKey(form.slice(0, hyphen))) ?? 0) & nameClass.role;
  const writtenShape = shapeOf(written);
  if (writtenShape !== shape.small && form.length > 4) {
    if (endsWithAny(form, names.surnameEndings)) bits |= nameClass.surnameEnding;
    if (endsWithAny(form, names.patronymicEndings)) bits |= nameClass.patronymic;
    if (
      (bits & (nameClass.ordinary | nameClass.given)) === 0 &&
      key.length > 5 &&
      endsWithAny(key, names.organisationEndings)
    )
      bits |= nameClass.organisationEnding;
  }
  return { form, key, bits, shape: writtenShape };
}

function endsWithAny(form: string, endings: readonly string[]): boolean {
  for (const ending of endings) if (form.length > ending.length + 1 && form.endsWith(ending)) return true;
  return false;
}

/** «МИДа», "MPs": an abbreviation with an ending. */
const inflectedAbbreviation = /^\p{Lu}{2,}[-'’]?\p{Ll}{1,2}$/u;
/** "al-Assad", «аль-Каида»: a small article before the name. */
const smallArticle = /^(?:al|el|ad|ar|as|ash|at|an|ath|az|ul|аль|эль|ель|ад|ар|ас|аш|ат|ан|аз|ут)-\p{Lu}/u;

function shapeOf(word: string): number {
  let capitals = 0;
  let small = 0;
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    if (isUpper(code)) capitals++;
    else if (isLower(code)) small++;
  }
  if (capitals === 0) return small === 0 ? shape.other : shape.small;
  if (small === 0) return capitals === 1 && !isDigit(word.charCodeAt(word.length - 1)) ? shape.initial : shape.allCaps;
  if (isLower(word.charCodeAt(0)))
    return smallArticle.test(word) || (word.charCodeAt(0) < 0x400 && !word.includes('-')) ? shape.mixed : shape.small;
  return capitals > 1 && inflectedAbbreviation.test(word) ? shape.allCaps : shape.capital;
}

/** A sentence of at least this many long words is taken for a headline when nearly all of them have capitals; two if all have. Headlines have no full stop. */
const fewestHeadlineWords = 4;
/** Words of fewer letters are written small in headlines. */
const shortestLongWord = 4;

function stylesOf(count: number, tokens: readonly Token[], word: readonly string[], shapes: Uint8Array): Uint8Array {
  const styles = new Uint8Array(count);
  const [words, shouted, long, capital, cyrillic] = Array.from({ length: 5 }, () => new Int32Array(count)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const closed = new Uint8Array(count);
  for (let at = 0; at < tokens.length; at++) {
    const [form, sentence] = [shapes[at]!, tokens[at]!.sentence];
    closed[sentence] = word[at] === '.' ? 1 : form === shape.other ? closed[sentence]! : 0;
    if (form === shape.other || form === shape.initial) continue;
    words[sentence]!++;
    if (form === shape.allCaps) shouted[sentence]!++;
    if (word[at]!.length < shortestLongWord) continue;
    long[sentence]!++;
    if (form !== shape.small) capital[sentence]!++;
    if (word[at]!.charCodeAt(0) >= 0x400) cyrillic[sentence]!++;
  }
  for (let sentence = 0; sentence < count; sentence++) {
    const [all, most] = [capital[sentence]! === long[sentence]!, capital[sentence]! >= long[sentence]! * 0.8];
    if (words[sentence]! >= 3 && shouted[sentence]! >= words[sentence]! * 0.7) styles[sentence] = sentenceStyle.allCaps;
    else if (cyrillic[sentence]! > 0 || closed[sentence] === 1) continue;
    else if ((long[sentence]! >= fewestHeadlineWords && most) || (long[sentence]! >= 2 && all))
      styles[sentence] = sentenceStyle.titleCase;
  }
  return styles;
}

function markOpenings(
  text: string,
  tokens: readonly Token[],
  word: readonly string[],
  shapes: Uint8Array,
  opening: Uint8Array,
  inflects: boolean,
): void {
  let sentence = -1;
  let expected = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.sentence !== sentence) {
      sentence = token.sentence;
      expected = true;
    }
    if (shapes[at] !== shape.other) {
      if (expected) opening[at] = 1;
      expected = false;
    } else if (token.kind === 'punctuation') {
      const mark = word[at]!;
      if ('"«“„‘'.includes(mark)) {
        // Russian and Ukrainian put names in quotation marks, English puts speech and titles in them.
        const opens = !'"'.includes(mark) || token.start === 0 || isSpace(text.charCodeAt(token.start - 1));
        if (opens && (!inflects || (at > 0 && ':,—–.'.includes(word[at - 1]!)))) expected = true;
      } else if (mark === ':' || mark === '•' || mark === '|' || mark === '●') expected = true;
    } else if (token.kind === 'emoji' || token.kind === 'url') expected = true;
  }
}

/** The written word has a capital somewhere: it may be a name or part of one. */
export function isCapitalised(scene: NameScene, at: number): boolean {
  const form = scene.shapes[at]!;
  return form === shape.capital || form === shape.allCaps || form === shape.mixed;
}

/** Capitals say nothing at this word: it opens a sentence, or the whole sentence is in capitals. */
export function isUntrusted(scene: NameScene, at: number): boolean {
  return scene.opening[at] === 1 || scene.styles[scene.sentence[at]!] !== sentenceStyle.running;
}
