import type { EntityType, MarkedName } from '../../model/index.ts';
import type { NameDraft } from './draft.ts';
import { nameClass } from './lexicon.ts';
import { isCapitalised, isUntrusted, type NameScene, sentenceStyle, shape } from './name-scene.ts';
import { draftsOfReader } from './reader-names.ts';

/** Below this the reader alone is mostly wrong, where no rule sees a name and the text does not repeat it. */
const sureAlone = 0.75;
/** The same for organisations and places in English, whose rules pass over more of them. */
const sureAloneInEnglish = 0.5;
/** Below this a name of the lists is right more often than the reader about the type. */
const sureOfType = 0.7;
/** A name of the lists that is nothing else besides. */
const sureOfList = 0.85;
/** A name that the reader is this sure of is looked for in the rest of the text. */
const sureToRepeat = 0.85;

/**
 * Joins the names of the trained reader with those of the rules. The reader decides; where it is unsure, the lists of names have the
 * type, and a name that neither a rule nor the rest of the text supports is dropped. Rules add what they are sure of: names of the lists
 * that the reader passed over, and further mentions of the names found.
 */
export function joinNames(scene: NameScene, byRules: readonly NameDraft[], marked: readonly MarkedName[]): NameDraft[] {
  const byReader = draftsOfReader(scene, marked);
  const ruleAt = new Int32Array(scene.count).fill(-1);
  for (const [index, { from, to }] of byRules.entries()) ruleAt.fill(index, from, to);
  const votes = countVotes(scene, byReader);
  const joined: NameDraft[] = [];
  const taken = new Uint8Array(scene.count);
  const keep = (draft: NameDraft): void => {
    if (taken.subarray(draft.from, draft.to).includes(1)) return;
    joined.push(draft);
    taken.fill(1, draft.from, draft.to);
  };
  for (const draft of byReader) {
    const judged = judge(scene, draft, ruleOver(byRules, ruleAt, draft), votes);
    if (judged) keep(judged);
  }
  for (const draft of byRules) if (isSureOfRule(draft)) keep(draft);
  for (const draft of repeatedNames(scene, joined, taken)) keep(draft);
  return joined.sort((left, right) => left.from - right.from);
}

/** The first rule's name over a stretch, of its type if there is one. */
function ruleOver(
  byRules: readonly NameDraft[],
  ruleAt: Int32Array,
  { from, to, type }: NameDraft,
): NameDraft | undefined {
  let first: NameDraft | undefined;
  for (let at = from; at < to; at++) {
    const rule = ruleAt[at]! < 0 ? undefined : byRules[ruleAt[at]!]!;
    if (rule?.type === type) return rule;
    first ??= rule;
  }
  return first;
}

function judge(
  scene: NameScene,
  draft: NameDraft,
  rule: NameDraft | undefined,
  votes: ReadonlyMap<string, Votes>,
): NameDraft | undefined {
  if (rule?.type === draft.type) return { ...draft, confidence: Math.max(draft.confidence, rule.confidence) };
  if (rule?.by === 'known' && rule.confidence >= sureOfList && draft.confidence < sureOfType) return rule;
  const vote = votes.get(keyOf(scene, draft));
  if (vote !== undefined && vote.type !== draft.type && draft.confidence < sureOfType && vote.best >= sureToRepeat)
    return { ...draft, type: vote.type };
  const isRareForRules = !scene.names.inflects && (draft.type === 'ORG' || draft.type === 'LOC');
  const sure = isRareForRules ? sureAloneInEnglish : sureAlone;
  if (rule === undefined && draft.confidence < sure && (vote?.best ?? 0) < sureToRepeat) return undefined;
  return draft;
}

/** Names that rules find and the reader passes over, by what found them: kept where most of them were right in texts that it had not seen. */
function isSureOfRule({ by, type, confidence }: NameDraft): boolean {
  switch (by) {
    case 'known':
      return confidence >= (type === 'MISC' ? 0.9 : 0.7);
    case 'pattern':
      return confidence >= (type === 'LOC' ? 0.65 : 0.8) && type !== 'MISC';
    case 'context':
      return (type === 'LOC' && confidence >= 0.65) || (type === 'PER' && confidence >= 0.8);
    default:
      return false;
  }
}

