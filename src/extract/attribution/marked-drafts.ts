import { wordClass } from '../../language/index.ts';
import type { MarkedCredit, Span } from '../../model/index.ts';
import { cueAt } from './cues.ts';
import type { Draft } from './draft.ts';
import { is, type Scene, startsPhrase, type WordRun, wordsWithin } from './scene.ts';

/** The credits that the trained reader marked, as drafts in the order of their cues. Marks that hold no word of the text are left out. */
export function markedDrafts(scene: Scene, credits: readonly MarkedCredit[]): Draft[] {
  return credits
    .flatMap((credit) => draftOf(scene, credit) ?? [])
    .sort((one, other) => one.cue[0]!.start - other.cue[0]!.start);
}

function draftOf(scene: Scene, credit: MarkedCredit): Draft | undefined {
  const cue = wordsWithin(scene, credit.cue);
  const content = withoutStrays(scene, tidyContent(scene, credit), credit);
  if (cue === undefined || content.length === 0) return undefined;
  const sourceRun = credit.source && wordsWithin(scene, credit.source);
  const { lemma, anchor } = lemmaOf(scene, cue);
  return {
    source: credit.source && sourceRun ? [credit.source] : [],
    sourceRun,
    cue: [credit.cue],
    content,
    lemma,
    anchor,
    negated: isNegated(scene, cue),
    direct: false,
    confidence: credit.confidence,
    rule: 'marked',
  };
}

/** A piece of content of so few words must stand beside the rest of its credit: the subject of "is said to", not a name further up. */
const fewWords = 2;
const nearWords = 3;

function withoutStrays(scene: Scene, content: readonly Span[], { cue, source }: MarkedCredit): Span[] {
  const runs = content.flatMap((span) => wordsWithin(scene, span) ?? []);
  const fixed = [cue, ...(source ? [source] : [])].flatMap((span) => wordsWithin(scene, span) ?? []);
  const isShort = ({ first, last }: WordRun) => last - first < fewWords;
  const kept = runs.filter(
    (run) =>
      !isShort(run) ||
      [...fixed, ...runs.filter((other) => other !== run)].some(
        (other) => run.first - other.last <= nearWords && other.first - run.last <= nearWords,
      ),
  );
  return content.filter((span) => kept.some(({ first, last }) => overlaps(scene, first, last, span)));
}

function overlaps({ words }: Scene, first: number, last: number, { start, end }: Span): boolean {
  return words.start[first]! < end && words.end[last]! > start;
}

/** The dictionary form of a cue, by its first word or phrase that the lexicon knows; else its last word. */
function lemmaOf(scene: Scene, cue: WordRun): { readonly lemma: string; readonly anchor: number } {
  const { words, cues } = scene;
  for (let at = cue.first; at <= cue.last; at++) {
    const known = cueAt(scene, at);
    if (known !== undefined) return { lemma: known.lemma, anchor: at };
  }
  for (let at = cue.first; at <= cue.last; at++) {
    const lemma = cues.verbs.get(words.lower[at]!)?.lemma ?? cues.nouns.get(words.lower[at]!)?.lemma;
    if (lemma !== undefined) return { lemma, anchor: at };
    const phrase = startsPhrase(scene, cues.accordingTo, at) || startsPhrase(scene, cues.citing, at);
    if (phrase > 0) return { lemma: words.lower.slice(at, at + phrase).join(' '), anchor: at };
  }
  return { lemma: words.lower[cue.last]!, anchor: cue.last };
}

function isNegated(scene: Scene, cue: WordRun): boolean {
  for (let at = cue.first; at <= cue.last; at++)
    if (is(scene.words, at, wordClass.negation) || scene.words.lower[at]!.endsWith("n't")) return true;
  return false;
}

/**
 * Contents as the guidelines cut them: quotation marks around them belong to them, the full stop of an unquoted clause and the
 * comma before the credit do not, and pieces between which nothing stands are one.
 */
function tidyContent(scene: Scene, { content, cue }: MarkedCredit): Span[] {
  const { text } = scene.words;
  const pieces: Span[] = [];
  for (const span of [...content].sort((one, other) => one.start - other.start)) {
    const before = pieces.at(-1);
    const joined =
      before && /^[\s]*$/.test(text.slice(before.end, span.start)) && before.end <= span.start
        ? { start: before.start, end: span.end }
        : span;
    if (before && joined !== span) pieces.pop();
    pieces.push(joined);
  }
  return pieces.flatMap((span) => tidyPiece(text, span, cue) ?? []);
}

const opening = /["“«„]/;
const closing = /["”»“]/;

function tidyPiece(text: string, span: Span, cue: Span): Span | undefined {
  let { start, end } = span;
  // The mark that opens or closes a quotation which lies in the content otherwise.
  const inner = text.slice(start, end);
  if (start > 0 && opening.test(text[start - 1]!) && closes(inner)) start -= 1;
  else if (end < text.length && closing.test(text[end]!) && opens(inner) && (end + 1 <= cue.start || cue.end <= start))
    end += 1;
  while (end > start && /[\s,;:—–]/.test(text[end - 1]!)) end -= 1;
  if (end > start && text[end - 1] === '.' && !isAbbreviated(text, start, end)) end -= 1;
  while (start < end && /[\s,;:.—–]/.test(text[start]!)) start += 1;
  return end > start ? { start, end } : undefined;
}

/** A closing mark without its opening one. */
function closes(inner: string): boolean {
  return /[”»]$/.test(inner) ? !/[“«„]/.test(inner) : /"$/.test(inner) && (inner.match(/"/g)?.length ?? 0) % 2 === 1;
}

/** An opening mark without its closing one. */
function opens(inner: string): boolean {
  return /^[“«„]/.test(inner)
    ? !/[”»]/.test(inner) && (inner.startsWith('„') ? !/“/.test(inner) : true)
    : /^"/.test(inner) && (inner.match(/"/g)?.length ?? 0) % 2 === 1;
}

/** The full stop of "U.S." and "Jr." is part of the word when a letter and a stop or a capital stand before it. */
function isAbbreviated(text: string, start: number, end: number): boolean {
  return /(?:\.\p{L}|\b\p{Lu}|\b(?:Mr|Ms|Mrs|Dr|Jr|Sr|Inc|Co|Corp|St))\.$/u.test(
    text.slice(Math.max(start, end - 8), end),
  );
}
