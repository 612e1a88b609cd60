import type { NameDraft } from './draft.ts';
import { type KnownName, nameClass } from './lexicon.ts';
import { isUntrusted, type NameScene, sentenceStyle, shape } from './name-scene.ts';

/** The longest name of the lexicon that begins at a token. */
export function matchKnownName(scene: NameScene, at: number): NameDraft | undefined {
  const { known } = scene.names;
  const entries = known.get(scene.key[at]!) ?? known.get(scene.form[at]!);
  if (!entries) return undefined;
  for (const entry of entries) {
    const to = endOfMatch(scene, at, entry);
    if (to === undefined || (entry.keys.length === 1 && !isTrusted(scene, at, entry))) continue;
    return { from: at, to, type: entry.type, confidence: entry.ambiguous ? 0.7 : 0.9, by: 'known' };
  }
  return undefined;
}

/** Where an entry that begins at a token ends; `undefined` when the text goes on otherwise. */
function endOfMatch(scene: NameScene, at: number, entry: KnownName): number | undefined {
  let token = at;
  for (const [index, key] of entry.keys.entries()) {
    if (index > 0 && scene.word[token] === '.' && scene.word[token - 1]!.length <= 2) token++;
    if (token >= scene.count || scene.sentence[token] !== scene.sentence[at]) return undefined;
    if (scene.key[token] !== key && scene.form[token] !== key) return undefined;
    if (entry.capitalised[index] && scene.shapes[token] === shape.small) return undefined;
    token++;
  }
  return token;
}

/** Whether a single word is written as the name would be, and not just as any word there would be. */
function isTrusted(scene: NameScene, at: number, entry: KnownName): boolean {
  const written = scene.shapes[at]!;
  // "Nato", "Unesco": what can be spoken as a word is often written as one; "Who" and "Us" are words.
  const spoken = entry.keys[0]!.length > 3 && written === shape.capital && !entry.ambiguous;
  if (entry.abbreviation && written !== shape.allCaps && written !== shape.initial && !spoken) return false;
  const elsewhere = (scene.capitalKeys.get(scene.key[at]!) ?? 0) > 0;
  if (scene.styles[scene.sentence[at]!] === sentenceStyle.allCaps)
    return elsewhere || (!entry.ambiguous && !entry.abbreviation);
  if (!isUntrusted(scene, at) || written === shape.allCaps) return true;
  return elsewhere || (!entry.ambiguous && (scene.bits[at]! & nameClass.common) === 0);
}
