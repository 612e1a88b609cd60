import type { Gazetteer } from '../../gazetteer/index.ts';
import { findOutletByKey } from '../../knowledge/index.ts';
import type { LanguagePack } from '../../language/index.ts';
import type { EntityMention, MarkedName, Sentence, Structure, Token } from '../../model/index.ts';
import { nameKey } from '../../text/index.ts';
import type { NameDraft } from './draft.ts';
import { fullestName } from './entity-name.ts';
import { findNames } from './find-names.ts';
import { groupMentions } from './group-mentions.ts';
import { joinNames } from './join-names.ts';
import { compileNames, nameClass } from './lexicon.ts';
import { withListedPlaces } from './listed-places.ts';
import { isCapitalised, type NameScene } from './name-scene.ts';

/** What the finder of names needs besides the text. */
export interface NameResources {
  readonly pack: LanguagePack;
  /** Rules for names in Latin script, whatever the language of the text: those of English. */
  readonly latin: LanguagePack;
  readonly gazetteer: Gazetteer;
}

/**
 * Finds the names of persons, organisations, places and other things, in order and without overlaps, and groups the mentions of each:
 * across case endings, short forms, abbreviations and scripts. Authors of embedded posts are named by their signatures; handles and
 * hashtags are no names.
 * @param marked what the trained reader marked in this text; without it rules alone decide
 */
export function findEntities(
  text: string,
  structure: Structure,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  { pack, latin, gazetteer }: NameResources,
  marked?: readonly MarkedName[],
): EntityMention[] {
  const { scene, drafts: byRules } = findNames(text, sentences, tokens, compileNames(pack, latin), gazetteer);
  const drafts = withListedPlaces(scene, pack, marked ? joinNames(scene, byRules, marked) : byRules);
  const named = [...drafts, ...signatures(scene, structure, drafts)].sort((left, right) => left.from - right.from);
  const mentions: EntityMention[] = [];
  for (const [index, group] of groupMentions(scene, named).entries()) {
    const name = fullestName(scene, group);
    for (const draft of group.mentions)
      mentions.push({
        start: tokens[draft.from]!.start,
        end: tokens[draft.to - 1]!.end,
        type: draft.type,
        entity: `e${index + 1}`,
        name,
        confidence: Math.round(draft.confidence * 100) / 100,
      });
  }
  return mentions.sort((left, right) => left.start - right.start);
}

/** Authors of embedded posts where their signature stands in the text and no rule has found them: persons by their given name, known outlets. */
function signatures(scene: NameScene, { embeds }: Structure, drafts: readonly NameDraft[]): NameDraft[] {
  const found: NameDraft[] = [];
  if (embeds.length === 0) return found;
  const taken = new Uint8Array(scene.count);
  for (const { from, to } of drafts) taken.fill(1, from, to);
  for (const { author, body, start, end } of embeds) {
    if (author === undefined || author === '') continue;
    const within = scene.text.slice(start, end).indexOf(author, (body?.end ?? start) - start);
    if (within < 0) continue;
    const at = start + within;
    const from = firstTokenFrom(scene, at);
    let to = from;
    while (to < scene.count && scene.tokens[to]!.end <= at + author.length) to++;
    if (to === from || taken.subarray(from, to).includes(1)) continue;
    taken.fill(1, from, to);
    const isOutlet = findOutletByKey(nameKey(author)) !== undefined;
    const isPerson =
      to - from <= 4 &&
      isCapitalised(scene, from) &&
      (scene.bits[from]! & (nameClass.given | nameClass.ambiguousGiven)) !== 0;
    if (isOutlet || isPerson) found.push({ from, to, type: isOutlet ? 'ORG' : 'PER', confidence: 0.85, by: 'pattern' });
  }
  return found;
}

/** The first token that does not begin before an offset. */
function firstTokenFrom(scene: NameScene, offset: number): number {
  let [low, high] = [0, scene.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scene.tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
