import type { LanguagePack } from '../../language/index.ts';
import type { Hedge, Sentence, Span, Token } from '../../model/index.ts';
import { writtenWords } from '../../text/index.ts';
import { bucketOf, type CueWord, type HedgeCue, hedgeCuesOf } from './hedge-cues.ts';

/** The tokens of a text with their forms as the lexicon writes them. */
interface Scene {
  readonly tokens: readonly Token[];
  readonly folded: readonly string[];
  readonly adverbs: ReadonlySet<string>;
  readonly adverbEndings: readonly string[];
  /** What was found of a cue's context in the sentence read last. */
  readonly contexts: Map<readonly (readonly CueWord[])[], { readonly sentence: number; readonly found: boolean }>;
}

const adverbSets = new WeakMap<LanguagePack, ReadonlySet<string>>();

/**
 * Words that weaken, strengthen, deny or merely pass on what is said, each with the clause that it bears on.
 * Lexicon: `language/<code>/hedges.json`. Capitalised cues in mid-sentence are names ("May"), not cues.
 */
export function findHedges(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  pack: LanguagePack,
): Hedge[] {
  const table = hedgeCuesOf(pack);
  const scene: Scene = {
    tokens,
    folded: writtenWords(text, tokens).map(foldWord),
    adverbs: adverbsOf(pack),
    adverbEndings: pack.functionWords.adverbEndings,
    contexts: new Map(),
  };
  const borders: ClauseBorders = { from: -1, to: -1, seenFrom: -1, end: -1 };
  const hedges: Hedge[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'word') continue;
    const candidates = table.get(bucketOf(scene.folded[at]!));
    if (!candidates) continue;
    let last = -1;
    let cue: HedgeCue | undefined;
    for (const candidate of candidates) {
      last = lastOfCue(candidate, at, scene);
      if (last < 0) continue;
      cue = candidate;
      break;
    }
    if (!cue) continue;
    const first = tokens[at - 1]?.sentence !== token.sentence;
    if (!first && cue.words.length === 1 && /^\p{Lu}\p{Ll}/u.test(text.slice(token.start, token.end))) continue;
    hedges.push({
      start: token.start,
      end: tokens[last]!.end,
      level: cue.level,
      scope: clauseAround(text, sentences[token.sentence]!, { start: token.start, end: tokens[last]!.end }, borders),
      confidence: cue.words.length > 1 ? 0.9 : 0.75,
    });
    at = last;
  }
  return hedges;
}

function adverbsOf(pack: LanguagePack): ReadonlySet<string> {
  const known = adverbSets.get(pack);
  if (known) return known;
  const adverbs = new Set(pack.functionWords.adverbs.map(foldWord));
  adverbSets.set(pack, adverbs);
  return adverbs;
}

function foldWord(word: string): string {
  const lower = word.toLowerCase();
  for (let index = 0; index < lower.length; index++) {
    const code = lower.charCodeAt(index);
    // Nearly every word has none of the characters that are folded.
    if (code === 0x451 || code === 0x2019 || code === 0x2bc || code === 0x60)
      return lower.replace(/ё/g, 'е').replace(/[’ʼ`]/g, "'");
  }
  return lower;
}

function isAdverb({ adverbs, adverbEndings }: Scene, word: string): boolean {
  return adverbs.has(word) || (word.length > 4 && adverbEndings.some((ending) => word.endsWith(ending)));
}

function fitsAny(patterns: Exclude<CueWord, 'adverb'>, word: string): boolean {
  for (const fits of patterns) if (fits(word)) return true;
  return false;
}

/** The last token of a phrase that begins at token `at`, or -1. A comma between its words («говорят, что») does not part it. */
function endOfPhrase(phrase: readonly CueWord[], at: number, scene: Scene): number {
  const { tokens, folded } = scene;
  const sentence = tokens[at]!.sentence;
  let position = at - 1;
  for (let index = 0; index < phrase.length; index++) {
    const word = phrase[index]!;
    if (word === 'adverb') {
      const next = folded[position + 1];
      if (next !== undefined && tokens[position + 1]!.sentence === sentence && isAdverb(scene, next)) position += 1;
      continue;
    }
    position += 1;
    if (index > 0 && tokens[position]?.kind === 'punctuation' && !fitsAny(word, folded[position]!)) position += 1;
    if (tokens[position]?.sentence !== sentence || !fitsAny(word, folded[position]!)) return -1;
  }
  return position;
}

/** The last token of a cue that stands at token `at` and means there what the lexicon says, or -1. */
function lastOfCue(cue: HedgeCue, at: number, scene: Scene): number {
  const last = endOfPhrase(cue.words, at, scene);
  if (last < 0) return -1;
  const { tokens, folded } = scene;
  const { sentence } = tokens[at]!;
  const after = tokens[last + 1]?.sentence === sentence ? folded[last + 1]! : '.';
  const before = tokens[at - 1]?.sentence === sentence ? folded[at - 1]! : '';
  if (cue.notBefore.some((fits) => fits(after))) return -1;
  if (before !== '' && cue.notAfter.some((fits) => fits(before))) return -1;
  if (cue.onlyWith.length > 0 && !standsInSentence(cue.onlyWith, at, scene)) return -1;
  return cue.notWith.length > 0 && standsInSentence(cue.notWith, at, scene) ? -1 : last;
}

/** Whether one of the phrases stands anywhere in the sentence of token `at`; asked once a sentence. */
function standsInSentence(phrases: readonly (readonly CueWord[])[], at: number, scene: Scene): boolean {
  const { tokens, contexts } = scene;
  const { sentence } = tokens[at]!;
  const known = contexts.get(phrases);
  if (known?.sentence === sentence) return known.found;
  let first = at;
  while (first > 0 && tokens[first - 1]!.sentence === sentence) first -= 1;
  let found = false;
  for (let from = first; from < tokens.length && tokens[from]!.sentence === sentence && !found; from++)
    found = phrases.some((phrase) => endOfPhrase(phrase, from, scene) >= 0);
  contexts.set(phrases, { sentence, found });
  return found;
}

/** Fewer letters than this beside the cue are no clause of their own: ", reportedly," bears on what surrounds it. */
const shortestClause = 12;

/** What the last look for a clause saw: a text may be one clause with thousands of cues. */
interface ClauseBorders {
  /** No border stands between these. */
  from: number;
  to: number;
  /** None either between these. */
  seenFrom: number;
  end: number;
}

/** The clause that a cue stands in: up to the next comma, semicolon, colon, dash or bracket on either side. */
function clauseAround(text: string, sentence: Span, cue: Span, borders: ClauseBorders): Span {
  let start = cue.start;
  while (start > sentence.start && start !== borders.to && !isBorder(text.charCodeAt(start - 1))) start--;
  if (start === borders.to) start = borders.from;
  borders.from = start;
  borders.to = cue.start;
  let end = cue.end;
  if (end >= borders.seenFrom && end <= borders.end) end = borders.end;
  else while (end < sentence.end && !isBorder(text.charCodeAt(end))) end++;
  borders.seenFrom = cue.end;
  borders.end = end;
  if (end - start - (cue.end - cue.start) < shortestClause) return { start: sentence.start, end: sentence.end };
  const trimmed = text.slice(start, end);
  return {
    start: start + trimmed.length - trimmed.trimStart().length,
    end: end - (trimmed.length - trimmed.trimEnd().length),
  };
}

/** , ; : ( ) – — */
const isBorder = (code: number): boolean =>
  code === 0x2c ||
  code === 0x3b ||
  code === 0x3a ||
  code === 0x28 ||
  code === 0x29 ||
  code === 0x2013 ||
  code === 0x2014;
