import type { SupportedLanguage } from '../model/index.ts';
import eventData from './known-events.json' with { type: 'json' };

/** A dated event that reports count time from. */
export interface KnownEvent {
  readonly id: string;
  /** The day it began, ISO date. */
  readonly date: string;
  /** Its name in English, for people. */
  readonly name: string;
  /** Where the date is on record. */
  readonly source: string;
  /**
   * How texts name it, by language: words that must all stand within one clause, in any order. `|` parts alternatives;
   * a word ending in `*` stands for every word that begins so. Lower case, ё written as е.
   */
  readonly wording: Readonly<Record<SupportedLanguage, readonly string[]>>;
  /** Words, written the same way, that rule the event out where one of them stands in the clause. */
  readonly unless?: Readonly<Partial<Record<SupportedLanguage, readonly string[]>>>;
  /** Stems of which one must stand somewhere in the text, for events that texts name by common words ("since the war began"). */
  readonly context?: Readonly<Partial<Record<SupportedLanguage, readonly string[]>>>;
}

/** The events that Firsthand knows; callers may add their own. */
export const knownEvents: readonly KnownEvent[] = eventData.events;

interface CompiledEvent {
  readonly event: KnownEvent;
  /** Alternatives of patterns: each pattern is a list of words, each word a list of alternatives. */
  readonly patterns: readonly (readonly (readonly string[])[])[];
}

const compiled = new WeakMap<readonly KnownEvent[], Map<SupportedLanguage, readonly CompiledEvent[]>>();

function compile(events: readonly KnownEvent[], language: SupportedLanguage): readonly CompiledEvent[] {
  const byLanguage = compiled.get(events) ?? new Map<SupportedLanguage, readonly CompiledEvent[]>();
  compiled.set(events, byLanguage);
  const known = byLanguage.get(language);
  if (known) return known;
  const list = events.map((event) => ({
    event,
    patterns: event.wording[language].map((pattern) => pattern.split(' ').map((word) => word.split('|'))),
  }));
  byLanguage.set(language, list);
  return list;
}

const matches = (pattern: string, word: string): boolean =>
  pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : pattern === word;

/**
 * The event that a clause names; of several the one whose wording asks for the most words. Words in lower case, ё as е.
 * @param text the whole text in lower case, for events that need a context
 */
export function findKnownEvent(
  clauseWords: readonly string[],
  language: SupportedLanguage,
  events: readonly KnownEvent[],
  text: string,
): KnownEvent | undefined {
  let best: KnownEvent | undefined;
  let bestLength = 0;
  for (const { event, patterns } of compile(events, language)) {
    const length = Math.max(
      0,
      ...patterns
        .filter((pattern) =>
          pattern.every((alternatives) => clauseWords.some((word) => alternatives.some((item) => matches(item, word)))),
        )
        .map((pattern) => pattern.length),
    );
    if (length <= bestLength) continue;
    if (event.unless?.[language]?.some((item) => clauseWords.some((word) => matches(item, word)))) continue;
    const context = event.context?.[language];
    if (context && !context.some((stem) => text.includes(stem))) continue;
    best = event;
    bestLength = length;
  }
  return best;
}
