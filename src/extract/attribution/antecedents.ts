import { type Words, wordClass } from '../../language/index.ts';
import type { EntityMention, SourceKind } from '../../model/index.ts';
import { describedEntity, findIntroductions, type Introductions } from './descriptions.ts';
import type { Draft } from './draft.ts';
import { groupBefore } from './groups.ts';
import { genderOfGivenName, roleAt, tellsWhose } from './role-words.ts';
import { hasFinite, is, isFiniteVerb, type Scene, type WordRun, wordsWithin } from './scene.ts';

/** A source as far as it is known: its entity, its kind. */
export interface KnownSource {
  readonly entity?: string;
  readonly kind: SourceKind;
  /** The words that a pronoun stands for. */
  readonly reference?: WordRun;
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

/** What a pronoun is resolved with. */
interface PronounAntecedents extends Antecedents {
  /** Entities that the pronoun cannot stand for. */
  readonly talkedOf: ReadonlySet<string>;
}

/** What sources of a document are resolved with. */
export interface Antecedents {
  readonly entities: readonly EntityMention[];
  readonly introductions: Introductions;
  readonly memory: readonly SourceMemory[];
  /** The first mention of each person. */
  readonly persons: ReadonlyMap<string, EntityMention>;
  /** Genders of persons as far as they were asked for. */
  readonly genders: Map<string, string | undefined>;
}

/** Everything that sources of a document are resolved with; `memory` is filled as they are read. */
export function antecedentsOf(
  scene: Scene,
  entities: readonly EntityMention[],
  memory: readonly SourceMemory[],
): Antecedents {
  const persons = new Map<string, EntityMention>();
  for (const entity of entities)
    if (entity.type === 'PER' && !persons.has(entity.entity)) persons.set(entity.entity, entity);
  return { entities, introductions: findIntroductions(scene, entities), memory, persons, genders: new Map() };
}

/**
 * Finds who a source is: the name in it; for a description ("the minister") who bears that post; for a pronoun the nearest compatible
 * antecedent (gender and number, as far as they show). The link is a guess of moderate confidence; nothing is returned rather than a poor one.
 * @param head the words of the source up to its first preposition or clause
 */
export function resolveSource(
  scene: Scene,
  source: WordRun,
  head: WordRun,
  kind: SourceKind,
  all: Antecedents,
  draft: Pick<Draft, 'cue' | 'content'>,
): KnownSource {
  const { words } = scene;
  const { entities, introductions } = all;
  if (!isPronominal(scene, source)) {
    // A place where footage circulates, or a name in a document's title, is not who says so.
    const nameless = kind === 'footage' || kind === 'document' || kind === 'crowd' || kind === 'anonymous';
    if (nameless) return { kind, confidence: 1 };
    const named = entityIn(scene, source, kind, entities);
    if (named !== undefined) return { kind, entity: named.entity, confidence: 0.9 };
    const described = describedEntity(
      scene,
      source,
      head,
      introductions,
      entities,
      talkedOf(scene, source, draft, all),
    );
    return described ? { kind, entity: described.entity, confidence: 0.7 } : { kind, confidence: 1 };
  }
  const { subjectPronouns, possessives } = scene.pack.functionWords;
  const form = words.lower[source.first]!;
  const gender = subjectPronouns[form] ?? (Object.hasOwn(possessives, form) ? possessives[form] : undefined);
  if (gender === 'first' || gender === 'second') return { kind: 'person', confidence: 0.5 };
  const relative = is(words, source.first, wordClass.relative) && gender === undefined;
  if (relative) {
    const person = nearestEntity(scene, source.first, entities, undefined, 12, new Set());
    return person && isJoined(scene, person, source.first)
      ? { kind: 'person', entity: person.entity, confidence: 0.6 }
      : { kind: 'person', confidence: 0.5 };
  }
  const antecedents = { ...all, talkedOf: talkedOf(scene, source, draft, all) };
  if (gender === 'plural' || gender === 'neuter') return severalOrBody(scene, source, gender, antecedents);
  return onePerson(scene, source, gender, antecedents);
}

/**
 * The entities that a credit talks of: neither "he" nor "the judge" is anybody who is named in what he says, or between him and the word
 * that credits him ("He pressed Blum, saying …").
 */
function talkedOf(
  scene: Scene,
  source: WordRun,
  { cue, content }: Pick<Draft, 'cue' | 'content'>,
  { entities }: Antecedents,
): ReadonlySet<string> {
  const { words } = scene;
  const sentence = words.sentence[source.first]!;
  const sentenceEnd = words.end[words.sentenceFirst[sentence + 1]! - 1]!;
  const between = cue.map(({ end }) => ({ start: words.end[source.last]!, end: Math.min(end, sentenceEnd) }));
  const found = new Set<string>();
  for (const { start, end } of [...content, ...between])
    for (const entity of entitiesWithin(entities, start, Math.min(end, sentenceEnd)))
      if (entity.start >= start && entity.type !== 'LOC') found.add(entity.entity);
  return found;
}

/** "Ivor Blum, a clerk, who": only an apposition stands between a name and the relative pronoun behind it. */
function isJoined(scene: Scene, mention: EntityMention, relative: number): boolean {
  const name = wordsWithin(scene, mention);
  if (name === undefined) return false;
  const next = name.last + 1;
  return next >= relative - 1 || (/^[,(]$/.test(scene.words.lower[next]!) && !hasFinite(scene, next, relative - 1));
}

/** The sources of the last sentences, newest first. */
function recentSources(
  scene: Scene,
  source: WordRun,
  { memory, talkedOf }: PronounAntecedents,
): readonly SourceMemory[] {
  const { words } = scene;
  const sentence = words.sentence[source.first]!;
  return memory.filter(
    ({ word, source: known }) =>
      word < source.first &&
      sentence - words.sentence[word]! <= lookBackSentences &&
      (known.entity === undefined || !talkedOf.has(known.entity)),
  );
}

/** "They": several people, or nobody named; "it": a body. */
function severalOrBody(
  scene: Scene,
  source: WordRun,
  gender: 'plural' | 'neuter',
  antecedents: PronounAntecedents,
): KnownSource {
  const several = gender === 'plural';
  const group = several ? groupBefore(scene, source.first) : undefined;
  const recent = recentSources(scene, source, antecedents).find(
    (entry) =>
      entry.plural === several &&
      (several || /^(organisation|outlet|official|document|footage)$/.test(entry.source.kind)),
  );
  // Who spoke in this sentence or the last goes on speaking; before that the nearer of both.
  const nearer =
    group === undefined ||
    (recent !== undefined && scene.words.sentence[recent.word]! + 1 >= scene.words.sentence[group.last]!);
  if (recent && nearer) return { ...recent.source, confidence: 0.6 * recent.source.confidence };
  if (group !== undefined) return { kind: 'crowd', reference: group, confidence: 0.5 };
  if (several) return { kind: 'crowd', confidence: 0.4 };
  const body = nearestOf(
    scene,
    source.first,
    antecedents.entities,
    'ORG',
    60,
    ({ entity }) => !antecedents.talkedOf.has(entity),
  );
  return body
    ? { kind: 'organisation', entity: body.entity, confidence: 0.5 }
    : { kind: 'organisation', confidence: 0.4 };
}

/** "He", "she": who spoke last if the gender fits, before anyone who was only named; a gender that shows before one that does not. */
function onePerson(
  scene: Scene,
  source: WordRun,
  gender: string | undefined,
  antecedents: PronounAntecedents,
): KnownSource {
  const { entities, talkedOf } = antecedents;
  const recent = recentSources(scene, source, antecedents).filter(
    (entry) => !entry.plural && /^(person|official|account|anonymous|crowd)$/.test(entry.source.kind),
  );
  const fitting = recent.find((entry) => genderOfEntity(scene, entry.source.entity, antecedents) === gender);
  const shown = fitting ?? nearestEntity(scene, source.first, entities, gender, 80, talkedOf);
  const unclear =
    shown ?? recent.find((entry) => genderOfEntity(scene, entry.source.entity, antecedents) === undefined);
  const found =
    unclear ??
    nearestOf(
      scene,
      source.first,
      entities,
      'PER',
      80,
      (one) => !talkedOf.has(one.entity) && genderShown(scene, one) === undefined,
    );
  if (found === undefined) return { kind: 'person', confidence: 0.4 };
  if ('source' in found) return { ...found.source, confidence: 0.6 * found.source.confidence };
  return { kind: 'person', entity: found.entity, confidence: 0.5 };
}

/** The person, organisation or place named in a source: persons first. */
function entityIn(
  scene: Scene,
  source: WordRun,
  kind: SourceKind,
  entities: readonly EntityMention[],
): EntityMention | undefined {
  const { words } = scene;
  const [start, end] = [words.start[source.first]!, words.end[source.last]!];
  let found: EntityMention | undefined;
  const persons = entitiesWithin(entities, start, end).filter(({ type }) => type === 'PER');
  if (persons.length > 1 && areCoordinated(words, persons[0]!, persons[1]!)) return undefined;
  for (let at = firstEndingAfter(entities, start); at < entities.length && entities[at]!.start < end; at++) {
    const entity = entities[at]!;
    if (entity.type === 'PER') {
      const role = roleOfName(scene, source, entity, entities);
      if (role === 'speaker') return entity;
      if (role === 'one of several') return undefined;
      continue;
    }
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

/**
 * Whether a person named in a source speaks, or only tells whose wife, lawyer or aides speak ("Blum's lawyer", "Blum aides", "the mother of
 * Blum", «жена Блума»), or is one of several ("Blum and his aides").
 */
function roleOfName(
  scene: Scene,
  source: WordRun,
  name: EntityMention,
  entities: readonly EntityMention[],
): 'speaker' | 'one of several' | 'other' {
  const { words, pack } = scene;
  const run = wordsWithin(scene, name);
  if (run === undefined) return 'speaker';
  let next = run.last + 1;
  if (next < source.last && /^['’]s?$/.test(words.lower[next]!)) return 'other';
  if (/['’]s$/.test(words.lower[run.last]!) && next <= source.last) return 'other';
  if (words.lower[next] === '(') while (next < source.last && words.lower[next - 1] !== ')') next += 1;
  if (next <= source.last && is(words, next, wordClass.coordinator)) return 'one of several';
  const articles = !pack.functionWords.clausesNeedConjunction;
  const nominal =
    wordClass.preposition | wordClass.relative | wordClass.adverb | wordClass.gerund | wordClass.determiner;
  if (
    articles &&
    next <= source.last &&
    is(words, next, wordClass.word) &&
    !is(words, next, nominal | wordClass.capitalised | wordClass.time | wordClass.subordinator) &&
    !isFiniteVerb(scene, next)
  )
    return 'other';
  for (let before = run.first - 1; before >= source.first; before--) {
    if (is(words, before, wordClass.preposition) && before > source.first) return 'other';
    if (entitiesWithin(entities, words.start[before]!, words.end[before]!).length > 0) break;
    const isTitle = words.lower[before] === '.' || is(words, before, wordClass.determiner);
    if (!isTitle && roleAt(scene, before, run.first) === undefined) break;
  }
  return tellsWhose(scene, run.first) ? 'other' : 'speaker';
}

/** "Hale and Duarte": two people speak, not the first of them. */
function areCoordinated(words: Words, one: EntityMention, other: EntityMention): boolean {
  if (one.entity === other.entity) return false;
  return /^(,|and|и|й|і|та)$/u.test(words.text.slice(one.end, other.start).trim());
}

/** The nearest person named before a word whose gender shows and fits, or any where no gender is asked for. */
function nearestEntity(
  scene: Scene,
  before: number,
  entities: readonly EntityMention[],
  gender: string | undefined,
  maxWords: number,
  talkedOf: ReadonlySet<string>,
): EntityMention | undefined {
  const gendered = gender === 'masculine' || gender === 'feminine';
  return nearestOf(
    scene,
    before,
    entities,
    'PER',
    maxWords,
    (entity) => !talkedOf.has(entity.entity) && (!gendered || genderShown(scene, entity) === gender),
  );
}

function nearestOf(
  scene: Scene,
  before: number,
  entities: readonly EntityMention[],
  type: EntityMention['type'],
  maxWords: number,
  fits: (entity: EntityMention) => boolean,
): EntityMention | undefined {
  const { words } = scene;
  const offset = words.start[before]!;
  const limit = words.start[Math.max(0, before - maxWords)]!;
  for (let at = firstEndingAfter(entities, offset) - 1; at >= 0 && entities[at]!.start >= limit; at--) {
    const entity = entities[at]!;
    if (entity.type === type && fits(entity)) return entity;
  }
  return undefined;
}

/** The gender that the names of an entity show; undefined when none does. */
function genderOfEntity(scene: Scene, id: string | undefined, { genders, persons }: Antecedents): string | undefined {
  if (id === undefined) return undefined;
  const known = genders.get(id);
  if (known !== undefined || genders.has(id)) return known;
  const mention = persons.get(id);
  const shown = mention && genderShown(scene, mention);
  genders.set(id, shown);
  return shown;
}

/** The gender that a name shows: by the given name in it, by the title before it, or by the ending of a Slavic surname. */
function genderShown(scene: Scene, entity: EntityMention): 'masculine' | 'feminine' | undefined {
  const given = entity.name.includes(' ')
    ? genderOfGivenName(entity.name.slice(0, entity.name.indexOf(' ')), scene.pack)
    : undefined;
  return (
    given ?? scene.pack.genderOfName(entity.name, scene.words.text.slice(Math.max(0, entity.start - 12), entity.start))
  );
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
