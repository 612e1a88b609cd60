import type { HedgeLexicon, LanguagePack } from '../../language/index.ts';
import type { Hedge, HedgeLevel, Sentence, Span, Token } from '../../model/index.ts';

interface Cue {
  readonly level: HedgeLevel;
  readonly words: readonly string[];
  readonly notBefore: readonly string[];
  readonly notAfter: readonly string[];
}

const levels = ['reported', 'probable', 'possible', 'certain', 'denied'] as const;
const tables = new WeakMap<LanguagePack, ReadonlyMap<string, readonly Cue[]>>();

/** Cues are found by the first letters of their first word, which are also those of every form of it. */
const bucketLength = 3;
const bucketOf = (word: string): string => word.replace('*', '').slice(0, bucketLength);

function tableOf(pack: LanguagePack): ReadonlyMap<string, readonly Cue[]> {
  const known = tables.get(pack);
  if (known) return known;
  const lexicon: HedgeLexicon = pack.hedges;
  const table = new Map<string, Cue[]>();
  for (const level of levels)
    for (const entry of lexicon[level]) {
      const words = entry.split(' ');
      const bucket = bucketOf(words[0]!);
      const cue = { level, words, notBefore: lexicon.notBefore[entry] ?? [], notAfter: lexicon.notAfter[entry] ?? [] };
      table.set(bucket, [...(table.get(bucket) ?? []), cue]);
    }
  // "could not be independently verified" before "verified": the longest cue wins.
  for (const list of table.values()) list.sort((left, right) => right.words.length - left.words.length);
  tables.set(pack, table);
  return table;
}

const matches = (pattern: string, word: string): boolean =>
  pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : pattern === word;

/** `#` in the lexicon stands for any number. */
const oneOf = (patterns: readonly string[], token: string): boolean =>
  patterns.some((pattern) => (pattern === '#' ? /^\d/.test(token) : matches(pattern, token)));

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
  const table = tableOf(pack);
  const folded = tokens.map((token) => foldWord(text.slice(token.start, token.end)));
  const hedges: Hedge[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'word') continue;
    const candidates = table.get(folded[at]!.slice(0, bucketLength));
    if (!candidates) continue;
    const cue = candidates.find((candidate) => standsAt(candidate, at, tokens, folded));
    if (!cue) continue;
    const last = lastTokenOf(cue, at, tokens);
    const first = tokens[at - 1]?.sentence !== token.sentence;
    if (!first && /^\p{Lu}\p{Ll}/u.test(text.slice(token.start, token.end)) && cue.words.length === 1) continue;
    hedges.push({
      start: token.start,
      end: tokens[last]!.end,
      level: cue.level,
      scope: clauseAround(text, sentences[token.sentence]!, { start: token.start, end: tokens[last]!.end }),
      confidence: cue.words.length > 1 ? 0.9 : 0.75,
    });
    at = last;
  }
  return hedges;
}

function foldWord(word: string): string {
  return word.toLowerCase().replace(/ё/g, 'е').replace(/[’ʼ`]/g, "'");
}

/** A comma before "that" («говорят, что») does not part a cue. */
function nextWord(at: number, tokens: readonly Token[]): number {
  const next = at + 1;
  return tokens[next]?.kind === 'punctuation' && tokens[next + 1]?.sentence === tokens[at]!.sentence ? next + 1 : next;
}

function standsAt(cue: Cue, at: number, tokens: readonly Token[], folded: readonly string[]): boolean {
  let position = at;
  for (let index = 0; index < cue.words.length; index++) {
    if (index > 0) {
      const adjacent = position + 1;
      position = matches(cue.words[index]!, folded[adjacent] ?? '') ? adjacent : nextWord(position, tokens);
    }
    if (tokens[position]?.sentence !== tokens[at]!.sentence || !matches(cue.words[index]!, folded[position] ?? ''))
      return false;
  }
  const sentence = tokens[at]!.sentence;
  const after = tokens[position + 1]?.sentence === sentence ? folded[position + 1]! : '.';
  const before = tokens[at - 1]?.sentence === sentence ? folded[at - 1]! : '';
  return !oneOf(cue.notBefore, after) && !(before !== '' && oneOf(cue.notAfter, before));
}

function lastTokenOf(cue: Cue, at: number, tokens: readonly Token[]): number {
  let last = at;
  for (let index = 1; index < cue.words.length; index++)
    last = tokens[last + 1]?.kind === 'punctuation' && tokens[last + 2] ? last + 2 : last + 1;
  return Math.min(last, tokens.length - 1);
}

/** Fewer letters than this beside the cue are no clause of their own: ", reportedly," bears on what surrounds it. */
const shortestClause = 12;

/** The clause that a cue stands in: up to the next comma, semicolon, colon, dash or bracket on either side. */
function clauseAround(text: string, sentence: Span, cue: Span): Span {
  let start = cue.start;
  while (start > sentence.start && !/[,;:—–()]/.test(text[start - 1]!)) start--;
  let end = cue.end;
  while (end < sentence.end && !/[,;:—–()]/.test(text[end]!)) end++;
  if (end - start - (cue.end - cue.start) < shortestClause) return { start: sentence.start, end: sentence.end };
  const trimmed = text.slice(start, end);
  return {
    start: start + trimmed.length - trimmed.trimStart().length,
    end: end - (trimmed.length - trimmed.trimEnd().length),
  };
}
