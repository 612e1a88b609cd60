import { wordClass } from '../../language/index.ts';
import type { EntityMention } from '../../model/index.ts';
import { bodyAt, roleAt, tellsWhose } from './role-words.ts';
import { is, isFiniteVerb, isPronoun, type Scene, type WordRun, wordsWithin } from './scene.ts';

/** A name with a post or trade beside it, or a body with the word for what it is. */
interface Introduction {
  readonly mention: EntityMention;
  /** Words of the title, for telling two ministers apart. */
  readonly title: WordRun;
}

/** Who bears which post in a document: what descriptions ("the minister") are looked up in. */
export interface Introductions {
  readonly persons: ReadonlyMap<string, readonly Introduction[]>;
  readonly bodies: ReadonlyMap<string, readonly Introduction[]>;
}

const longestTitle = 7;
const longestApposition = 9;
/** Of those who bear the same post, so many of the last are looked at. */
const bearersLookedAt = 6;
const lookBackSentences = 3;

/** Reads the titles before and behind every name of a person, and the words before names of bodies. */
export function findIntroductions(scene: Scene, entities: readonly EntityMention[]): Introductions {
  const persons = new Map<string, Introduction[]>();
  const bodies = new Map<string, Introduction[]>();
  for (const mention of entities) {
    if (mention.type !== 'PER' && mention.type !== 'ORG') continue;
    const name = wordsWithin(scene, mention);
    if (name === undefined) continue;
    if (mention.type === 'PER') {
      const before = tellsWhose(scene, name.first) ? [] : [titleBefore(scene, name.first)];
      for (const title of [...before, appositionBehind(scene, name.last)])
        for (let at = title.first; at <= title.last; at++) {
          const word = roleAt(scene, at, title.last);
          if (word === undefined || word.plural) continue;
          addTo(persons, word.role, { mention, title });
          at = word.last;
        }
    } else {
      const title = titleBefore(scene, name.first);
      for (let at = title.first; at <= name.last; at++) {
        const body = bodyAt(scene, at);
        if (body !== undefined) addTo(bodies, body, { mention, title });
      }
    }
  }
  return { persons, bodies };
}

function addTo(table: Map<string, Introduction[]>, key: string, introduction: Introduction): void {
  const list = table.get(key);
  if (list) list.push(introduction);
  else table.set(key, [introduction]);
}

