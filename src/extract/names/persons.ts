import type { NameDraft } from './draft.ts';
import { matchKnownName } from './known-names.ts';
import { nameClass } from './lexicon.ts';
import { isCapitalised, isUntrusted, type NameScene, sentenceStyle, shape } from './name-scene.ts';
import { isCommon } from './organisations.ts';

/** Names of persons have at most this many words, particles not counted. */
const longestName = 4;
const givenBits = nameClass.given | nameClass.ambiguousGiven;
const surnameBits = nameClass.surname | nameClass.surnameEnding;
const officeBits =
  nameClass.ordinary | nameClass.role | nameClass.organisationHead | nameClass.direction | nameClass.demonym;
const neverInside = nameClass.demonym | nameClass.notName | nameClass.organisationSuffix;

/** The name of a person that begins at a token and shows it: by a given name, initials, a patronymic, a known surname, or the title before it. */
export function matchPerson(scene: NameScene, at: number): NameDraft | undefined {
  const bits = scene.bits[at]!;
  const shouted = scene.styles[scene.sentence[at]!] === sentenceStyle.allCaps;
  if (scene.shapes[at] === shape.initial) return shouted ? undefined : matchInitials(scene, at);
  if (!isCapitalised(scene, at)) return undefined;
  const titled = !shouted && isTitled(scene, at);
  if ((bits & (nameClass.role | nameClass.honorific)) !== 0 && (bits & givenBits) === 0 && nextIsName(scene, at + 1))
    return undefined;
  if ((bits & neverInside) !== 0 && (bits & givenBits) === 0) return undefined;
  const run = shouted ? shoutedRun(scene, at) : nameRun(scene, at);
  if (run.words.length === 0 || beginsLater(scene, run.words)) return undefined;
  const [first, second] = run.words as [number, number | undefined];
  const confidence = confidenceOf(scene, run.words, titled);
  if (confidence === undefined) return undefined;
  return {
    from: first,
    to: endOfRun(run, second),
    type: 'PER',
    confidence,
    by: run.words.length > 1 || titled ? 'pattern' : 'context',
  };
}

interface NameRun {
  /** Tokens that are words of the name, particles left out. */
  readonly words: readonly number[];
  readonly to: number;
}

function endOfRun(run: NameRun, _second: number | undefined): number {
  return run.to;
}

/** The words from a token on that may make up one person's name. */
function nameRun(scene: NameScene, at: number): NameRun {
  const words: number[] = [];
  let to = at;
  let token = at;
  while (token < scene.count && scene.sentence[token] === scene.sentence[at] && words.length < longestName) {
    const bits = scene.bits[token]!;
    if (scene.shapes[token] === shape.initial && token > at) {
      const dotted = scene.word[token + 1] === '.';
      words.push(token);
      token += dotted ? 2 : 1;
      to = token;
      continue;
    }
    if (words.length > 0 && (bits & nameClass.particle) !== 0 && particlesEnd(scene, token) > token) {
      token = particlesEnd(scene, token);
      continue;
    }
    if (!isCapitalised(scene, token)) break;
    if (words.length > 0 && endsName(scene, words, token)) break;
    words.push(token);
    token++;
    to = token;
  }
  return { words, to };
}

/** «Выступил Андрей …», «Подпись И. Лапина»: an unknown word that opens a sentence before a given name or an initial is no part of the name. */
function beginsLater(scene: NameScene, words: readonly number[]): boolean {
  const [first, second] = words as [number, number | undefined];
  const bits = scene.bits[first]!;
  if ((bits & nameClass.common) !== 0 && scene.shapes[first] !== shape.allCaps && (bits & nameClass.given) === 0)
    return true;
  if (second === undefined) return false;
  // "Defense Lloyd Austin", "Special Counsel Robert …": the end of an office before the name.
  const office = (bits & officeBits) !== 0 && (bits & (givenBits | surnameBits)) === 0;
  if (!isUntrusted(scene, first) && !office) return false;
  if ((bits & nameClass.common) === 0 && (bits & (givenBits | surnameBits)) !== 0) return false;
  return (
    scene.shapes[second] === shape.initial || words.slice(1).some((word) => (scene.bits[word]! & nameClass.given) !== 0)
  );
}

