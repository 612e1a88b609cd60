import type { Finding, Quantity } from '../model/index.ts';
import {
  arithmeticFinding,
  hasPhrase,
  isCount,
  isLedBy,
  type NumberScene,
  standAlone,
  withBareNumbers,
  wordAt,
  wordsBetween,
} from './number-scene.ts';
import { phraseAt, phraseBefore } from './phrases.ts';
import { readable } from './written-number.ts';

const endOf = ({ end, object }: Quantity): number => Math.max(end, object?.end ?? end);

/** Longest stretch, in characters, between a total and the colon behind which its parts are listed. */
const longestLead = 60;

/** "ten people, including twelve children"; "ten people: six men and four women"; "ten people died: six men and four women". */
export function partsOfTotal(scene: NumberScene): Finding | undefined {
  const { text, quantities, pack, words } = scene;
  const persons = new Set(pack.numberRelations.persons);
  const isPeople = (quantity: Quantity): boolean =>
    isCount(quantity) && quantity.object !== undefined && persons.has(quantity.object.lemma);
  for (let index = 0; index + 1 < quantities.length; index++) {
    const [total, next] = [quantities[index]!, quantities[index + 1]!];
    if (!isPeople(total) || total.value! < 2 || !isPeople(next)) continue;
    const totalEnd = endOf(total);
    if (next.start < totalEnd) continue;
    const gap = text.slice(totalEnd, next.start);
    const opener = words.findIndex(({ start }) => start >= totalEnd);
    const including = opener >= 0 && phraseAt(words, opener, pack.numberRelations.including);
    const listed = /^\s?(?:—|–|\()\s?$/.test(gap) || (/^[^;.!?:()]*:\s?$/.test(gap) && gap.length <= longestLead);
    const included =
      including !== false && including > 0
        ? wordsBetween(scene, totalEnd, next.start).length <= including + 2 &&
          /^[,\s(—–-]/.test(gap) &&
          !/\p{L}\s*,/u.test(gap)
        : false;
    if (!listed && !included) continue;
    const parts = followingParts(scene, index + 1, isPeople);
    // A list behind a colon or in brackets is complete when "and" closes it; "including" names only some.
    const complete = listed && parts.length >= 2 && isClosed(text.slice(endOf(parts.at(-1)!)));
    const blurred = [total, ...parts].some(({ approx }) => approx !== 'exact');
    if (blurred || (!complete && !included)) continue;
    // Parts of parts ("including 5 children, 2 girls") and overlapping groups may exceed the total: only one part that does is sure.
    if (included && parts[0]!.value! <= total.value!) continue;
    const span = { start: total.start, end: endOf(parts.at(-1)!) };
    if (included)
      return arithmeticFinding(text, span, {
        fits: false,
        isTied: !namesBothFates(scene) && standAlone(scene, { start: span.start, end: endOf(next) }, [total, next]),
        computed: `the part, ${readable(parts[0]!.value!)}, is more than the whole`,
        working: `${readable(parts[0]!.value!)} > ${readable(total.value!)}`,
        confidence: 0.8,
      });
    return sumFinding(scene, span, parts, total, 0.8, isPartition(scene, parts));
  }
  return undefined;
}

/** Whether a sentence tells of the dead and of the wounded: then a part may be of either. */
function namesBothFates(scene: NumberScene): boolean {
  const { died, hurt } = scene.pack.numberRelations;
  return [died, hurt].every((phrases) => hasPhrase(scene, 0, scene.words.length, phrases));
}

/** Whether parts divide their total for certain: every kind named once, "and" before the last, and one fate for all. */
function isPartition(scene: NumberScene, parts: readonly Quantity[]): boolean {
  const kinds = parts.map(({ object }) => object?.lemma);
  const [last, before] = [parts.at(-1)!, parts.at(-2)!];
  const gap =
    scene.text
      .slice(endOf(before), last.start)
      .toLowerCase()
      .match(/[\p{L}']+/gu) ?? [];
  return (
    new Set(kinds).size === kinds.length &&
    gap.some((word) => scene.pack.functionWords.coordinators.includes(word)) &&
    !namesBothFates(scene)
  );
}

/** Whether nothing that follows goes on with the list. */
const isClosed = (after: string): boolean => /^\s*(?:[.;)!?—–]|,\s|$)/.test(after);

/** The counts of a list that begins at a quantity: "six men, three women and a child". */
function followingParts(
  scene: NumberScene,
  from: number,
  isPeople: (quantity: Quantity) => boolean,
): readonly Quantity[] {
  const { text, quantities, pack } = scene;
  const parts = [quantities[from]!];
  const coordinators = new Set(pack.functionWords.coordinators);
  for (let index = from + 1; index < quantities.length; index++) {
    const [before, part] = [parts.at(-1)!, quantities[index]!];
    if (!isPeople(part)) break;
    const gap = text.slice(endOf(before), part.start);
    const words = gap.toLowerCase().match(/[\p{L}']+/gu) ?? [];
    if (!/^[\s,\p{L}']*$/u.test(gap) || words.some((word) => !coordinators.has(word))) break;
    parts.push(part);
  }
  return parts;
}

/** Most parts between a total and what remains of it. */
const mostParts = 4;

/** "Of the 48 drones 36 were shot down and the remaining 12 were lost from radar." */
export function remainderOfTotal(scene: NumberScene): Finding | undefined {
  const { quantities, pack } = scene;
  const { outOf, remainder, including } = pack.numberRelations;
  const at = quantities.findIndex(
    (quantity, index) => index >= 2 && isCount(quantity) && isLedBy(scene, quantity, remainder),
  );
  const rest = quantities[at];
  if (rest === undefined || rest.approx !== 'exact') return undefined;
  // "85 of the other 88": a whole of its own.
  const restAt = wordAt(scene, rest);
  const led = phraseBefore(scene.words, restAt, remainder);
  if (phraseBefore(scene.words, restAt - led, outOf) > 0) return undefined;
  const counted = quantities.flatMap((quantity, index) =>
    index < at - 1 && isCount(quantity) && quantity.object !== undefined ? [index] : [],
  );
  const named = counted.findLast((index) => isLedBy(scene, quantities[index]!, outOf));
  // "72 missiles were fired; 51 were downed, the remaining 21 …": the only thing counted before is the whole.
  const from = named ?? (counted.length === 1 ? counted[0]! : -1);
  const total = quantities[from];
  if (total === undefined || total.approx !== 'exact' || at - from - 1 > mostParts) return undefined;
  const parts = quantities.slice(from + 1, at);
  const sound = parts.every(
    (part) =>
      isCount(part) &&
      part.approx === 'exact' &&
      (part.object === undefined || part.object.lemma === total.object!.lemma) &&
      // "10 of them" are a part of a part.
      phraseAt(scene.words, wordAt(scene, part) + 1, including) === 0 &&
      !isLedBy(scene, part, [...including, ...outOf]),
  );
  if (!sound || hasPhrase(scene, wordAt(scene, rest), scene.words.length, including)) return undefined;
  return sumFinding(scene, { start: total.start, end: endOf(rest) }, [...parts, rest], total, 0.82);
}

/** "31 votes to 12 with 5 abstentions; all 48 deputies voted": for, against, abstained, and how many voted. */
export function votesCounted(scene: NumberScene): Finding | undefined {
  const { pack, words } = scene;
  const quantities = withBareNumbers(scene);
  const { votes, abstentions, inTotal } = pack.numberRelations;
  if (!hasPhrase(scene, 0, words.length, votes) || !hasPhrase(scene, 0, words.length, abstentions)) return undefined;
  const [inFavour, against, abstained, total] = quantities;
  if (quantities.length !== 4 || !quantities.every((quantity) => isCount(quantity) && quantity.approx === 'exact'))
    return undefined;
  if (!hasPhrase(scene, wordAt(scene, against!), wordAt(scene, total!), abstentions)) return undefined;
  if (!hasPhrase(scene, wordAt(scene, abstained!) + 1, wordAt(scene, total!), inTotal)) return undefined;
  return sumFinding(
    scene,
    { start: inFavour!.start, end: endOf(total!) },
    [inFavour!, against!, abstained!],
    total!,
    0.8,
  );
}

function sumFinding(
  scene: NumberScene,
  span: { readonly start: number; readonly end: number },
  parts: readonly Quantity[],
  total: Quantity,
  confidence: number,
  isTied = true,
): Finding {
  const sum = parts.reduce((amount, { value }) => amount + value!, 0);
  const addition = `${parts.map(({ value }) => readable(value!)).join(' + ')} = ${readable(sum)}`;
  return arithmeticFinding(scene.text, span, {
    fits: sum === total.value!,
    isTied: isTied && standAlone(scene, span, [total, ...parts]),
    computed: addition,
    working: `${addition}; stated: ${readable(total.value!)}`,
    confidence,
  });
}
