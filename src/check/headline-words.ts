import { isReportingForm, type LanguagePack } from '../language/index.ts';
import type { Span } from '../model/index.ts';
import { foldedWords } from './phrases.ts';

/** A headline as it is held against its text. */
export interface Headline {
  readonly text: string;
  /** Where it stands in the text; absent when it was only declared. */
  readonly span?: Span;
}

/** Words are compared by their first letters, which case and tense leave alone. */
export const stemLength = 5;
/** Letters by which two forms of a verb are taken for one: "kills", "killed"; "dies", "died". */
export const verbLength = 3;
/** Share of the headline's content words that must stand with what contradicts it before that is an alarm. */
export const sameStatement = 0.9;

/** Position of the first verb of a headline, -1 without one: then it names something and asserts nothing. */
export function verbAt(headline: string, pack: LanguagePack): number {
  const words = foldedWords(headline, { start: 0, end: headline.length }).map(({ folded }) => folded);
  const { auxiliaries, finiteVerbs } = pack.functionWords;
  return words.findIndex(
    (word, at) =>
      auxiliaries.includes(word) ||
      finiteVerbs.includes(word) ||
      isReportingForm(word, pack) ||
      pack.looksFinite(word, words[at - 1] ?? '', words[at + 1] ?? '.'),
  );
}

/** The headline from its first verb on: what it asserts of its subject. */
export function predicateOf(headline: string, pack: LanguagePack): string {
  const words = foldedWords(headline, { start: 0, end: headline.length });
  return headline.slice(words[Math.max(0, verbAt(headline, pack))]?.start ?? 0);
}

/** First letters of the words that carry content: no function words, no very short ones. */
export function contentKeys(text: string, { functionWords }: LanguagePack): Set<string> {
  const empty = functionWordsOf(functionWords);
  const keys = new Set<string>();
  for (const { folded } of foldedWords(text, { start: 0, end: text.length }))
    if ((folded.length > 2 || /^\d/.test(folded)) && !empty.has(folded)) keys.add(folded.slice(0, stemLength));
  return keys;
}

const emptyWords = new WeakMap<object, ReadonlySet<string>>();

/** Words of a language that carry no content. */
export function functionWordsOf(words: LanguagePack['functionWords']): ReadonlySet<string> {
  const known = emptyWords.get(words);
  if (known) return known;
  const {
    determiners,
    prepositions,
    coordinators,
    subordinators,
    auxiliaries,
    objectPronouns,
    relatives,
    subjectPronouns,
  } = words;
  const set = new Set([
    ...[determiners, prepositions, coordinators, subordinators, auxiliaries, objectPronouns, relatives].flat(),
    ...Object.keys(subjectPronouns),
  ]);
  emptyWords.set(words, set);
  return set;
}

/** Whether a span overlaps another. */
export function isInside(span: Span, outer: Span | undefined): boolean {
  return outer !== undefined && span.start < outer.end && span.end > outer.start;
}

/** A text with every stretch of white space as one space. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
