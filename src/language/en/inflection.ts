import type { VerbForm } from '../lexicons.ts';

/**
 * Forms of an English verb: base, third person, past, past participle, -ing.
 * @param irregular the four forms after the base, space separated, when the regular rules do not give them
 */
export function verbForms(lemma: string, irregular?: string): readonly VerbForm[] {
  const [present, past, pastParticiple, gerund] = irregular?.split(' ') ?? regularForms(lemma);
  return [
    { form: lemma, tense: 'base' },
    { form: present!, tense: 'present' },
    { form: past!, tense: 'past' },
    { form: pastParticiple!, tense: 'pastParticiple' },
    { form: gerund!, tense: 'gerund' },
  ];
}

function regularForms(lemma: string): readonly string[] {
  if (/[^aeiou]y$/.test(lemma)) {
    const stem = lemma.slice(0, -1);
    return [`${stem}ies`, `${stem}ied`, `${stem}ied`, `${lemma}ing`];
  }
  if (lemma.endsWith('e')) {
    const stem = lemma.endsWith('ee') ? lemma : lemma.slice(0, -1);
    return [`${lemma}s`, `${lemma}d`, `${lemma}d`, `${stem}ing`];
  }
  const present = /(s|x|z|ch|sh|o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
  return [present, `${lemma}ed`, `${lemma}ed`, `${lemma}ing`];
}

/** Singular and plural of an English noun. */
export function nounForms(lemma: string): readonly string[] {
  if (lemma.endsWith('man')) return [lemma, `${lemma.slice(0, -2)}en`];
  if (/[^aeiou]y$/.test(lemma)) return [lemma, `${lemma.slice(0, -1)}ies`];
  return [lemma, /(s|x|z|ch|sh)$/.test(lemma) ? `${lemma}es` : `${lemma}s`];
}

const beforeAttribute =
  /^(the|a|an|its|his|her|their|our|my|your|this|that|these|those|some|of|in|by|for|with|more|most|very|newly|so-called)$/;
const afterFinite =
  /^(\d.*|the|a|an|to|that|in|on|at|by|for|from|with|into|his|her|its|their|him|them|it|us|and|,|\.|up|out|off|over|about|after|when|as|back|down|through|against|all|more|some|any|no|not|an|my|our|your|this|those|these)$/;

const beforeFinite = /^(and|or|but|then|also|he|she|it|they|we|i|you|who|which|\w+ly)$/;

/** Whether an unlisted lower-case word looks like a finite verb here: behind a pronoun that takes the bare form, or as a past tense in "-ed" with no noun phrase around it. */
export function looksFinite(form: string, before: string, after: string): boolean {
  if (/^(i|we|you|they)$/.test(before)) return form.length > 2;
  if (form.length <= 4 || !form.endsWith('ed') || beforeAttribute.test(before)) return false;
  return afterFinite.test(after) || beforeFinite.test(before);
}

/** The gender that a person's name shows, by the courtesy title before it. */
export function genderOfName(name: string, before: string): 'masculine' | 'feminine' | undefined {
  if (/\b(mrs|ms|miss|lady|queen|princess|madam)\.?\s*$/i.test(before) || /^(mrs|ms|miss|lady)\b/i.test(name))
    return 'feminine';
  if (/\b(mr|sir|lord|king|prince)\.?\s*$/i.test(before) || /^(mr|sir|lord)\b/i.test(name)) return 'masculine';
  if (/(ova|eva|ska|skaya|ska|yna|enko-\w+a)$/i.test(name)) return 'feminine';
  return /(sky|skyi|skiy|ov|ev)$/i.test(name) ? 'masculine' : undefined;
}
