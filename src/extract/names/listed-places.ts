import type { LanguagePack } from '../../language/index.ts';
import type { NameDraft } from './draft.ts';
import type { NameScene } from './name-scene.ts';

/**
 * Names listed before a plural of regions or districts are all places when one of them is known for one: "the Oryol and Vladimir regions",
 * though Vladimir alone is a first name.
 */
export function withListedPlaces(scene: NameScene, pack: LanguagePack, drafts: readonly NameDraft[]): NameDraft[] {
  const plurals = new Set([...pack.places.regionPlurals, ...pack.places.districtPlurals]);
  const coordinators = new Set(pack.functionWords.coordinators);
  const endingAt = new Map(drafts.map((draft) => [draft.to, draft]));
  const found = new Set<NameDraft>();
  for (let at = 1; at < scene.count; at++) {
    if (!plurals.has(scene.tokens[at]!.kind === 'word' ? lowerAt(scene, at) : '')) continue;
    const listed: NameDraft[] = [];
    for (let draft = endingAt.get(at); draft !== undefined; draft = endingAt.get(listEnd(scene, coordinators, draft)))
      listed.push(draft);
    if (listed.some(({ type }) => type === 'LOC')) for (const draft of listed) found.add(draft);
  }
  return drafts.map((draft) => (found.has(draft) && draft.type !== 'LOC' ? { ...draft, type: 'LOC' } : draft));
}

/** Where the name before a listed name would end: before "and", a comma, or both. */
function listEnd(scene: NameScene, coordinators: ReadonlySet<string>, { from }: NameDraft): number {
  let at = from;
  if (at > 0 && coordinators.has(lowerAt(scene, at - 1))) at -= 1;
  if (at > 0 && scene.text[scene.tokens[at - 1]!.start] === ',') at -= 1;
  return at === from ? -1 : at;
}

function lowerAt({ text, tokens }: NameScene, at: number): string {
  return text.slice(tokens[at]!.start, tokens[at]!.end).toLowerCase();
}