/** In a sentence in capitals only listed names tell a name from the words after it. */
function shoutedRun(scene: NameScene, at: number): NameRun {
  const words: number[] = [];
  let to = at;
  while (
    to < scene.count &&
    to - at < longestName &&
    (scene.bits[to]! & (givenBits | surnameBits | nameClass.patronymic)) !== 0
  )
    words.push(to++);
  return { words, to };
}

/** The capitalised word after one to three particles ("van", "von der"), or the token itself when there is none. */
function particlesEnd(scene: NameScene, token: number): number {
  let end = token;
  while (
    end < scene.count &&
    end - token < 3 &&
    (scene.bits[end]! & nameClass.particle) !== 0 &&
    !isCapitalised(scene, end)
  )
    end++;
  return end < scene.count && isCapitalised(scene, end) && scene.sentence[end] === scene.sentence[token]
    ? Math.max(end, token + 1)
    : token;
}

/** Whether a capitalised word cannot belong to the name before it. */
function endsName(scene: NameScene, words: readonly number[], token: number): boolean {
  const bits = scene.bits[token]!;
  if ((bits & neverInside) !== 0 && (bits & (surnameBits | givenBits)) === 0) return true;
  if (
    scene.shapes[token] === shape.allCaps &&
    scene.shapes[words[0]!] !== shape.allCaps &&
    scene.word[token]!.length > 3
  )
    return isKnownOther(scene, token);
  if ((bits & nameClass.role) !== 0 && (bits & (surnameBits | givenBits)) === 0) return true;
  const afterSurname = words.length > 1 || (scene.bits[words[0]!]! & givenBits) === 0;
  if (
    afterSurname &&
    scene.names.inflects &&
    (bits & (nameClass.patronymic | nameClass.given | surnameBits)) === 0 &&
    words.length >= 2 &&
    scene.shapes[token] !== shape.mixed
  )
    return true;
  if ((bits & (surnameBits | givenBits)) === 0) return isKnownOther(scene, token);
  // A listed surname or given name may be a place's name too; an ending alone proves nothing («мэр Харькова»), nor do two words together.
  const known = matchKnownName(scene, token);
  if (known === undefined) return false;
  return (
    known.to > token + 1 ||
    (known.type === 'LOC' && known.confidence > 0.8 && (bits & (nameClass.surname | givenBits)) === 0)
  );
}

function isKnownOther(scene: NameScene, token: number): boolean {
  const known = matchKnownName(scene, token);
  return known !== undefined && known.type !== 'PER' && known.confidence > 0.8;
}

/** How sure the words of a run are a person's name; `undefined` when nothing says so. */
function confidenceOf(scene: NameScene, words: readonly number[], titled: boolean): number | undefined {
  const first = words[0]!;
  const bits = scene.bits[first]!;
  const untrusted = isUntrusted(scene, first);
  const last = scene.bits[words.at(-1)!]!;
  if (words.length > 1) {
    if ((bits & nameClass.given) !== 0) return untrusted && isCommon(scene, first) ? 0.75 : 0.92;
    if (words.some((word) => (scene.bits[word]! & nameClass.patronymic) !== 0)) return 0.95;
    if ((bits & nameClass.ambiguousGiven) !== 0 && isKnownOther(scene, first))
      return !untrusted && !isAfterPlacePreposition(scene, first) && !isHead(last) ? 0.78 : undefined;
    if (
      (bits & nameClass.ambiguousGiven) !== 0 &&
      (!untrusted || (last & surnameBits) !== 0) &&
      !isKnownOther(scene, first)
    )
      return 0.8;
    if (titled && !isKnownOther(scene, first)) return 0.85;
    if (words.some((word) => scene.shapes[word] === shape.initial) && !isKnownOther(scene, first) && !isHead(bits))
      return 0.8;
    if (
      !isKnownOther(scene, first) &&
      words.slice(1).some((word) => (scene.bits[word]! & nameClass.given) !== 0) &&
      (bits & (surnameBits | nameClass.ambiguousGiven)) !== 0
    )
      return 0.85;
    if (scene.styles[scene.sentence[first]!] !== sentenceStyle.running) return undefined;
    // «Сообщил Гладков»: in Russian and Ukrainian an unknown word that opens a sentence is an ordinary one.
    if (untrusted && scene.names.inflects && (bits & (givenBits | surnameBits)) === 0) return undefined;
    if (
      (last & surnameBits) !== 0 &&
      !(untrusted && isCommon(scene, first)) &&
      !isKnownOther(scene, first) &&
      !isHead(bits)
    )
      return 0.7;
    return undefined;
  }
  if ((bits & nameClass.role) !== 0 && untrusted) return undefined;
  if (titled && !isKnownOther(scene, first) && scene.shapes[first] !== shape.allCaps) return 0.8;
  if ((bits & nameClass.surname) !== 0 && (!untrusted || !isCommon(scene, first))) return 0.8;
  return undefined;
}

