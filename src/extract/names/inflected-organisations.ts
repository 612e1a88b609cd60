import type { NameDraft } from './draft.ts';
import { matchKnownName } from './known-names.ts';
import { nameClass } from './lexicon.ts';
import { isCapitalised, isUntrusted, type NameScene, shape } from './name-scene.ts';

/** The longest name of an organisation that is put together, in tokens. */
const longestName = 12;
const mostAdjectives = 3;
/** Small words that a head governs, without a capital among them: «Министерство иностранных дел». */
const mostSmallWords = 5;
const personBits = nameClass.given | nameClass.surnameEnding | nameClass.surname | nameClass.patronymic;
const joiningWords = new Set([
  'и',
  'й',
  'і',
  'та',
  'по',
  'з',
  'із',
  'с',
  'у',
  'в',
  'при',
  'имени',
  'им',
  'імені',
  'ім',
  'прав',
  'дел',
  'справ',
]);

/**
 * Russian and Ukrainian names of organisations: adjectives, a head noun, what the head governs («Верховный суд Пакистана», «Министерство
 * иностранных дел»), or a head noun before a name in quotation marks («партия «…»»). The name ends with the last capitalised word or
 * the last genitive.
 */
export function matchInflectedOrganisation(scene: NameScene, at: number): NameDraft | undefined {
  const head = headOf(scene, at);
  if (head === undefined) return undefined;
  const bits = scene.bits[head]!;
  const quoted = quotedAfter(scene, head);
  if (quoted) return quoted;
  if ((bits & nameClass.organisationHead) === 0 && (bits & nameClass.eventHead) === 0) return undefined;
  const adjectives = head - at;
  const capitalStart = isCapitalised(scene, at);
  const institution = (bits & nameClass.institutionHead) !== 0;
  // «Компания», «партия», «клуб» are mostly plain nouns: only a capital in the middle of a sentence, or a proper name after them, tells.
  const generic = (bits & nameClass.quoteHead) !== 0 && !institution;
  const opening = isUntrusted(scene, at);
  if (!capitalStart && !institution) return undefined;
  const complement = readComplement(scene, head, capitalStart && !generic && (!opening || institution));
  const named =
    complement.named ||
    (capitalStart && (!opening || (adjectives > 0 && !generic) || (institution && complement.to > head + 1)));
  if (!named || (adjectives === 0 && complement.to === head + 1)) return undefined;
  if (opening && !complement.named && (scene.bits[at]! & nameClass.demonym) !== 0 && !institution) return undefined;
  const isEvent = (bits & nameClass.organisationHead) === 0;
  return {
    from: at,
    to: isEvent ? head + 1 : complement.to,
    type: isEvent ? 'MISC' : 'ORG',
    confidence: 0.75,
    by: 'pattern',
  };
}

/** The head noun of a name that begins at a token: the token itself, or the first noun after a capitalised adjective and its fellows. */
function headOf(scene: NameScene, at: number): number | undefined {
  for (let head = at; head < scene.count && head - at <= mostAdjectives; head++) {
    if (scene.sentence[head] !== scene.sentence[at]) return undefined;
    if ((scene.bits[head]! & (nameClass.organisationHead | nameClass.organisationSuffix)) !== 0) return head;
    if (head > at && (scene.bits[head]! & nameClass.eventHead) !== 0) return head;
    if (head === at && (!isCapitalised(scene, head) || matchKnownName(scene, head) !== undefined)) return undefined;
    if (!adjectiveEnding.test(scene.form[head]!) || (scene.bits[head]! & nameClass.common) !== 0) return undefined;
  }
  return undefined;
}

