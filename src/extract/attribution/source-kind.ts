import { findOutlet, longestOutletName } from '../../knowledge/index.ts';
import { type LanguagePack, type SourceKindWords, wordClass } from '../../language/index.ts';
import type { EntityMention, SourceKind } from '../../model/index.ts';
import { entitiesWithin } from './antecedents.ts';
import { is, type Scene, type WordRun } from './scene.ts';

type WordKind = Exclude<keyof SourceKindWords, 'source' | 'vague' | 'impersonal'>;

interface KindTable {
  /** Kinds of single words, by form. */
  readonly words: ReadonlyMap<string, ReadonlySet<WordKind>>;
  /** Phrases by each form of their first word: the forms that each of their words may have. */
  readonly phrases: ReadonlyMap<string, readonly KindPhrase[]>;
}

interface KindPhrase {
  readonly kind: WordKind;
  readonly parts: readonly ReadonlySet<string>[];
}

const tables = new WeakMap<LanguagePack, KindTable>();
const order: readonly WordKind[] = [
  'anonymous',
  'footage',
  'account',
  'official',
  'representative',
  'document',
  'outlet',
  'organisation',
  'crowd',
];

/** What is credited, judged by the head words of the source, by known outlets and by the names in it. */
export function sourceKindOf(scene: Scene, source: WordRun, mentions: readonly EntityMention[]): SourceKind {
  const { words, pack } = scene;
  const entities = entitiesWithin(mentions, words.start[source.first]!, words.end[source.last]!);
  const table = kindTable(pack);
  const head = headOf(scene, source);
  if (is(words, source.first, wordClass.handle)) return 'account';
  const all = kindsIn(scene, table, source);
  if (all.has('anonymous') && !isNamed(scene, source)) return 'anonymous';
  const ofHead = kindsIn(scene, table, head);
  if (
    entities.some(
      (entity) =>
        entity.type === 'ORG' &&
        entity.start <= words.start[head.first]! &&
        entity.end >= words.end[head.last]! &&
        head.last > head.first,
    )
  )
    ofHead.delete('crowd');
  const named = entities.find(
    (entity) =>
      entity.start >= words.start[source.first]! && entity.end <= words.end[source.last]! && entity.type === 'PER',
  );
  const headNamed = named !== undefined && named.start <= words.end[head.last]!;
  if (!headNamed && ofHead.has('footage')) return 'footage';
  const outlet = outletIn(scene, head);
  if (outlet !== undefined && !headNamed) return outlet;
  if (table.words.get(words.lower[head.first]!)?.has('outlet') && !headNamed && !ofHead.has('account')) return 'outlet';
  if (ofHead.has('official')) return 'official';
  if (ofHead.has('account') && !headNamed) return 'account';
  if (ofHead.has('representative') || (headNamed && all.has('representative')))
    return all.has('official') ? 'official' : 'organisation';
  if (headNamed || isNamed(scene, head)) {
    if (all.has('official') && !ofHead.has('crowd')) return 'official';
    const organisation = entities.some(
      (entity) =>
        entity.type === 'ORG' && entity.start >= words.start[head.first]! && entity.end <= words.end[head.last]!,
    );
    if (!headNamed && (organisation || ofHead.has('organisation'))) return 'organisation';
    // "Kyiv accused Moscow": a place that speaks is its government.
    if (!headNamed && placeIs(scene, head, entities)) return 'official';
    if (!headNamed && ofHead.has('document')) return 'document';
    if (!headNamed && table.words.get(words.lower[head.first]!)?.has('crowd')) return 'crowd';
    return 'person';
  }
  for (const kind of order) if (ofHead.has(kind)) return kind === 'representative' ? 'organisation' : kind;
  return 'person';
}

function placeIs(scene: Scene, head: WordRun, entities: readonly EntityMention[]): boolean {
  const { words } = scene;
  return entities.some(
    (entity) =>
      entity.type === 'LOC' &&
      entity.start <= words.end[head.first]! &&
      entity.start >= words.start[head.first]! &&
      entity.end >= words.end[head.last]!,
  );
}

/** The words of a source up to its first preposition, relative clause, participle or apposition. */
export function headOf(scene: Scene, source: WordRun): WordRun {
  const { words, pack } = scene;
  let last = source.first;
  for (let at = source.first + 1; at <= source.last; at++) {
    // "one of the residents": the partitive names the kind.
    const partitive = at === source.first + 1 && is(words, source.first, wordClass.determiner | wordClass.number);
    if (is(words, at, wordClass.preposition | wordClass.relative) && !is(words, at, wordClass.determiner) && !partitive)
      break;
    if (words.lower[at] === ',' || words.lower[at] === '(') break;
    if (
      !pack.functionWords.clausesNeedConjunction &&
      is(words, at, wordClass.gerund) &&
      !is(words, at, wordClass.capitalised) &&
      at > source.first + 1
    )
      break;
    last = at;
  }
  return { first: source.first, last };
}

/** A capitalised word that is not just the first of a sentence. */
function isNamed(scene: Scene, run: WordRun): boolean {
  const { words } = scene;
  for (let at = run.first; at <= run.last; at++) {
    if (
      !is(words, at, wordClass.capitalised) ||
      is(words, at, wordClass.determiner | wordClass.subjectPronoun | wordClass.preposition | wordClass.time)
    )
      continue;
    if (at > run.first || words.sentenceFirst[words.sentence[at]!] !== at) return true;
    if (
      !kindTable(scene.pack).words.has(words.lower[at]!) &&
      scene.pack.functionWords.clausesNeedConjunction === false &&
      at === run.last
    )
      return true;
    if (at === run.first && run.last > run.first && is(words, at + 1, wordClass.capitalised)) return true;
  }
  return false;
}