/** What all mentions of one name say together. */
interface Votes {
  /** The type with the most confidence over all mentions. */
  readonly type: EntityType;
  /** The most confident mention of that type. */
  readonly best: number;
}

function countVotes(scene: NameScene, drafts: readonly NameDraft[]): Map<string, Votes> {
  const sums = new Map<string, Map<EntityType, { sum: number; best: number }>>();
  for (const draft of drafts) {
    const key = keyOf(scene, draft);
    const types = sums.get(key) ?? new Map<EntityType, { sum: number; best: number }>();
    sums.set(key, types);
    const { sum, best } = types.get(draft.type) ?? { sum: 0, best: 0 };
    types.set(draft.type, { sum: sum + draft.confidence, best: Math.max(best, draft.confidence) });
  }
  const votes = new Map<string, Votes>();
  for (const [key, types] of sums) {
    const [[type, { best }]] = [...types].sort((left, right) => right[1].sum - left[1].sum) as [
      [EntityType, { sum: number; best: number }],
    ];
    votes.set(key, { type, best });
  }
  return votes;
}

function keyOf(scene: NameScene, { from, to }: NameDraft): string {
  return to === from + 1 ? scene.key[from]! : scene.key.slice(from, to).join(' ');
}

/** Further mentions of names that were found with certainty: the whole name, or the surname of a person. */
function repeatedNames(scene: NameScene, found: readonly NameDraft[], taken: Uint8Array): NameDraft[] {
  const byFirst = new Map<string, NameDraft[]>();
  const add = (draft: NameDraft): void => {
    const key = scene.key[draft.from]!;
    const list = byFirst.get(key);
    if (list === undefined) byFirst.set(key, [draft]);
    else if (!list.some((other) => keyOf(scene, other) === keyOf(scene, draft))) list.push(draft);
  };
  for (const draft of found) {
    if (draft.confidence < sureToRepeat || draft.type === 'MISC') continue;
    if (isTellingAlone(scene, draft)) add(draft);
    const surname = { ...draft, from: draft.to - 1 };
    if (draft.type === 'PER' && draft.to - draft.from > 1 && isTellingAlone(scene, surname)) add(surname);
  }
  const repeated: NameDraft[] = [];
  for (let at = 0; at < scene.count; at++) {
    if (taken[at] === 1 || !isCapitalised(scene, at)) continue;
    const name = byFirst.get(scene.key[at]!)?.find((draft) => repeatsAt(scene, draft, at));
    if (!name || !isPlausible(scene, name, at)) continue;
    repeated.push({ from: at, to: at + name.to - name.from, type: name.type, confidence: 0.8, by: 'repetition' });
    at += name.to - name.from - 1;
  }
  return repeated;
}

/** Not a common word that is a name only there. */
function isTellingAlone(scene: NameScene, { from, to }: NameDraft): boolean {
  if (to - from > 1) return true;
  return (
    isCapitalised(scene, from) &&
    (scene.bits[from]! & (nameClass.common | nameClass.ordinary | nameClass.demonym | nameClass.role)) === 0 &&
    scene.word[from]!.length > 2
  );
}

function repeatsAt(scene: NameScene, { from, to }: NameDraft, at: number): boolean {
  if (at + to - from > scene.count || scene.sentence[at] !== scene.sentence[at + to - from - 1]) return false;
  for (let offset = 0; offset < to - from; offset++)
    if (scene.key[from + offset] !== scene.key[at + offset]) return false;
  return true;
}

function isPlausible(scene: NameScene, name: NameDraft, at: number): boolean {
  if (name.to - name.from > 1) return true;
  if (scene.styles[scene.sentence[at]!] === sentenceStyle.running)
    return scene.shapes[at] !== shape.allCaps || scene.shapes[name.from] === shape.allCaps;
  return !(isUntrusted(scene, at) && scene.smallKeys.has(scene.key[at]!));
}
