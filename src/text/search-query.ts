import type { Span } from '../model/index.ts';
import { searchPrefixKeys, searchWords } from './fold.ts';

/**
 * Words that must follow one another, as search keys. `variants` has one entry for a plain word or phrase;
 * a word that asks for a beginning (`Zelensk*`) may have several.
 */
export interface SearchTerm {
  readonly variants: readonly (readonly string[])[];
  /** The last key of each variant is the beginning of a word. */
  readonly prefix: boolean;
}

/** What is searched for: documents that hold every term of `required` and none of `excluded`. */
export interface SearchQuery {
  readonly required: readonly SearchTerm[];
  readonly excluded: readonly SearchTerm[];
}

/** Longest query that is read, in UTF-16 units; what follows is left out. */
const maxQueryLength = 1000;
/** An exclusion mark, then a phrase in quotation marks (an unclosed one ends with the query) or a run without spaces. */
const part = /(?<minus>-?)(?:["“”«»„](?<phrase>[^"“”«»„]*)["“”«»„]?|(?<bare>[^\s"“”«»„]+))(?<star>\*?)/gu;

/**
 * Reads a query as people type it: words (all must occur), "a phrase", a beginning (`Zelensk*`), and -word or -"phrase" to leave out.
 * Anything else is punctuation. Never throws; a query without any word asks for nothing.
 */
export function parseSearchQuery(query: string): SearchQuery {
  const required: SearchTerm[] = [];
  const excluded: SearchTerm[] = [];
  for (const { groups } of query.slice(0, maxQueryLength).matchAll(part)) {
    const written = groups!.phrase ?? groups!.bare!;
    const term = termOf(written, groups!.star === '*' || written.endsWith('*'));
    if (term) (groups!.minus === '-' ? excluded : required).push(term);
  }
  return { required, excluded };
}

function termOf(written: string, prefix: boolean): SearchTerm | undefined {
  const words = searchWords(written);
  const keys = words.map(({ key }) => key);
  const last = words.at(-1);
  if (!last) return undefined;
  if (!prefix) return { variants: [keys], prefix };
  const beginnings = searchPrefixKeys(written.slice(last.start, last.end));
  return { variants: beginnings.map((key) => [...keys.slice(0, -1), key]), prefix };
}

/** The words of `text` that the query asks for, as spans in order; phrases are one span. */
export function findSearchTerms(text: string, query: SearchQuery): Span[] {
  const words = searchWords(text);
  const spans: Span[] = [];
  for (const term of query.required)
    for (const variant of term.variants)
      for (let at = 0; at + variant.length <= words.length; at++) {
        const matches = variant.every((key, offset) => {
          const word = words[at + offset]!.key;
          return term.prefix && offset === variant.length - 1 ? word.startsWith(key) : word === key;
        });
        if (matches) spans.push({ start: words[at]!.start, end: words[at + variant.length - 1]!.end });
      }
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  return spans.filter(
    (span, index) => index === 0 || span.start >= spans[index - 1]!.end || span.end > spans[index - 1]!.end,
  );
}
