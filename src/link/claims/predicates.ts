import { finiteVerbsOf, type LanguagePack, normalForm, type Words, wordClass } from '../../language/index.ts';

interface PredicateForms {
  readonly sure: ReadonlySet<string>;
  readonly ambiguous: ReadonlySet<string>;
  readonly bare: ReadonlySet<string>;
}

const tables = new WeakMap<LanguagePack, PredicateForms>();

/**
 * For each word, 1 when it is a finite verb: what the language knows for one (`finiteVerbsOf`), and more verbs of news (`predicates` of
 * `claim-cues.json`), the ambiguous ones judged by their neighbours.
 */
export function predicatesOf(words: Words, pack: LanguagePack): Uint8Array {
  const { sure, ambiguous, bare } = formsOf(pack);
  const finite = Uint8Array.from(finiteVerbsOf(words, pack));
  for (let at = 0; at < words.count; at++) {
    if (finite[at] === 1 || (words.classes[at]! & wordClass.word) === 0) continue;
    const form = words.lower[at]!;
    if (sure.has(form) ? isFree(words, at) : ambiguous.has(form) && hasVerbalNeighbours(words, at)) finite[at] = 1;
  }
  for (let at = 0; at < words.count; at++) {
    if (!bare.has(words.lower[at]!)) continue;
    finite[at] = 0;
    if (isSameSentence(words, at, at + 1)) finite[at + 1] = 0;
  }
  return finite;
}

function formsOf(pack: LanguagePack): PredicateForms {
  const known = tables.get(pack);
  if (known) return known;
  const { predicates, ambiguousPredicates, bareAuxiliaries } = pack.claimCues;
  const forms = {
    sure: new Set(predicates.map(normalForm)),
    ambiguous: new Set(ambiguousPredicates.map(normalForm)),
    bare: new Set(bareAuxiliaries.map(normalForm)),
  };
  tables.set(pack, forms);
  return forms;
}

const has = (words: Words, at: number, bits: number): boolean => (words.classes[at]! & bits) !== 0;

function isSameSentence(words: Words, at: number, other: number): boolean {
  return other >= 0 && other < words.count && words.sentence[at] === words.sentence[other];
}

/** "The damaged mill", "by wounded men": behind a determiner or preposition it is an attribute; capitalised it is part of a name. */
function isFree(words: Words, at: number): boolean {
  if (!isSameSentence(words, at, at - 1)) return false;
  if (has(words, at, wordClass.capitalised)) return false;
  const pronoun = wordClass.subjectPronoun | wordClass.relative;
  if (has(words, at - 1, wordClass.preposition)) return false;
  return !has(words, at - 1, wordClass.determiner) || has(words, at - 1, pronoun);
}

/** "exports": a verb between a subject and what it governs; a noun behind an article, an adjective or a preposition. */
function hasVerbalNeighbours(words: Words, at: number): boolean {
  if (!isFree(words, at)) return false;
  const before = at - 1;
  if (has(words, before, wordClass.number | wordClass.auxiliary)) return false;
  if (has(words, before, wordClass.subjectPronoun | wordClass.relative)) return true;
  const after = isSameSentence(words, at, at + 1) ? at + 1 : -1;
  if (after < 0) return false;
  const governs = has(words, after, wordClass.determiner | wordClass.number | wordClass.preposition | wordClass.adverb);
  if (!governs || words.lower[after] === 'of') return false;
  return (
    has(words, before, wordClass.coordinator | wordClass.adverb | wordClass.capitalised) ||
    (has(words, before, wordClass.word) && /s$/.test(words.lower[at]!) && !/s$/.test(words.lower[before]!))
  );
}