/** «министр финансов» before the name; "The doctor," too where a comma parts it. */
function titleBefore(scene: Scene, nameFirst: number): WordRun {
  const { words, pack } = scene;
  let last = nameFirst - 1;
  while (last >= 0 && /^["“«„]$/.test(words.lower[last]!)) last -= 1;
  if (last > 0 && words.lower[last] === ',' && !pack.functionWords.clausesNeedConjunction) last -= 1;
  let first = last + 1;
  for (let at = last; at >= 0 && last - at < longestTitle && words.sentence[at] === words.sentence[nameFirst]; at--) {
    if (is(words, at, wordClass.punctuation) && words.lower[at] !== '-') break;
    if (isFiniteVerb(scene, at) || (isPronoun(scene, at) && !is(words, at, wordClass.determiner))) break;
    if (is(words, at, wordClass.coordinator | wordClass.subordinator | wordClass.relative)) break;
    first = at;
    if (is(words, at, wordClass.determiner)) break;
  }
  return { first, last };
}

/** ", a spokeswoman for the operator" behind the name. */
function appositionBehind(scene: Scene, nameLast: number): WordRun {
  const { words } = scene;
  const comma = nameLast + 1;
  const first = comma + 1;
  if (first >= words.count || !/^[,(]$/.test(words.lower[comma]!) || words.sentence[first] !== words.sentence[nameLast])
    return { first, last: comma };
  let last = comma;
  for (let at = first; at < words.count && at - first < longestApposition; at++) {
    if (words.sentence[at] !== words.sentence[nameLast] || isFiniteVerb(scene, at)) break;
    if (/^[,();:—–]$/.test(words.lower[at]!) || is(words, at, wordClass.coordinator)) break;
    last = at;
  }
  return { first, last };
}

/**
 * Whom a description stands for: the person who was last introduced with the same post ("the minister"), or the one person of the last
 * sentences whose post is not told ("the officer"); the body of that kind. Undefined for an indefinite or plural one.
 * @param talkedOf entities that the described one talks of, and so is not
 */
export function describedEntity(
  scene: Scene,
  source: WordRun,
  head: WordRun,
  introductions: Introductions,
  entities: readonly EntityMention[],
  talkedOf: ReadonlySet<string>,
): EntityMention | undefined {
  const { words, pack } = scene;
  const articles = !pack.functionWords.clausesNeedConjunction;
  const definite = articles ? /^(the|this|that)$/.test(words.lower[source.first]!) : undefined;
  if (definite === false || is(words, head.first, wordClass.number)) return undefined;
  for (let at = head.first; at <= head.last; at++)
    if (is(words, at, wordClass.coordinator | wordClass.number)) return undefined;
  let told = false;
  for (let at = head.first; at <= head.last; at++) {
    const word = roleAt(scene, at, head.last);
    if (word === undefined) continue;
    if (word.plural) return undefined;
    // The head of an English noun phrase is its last word.
    if (articles && word.last < head.last) continue;
    told = true;
    const bearer = bestBearer(scene, source, introductions.persons.get(word.role), talkedOf);
    if (bearer !== undefined) return bearer;
    at = word.last;
  }
  if (told) return articles ? onlyOne(scene, source, entities, 'PER', talkedOf) : undefined;
  const body = bodyAt(scene, articles ? head.last : head.first);
  if (body === undefined) return undefined;
  const named = bestBearer(scene, source, introductions.bodies.get(body), talkedOf);
  return named ?? onlyOne(scene, source, entities, 'ORG', talkedOf);
}

/** The last bearer before the description whose title shares most words with it. */
function bestBearer(
  scene: Scene,
  source: WordRun,
  bearers: readonly Introduction[] | undefined,
  talkedOf: ReadonlySet<string>,
): EntityMention | undefined {
  if (bearers === undefined) return undefined;
  const start = scene.words.start[source.first]!;
  let low = 0;
  let high = bearers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bearers[middle]!.mention.start < start) low = middle + 1;
    else high = middle;
  }
  let best: EntityMention | undefined;
  let bestShared = -1;
  for (let at = low - 1; at >= 0 && low - at <= bearersLookedAt; at--) {
    const { mention, title } = bearers[at]!;
    if (talkedOf.has(mention.entity)) continue;
    const shared = sharedWords(scene, source, title);
    if (shared > bestShared) {
      best = mention;
      bestShared = shared;
    }
  }
  return best;
}

function sharedWords(scene: Scene, one: WordRun, other: WordRun): number {
  const { words } = scene;
  let shared = 0;
  for (let at = one.first; at <= one.last; at++) {
    const stem = words.lower[at]!.slice(0, 5);
    if (stem.length < 4) continue;
    for (let there = other.first; there <= other.last; there++)
      if (words.lower[there]!.startsWith(stem)) {
        shared += 1;
        break;
      }
  }
  return shared;
}

/** The only entity of a type that the last sentences name; undefined when there are two. */
function onlyOne(
  scene: Scene,
  source: WordRun,
  entities: readonly EntityMention[],
  type: EntityMention['type'],
  talkedOf: ReadonlySet<string>,
): EntityMention | undefined {
  const { words } = scene;
  const sentence = Math.max(0, words.sentence[source.first]! - lookBackSentences);
  const from = words.start[words.sentenceFirst[sentence]!]!;
  const start = words.start[source.first]!;
  let low = 0;
  let high = entities.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entities[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  let found: EntityMention | undefined;
  for (let at = low - 1; at >= 0 && entities[at]!.start >= from; at--) {
    const entity = entities[at]!;
    if (entity.type !== type) continue;
    if (found !== undefined && found.entity !== entity.entity) return undefined;
    found ??= entity;
  }
  return found && talkedOf.has(found.entity) ? undefined : found;
}