function isAfterPlacePreposition(scene: NameScene, at: number): boolean {
  return at > 0 && (scene.bits[at - 1]! & nameClass.placePreposition) !== 0;
}

function isHead(bits: number): boolean {
  return (
    (bits &
      (nameClass.organisationHead |
        nameClass.placeAfter |
        nameClass.placeBefore |
        nameClass.direction |
        nameClass.role)) !==
    0
  );
}

/** A title, rank or trade stands right before the token ("President", «министр»), or before a genitive or two («министр обороны»). */
export function isTitled(scene: NameScene, at: number): boolean {
  let before = at - 1;
  if (before >= 0 && scene.word[before] === '.' && before > 0) before--;
  if (before < 0 || scene.sentence[before] !== scene.sentence[at]) return false;
  const bits = scene.bits[before]!;
  if ((bits & nameClass.honorific) !== 0) return true;
  if ((bits & nameClass.role) !== 0)
    return (before === at - 1 || scene.word[before]!.length <= 5) && !isGovernedByRole(scene, before, at);
  if (!scene.names.inflects || before !== at - 1) return false;
  for (let back = before; back >= 0 && before - back < 3 && scene.sentence[back] === scene.sentence[at]; back--) {
    const other = scene.bits[back]!;
    if ((other & nameClass.role) !== 0) return true;
    if (scene.shapes[back] !== shape.small && scene.shapes[back] !== shape.allCaps) return false;
    if ((other & nameClass.common) !== 0) return false;
  }
  return false;
}

/** «глава Содружества», «посол Нидерландов»: a genitive after a role that is in another case names what the role belongs to. */
function isGovernedByRole(scene: NameScene, role: number, at: number): boolean {
  const form = scene.form[at]!;
  if (form.charCodeAt(0) < 0x400 || (scene.bits[at]! & (givenBits | surnameBits)) !== 0) return false;
  return /(?:а|я|ы|и|і|ї|ов|ів)$/.test(form) && !/(?:а|я|ого|его|и|ы)$/.test(scene.form[role]!);
}

function nextIsName(scene: NameScene, at: number): boolean {
  return at < scene.count && isCapitalised(scene, at) && scene.sentence[at] === scene.sentence[at - 1];
}

/** «А. С. Пушкин», "J. K. Rowling", «Иванов И. И.» is found from the surname. */
function matchInitials(scene: NameScene, at: number): NameDraft | undefined {
  let token = at;
  let initials = 0;
  while (
    token + 1 < scene.count &&
    scene.shapes[token] === shape.initial &&
    scene.word[token + 1] === '.' &&
    initials < 3
  ) {
    token += 2;
    initials++;
  }
  if (
    initials === 0 ||
    token >= scene.count ||
    scene.sentence[token] !== scene.sentence[at] ||
    !isCapitalised(scene, token)
  )
    return undefined;
  if (scene.shapes[token] === shape.allCaps || (scene.bits[token]! & (neverInside | nameClass.common)) !== 0)
    return undefined;
  // «II. Второй …», "I. Второй": a Roman numeral before Cyrillic.
  if (scene.word[at]!.charCodeAt(0) >= 0x400 !== scene.word[token]!.charCodeAt(0) >= 0x400) return undefined;
  const run = nameRun(scene, token);
  return { from: at, to: run.to, type: 'PER', confidence: 0.9, by: 'pattern' };
}
