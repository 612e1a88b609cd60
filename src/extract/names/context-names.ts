import type { EntityType } from '../../model/index.ts';
import type { NameDraft } from './draft.ts';
import { nameClass } from './lexicon.ts';
import { isCapitalised, isUntrusted, type NameScene, sentenceStyle, shape } from './name-scene.ts';
import { isCommon } from './organisations.ts';
import { isTitled } from './persons.ts';
import type { PlaceEvidenceReader } from './place-evidence.ts';

/** Evidence for each type of name. */
export interface TypeEvidence {
  person: number;
  organisation: number;
  place: number;
}

/** A capitalised run that no rule recognised, with what its surroundings say of it. */
export interface UnknownName {
  readonly from: number;
  readonly to: number;
  /** What the name itself says; the same for every mention. */
  readonly own: TypeEvidence;
  /** What the words around this mention say. */
  readonly around: TypeEvidence;
  /** Something else than its position says that it is a name at all. */
  readonly trusted: boolean;
}

const nameBits =
  nameClass.given | nameClass.ambiguousGiven | nameClass.surname | nameClass.surnameEnding | nameClass.patronymic;
/** Words that are shouted rather than abbreviated. */
const notAbbreviations = nameClass.common | nameClass.ordinary | nameClass.organisationSuffix | nameClass.speech;
const neverNames = nameClass.demonym | nameClass.notName | nameClass.honorific;

/** The run of capitalised words that begins at a token, weighed by its surroundings; `undefined` when it is no name. */
export function weighUnknownName(
  scene: NameScene,
  at: number,
  limit: number,
  evidence: PlaceEvidenceReader,
): UnknownName | undefined {
  if (!isCapitalised(scene, at) || (scene.bits[at]! & neverNames) !== 0) return undefined;
  if (scene.styles[scene.sentence[at]!] !== sentenceStyle.running) return undefined;
  const allCaps = scene.shapes[at] === shape.allCaps;
  if ((scene.bits[at]! & nameClass.common) !== 0 && !allCaps) return undefined;
  let to = at + 1;
  while (to < limit && to - at < 4 && scene.sentence[to] === scene.sentence[at] && isCapitalised(scene, to)) {
    if ((scene.bits[to]! & (neverNames | nameClass.role)) !== 0) break;
    to++;
  }
  const single = to === at + 1;
  if (allCaps && single && (scene.bits[at]! & notAbbreviations) !== 0) return undefined;
  if (single && (scene.bits[at]! & nameClass.ordinary) !== 0 && !allCaps) return undefined;
  if ((scene.bits[at]! & nameClass.role) !== 0 && (single || scene.opening[at] === 1)) return undefined;
  const untrusted = isUntrusted(scene, at);
  if (untrusted && isCommon(scene, at)) return undefined;
  const known = scene.capitalKeys.get(scene.key[at]!) ?? 0;
  // Russian and Ukrainian: an unknown word that opens a sentence is an ordinary one, whatever follows.
  if (
    untrusted &&
    !single &&
    !allCaps &&
    scene.names.inflects &&
    known === 0 &&
    (scene.bits[at]! & nameBits) === 0 &&
    isCyrillic(scene, at)
  )
    return undefined;
  const subject = untrusted && single && isBareSubject(scene, at);
  // A given name alone is a name wherever it stands, unless it is also an ordinary word.
  const given = (scene.bits[at]! & nameClass.given) !== 0;
  const trusted =
    subject || given || !untrusted || !single || known > 0 || (allCaps && scene.word[at]!.charCodeAt(0) < 0x400);
  const around = surroundingEvidence(scene, at, to);
  if (subject) around.person += 0.4;
  return { from: at, to, own: ownEvidence(scene, at, to, evidence), around, trusted };
}

/**
 * English: an unknown singular word without an article right before a finite verb. A noun would need an article there, so it is a name.
 * Not in headlines, which leave articles out.
 */
function isBareSubject(scene: NameScene, at: number): boolean {
  if (scene.names.inflects || scene.shapes[at] !== shape.capital) return false;
  const form = scene.form[at]!;
  if (form.endsWith('s') || form.endsWith('ly') || ordinaryEnding.test(form)) return false;
  const last = scene.lastToken[scene.sentence[at]!]!;
  if (last - at < 4 || !'.!?"”'.includes(scene.word[last]!)) return false;
  const verb = scene.form[at + 1]!;
  return (scene.bits[at + 1]! & (nameClass.finite | nameClass.speech)) !== 0 || /^[a-z]{2,}ed$/.test(verb);
}

/** Endings of English abstract nouns and adjectives: capitalised, they are parts of titles rather than of persons' names. */
const ordinaryEnding =
  /(?:ing|tion|sion|ment|ity|ness|ance|ence|ics|ism|ship|able|ible|ious|ical|ural|onal|ology|ive|ies|ate|age|ure|ers|ors|ful|less)$/;

