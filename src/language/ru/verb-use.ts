import type { VerbForm } from '../lexicons.ts';
import type { Words } from '../words.ts';

/** Whether a form that can be a Russian verb is one here: Russian forms rarely are both verb and noun, so only the listed ones and bare infinitives are refused. */
export function usedAsVerb(
  _words: Words,
  _at: number,
  tenses: ReadonlySet<VerbForm['tense']>,
  nounAmbiguous: boolean,
): boolean {
  return !nounAmbiguous && !(tenses.size === 1 && tenses.has('base'));
}
