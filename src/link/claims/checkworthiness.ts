import { type ClaimCues, type LanguagePack, type Words, wordClass } from '../../language/index.ts';

/** What a stretch of text has that a fact-checker could hold on to, or that keeps him from it. Counts, cut at small numbers. */
export interface CheckFeatures {
  readonly numbers: number;
  readonly names: number;
  readonly places: number;
  readonly times: number;
  readonly events: number;
  readonly comparisons: number;
  readonly quantities: number;
  readonly opinion: number;
  readonly unsure: number;
  readonly normative: number;
  readonly firstPerson: number;
  readonly secondPerson: number;
  readonly future: number;
  readonly negated: number;
  readonly words: number;
}

/** Kinds of cue that are counted, as bits in a word's mask. */
const cueBits = {
  normative: 1,
  wishes: 2,
  imperatives: 4,
  opinion: 8,
  quantities: 16,
  comparisons: 32,
  events: 64,
  future: 128,
  unsure: 256,
} as const;
type CueKind = keyof typeof cueBits;

interface ClaimCueTable {
  readonly words: ReadonlyMap<string, number>;
  readonly phrases: ReadonlyMap<string, readonly { readonly rest: readonly string[]; readonly bit: number }[]>;
}

const tables = new WeakMap<LanguagePack, ClaimCueTable>();

/** For each word, the claim cues that it is or begins, as bits. */
export function claimCuesOf(words: Words, pack: LanguagePack): Uint16Array {
  const table = cueTable(pack);
  const result = new Uint16Array(words.count);
  for (let at = 0; at < words.count; at++) {
    const form = words.lower[at]!;
    let bits = table.words.get(form) ?? 0;
    const phrases = table.phrases.get(form);
    if (phrases !== undefined)
      for (const { rest, bit } of phrases)
        if (rest.every((part, index) => words.lower[at + 1 + index] === part)) bits |= bit;
    result[at] = bits;
  }
  return result;
}

/** Whether a word has cues of a kind. */
export function isClaimCue(cues: Uint16Array, at: number, kind: CueKind): boolean {
  return (cues[at]! & cueBits[kind]) !== 0;
}

const personTables = new WeakMap<LanguagePack, ReadonlyMap<string, string>>();

/** Person, number or gender of each subject pronoun. */
function personsOf(pack: LanguagePack): ReadonlyMap<string, string> {
  let table = personTables.get(pack);
  if (table === undefined) {
    table = new Map(Object.entries(pack.functionWords.subjectPronouns));
    personTables.set(pack, table);
  }
  return table;
}

/** Counts the features of the words `first` to `last`. */
export function featuresOf(
  words: Words,
  cues: Uint16Array,
  pack: LanguagePack,
  first: number,
  last: number,
  marked: { readonly names: number; readonly places: number; readonly times: number },
): CheckFeatures {
  const counts = {
    numbers: 0,
    events: 0,
    comparisons: 0,
    quantities: 0,
    opinion: 0,
    unsure: 0,
    normative: 0,
    firstPerson: 0,
    secondPerson: 0,
    future: 0,
    negated: 0,
    words: 0,
  };
  const persons = personsOf(pack);
  for (let at = first; at <= last; at++) {
    const bits = words.classes[at]!;
    if (bits & wordClass.number) counts.numbers += 1;
    if ((bits & wordClass.word) === 0) continue;
    counts.words += 1;
    if (bits & wordClass.negation) counts.negated += 1;
    const person = persons.get(words.lower[at]!);
    if (person === 'first') counts.firstPerson += 1;
    if (person === 'second') counts.secondPerson += 1;
    const cue = cues[at]!;
    if (cue === 0) continue;
    if (cue & cueBits.events) counts.events += 1;
    if (cue & cueBits.comparisons) counts.comparisons += 1;
    if (cue & cueBits.quantities) counts.quantities += 1;
    if (cue & cueBits.opinion) counts.opinion += 1;
    if (cue & cueBits.unsure) counts.unsure += 1;
    if (cue & (cueBits.normative | cueBits.wishes)) counts.normative += 1;
    if (cue & cueBits.future) counts.future += 1;
  }
  return { ...counts, ...marked };
}

/**
 * Weights of the features, in log odds: logistic regression on four of the eight speeches of PoliClaim, rounded by hand. Places weigh
 * nothing of their own because most are names too.
 */
const weights = {
  bias: -0.25,
  numbers: 1.4,
  names: 0.9,
  places: 0,
  times: 0.35,
  events: 0.9,
  comparisons: 0.3,
  quantities: 0.65,
  opinion: -0.55,
  unsure: -0.55,
  normative: -1,
  firstPerson: -0.35,
  secondPerson: -0.5,
  future: 0.4,
  negated: -0.5,
  words: 0.05,
} as const;

/**
 * How much the rules' log-odds weigh beside those of the trained reader: fitted with logistic regression on the six speeches of PoliClaim
 * that the reader learnt from, where they add nothing to its F1; they tell the claims of one sentence apart.
 */
const weightBesideReader = 0.25;
/** What the rules say of an average claim of those speeches. */
const meanLogOdds = 0.8;

/**
 * Checkworthiness from 0 to 1: how much a fact-checker could and would check it.
 * @param read the log-odds of the trained reader for the sentence, when it marked the words
 */
export function checkworthiness(features: CheckFeatures, read: number | undefined): number {
  const ruled = logOdds(features);
  const score = read === undefined ? ruled : read + weightBesideReader * (ruled - meanLogOdds);
  return Math.round((1 / (1 + Math.exp(-score))) * 100) / 100;
}

function logOdds(features: CheckFeatures): number {
  const capped = (value: number, most: number): number => Math.min(value, most);
  return (
    weights.bias +
    weights.numbers * capped(features.numbers, 2) +
    weights.names * capped(features.names, 2) +
    weights.places * capped(features.places, 1) +
    weights.times * capped(features.times, 1) +
    weights.events * capped(features.events, 2) +
    weights.comparisons * capped(features.comparisons, 2) +
    weights.quantities * capped(features.quantities, 2) +
    weights.opinion * capped(features.opinion, 3) +
    weights.normative * capped(features.normative, 2) +
    weights.firstPerson * capped(features.firstPerson, 2) +
    weights.secondPerson * capped(features.secondPerson, 2) +
    weights.future * capped(features.future, 1) +
    weights.negated * capped(features.negated, 2) +
    weights.unsure * capped(features.unsure, 2) +
    weights.words * capped(features.words, 30)
  );
}

/** Adjectives are listed in one form and known in all («прекрасный»). */
function expanded(kind: CueKind, pack: LanguagePack): readonly string[] {
  const entries = pack.claimCues[kind as keyof Omit<ClaimCues, 'source'>];
  if (kind !== 'opinion') return entries;
  return [...new Set(entries.flatMap((entry) => (/[иы]й$/.test(entry) ? [entry, ...pack.nounForms(entry)] : [entry])))];
}

function cueTable(pack: LanguagePack): ClaimCueTable {
  const known = tables.get(pack);
  if (known) return known;
  const words = new Map<string, number>();
  const phrases = new Map<string, { rest: string[]; bit: number }[]>();
  for (const [kind, bit] of Object.entries(cueBits) as [CueKind, number][])
    for (const entry of expanded(kind, pack)) {
      const [head, ...rest] = entry.split(' ') as [string, ...string[]];
      if (rest.length === 0) words.set(head, (words.get(head) ?? 0) | bit);
      else phrases.set(head, [...(phrases.get(head) ?? []), { rest, bit }]);
    }
  const table = { words, phrases };
  tables.set(pack, table);
  return table;
}
