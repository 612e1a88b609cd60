import { type Comparison, expandForms, type LanguagePack, type NumberLexicon } from '../../language/index.ts';
import { lexiconKey } from '../../text/index.ts';
import { compilePhrases, type PhraseTable } from './phrases.ts';

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
  /** Every word that a number can begin with, articles included. */
  readonly openers: ReadonlySet<string>;
  readonly ordinalSuffixes: ReadonlySet<string>;
  readonly attachedMultipliers: ReadonlyMap<string, number>;
  readonly ambiguousMultipliers: ReadonlyMap<string, number>;
  readonly negativeWords: ReadonlySet<string>;
  readonly denominators: ReadonlyMap<string, number>;
  readonly articles: ReadonlySet<string>;
  readonly definiteArticles: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
  readonly decimalWords: ReadonlySet<string>;
  readonly partitives: ReadonlySet<string>;
  readonly rangeLinks: ReadonlySet<string>;
  readonly rangeOpeners: ReadonlyMap<string, ReadonlySet<string>>;
  readonly notNumbersBefore: ReadonlySet<string>;
  /** Denominators in any form: "fifths", "пятых"; those that stand with the numerator one ("a fifth") and those with any other. */
  readonly oneParts: ReadonlyMap<string, number>;
  readonly manyParts: ReadonlyMap<string, number>;
  /** Denominators that are no ordinals ("quarters") and so end no longer number. */
  readonly fractionNouns: ReadonlySet<string>;
  readonly wholeWords: ReadonlySet<string>;
  readonly divisionWords: ReadonlySet<string>;
  readonly outOf: PhraseTable<'out-of'>;
  readonly inRatioWords: ReadonlySet<string>;
  readonly pronounContext: ReadonlySet<string>;
  /** Where a relative ordinal counts from, and how far. */
  readonly relativeOrdinals: PhraseTable<string>;
  readonly comparisons: PhraseTable<Comparison>;
  readonly comparisonsAfter: PhraseTable<'at-least' | 'at-most'>;
  readonly orEqual: PhraseTable<'or-equal'>;
  readonly comparisonLinks: ReadonlySet<string>;
  readonly percentWords: PhraseTable<'percent'>;
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
  const phrases = <Meaning extends string>(
    entries: Readonly<Record<Meaning, readonly string[]>>,
  ): PhraseTable<Meaning> =>
    compilePhrases(
      Object.entries<readonly string[]>(entries).flatMap(([meaning, words]) =>
        words
          .flatMap((word) => expandForms(word, lexicon.endings))
          .map((word): [string, Meaning] => [word, meaning as Meaning]),
      ),
    );
  const [oneParts, manyParts] = partsOf(lexicon, ordinals, denominators);
  return {
    senses,
    vague,
    ordinals,
    openers: new Set([...senses.keys(), ...vague.keys(), ...lexicon.articles.map(lexiconKey)]),
    ordinalSuffixes: set(lexicon.ordinalSuffixes),
    attachedMultipliers,
    ambiguousMultipliers,
    negativeWords: set(lexicon.negativeWords),
    denominators,
    oneParts,
    manyParts,
    fractionNouns: new Set(
      [...denominators.keys()].filter((key) => !ordinals.has(key) && !ordinals.has(key.slice(0, -1))),
    ),
    wholeWords: set(lexicon.wholeWords),
    divisionWords: set(lexicon.divisionWords),
    outOf: phrases({ 'out-of': lexicon.outOfPhrases }),
    inRatioWords: set(lexicon.inRatioWords),
    pronounContext: set(lexicon.pronounContext),
    relativeOrdinals: phrases(lexicon.relativeOrdinals),
    comparisons: phrases<Comparison>(lexicon.comparisons),
    comparisonsAfter: phrases<'at-least' | 'at-most'>(lexicon.comparisonsAfter),
    orEqual: phrases({ 'or-equal': lexicon.orEqualPhrases }),
    comparisonLinks: set(lexicon.comparisonLinks),
    percentWords: phrases({ percent: lexicon.percentWords }),
    articles: set(lexicon.articles),
    definiteArticles: set(lexicon.definiteArticles),
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

/** Words for parts of a whole. Where plurals of ordinals are denominators ("fifths"), the singular goes with one part only. */
function partsOf(
  { denominatorPlural }: NumberLexicon,
  ordinals: ReadonlyMap<string, number>,
  denominators: ReadonlyMap<string, number>,
): readonly [one: ReadonlyMap<string, number>, many: ReadonlyMap<string, number>] {
  if (denominatorPlural === '') return [denominators, denominators];
  const one = new Map<string, number>();
  const many = new Map<string, number>();
  for (const [key, value] of ordinals) {
    one.set(key, value);
    many.set(key + denominatorPlural, value);
  }
  for (const [key, value] of denominators) (key.endsWith(denominatorPlural) ? many : one).set(key, value);
  return [one, many];
}