/** What a head noun governs: where it ends, and whether a proper name is in it. */
function readComplement(
  scene: NameScene,
  head: number,
  takesSmall: boolean,
): { readonly to: number; readonly named: boolean } {
  let to = head + 1;
  let named = false;
  let small = 0;
  let at = to;
  while (at < scene.count && at - head < longestName && scene.sentence[at] === scene.sentence[head]) {
    const form = scene.form[at]!;
    if (scene.shapes[at] === shape.initial && scene.word[at + 1] === '.' && isNamedAfter(scene, at)) {
      at += 2;
      continue;
    }
    if (isCapitalised(scene, at)) {
      const known = matchKnownName(scene, at);
      if (known?.type === 'LOC') return { to: known.to, named: true };
      const person = (scene.bits[at]! & personBits) !== 0;
      if (isNamedAfter(scene, at)) return { to: at + 1, named: true };
      if (known || person || !isGenitive(form)) break;
      to = ++at;
      named = true;
      continue;
    }
    if (scene.shapes[at] !== shape.small || small >= mostSmallWords) break;
    const joining = joiningWords.has(form);
    if (!joining && ((scene.bits[at]! & nameClass.common) !== 0 || !isGoverned(scene, at))) break;
    at++;
    small++;
    if (takesSmall && !joining) to = at;
  }
  return { to, named };
}

/** «… имени Вавилова», «… им. Н. Ф. Гамалеи»: the person belongs to the organisation's name. */
function isNamedAfter(scene: NameScene, at: number): boolean {
  let before = at - 1;
  while (before > 0 && (scene.word[before] === '.' || scene.shapes[before] === shape.initial)) before--;
  const word = scene.form[before];
  return word === 'имени' || word === 'им' || word === 'імені' || word === 'ім';
}

/** A name in quotation marks right after a head noun: the part between the marks. */
export function quotedAfter(scene: NameScene, head: number): NameDraft | undefined {
  const open = scene.word[head + 1];
  if (open === undefined || !openingMarks.includes(open) || scene.sentence[head + 1] !== scene.sentence[head])
    return undefined;
  const from = head + 2;
  let to = from;
  let inner = from;
  while (to < scene.count && to - head < longestName && scene.sentence[to] === scene.sentence[head]) {
    const mark = scene.word[to]!;
    // «ООО «Строительная фирма «Рубин»»: the marks are nested, and often closed only once.
    if (to > from && '«„'.includes(mark)) inner = to + 1;
    else if (closingMarks.includes(mark)) break;
    to++;
  }
  if (to >= scene.count || to <= inner || !closingMarks.includes(scene.word[to]!) || scene.shapes[from] === shape.small)
    return undefined;
  const known = matchKnownName(scene, from);
  return { from, to, type: known?.to === to ? known.type : 'ORG', confidence: 0.85, by: 'pattern' };
}

const openingMarks = '«"„“';
const closingMarks = '»"”“';

const adjectiveEnding =
  /(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ые|ие|ых|их|ыми|ими|ої|ій|ою|ьому|(?:[бвгджзклмнпрстфхцчшщь]н|ськ|цьк|зьк|ч|ов|ев|єв)[аеуі])$/;
const genitiveEnding = /(?:а|я|и|ы|і|ї|у|ю|ой|ей|ої|ого|его|ых|их|іх|їх|ов|ев|ів|їв|ий|ств|ть)$/;
/** Forms that end like genitives and are verbs. */
const verbEnding = /(?:ла|ли|ло|лся|лась|лось|лись|ться|тися|ти|ся|[аеияюу]ть)$/;
const afterPrepositionEnding = /(?:ам|ям|ами|ями|ах|ях|ой|ей|ою|ею|ом|ем)$/;

function isGenitive(form: string): boolean {
  return form.length > 2 && genitiveEnding.test(form) && !verbEnding.test(form);
}

/** A genitive, or a noun in the case that the preposition inside the name asks for. */
function isGoverned(scene: NameScene, at: number): boolean {
  const form = scene.form[at]!;
  return isGenitive(form) || (joiningWords.has(scene.form[at - 1]!) && afterPrepositionEnding.test(form));
}