function ownEvidence(scene: NameScene, at: number, to: number, evidence: PlaceEvidenceReader): TypeEvidence {
  const written = scene.word[at]!;
  const cyrillic = written.charCodeAt(0) >= 0x400;
  const allCaps = scene.shapes[at] === shape.allCaps;
  const single = to === at + 1;
  const last = scene.bits[to - 1]!;
  const own: TypeEvidence = {
    person: 0,
    organisation: 0,
    place: [0, 0.6, 1.4, 2.4][evidence.read(scene.word.slice(at, to))]!,
  };
  if ((last & nameClass.surname) !== 0) own.person += 1.5;
  if ((last & nameClass.surnameEnding) !== 0) own.person += cyrillic ? 1.6 : 1.2;
  if (single && (scene.bits[at]! & (nameClass.given | nameClass.ambiguousGiven)) !== 0) own.person += 1.4;
  if (!single && !allCaps) {
    own.person += 0.8;
    for (let token = at; token < to; token++) if (scene.shapes[token] === shape.allCaps) own.person -= 1;
    if (!cyrillic) {
      const ordinary = countOrdinary(scene, at, to);
      own.person -= 0.6 * ordinary;
      if (ordinary > 0 && !scene.names.inflects) own.organisation += 0.9;
    }
  }
  if (single && !allCaps && !cyrillic && !scene.names.inflects) own.person += 0.4;
  if ((last & nameClass.organisationEnding) !== 0) own.organisation += 1.5;
  if (allCaps) own.organisation += written.length <= 7 ? 1.5 : 0.8;
  if (scene.names.inflects && !cyrillic) own.organisation += 1;
  if (/\d/.test(written)) own.person -= 3;
  if (single && isAgreeingAdjective(scene, at)) own.person -= 2;
  if (scene.shapes[at] === shape.mixed && !written.includes('-')) own.organisation += 0.8;
  return own;
}

/** «в Стокгольмском арбитраже»: an adjective from a place, in an oblique case, with the noun that it agrees with. */
function isAgreeingAdjective(scene: NameScene, at: number): boolean {
  const adjective = /(?:ск|цк|ськ|цьк)(ом|ого|ому|ой|ую|их|ими|ої|ій|у)$/.exec(scene.form[at]!);
  if (!adjective || at + 1 >= scene.count || scene.shapes[at + 1] !== shape.small) return false;
  if ((scene.bits[at + 1]! & nameClass.common) !== 0) return false;
  return agreement[adjective[1]!]!.test(scene.form[at + 1]!);
}

const agreement: Readonly<Record<string, RegExp>> = {
  ом: /[еиую]$/,
  ого: /[ая]$/,
  ому: /[еую]$/,
  ой: /[иыей]$/,
  ую: /[ую]$/,
  их: /(?:ов|ев|ей|ах|ях)$/,
  ими: /ами$|ями$/,
  ої: /[иії]$/,
  ій: /[іи]$/,
  у: /[ую]$/,
};

function countOrdinary(scene: NameScene, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++)
    if (
      (scene.bits[at]! & nameClass.ordinary) !== 0 ||
      ordinaryEnding.test(scene.form[at]!) ||
      scene.smallKeys.has(scene.key[at]!)
    )
      count++;
  return count;
}

function surroundingEvidence(scene: NameScene, at: number, to: number): TypeEvidence {
  const around: TypeEvidence = { person: 0, organisation: 0, place: 0 };
  const before = at > 0 && scene.sentence[at - 1] === scene.sentence[at] ? at - 1 : -1;
  const after = to < scene.count && scene.sentence[to] === scene.sentence[at] ? to : -1;
  if (isTitled(scene, at)) around.person += 1.5;
  if (after >= 0) {
    if ((scene.bits[after]! & nameClass.speech) !== 0) around.person += scene.names.inflects ? 0.8 : 1.6;
    if (scene.form[after] === "'s") around.person += 0.3;
    if ((scene.bits[after]! & nameClass.organisationFollower) !== 0) around.organisation += 1.2;
  }
  if (before >= 0) {
    const bits = scene.bits[before]!;
    if (scene.form[before] === 'the') {
      // Persons take no article; a plural with one is a team, a family or a people.
      around.person -= 1;
      if (/[^s]s$/.test(scene.form[to - 1]!)) around.organisation += 0.9;
    }
    if ((bits & nameClass.placePreposition) !== 0) around.place += scene.names.inflects ? 0.5 : 0.7;
    if ((bits & (nameClass.organisationHead | nameClass.quoteHead)) !== 0) around.organisation += 1.2;
    if ((bits & nameClass.placeBefore) !== 0) around.place += 1;
    if ((bits & nameClass.speech) !== 0 && !scene.names.inflects) around.person += 0.7;
    if ('«"„“'.includes(scene.word[before]!)) around.organisation += 1;
    if (scene.word[before] === '(' && after >= 0 && scene.word[after] === ')' && countCapitals(scene.word[at]!) > 1)
      around.organisation += 1;
  }
  return around;
}

function isCyrillic(scene: NameScene, at: number): boolean {
  const code = scene.word[at]!.charCodeAt(0);
  return code >= 0x400 && code < 0x530;
}

function countCapitals(word: string): number {
  return word.match(/\p{Lu}/gu)?.length ?? 0;
}

/** The type that the evidence speaks for, and how sure it is. */
export function decide({
  person,
  organisation,
  place,
}: TypeEvidence): { type: EntityType; confidence: number } | undefined {
  const best = Math.max(person, organisation, place);
  if (best < 0.8) return undefined;
  const type: EntityType = best === place ? 'LOC' : best === person ? 'PER' : 'ORG';
  const second = [person, organisation, place].sort((left, right) => right - left)[1]!;
  return { type, confidence: Math.min(0.85, 0.45 + (best - second) * 0.2) };
}

/** A draft of a type for an unknown name. */
export function draftOf({ from, to }: UnknownName, type: EntityType, confidence: number): NameDraft {
  return { from, to, type, confidence, by: 'context' };
}
