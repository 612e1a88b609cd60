import type { Token } from '../model/index.ts';

/** Every word that was met, by itself: one string for all its occurrences, which is compared and looked up faster than a fresh slice. */
const met = new Map<string, string>();
const rememberedWords = 50_000;
/** Longest word that is remembered, in characters. */
const longestRemembered = 40;
const written = new WeakMap<readonly Token[], { readonly text: string; readonly words: readonly string[] }>();

/** The tokens of a text as they stand in it. The same tokens give the same list: several stages read it. */
export function writtenWords(text: string, tokens: readonly Token[]): readonly string[] {
  const known = written.get(tokens);
  if (known !== undefined && known.text === text) return known.words;
  if (met.size > rememberedWords) met.clear();
  const words = tokens.map(({ start, end }) => {
    const word = text.slice(start, end);
    if (end - start > longestRemembered) return word;
    const same = met.get(word);
    if (same !== undefined) return same;
    met.set(word, word);
    return word;
  });
  written.set(tokens, { text, words });
  return words;
}
