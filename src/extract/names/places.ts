import type { NameDraft } from './draft.ts';
import { matchKnownName } from './known-names.ts';
import { nameClass } from './lexicon.ts';
import { isCapitalised, isUntrusted, type NameScene, shape } from './name-scene.ts';
import { isCommon } from './organisations.ts';
import type { PlaceEvidenceReader } from './place-evidence.ts';

/** Names of places have at most this many words. */
const longestName = 4;
const insidePlaceNames = new Set(['of', 'the', 'de', 'la', 'del', 'upon', 'on', 'на', 'над', 'під']);

/** The name of a place that begins at a token and shows it: by the noun beside it ("… region", "city of …", «река …»). */
export function matchPlace(scene: NameScene, at: number, evidence: PlaceEvidenceReader): NameDraft | undefined {
  if (!isCapitalised(scene, at)) return undefined;
  const bits = scene.bits[at]!;
  if ((bits & nameClass.notName) !== 0 && (bits & nameClass.direction) === 0) return undefined;
  if ((bits & nameClass.common) !== 0 && scene.shapes[at] !== shape.allCaps) return undefined;
  const to = endOfRun(scene, at);
  return (
    besideHead(scene, at, to) ??
    fromHead(scene, at, to) ??
    beforeSharedHead(scene, at) ??
    afterHead(scene, at, to) ??
    listedInGazetteer(scene, at, to, evidence)
  );
}

/** "Mount Kelwin", "Northern Cyprus": a capitalised head or direction with the name that it belongs to. */
function fromHead(scene: NameScene, at: number, runEnd: number): NameDraft | undefined {
  if (scene.names.inflects && scene.word[at]!.charCodeAt(0) >= 0x400) return undefined;
  if ((scene.bits[at]! & nameClass.placeBefore) === 0 || runEnd < at + 2 || !isCapitalised(scene, at + 1))
    return undefined;
  for (let token = at + 1; token < runEnd; token++) if ((scene.bits[token]! & neverAfterHead) !== 0) return undefined;
  return { from: at, to: runEnd, type: 'LOC', confidence: 0.78, by: 'pattern' };
}

const neverAfterHead =
  nameClass.ordinary |
  nameClass.demonym |
  nameClass.role |
  nameClass.notName |
  nameClass.common |
  nameClass.organisationHead |
  nameClass.eventHead;

/** Tokens that a list of places before their common head may have. */
const longestList = 16;
const listWords = new Set([
  ',',
  'and',
  'or',
  'и',
  'или',
  'та',
  'і',
  'й',
  'або',
  'as',
  'well',
  'also',
  'также',
  'також',
]);

/** "Vladimir and Vologda regions", «Херсонская и Запорожская области»: a place in a list that ends with the noun for all of them. */
function beforeSharedHead(scene: NameScene, at: number): NameDraft | undefined {
  const cyrillic = scene.word[at]!.charCodeAt(0) >= 0x400;
  const isMember = (token: number): boolean =>
    isCapitalised(scene, token) &&
    (scene.bits[token]! & (nameClass.role | nameClass.honorific)) === 0 &&
    (!cyrillic || /(?:ск|цк|ськ|цьк|зьк)/.test(scene.form[token]!));
  let to = at;
  while (to < scene.count && to - at < 3 && isMember(to)) to++;
  let joined = false;
  for (
    let token = to;
    token < scene.count && token - at < longestList && scene.sentence[token] === scene.sentence[at];
    token++
  ) {
    if (joined && (scene.bits[token]! & nameClass.placeAfter) !== 0 && (cyrillic || scene.form[token]!.endsWith('s')))
      return to > at ? { from: at, to, type: 'LOC', confidence: 0.85, by: 'pattern' } : undefined;
    if (listWords.has(scene.form[token]!)) joined = true;
    else if (!isMember(token)) return undefined;
  }
  return undefined;
}

function endOfRun(scene: NameScene, at: number): number {
  let to = at + 1;
  while (to < scene.count && to - at < longestName && scene.sentence[to] === scene.sentence[at]) {
    if (isCapitalised(scene, to)) {
      to++;
      continue;
    }
    const joins =
      insidePlaceNames.has(scene.form[to]!) &&
      to + 1 < scene.count &&
      isCapitalised(scene, to + 1) &&
      (scene.bits[to + 1]! & (nameClass.notName | nameClass.common)) === 0;
    if (!joins || scene.sentence[to + 1] !== scene.sentence[at]) break;
    to += 2;
  }
  return to;
}

