import { type Gazetteer, type PlaceMatch, placeKey } from '../../gazetteer/index.ts';
import type { CompiledLexicon, EndingRule } from './compiled-lexicon.ts';

/** A dictionary form that a name may stand for, with the gazetteer's entries of that name. */
export interface NameReading {
  /** The form, written as the text writes the name. */
  readonly name: string;
  readonly entries: readonly PlaceMatch[];
  /** The name stands in the text as it stands in the gazetteer. */
  readonly asWritten: boolean;
}

/** No name of a place is shorter after its ending is taken off. */
const shortestStem = 2;
/** Remembered answers: reports repeat names. */
const rememberedNames = 50_000;

interface Form {
  readonly name: string;
  readonly key: string;
}

/** Finds dictionary forms of names in a gazetteer; remembers what it found. */
export interface NameReader {
  /** Every reading of a name of one or more words, best first; empty when the gazetteer has none. */
  read(words: readonly string[]): readonly NameReading[];
}

const readers = new WeakMap<Gazetteer, WeakMap<CompiledLexicon, NameReader>>();

/** The reader of names for a gazetteer and a language. */
export function nameReader(gazetteer: Gazetteer, lexicon: CompiledLexicon): NameReader {
  let byLexicon = readers.get(gazetteer);
  if (!byLexicon) {
    byLexicon = new WeakMap();
    readers.set(gazetteer, byLexicon);
  }
  let reader = byLexicon.get(lexicon);
  if (!reader) {
    reader = makeReader(gazetteer, lexicon);
    byLexicon.set(lexicon, reader);
  }
  return reader;
}

function makeReader(gazetteer: Gazetteer, lexicon: CompiledLexicon): NameReader {
  const answers = new Map<string, readonly NameReading[]>();
  const find = (words: readonly string[]): readonly NameReading[] => {
    const readings: NameReading[] = [];
    const seen = new Set<string>();
    const keep = (name: string, key: string, asWritten: boolean): void => {
      if (seen.has(key) || !gazetteer.hasKey(key)) return;
      seen.add(key);
      readings.push({ name, entries: gazetteer.lookupKey(key), asWritten });
    };
    const whole = words.join(' ');
    const wholeKey = placeKey(whole);
    if (wholeKey === '') return [];
    keep(whole, wholeKey, true);
    // "Ozyorsk", "Beryozovsky": GeoNames files ё as e.
    const plain = lexicon.inflects ? whole : whole.replace(/(?<=[b-df-hj-np-tv-z])yo/g, 'e');
    if (plain !== whole) keep(plain, placeKey(plain), false);
    if (lexicon.inflects && hasCyrillic(wholeKey))
      for (const { name, key } of inflectedForms(words, lexicon)) keep(name, key, false);
    return readings;
  };
  return {
    read(words) {
      const asked = words.join(' ');
      const known = answers.get(asked);
      if (known !== undefined) return known;
      const found = find(words);
      if (answers.size >= rememberedNames) answers.clear();
      answers.set(asked, found);
      return found;
    },
  };
}

const hasCyrillic = (key: string): boolean => /[\u0400-\u04ff]/.test(key);

/**
 * Forms of a name of one or more parts: one part inflected, the first and the last, or all (an adjective before a noun).
 * Parts are words and the pieces of hyphenated words; the joints are kept as they are written.
 */
function inflectedForms(words: readonly string[], lexicon: CompiledLexicon): Form[] {
  const parts: { text: string; joint: string }[] = [];
  for (const word of words)
    for (const [index, piece] of word.split('-').entries()) parts.push({ text: piece, joint: index === 0 ? ' ' : '-' });
  const asIs = parts.map(({ text }) => ({ name: text, key: placeKey(text) }));
  const changed = parts.map(({ text }, index) =>
    /^\p{Lu}/u.test(text) ? formsOfPart(text, index === parts.length - 1, lexicon) : [],
  );
  const last = parts.length - 1;
  const forms: Form[] = [];
  const join = (choice: readonly Form[]): void => {
    forms.push({
      name: choice.map(({ name }, index) => (index === 0 ? name : parts[index]!.joint + name)).join(''),
      key: choice.map(({ key }) => key).join(' '),
    });
  };
  for (const lastForm of changed[last]!) join(asIs.with(last, lastForm));
  if (last === 0) return forms;
  for (const firstForm of changed[0]!) {
    join(asIs.with(0, firstForm));
    for (const lastForm of changed[last]!) join(asIs.with(0, firstForm).with(last, lastForm));
  }
  return forms;
}

function formsOfPart(text: string, isLast: boolean, lexicon: CompiledLexicon): Form[] {
  const forms = new Map<string, Form>();
  const add = (rules: readonly EndingRule[]): void => {
    for (const name of replaceEnding(text, rules)) {
      const key = placeKey(name);
      if (!forms.has(key)) forms.set(key, { name, key });
    }
  };
  if (isLast) add(lexicon.nounRules);
  add(lexicon.adjectiveRules);
  if (!isLast) add(lexicon.nounRules);
  return [...forms.values()];
}

/** Every word that the rules make of a word; works on any letter case, and writes endings in the word's own. */
export function replaceEnding(word: string, rules: readonly EndingRule[]): string[] {
  const lower = word.toLowerCase().replaceAll('ё', 'е');
  const shouting = word.length > 2 && word === word.toUpperCase();
  const results: string[] = [];
  for (const [ending, replacements] of rules) {
    // A rule for a long ending ("рла" → "рел") holds the end of the stem itself.
    if (!lower.endsWith(ending) || lower.length < shortestStem + Math.min(ending.length, 2)) continue;
    if (lower.length <= ending.length) continue;
    if (ending === '' && !/[^аеёиоуыэюяіїєьй]$/.test(lower)) continue;
    const stem = word.slice(0, word.length - ending.length);
    for (const replacement of replacements) results.push(stem + (shouting ? replacement.toUpperCase() : replacement));
  }
  return results;
}

/** A word without each of the endings that the rules know. */
export function stemsOf(word: string, rules: readonly EndingRule[]): string[] {
  const lower = word.toLowerCase();
  return rules
    .filter(([ending]) => ending !== '' && lower.endsWith(ending) && lower.length - ending.length >= shortestStem)
    .map(([ending]) => word.slice(0, word.length - ending.length));
}
