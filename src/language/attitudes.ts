import type { LanguagePack } from './pack.ts';
import { normalForm } from './words.ts';

const tables = new WeakMap<LanguagePack, ReadonlySet<string>>();

/** Whether a cue is a verb of wishing, judging or intending: it tells what someone wants, not what he says is so. */
export function isAttitudeCue(cue: string, pack: LanguagePack): boolean {
  const forms = attitudeForms(pack);
  for (const word of cue.split(/[^\p{L}\p{M}'’ʼ-]+/u)) if (forms.has(normalForm(word))) return true;
  return false;
}

function attitudeForms(pack: LanguagePack): ReadonlySet<string> {
  const known = tables.get(pack);
  if (known) return known;
  const { attitudes, irregular } = pack.attributionCues;
  const forms = new Set(attitudes.flatMap((lemma) => pack.verbForms(lemma, irregular[lemma]).map(({ form }) => form)));
  tables.set(pack, forms);
  return forms;
}