/** "Kherson Oblast", "Donetsk region", «Донецкая область», «Красная площадь». */
function besideHead(scene: NameScene, at: number, runEnd: number): NameDraft | undefined {
  if (isUntrusted(scene, at) && isCommon(scene, at) && scene.opening[at] === 1) return undefined;
  for (let head = at + 1; head <= runEnd && head < scene.count; head++) {
    if (scene.sentence[head] !== scene.sentence[at]) return undefined;
    const bits = scene.bits[head]!;
    if (!isCapitalised(scene, head - 1)) return undefined;
    if ((scene.bits[head - 1]! & (nameClass.role | nameClass.honorific)) !== 0 && !scene.names.inflects)
      return undefined;
    if (
      (bits & nameClass.placeAfter) === 0 ||
      ((scene.bits[at]! & (nameClass.demonym | nameClass.role)) !== 0 && !scene.names.inflects)
    )
      continue;
    const capitalHead = isCapitalised(scene, head);
    if (scene.names.inflects && /[\u0400-\u04ff]/.test(scene.word[at]!)) {
      if (!adjectiveOfPlace.test(scene.form[head - 1]!)) return undefined;
      return { from: at, to: head + 1, type: 'LOC', confidence: 0.85, by: 'pattern' };
    }
    if (!capitalHead && !smallLatinHeads.has(scene.form[head]!)) continue;
    if (head - at > 2 && !capitalHead) continue;
    return { from: at, to: capitalHead ? head + 1 : head, type: 'LOC', confidence: 0.8, by: 'pattern' };
  }
  return undefined;
}

/** Small head nouns after which an English name is a place's and hardly anything else's. */
const smallLatinHeads = new Set(
  'region regions oblast oblasts province provinces district districts county governorate peninsula river island islands prefecture raion krai municipality'.split(
    ' ',
  ),
);
const adjectiveOfPlace =
  /(?:ая|ой|ую|ий|ый|ого|ому|им|ым|ом|ое|ие|ые|их|ых|а|ої|ій|у|ою|е|ська|ської|ській|ську|ською|ський|ського|ському|ським|ських|ські)$/;

/** «город Сумы», "the village of X", "Mount X", «в селе Н.». */
function afterHead(scene: NameScene, at: number, runEnd: number): NameDraft | undefined {
  let before = at - 1;
  if (before < 0) return undefined;
  let ofHead = false;
  if (scene.form[before] === 'of' || (scene.word[before] === '.' && scene.shapes[before - 1] !== shape.other)) {
    ofHead = scene.form[before] === 'of';
    before--;
  }
  if (before < 0 || scene.sentence[before] !== scene.sentence[at]) return undefined;
  const bits = scene.bits[before]!;
  const wanted = ofHead ? nameClass.placeOf : nameClass.placeBefore;
  if ((bits & wanted) === 0 || (scene.bits[at]! & (nameClass.demonym | nameClass.role)) !== 0) return undefined;
  if (ofHead && scene.shapes[before] !== shape.small && (bits & nameClass.organisationHead) !== 0) return undefined;
  if (
    !ofHead &&
    !scene.names.inflects &&
    scene.shapes[before] === shape.small &&
    !smallHeadsBefore.has(scene.form[before]!)
  )
    return undefined;
  if (
    scene.names.inflects &&
    (bits & nameClass.placeAfter) !== 0 &&
    scene.word[before]!.length > 2 &&
    before > 0 &&
    isCapitalised(scene, before - 1) &&
    (scene.bits[before - 1]! & nameClass.common) === 0 &&
    adjectiveOfPlace.test(scene.form[before - 1]!)
  )
    return undefined;
  const to = scene.names.inflects ? Math.min(runEnd, endOfPlaceWords(scene, at)) : runEnd;
  return { from: at, to, type: 'LOC', confidence: 0.82, by: 'pattern' };
}

const smallHeadsBefore = new Set([
  'city',
  'town',
  'village',
  'port',
  'lake',
  'river',
  'island',
  'province',
  'region',
  'district',
]);

function endOfPlaceWords(scene: NameScene, at: number): number {
  let to = at + 1;
  while (to < scene.count && to - at < 3 && isCapitalised(scene, to) && scene.sentence[to] === scene.sentence[at]) {
    if (
      (scene.bits[to]! & (nameClass.given | nameClass.surnameEnding | nameClass.surname | nameClass.patronymic)) !==
      0
    )
      break;
    to++;
  }
  return to;
}

/** Several words that are together the name of a place in the gazetteer. */
function listedInGazetteer(
  scene: NameScene,
  at: number,
  runEnd: number,
  evidence: PlaceEvidenceReader,
): NameDraft | undefined {
  for (let to = runEnd; to >= at + 2; to--) {
    if (!isCapitalised(scene, to - 1)) continue;
    const words = scene.word.slice(at, to);
    if ((scene.bits[at]! & nameClass.common) !== 0) return undefined;
    const found = evidence.read(words);
    if (found === 0) continue;
    if (found === 1 && (scene.bits[at]! & nameClass.given) !== 0) continue;
    if (matchKnownName(scene, at)?.to === to) return undefined;
    return { from: at, to, type: 'LOC', confidence: 0.6 + found * 0.08, by: 'pattern' };
  }
  return undefined;
}
