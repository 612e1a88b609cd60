import type { HedgeLexicon, LanguagePack } from '../../language/index.ts';
import type { HedgeLevel } from '../../model/index.ts';

/** A pattern of one word: the word itself, `begin*`, `*end`, `#` for any number. */
type WordPattern = (word: string) => boolean;

/** One place in a cue: the words that may stand there. `adverb`: one adverb may stand there, or nothing. */
export type CueWord = 'adverb' | readonly WordPattern[];

/** A phrase of the lexicon made ready for comparison. */
export interface HedgeCue {
  readonly level: HedgeLevel;
  readonly words: readonly CueWord[];
  /** Words after which it is something else when they follow. */
  readonly notBefore: readonly WordPattern[];
  /** Words that make it something else when they stand before it. */
  readonly notAfter: readonly WordPattern[];
  /** Phrases one of which must stand in the sentence; empty: none need. */
  readonly onlyWith: readonly (readonly CueWord[])[];
  /** Phrases that make it something else anywhere in the sentence. */
  readonly notWith: readonly (readonly CueWord[])[];
}

const levels = ['reported', 'probable', 'possible', 'certain', 'denied'] as const;
const tables = new WeakMap<LanguagePack, ReadonlyMap<string, readonly HedgeCue[]>>();

/** Cues are looked up by the first letters of their first word, which are also those of every form of it. */
const bucketLength = 3;

/** The key under which the cues that may begin with a word are found. */
export function bucketOf(word: string): string {
  return word.slice(0, bucketLength);
}

/** The hedge cues of a language by the first letters of their first word; longest first. */
export function hedgeCuesOf(pack: LanguagePack): ReadonlyMap<string, readonly HedgeCue[]> {
  const known = tables.get(pack);
  if (known) return known;
  const lexicon: HedgeLexicon = pack.hedges;
  const table = new Map<string, HedgeCue[]>();
  for (const level of levels)
    for (const entry of lexicon[level]) {
      const cue: HedgeCue = {
        level,
        words: phraseOf(entry),
        notBefore: (lexicon.notBefore[entry] ?? []).map(patternOf),
        notAfter: (lexicon.notAfter[entry] ?? []).map(patternOf),
        onlyWith: (lexicon.onlyWith[entry] ?? []).map(phraseOf),
        notWith: (lexicon.notWith[entry] ?? []).map(phraseOf),
      };
      const first = entry.split(' ')[0]!.split('|');
      for (const bucket of new Set(first.map((word) => bucketOf(word.replace('*', '')))))
        table.set(bucket, [...(table.get(bucket) ?? []), cue]);
    }
  // "could not be independently verified" before "verified": the longest cue wins.
  for (const list of table.values()) list.sort((left, right) => right.words.length - left.words.length);
  tables.set(pack, table);
  return table;
}

/** `is|are ~ said to`: alternatives, and a place for an adverb. */
function phraseOf(entry: string): CueWord[] {
  return entry.split(' ').map((word) => (word === '~' ? 'adverb' : word.split('|').map(patternOf)));
}

function patternOf(pattern: string): WordPattern {
  if (pattern === '#') return (word) => word.charCodeAt(0) >= 48 && word.charCodeAt(0) <= 57;
  if (pattern.endsWith('*')) {
    const beginning = pattern.slice(0, -1);
    return (word) => word.startsWith(beginning);
  }
  if (pattern.startsWith('*')) {
    const ending = pattern.slice(1);
    return (word) => word.endsWith(ending);
  }
  return (word) => word === pattern;
}
