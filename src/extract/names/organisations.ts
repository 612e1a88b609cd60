import type { NameDraft } from './draft.ts';
import { matchInflectedOrganisation } from './inflected-organisations.ts';
import { nameClass } from './lexicon.ts';
import { isCapitalised, isUntrusted, type NameScene, sentenceStyle, shape } from './name-scene.ts';

const headBits = nameClass.organisationHead | nameClass.organisationSuffix | nameClass.eventHead;
/** The longest name of an organisation that is put together, in tokens. */
const longestName = 12;
const connectors = new Set('of for and on & the to against without de del la und'.split(' '));

/**
 * The name of an organisation that begins at a token and shows it by its make-up: a head noun ("… Commission"), a legal form ("… Ltd"),
 * a head that goes on after "of", a head noun with its genitives («Министерство обороны …»), or a head before a name in quotation marks.
 */
export function matchOrganisation(scene: NameScene, at: number): NameDraft | undefined {
  if (scene.styles[scene.sentence[at]!] !== sentenceStyle.running) return undefined;
  return /[\u0400-\u04ff]/.test(scene.word[at]!) ? matchInflectedOrganisation(scene, at) : matchLatin(scene, at);
}

function matchLatin(scene: NameScene, at: number): NameDraft | undefined {
  if (!isCapitalised(scene, at)) return undefined;
  if (isUntrusted(scene, at) && isClosedClass(scene, at)) return undefined;
  let start = at;
  let head = -1;
  let opened = false;
  let to = at;
  while (to < scene.count && to - at < longestName && scene.sentence[to] === scene.sentence[at]) {
    const bits = scene.bits[to]!;
    if (isCapitalised(scene, to) || (scene.shapes[to] === shape.initial && to > at)) {
      if ((bits & (nameClass.role | nameClass.honorific)) !== 0 && (bits & headBits) === 0) {
        if (head >= 0 || to === at) break;
        return undefined;
      }
      if ((bits & headBits) !== 0) head = to;
      to++;
      continue;
    }
    if (scene.word[to] === '.' && scene.shapes[to - 1] === shape.initial) {
      to++;
      continue;
    }
    if (
      to > at &&
      (scene.bits[to]! & nameClass.particle) !== 0 &&
      to + 1 < scene.count &&
      isCapitalised(scene, to + 1)
    ) {
      to++;
      continue;
    }
    const next = afterConnector(scene, to, head === to - 1 ? scene.bits[head]! : 0);
    if (next === undefined) break;
    if (scene.form[to] === 'and') {
      // "Health and Safety …", "Ministry of Trade and Industry"; but "Dale Group and Ridge", "the X Party and the Y Party" are two.
      if (head < 0 ? !mayContinue(scene, at, to) : !opened || beginsAnother(scene, next)) break;
    } else opened = true;
    to = next;
  }
  if (head < 0) return undefined;
  // What follows the last head belongs to the name only after a connector: "Bank of England", but "Police Commissioner Dale".
  const end = endAfterHead(scene, head, to);
  while (start < head && isLeadingWord(scene, start)) start++;
  if (start === head && end === head + 1) return undefined;
  if (
    end - start === 2 &&
    start === head - 1 &&
    (scene.bits[start]! & nameClass.given) !== 0 &&
    (scene.bits[head]! & nameClass.organisationSuffix) === 0
  )
    return undefined;
  const isEvent = (scene.bits[head]! & (nameClass.eventHead | nameClass.organisationHead)) === nameClass.eventHead;
  return { from: start, to: end, type: isEvent ? 'MISC' : 'ORG', confidence: 0.8, by: 'pattern' };
}

/** The token after "of", "of the", "for", "and" … when a capitalised word follows and the name may go on. */
function afterConnector(scene: NameScene, at: number, headBefore: number): number | undefined {
  const word = scene.form[at]!;
  if (!connectors.has(word)) return undefined;
  if (word !== '&' && word !== 'and' && (headBefore & (nameClass.organisationOf | nameClass.eventHead)) === 0)
    return undefined;
  let next = at + 1;
  if (scene.form[next] === 'the') next++;
  // "the Ministry of Finance and the Bank of …" are two.
  if (word === 'and' && next < scene.count && (scene.bits[next]! & nameClass.organisationOf) !== 0) return undefined;
  if (next >= scene.count || !isCapitalised(scene, next) || scene.sentence[next] !== scene.sentence[at])
    return undefined;
  // "the Supreme Court on Tuesday"
  return (scene.bits[next]! & (nameClass.notName | nameClass.common)) === 0 ? next : undefined;
}

/** Before its head a name has an "and" after its first word, or between adjectives. */
function mayContinue(scene: NameScene, at: number, to: number): boolean {
  return to === at + 1 || /(?:ic|al|ive|ary|ous|an)$/.test(scene.form[to - 1]!);
}

/** Whether the words after "and" are a name with a head of its own: "the X Party and the Y Party" are two. */
function beginsAnother(scene: NameScene, at: number): boolean {
  for (let token = at; token < scene.count && isCapitalised(scene, token); token++)
    if ((scene.bits[token]! & headBits) !== 0) return true;
  return false;
}

function endAfterHead(scene: NameScene, head: number, limit: number): number {
  let end = head + 1;
  let open = false;
  for (let at = head + 1; at < limit; at++) {
    if (scene.shapes[at] === shape.small || scene.word[at] === '&') {
      open = true;
      continue;
    }
    if (!open) break;
    end = at + 1;
    if ((scene.bits[at]! & nameClass.given) !== 0 && scene.form[at - 1] === 'and') return at - 1;
  }
  return end;
}

function isLeadingWord(scene: NameScene, at: number): boolean {
  const bits = scene.bits[at]!;
  if ((bits & (nameClass.role | nameClass.honorific)) !== 0 && (bits & headBits) === 0) return true;
  return isUntrusted(scene, at) && isClosedClass(scene, at);
}

function isClosedClass(scene: NameScene, at: number): boolean {
  return (scene.bits[at]! & nameClass.common) !== 0 && scene.shapes[at] !== shape.allCaps;
}

/** Whether a capitalised word at the beginning of a sentence is rather an ordinary word. */
export function isCommon(scene: NameScene, at: number): boolean {
  const bits = scene.bits[at]!;
  if ((bits & (nameClass.common | nameClass.ordinary)) !== 0) return true;
  if ((scene.capitalKeys.get(scene.key[at]!) ?? 0) > 0) return false;
  return scene.smallKeys.has(scene.key[at]!);
}
