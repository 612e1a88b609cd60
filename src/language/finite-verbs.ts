import type { LanguagePack } from './pack.ts';
import { type Words, wordClass } from './words.ts';

const cueForms = new WeakMap<LanguagePack, ReadonlySet<string>>();

/** For each word, 1 when it looks like a finite verb here: by its class, as a known form, or by its ending and neighbours. */
export function finiteVerbsOf(words: Words, pack: LanguagePack): Uint8Array {
  const forms = finiteCueForms(pack);
  const result = new Uint8Array(words.count);
  for (let at = 0; at < words.count; at++) if (isFiniteForm(words, at, pack, forms)) result[at] = 1;
  return result;
}

function isFiniteForm(words: Words, at: number, pack: LanguagePack, forms: ReadonlySet<string>): boolean {
  const bits = words.classes[at]!;
  const form = words.lower[at]!;
  if ((bits & wordClass.word) === 0) return false;
  if (form === "'s") return at > 0 && (words.classes[at - 1]! & (wordClass.subjectPronoun | wordClass.relative)) !== 0;
  if (bits & wordClass.auxiliary) return true;
  const named = (bits & wordClass.capitalised) !== 0 && words.sentenceFirst[words.sentence[at]!] !== at;
  if (named) return false;
  if (bits & wordClass.finiteVerb) return true;
  const before = at > 0 && words.sentence[at - 1] === words.sentence[at] ? words.lower[at - 1]! : '';
  const after = at + 1 < words.count && words.sentence[at + 1] === words.sentence[at] ? words.lower[at + 1]! : '.';
  if (forms.has(form)) return !((words.classes[at - 1] ?? 0) & (wordClass.determiner | wordClass.preposition));
  return pack.looksFinite(form, before, after);
}

/** Whether a word in normal form is a finite form of a verb that credits. */
export function isReportingForm(word: string, pack: LanguagePack): boolean {
  return finiteCueForms(pack).has(word);
}

function finiteCueForms(pack: LanguagePack): ReadonlySet<string> {
  const known = cueForms.get(pack);
  if (known) return known;
  const cues = pack.attributionCues;
  const forms = new Set<string>();
  for (const lemma of new Set(Object.values(cues.verbs).flat()))
    for (const { form, tense } of pack.verbForms(lemma, cues.irregular[lemma]))
      if (tense === 'past' || tense === 'present' || tense === 'impersonal') forms.add(form);
  for (const form of cues.nounAmbiguous) forms.delete(form);
  cueForms.set(pack, forms);
  return forms;
}
