import type { Gazetteer } from '../../gazetteer/index.ts';
import type { Sentence, Token } from '../../model/index.ts';
import { decide, draftOf, type TypeEvidence, type UnknownName, weighUnknownName } from './context-names.ts';
import type { NameDraft } from './draft.ts';
import { quotedAfter } from './inflected-organisations.ts';
import { matchKnownName } from './known-names.ts';
import { type CompiledNames, nameClass } from './lexicon.ts';
import { isCapitalised, isUntrusted, type NameScene, readNameScene, sentenceStyle, shape } from './name-scene.ts';
import { matchOrganisation } from './organisations.ts';
import { matchPerson } from './persons.ts';
import { type PlaceEvidenceReader, placeEvidenceReader } from './place-evidence.ts';
import { matchPlace } from './places.ts';

/** Finds the names in a text and weighs them against each other: one key, one sense in one document. */
export function findNames(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  names: CompiledNames,
  gazetteer: Gazetteer,
): { readonly scene: NameScene; readonly drafts: readonly NameDraft[] } {
  const scene = readNameScene(text, sentences, tokens, names);
  const evidence = placeEvidenceReader(gazetteer, names.pack);
  const drafts: NameDraft[] = [];
  const unknown: UnknownName[] = [];
  let at = 0;
  while (at < scene.count) {
    if (scene.shapes[at] === shape.other) {
      at++;
      continue;
    }
    const draft = matchName(scene, at, evidence);
    if (draft) {
      drafts.push(draft);
      at = draft.to;
      continue;
    }
    const weighed = weighUnknownName(scene, at, scene.count, evidence);
    if (weighed) {
      // A run may begin with an unknown word and go on with a name that the rules know.
      let to = weighed.from + 1;
      while (to < weighed.to && !matchName(scene, to, evidence)) to++;
      const cut = to === weighed.to ? weighed : weighUnknownName(scene, at, to, evidence);
      if (cut) unknown.push(cut);
      at = to;
      continue;
    }
    at++;
  }
  return { scene, drafts: settle(scene, drafts, unknown) };
}

function matchName(scene: NameScene, at: number, evidence: PlaceEvidenceReader): NameDraft | undefined {
  if (scene.shapes[at] === shape.small) {
    const bits = scene.bits[at]!;
    if ((bits & nameClass.quoteHead) !== 0) {
      const quoted = quotedAfter(scene, at);
      if (quoted) return quoted;
    }
    if ((bits & nameClass.institutionHead) !== 0) return matchOrganisation(scene, at);
    return scene.names.known.has(scene.key[at]!) ? matchKnownName(scene, at) : undefined;
  }
  const known = matchKnownName(scene, at);
  const organisation = matchOrganisation(scene, at);
  if (organisation && organisation.to - organisation.from > (known ? known.to - known.from : 0)) return organisation;
  const person = matchPerson(scene, at);
  if (known && (!person || known.to >= person.to || person.confidence < 0.75)) {
    const place = known.type === 'LOC' ? matchPlace(scene, at, evidence) : undefined;
    return place && place.to > known.to ? place : known;
  }
  const place = matchPlace(scene, at, evidence);
  if (person && place)
    return place.to > person.to || (place.confidence > person.confidence && person.to === person.from + 1)
      ? place
      : person;
  return person ?? place;
}

/** What all mentions of one word say together. */
interface Votes {
  readonly own: TypeEvidence;
  readonly around: TypeEvidence;
}

