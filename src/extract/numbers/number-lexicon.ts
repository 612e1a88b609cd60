import { expandForms, type LanguagePack, type NumberLexicon } from '../../language/index.ts';
import { lexiconKey } from '../../text/index.ts';

/** What a word can be in a numeral. */
export type NumberSense =
  | { readonly is: 'cardinal'; readonly value: number }
  | { readonly is: 'multiplier'; readonly value: number }
  | { readonly is: 'fixed'; readonly value: number }
  | { readonly is: 'fraction'; readonly value: number }
  | { readonly is: 'few'; readonly low: number; readonly high: number }
  | { readonly is: 'vague'; readonly low: number; readonly high: number };

/** Numerals of one language, ready for look-up by lexicon key. */
export interface CompiledNumbers {
  readonly senses: ReadonlyMap<string, NumberSense>;
  /** Plurals that are both a multiplier ("пять тысяч") and a vague numeral ("тысячи людей"): the vague reading. */
  readonly vague: ReadonlyMap<string, NumberSense & { readonly is: 'vague' }>;
  readonly ordinals: ReadonlyMap<string, number>;
  readonly ordinalSuffixes: ReadonlySet<string>;
  readonly attachedMultipliers: ReadonlyMap<string, number>;
  readonly ambiguousMultipliers: ReadonlyMap<string, number>;
  readonly negativeWords: ReadonlySet<string>;
  readonly denominators: ReadonlyMap<string, number>;
  readonly articles: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
  readonly decimalWords: ReadonlySet<string>;
  readonly partitives: ReadonlySet<string>;
  readonly rangeLinks: ReadonlySet<string>;
  readonly rangeOpeners: ReadonlyMap<string, ReadonlySet<string>>;
  readonly notNumbersBefore: ReadonlySet<string>;
  readonly thousandsComma: boolean;
  readonly thousandsPoint: boolean;
  readonly thousandsSpace: boolean;
  readonly decimalComma: boolean;
}

const compiled = new WeakMap<LanguagePack, CompiledNumbers>();

/** The numerals of a language pack, compiled once. */
export function compileNumbers(pack: LanguagePack): CompiledNumbers {
  const known = compiled.get(pack);
  if (known) return known;
  const fresh = compile(pack.numbers);
  compiled.set(pack, fresh);
  return fresh;
}

function compile(lexicon: NumberLexicon): CompiledNumbers {
  const senses = new Map<string, NumberSense>();
  const vague = new Map<string, NumberSense & { readonly is: 'vague' }>();
  const each = (words: Readonly<Record<string, readonly string[]>>, add: (key: string, value: number) => void) => {
    for (const [value, entries] of Object.entries(words))
      for (const entry of entries) for (const key of expandForms(entry, lexicon.endings)) add(key, Number(value));
  };
  for (const { low, high, words } of Object.values(lexicon.vague))
    for (const word of words) vague.set(lexiconKey(word), { is: 'vague', low, high });
  for (const { low, high, words } of Object.values(lexicon.few))
    for (const word of words) senses.set(lexiconKey(word), { is: 'few', low, high });
  each(lexicon.fractions, (key, value) => senses.set(key, { is: 'fraction', value }));
  each(lexicon.fixedNumbers, (key, value) => senses.set(key, { is: 'fixed', value }));
  each(lexicon.multipliers, (key, value) => senses.set(key, { is: 'multiplier', value }));
  each(lexicon.cardinals, (key, value) => senses.set(key, { is: 'cardinal', value }));

  const ordinals = new Map<string, number>();
  each(lexicon.ordinals, (key, value) => ordinals.set(key, value));
  const attachedMultipliers = new Map<string, number>();
  each(lexicon.attachedMultipliers, (key, value) => attachedMultipliers.set(key, value));
  for (const word of lexicon.looseMultipliers) {
    const value = attachedMultipliers.get(lexiconKey(word));
    if (value !== undefined) senses.set(lexiconKey(word), { is: 'multiplier', value });
  }
  const ambiguousMultipliers = new Map<string, number>();
  each(lexicon.ambiguousMultipliers, (key, value) => ambiguousMultipliers.set(key, value));
  const denominators = new Map<string, number>();
  each(lexicon.fractionDenominators, (key, value) => denominators.set(key, value));

  const set = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(lexiconKey));
  return {
    senses,
    vague,
    ordinals,
    ordinalSuffixes: set(lexicon.ordinalSuffixes),
    attachedMultipliers,
    ambiguousMultipliers,
    negativeWords: set(lexicon.negativeWords),
    denominators,
    articles: set(lexicon.articles),
    conjunctions: set(lexicon.conjunctions),
    decimalWords: set(lexicon.decimalWords),
    partitives: set(lexicon.partitives),
    rangeLinks: set(lexicon.rangeLinks),
    rangeOpeners: new Map(Object.entries(lexicon.rangeOpeners).map(([word, links]) => [lexiconKey(word), set(links)])),
    notNumbersBefore: set(lexicon.notNumbersBefore),
    thousandsComma: lexicon.thousandsSeparators.includes(','),
    thousandsPoint: lexicon.thousandsSeparators.includes('.'),
    thousandsSpace: lexicon.thousandsSeparators.includes(' '),
    decimalComma: lexicon.decimalSeparators.includes(','),
  };
}