function kindsIn(scene: Scene, table: KindTable, run: WordRun): Set<WordKind> {
  const { words } = scene;
  const found = new Set<WordKind>();
  for (let at = run.first; at <= run.last; at++) {
    const form = words.lower[at]!;
    const kinds = table.words.get(form);
    if (kinds !== undefined) for (const kind of kinds) found.add(kind);
    const phrases = table.phrases.get(form);
    if (phrases === undefined) continue;
    for (const { kind, parts } of phrases)
      if (at + parts.length - 1 <= run.last && parts.every((forms, index) => forms.has(words.lower[at + index]!)))
        found.add(kind);
  }
  return found;
}

/** Kind of a known outlet that the source is, as against a person who works for one. */
function outletIn(scene: Scene, head: WordRun): SourceKind | undefined {
  const { words, pack } = scene;
  const table = kindTable(pack);
  const limit = Math.min(head.last, head.first + 12);
  for (let first = head.first; first <= limit; first++) {
    if (!is(words, first, wordClass.capitalised | wordClass.number | wordClass.word)) continue;
    for (let last = Math.min(limit, first + longestOutletName() - 1); last >= first; last--) {
      const outlet = findOutlet(words.text.slice(words.start[first]!, words.end[last]!));
      if (outlet === undefined) continue;
      const quoted = first > 0 && /^["“«„]$/.test(words.lower[first - 1]!);
      const whole = last === head.last && onlyArticles(scene, head.first, first);
      if (outlet.ambiguous && !quoted && !whole && !introduced(scene, table, head, first)) continue;
      if (outlet.ambiguous && !quoted && !is(words, first, wordClass.capitalised)) continue;
      if (followedByPerson(scene, last, head)) return undefined;
      if (outlet.kind === 'official') return 'official';
      if (outlet.kind === 'platform')
        return first === head.first || is(words, first - 1, wordClass.determiner) ? 'outlet' : undefined;
      return outlet.kind === 'monitor' ? 'organisation' : 'outlet';
    }
  }
  return undefined;
}

function onlyArticles(scene: Scene, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!is(scene.words, at, wordClass.determiner)) return false;
  return true;
}

function introduced(scene: Scene, table: KindTable, head: WordRun, before: number): boolean {
  for (let at = head.first; at < before; at++) if (table.words.get(scene.words.lower[at]!)?.has('outlet')) return true;
  return false;
}

/** "CNN's Becky Quick", "корреспондент Reuters Иванов": a person stands after the outlet. */
function followedByPerson(scene: Scene, outletLast: number, head: WordRun): boolean {
  const { words } = scene;
  for (let at = outletLast + 1; at <= head.last; at++) if (is(words, at, wordClass.capitalised)) return true;
  return false;
}

function kindTable(pack: LanguagePack): KindTable {
  const known = tables.get(pack);
  if (known) return known;
  const words = new Map<string, Set<WordKind>>();
  const phrases = new Map<string, KindPhrase[]>();
  for (const kind of order)
    for (const entry of pack.sourceKinds[kind]) {
      const parts = entry.split(' ');
      if (parts.length > 1) {
        const phrase: KindPhrase = { kind, parts: parts.map((part) => new Set([part, ...pack.nounForms(part)])) };
        for (const form of phrase.parts[0]!) phrases.set(form, [...(phrases.get(form) ?? []), phrase]);
        continue;
      }
      for (const form of [entry, ...pack.nounForms(entry)]) {
        const kinds = words.get(form) ?? new Set<WordKind>();
        kinds.add(kind);
        words.set(form, kinds);
      }
    }
  const table = { words, phrases };
  tables.set(pack, table);
  return table;
}

/** Whether a word names an image, a video or a recording. */
export function isFootage({ words, pack }: Pick<Scene, 'words' | 'pack'>, at: number): boolean {
  return kindTable(pack).words.get(words.lower[at]!)?.has('footage') === true;
}

/** Whether a word names several people by what they are ("residents", "officials"), as far as its form shows. */
export function namesPeople({ words, pack }: Pick<Scene, 'words' | 'pack'>, at: number): boolean {
  const kinds = kindTable(pack).words.get(words.lower[at]!);
  if (kinds === undefined || !(kinds.has('crowd') || kinds.has('official') || kinds.has('anonymous'))) return false;
  return pack.code === 'en' ? /(s|men|people|children)$/.test(words.lower[at]!) : /[иыіїея]$/u.test(words.lower[at]!);
}

/** "a video from the square": the head of a source stands before its first preposition; a word or two more do no harm. */
export function namesFootage(scene: Scene, { first, last }: WordRun): boolean {
  for (let at = first; at <= Math.min(last, first + 3); at++) {
    if (isFootage(scene, at)) return true;
    if (is(scene.words, at, wordClass.preposition)) return false;
  }
  return false;
}

/** Whether any word of a run names a known kind of source; used where only a credible source may be read as one. */
export function isKnownSource(scene: Scene, run: WordRun, entities: readonly EntityMention[]): boolean {
  const { words } = scene;
  const [start, end] = [words.start[run.first]!, words.end[run.last]!];
  if (
    entitiesWithin(entities, start, end).some(
      (entity) => entity.start < end && entity.end > start && (entity.type === 'PER' || entity.type === 'ORG'),
    )
  )
    return true;
  if (outletIn(scene, run) !== undefined) return true;
  const kinds = kindsIn(scene, kindTable(scene.pack), run);
  return kinds.has('official') || kinds.has('representative') || kinds.has('outlet') || kinds.has('organisation');
}
