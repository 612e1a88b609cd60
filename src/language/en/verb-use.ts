import type { VerbForm } from '../lexicons.ts';
import { type Words, wordClass } from '../words.ts';

const nounSide = wordClass.determiner | wordClass.preposition | wordClass.number;
const quantifier = /^(some|many|most|all|both|several|few|others?|that|those|these|this|one|two|three|each|any)$/;
const complement =
  /^(that|to|the|a|an|he|she|it|they|his|her|its|their|this|these|those|how|why|what|whether|if|there|for|"|“|''|:|no|some|all|not)$/;
const clausal = /^(that|he|she|they|it|there|how|whether)$/;
const nounFollows = /^(of|from|about|on|against|by|,|\.|and|are|were|have)$/;
const notInfinitive = /^(is|are|was|were|be|been|being|has|have|had|'s|'ve|'m|'re|am|having)$/;
const pluralWithoutS = /^(people|men|women|police|children|media|data|many|some|others|most|officials)$/;

/**
 * Whether a form that can be an English verb is one here, judged by its neighbours: "claims" after a determiner is a noun, after a name a verb.
 * @param tenses the tenses that the form can be
 * @param nounAmbiguous whether the form is as often a noun
 */
export function usedAsVerb(
  words: Words,
  at: number,
  tenses: ReadonlySet<VerbForm['tense']>,
  nounAmbiguous: boolean,
): boolean {
  const has = (index: number, bits: number): boolean => (words.classes[index]! & bits) !== 0;
  let before = at - 1;
  while (
    before >= 0 &&
    has(before, wordClass.adverb) &&
    !has(before, wordClass.determiner | wordClass.preposition | wordClass.coordinator)
  )
    before -= 1;
  const opens = before < 0 || words.sentence[before] !== words.sentence[at];
  const previous = opens ? '' : words.lower[before]!;
  const adjacent = before === at - 1;
  const nextIndex = at + 1 < words.count && words.sentence[at + 1] === words.sentence[at] ? at + 1 : -1;
  const next = nextIndex < 0 ? '.' : words.lower[nextIndex]!;

  if (!tenses.has('base') && (tenses.has('past') || tenses.has('pastParticiple'))) {
    const pronoun = !opens && has(before, wordClass.subjectPronoun);
    // "the reported attack", "its proposed plan": an attribute, not a verb.
    if (
      !opens &&
      adjacent &&
      has(before, wordClass.determiner) &&
      !pronoun &&
      !/^(that|all|some|many|most|both|one|this|others)$/.test(previous)
    )
      return false;
    if (
      previous === "'s" &&
      adjacent &&
      nextIndex >= 0 &&
      !has(nextIndex, wordClass.preposition | wordClass.determiner)
    )
      return next === 'to' || next === 'that';
    return !(nounAmbiguous && !opens && has(before, nounSide) && !pronoun);
  }
  if (tenses.has('gerund')) return !(!opens && adjacent && has(before, wordClass.determiner)) && next !== 'of';
  // "United States": a capital inside a sentence marks a name.
  if (nounAmbiguous && !opens && has(at, wordClass.capitalised)) return false;
  if (opens) return !nounAmbiguous && !tenses.has('base');
  if (tenses.has('base')) {
    const governed = previous === 'to' || has(before, wordClass.auxiliary) || previous === 'not' || previous === "n't";
    if (governed && !notInfinitive.test(previous)) return true;
    if (has(before, wordClass.subjectPronoun)) return !/^(he|she|it)$/.test(previous);
    if (/^(who|that|which)$/.test(previous)) return true;
    if (has(before, wordClass.number)) return complement.test(next);
    if (has(before, nounSide | wordClass.objectPronoun) || previous === "'s")
      return quantifier.test(previous) && !nounAmbiguous && complement.test(next);
    if (/^(and|or|but)$/.test(previous)) return !nounAmbiguous;
    // A plural noun can be its subject; a singular one cannot.
    if (!nounAmbiguous) return previous !== "'s" || complement.test(next);
    return previous.endsWith('s') || previous === ')' || pluralWithoutS.test(previous) || clausal.test(next);
  }
  if (has(before, wordClass.subjectPronoun) || /^(who|which|that)$/.test(previous))
    return !/^(they|we|i|you)$/.test(previous);
  if (!nounAmbiguous) return !has(before, wordClass.determiner) || quantifier.test(previous);
  if (has(before, nounSide | wordClass.objectPronoun | wordClass.auxiliary) || previous === "'s") return false;
  if (has(before, wordClass.capitalised) || previous === ')' || previous === ',')
    return !nounFollows.test(next) || complement.test(next);
  return complement.test(next) || (nextIndex >= 0 && has(nextIndex, wordClass.capitalised));
}
