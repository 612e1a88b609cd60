import { type Words, wordClass } from '../../language/index.ts';
import type { EntityMention, SourceKind } from '../../model/index.ts';
import { is, type Scene, type WordRun } from './scene.ts';

/** A source as far as it is known: its entity, its kind. */
export interface KnownSource {
  readonly entity?: string;
  readonly kind: SourceKind;
  /** 0 to 1: how sure the link to the entity is. */
  readonly confidence: number;
}

/** The last sources that were credited, newest first; what pronouns refer to is looked for here before anywhere else. */
export interface SourceMemory {
  readonly word: number;
  readonly source: KnownSource;
  readonly plural: boolean;
}

const lookBackSentences = 4;

/** Whether a source is only a pronoun. */
export function isPronominal(scene: Scene, source: WordRun): boolean {
  return (
    source.first === source.last &&
    (is(scene.words, source.first, wordClass.subjectPronoun | wordClass.relative | wordClass.objectPronoun) ||
      Object.hasOwn(scene.pack.functionWords.possessives, scene.words.lower[source.first]!))
  );
}

/**
 * Finds who a source is: the name in it, or, for a pronoun, the nearest compatible antecedent (gender and number, as far as they show).
 * The link is a guess of moderate confidence; nothing is returned rather than a poor one.
 */
export function resolveSource(
  scene: Scene,
  source: WordRun,
  kind: SourceKind,
  entities: readonly EntityMention[],
  memory: readonly SourceMemory[],
): KnownSource {
  const { words } = scene;
  if (!isPronominal(scene, source)) {
    // A place where footage circulates, or a name in a document's title, is not who says so.
    const nameless = kind === 'footage' || kind === 'document' || kind === 'crowd' || kind === 'anonymous';
    const named = nameless ? undefined : entityIn(words, source, kind, entities);
    return { kind, ...(named && { entity: named.entity }), confidence: named ? 0.9 : 1 };
  }
  const { subjectPronouns, possessives } = scene.pack.functionWords;
  const form = words.lower[source.first]!;
  const gender = subjectPronouns[form] ?? (Object.hasOwn(possessives, form) ? possessives[form] : undefined);
  if (gender === 'first' || gender === 'second') return { kind: 'person', confidence: 0.5 };
  const relative = is(words, source.first, wordClass.relative) && gender === undefined;
  if (relative) {
    const head = nearestEntity(scene, source.first, entities, undefined, 12);
    return head ? { kind: 'person', entity: head.entity, confidence: 0.6 } : { kind: 'person', confidence: 0.5 };
  }
  const sentence = words.sentence[source.first]!;
  const plural = gender === 'plural';
  const recent = memory.find(
    (entry) =>
      sentence - words.sentence[entry.word]! <= lookBackSentences &&
      entry.plural === plural &&
      entry.word < source.first,
  );
  const speaksAsPerson = recent && /^(person|official|account|anonymous|crowd)$/.test(recent.source.kind);
  if (
    recent &&
    (gender === 'plural' ||
      gender === 'neuter' ||
      (speaksAsPerson && agrees(scene, recent.source.entity, gender, entities)))
  )
    return { ...recent.source, confidence: 0.6 * recent.source.confidence };
  if (plural || gender === 'neuter') return { kind: gender === 'neuter' ? 'organisation' : 'crowd', confidence: 0.4 };
  const candidate = nearestEntity(scene, source.first, entities, gender, 80);
  return candidate
    ? { kind: 'person', entity: candidate.entity, confidence: 0.5 }
    : { kind: 'person', confidence: 0.4 };
}

/** The person, organisation or place named in a source: persons first. */
function entityIn(
  words: Words,
  source: WordRun,
  kind: SourceKind,
  entities: readonly EntityMention[],
): EntityMention | undefined {
  const [start, end] = [words.start[source.first]!, words.end[source.last]!];
  let found: EntityMention | undefined;
  for (let at = firstEndingAfter(entities, start); at < entities.length && entities[at]!.start < end; at++) {
    const entity = entities[at]!;
    if (entity.type === 'PER') return entity;
    if (entity.type === 'ORG' && found?.type !== 'ORG') found = entity;
    else found ??= entity;
  }
  if (found?.type !== 'ORG') return undefined;
  // "the director of the Red Cross" is not the Red Cross; its spokesman speaks for it.
  const speaksForIt = kind === 'organisation' || kind === 'outlet' || kind === 'official';
  const first = words.start[source.first]!;
  const opens =
    found.start <= first ||
    source.last - source.first <= 2 ||
    (is(words, source.first, wordClass.determiner) && found.start <= words.start[source.first + 1]!);
  return opens || (speaksForIt && kind !== 'official') ? found : undefined;
}

function nearestEntity(
  scene: Scene,
  before: number,
  entities: readonly EntityMention[],
  gender: string | undefined,
  maxWords: number,
): EntityMention | undefined {
  const { words } = scene;
  const offset = words.start[before]!;
  const limit = words.start[Math.max(0, before - maxWords)]!;
  for (let at = firstEndingAfter(entities, offset) - 1; at >= 0 && entities[at]!.start >= limit; at--) {
    const entity = entities[at]!;
    if (entity.type === 'PER' && genderFits(scene, entity, gender)) return entity;
  }
  return undefined;
}

function agrees(
  scene: Scene,
  id: string | undefined,
  gender: string | undefined,
  entities: readonly EntityMention[],
): boolean {
  const mention =
    id === undefined ? undefined : entities.find((entity) => entity.entity === id && entity.type === 'PER');
  return mention === undefined ? id === undefined : genderFits(scene, mention, gender);
}

/** Whether a name contradicts a pronoun's gender: by the title before it, or by the ending of a Slavic surname. */
function genderFits(scene: Scene, entity: EntityMention, gender: string | undefined): boolean {
  if (gender !== 'masculine' && gender !== 'feminine') return true;
  const shown = scene.pack.genderOfName(
    entity.name,
    scene.words.text.slice(Math.max(0, entity.start - 12), entity.start),
  );
  return shown === undefined || shown === gender;
}

/** The entities that overlap a range of the text. */
export function entitiesWithin(entities: readonly EntityMention[], start: number, end: number): EntityMention[] {
  const found: EntityMention[] = [];
  for (let at = firstEndingAfter(entities, start); at < entities.length && entities[at]!.start < end; at++)
    found.push(entities[at]!);
  return found;
}

function firstEndingAfter(entities: readonly EntityMention[], offset: number): number {
  let low = 0;
  let high = entities.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entities[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