/** Gives every unknown name the type that all mentions of its key speak for; known surnames and places are taken up again. */
function settle(scene: NameScene, drafts: NameDraft[], unknown: readonly UnknownName[]): NameDraft[] {
  const surnames = new Set<string>();
  const votes = new Map<string, Votes>();
  const votesOf = (key: string): Votes => {
    let entry = votes.get(key);
    if (!entry) {
      entry = { own: { person: 0, organisation: 0, place: 0 }, around: { person: 0, organisation: 0, place: 0 } };
      votes.set(key, entry);
    }
    return entry;
  };
  const addPerson = (from: number, to: number): void => {
    const [first, last] = [scene.key[from]!, scene.key[to - 1]!];
    surnames.add(last);
    votesOf(last).own.person = Math.max(votesOf(last).own.person, 3);
    votesOf(first).own.person = Math.max(votesOf(first).own.person, 2.5);
    if ((scene.bits[from]! & nameClass.given) === 0) surnames.add(first);
  };
  for (const draft of drafts) {
    const single = draft.to - draft.from === 1;
    if (draft.type === 'PER' && !single) addPerson(draft.from, draft.to);
    if (!single) continue;
    const { around } = votesOf(scene.key[draft.from]!);
    if (draft.type === 'PER' && !isUntrusted(scene, draft.from)) surnames.add(scene.key[draft.from]!);
    if (draft.type === 'PER') around.person += 1;
    else if (draft.type === 'ORG') around.organisation += 1;
    else if (draft.type === 'LOC') around.place += 1;
  }
  for (const name of unknown) {
    if (name.to - name.from > 1) {
      if (name.trusted && decide(sum(name.own, name.around))?.type === 'PER') addPerson(name.from, name.to);
      continue;
    }
    const entry = votesOf(scene.key[name.from]!);
    for (const type of evidenceTypes) {
      entry.own[type] = Math.max(entry.own[type], name.own[type]);
      entry.around[type] += name.around[type];
    }
  }
  const settled = drafts.filter((draft) => !(draft.by === 'context' && isOutvoted(scene, draft, votes)));
  for (const name of unknown) {
    const key = scene.key[name.from]!;
    const single = name.to - name.from === 1;
    if (!name.trusted && !(single && surnames.has(key))) continue;
    const entry = single ? votesOf(key) : name;
    const decision = decide(sum(entry.own, entry.around));
    if (decision) settled.push(draftOf(name, decision.type, decision.confidence));
  }
  takeUpAgain(scene, settled, surnames);
  return settled.sort((left, right) => left.from - right.from);
}

const evidenceTypes = ['person', 'organisation', 'place'] as const;
/** Many mentions say no more than a few. */
const mostFromSurroundings = 2.5;

function sum(own: TypeEvidence, around: TypeEvidence): TypeEvidence {
  const total = { ...own };
  for (const type of evidenceTypes) total[type] += Math.min(mostFromSurroundings, around[type]);
  return total;
}

function isOutvoted(scene: NameScene, draft: NameDraft, votes: ReadonlyMap<string, Votes>): boolean {
  if (draft.to - draft.from > 1) return false;
  const entry = votes.get(scene.key[draft.from]!);
  if (entry === undefined || draft.type !== 'PER') return false;
  const total = sum(entry.own, entry.around);
  return total.place > total.person + 1;
}

/** Surnames of the persons found, where capitals say nothing or nothing else pointed at them. */
function takeUpAgain(scene: NameScene, drafts: NameDraft[], surnames: ReadonlySet<string>): void {
  if (surnames.size === 0) return;
  const taken = new Uint8Array(scene.count);
  for (const { from, to } of drafts) taken.fill(1, from, to);
  for (let at = 0; at < scene.count; at++) {
    if (taken[at] === 1 || !isCapitalised(scene, at) || !surnames.has(scene.key[at]!)) continue;
    if (isUntrusted(scene, at) && (scene.bits[at]! & nameClass.common) !== 0) continue;
    if ((scene.bits[at]! & nameClass.notName) !== 0 && isDateLike(scene, at)) continue;
    if (scene.shapes[at] === shape.allCaps && scene.styles[scene.sentence[at]!] === sentenceStyle.running) continue;
    if (scene.styles[scene.sentence[at]!] !== sentenceStyle.running && scene.smallKeys.has(scene.key[at]!)) continue;
    drafts.push({ from: at, to: at + 1, type: 'PER', confidence: 0.8, by: 'repetition' });
  }
}

/** "in May", "May 9": the month, though a person of that name is in the text. */
function isDateLike(scene: NameScene, at: number): boolean {
  const [before, after] = [scene.tokens[at - 1], scene.tokens[at + 1]];
  if (before?.kind === 'number' || after?.kind === 'number') return true;
  return before !== undefined && (scene.bits[at - 1]! & nameClass.common) !== 0 && scene.shapes[at - 1] === shape.small;
}
