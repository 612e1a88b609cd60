import type { LanguagePack } from '../language/index.ts';
import type { Finding, Layers, Quantity, Sentence } from '../model/index.ts';
import { defineCheck } from './check.ts';
import { type FoldedWord, foldedWords, phraseAt, phraseBefore } from './phrases.ts';
import { boundsOfNumber, readable } from './written-number.ts';

/**
 * Holds numbers that the text itself ties to one another against arithmetic: a part against its whole ("12 of the 48 (25%)"),
 * people named one by one against their total ("ten people: six men and four women"), a change in percent against its ends
 * ("rose 20% from 100 to 120"). Silent wherever the text leaves the relation open.
 */
export const arithmetic = defineCheck({
  id: 'arithmetic',
  question: 'Do the numbers add up?',
  version: 1,
  requires: ['document', 'sentences', 'quantities'],
  evaluate: (layers, { pack }) => {
    if (!pack) return [];
    const findings: Finding[] = [];
    let first = 0;
    for (const sentence of layers.sentences) {
      while (first < layers.quantities.length && layers.quantities[first]!.end <= sentence.start) first++;
      let last = first;
      while (last < layers.quantities.length && layers.quantities[last]!.start < sentence.end) last++;
      if (last - first < 2) continue;
      const scene: Scene = {
        text: layers.document.text,
        sentence,
        quantities: layers.quantities.slice(first, last),
        pack,
        words: foldedWords(layers.document.text, sentence),
      };
      for (const finding of [shareOfCounts(scene), partsOfTotal(scene), changeInPercent(scene)])
        if (finding) findings.push(finding);
    }
    return findings;
  },
});

interface Scene {
  readonly text: Layers['document']['text'];
  readonly sentence: Sentence;
  readonly quantities: readonly Quantity[];
  readonly pack: LanguagePack;
  readonly words: readonly FoldedWord[];
}

const wordsOf = (text: string, { start, end }: { start: number; end: number }): string =>
  text.slice(start, end).replace(/\s+/g, ' ');

const isCount = (quantity: Quantity): boolean =>
  quantity.unit === undefined &&
  quantity.value !== undefined &&
  quantity.low === undefined &&
  Number.isInteger(quantity.value);

/** Folded words between two offsets. */
function wordsBetween({ words }: Scene, from: number, to: number): readonly FoldedWord[] {
  return words.filter(({ start, end }) => start >= from && end <= to);
}

/** Most words between a part and its whole, and between them and their share. */
const [widestOf, widestShare] = [4, 4];

/** "12 of the 48 schools (25%)", "25 percent, or 12 of 48". */
function shareOfCounts(scene: Scene): Finding | undefined {
  const { text, quantities, pack } = scene;
  const { outOf, or } = pack.numberRelations;
  for (let index = 0; index + 1 < quantities.length; index++) {
    const [part, whole] = [quantities[index]!, quantities[index + 1]!];
    if (!isCount(part) || !isCount(whole) || part.value! >= whole.value! || whole.value! < 2) continue;
    const gap = wordsBetween(scene, part.end, whole.start);
    if (gap.length === 0 || gap.length > widestOf || /[,;:(]/.test(text.slice(part.end, whole.start))) continue;
    const ofAt = gap.findIndex((_, at) => phraseAt(gap, at, outOf) > 0);
    // Nothing but the counted noun may stand before "of", and nothing but an article behind it.
    if (ofAt < 0 || ofAt > 2 || gap.length - ofAt > 3) continue;
    const share = [quantities[index + 2], quantities[index - 1]].find((candidate) => {
      if (candidate?.unit !== 'percent' || candidate.value === undefined) return false;
      const after = candidate.start > whole.start;
      const between = after ? text.slice(whole.end, candidate.start) : text.slice(candidate.end, part.start);
      const near = wordsBetween(scene, after ? whole.end : candidate.end, after ? candidate.start : part.start);
      if (near.length > widestShare || /[;:]/.test(between)) return false;
      // The share stands in brackets, or is said to be the same thing.
      const bracketed = /\(\s?$/.test(between) && /^\s?\)/.test(text.slice(after ? candidate.end : whole.end));
      return bracketed || (/,\s*$|,/.test(between) && near.some((_, at) => phraseAt(near, at, or) > 0));
    });
    if (!share) continue;
    const computed = (100 * part.value!) / whole.value!;
    const allowed = boundsOfNumber(share.value!, wordsOf(text, share), share.approx);
    // Both counts may be blurred themselves; a share is often cut off instead of rounded.
    const slack =
      part.approx === 'exact' && whole.approx === 'exact' ? (share.value! % 1 === 0 ? 0.5 : 0.05) : computed * 0.15;
    const fits = computed >= allowed.low - slack && computed <= allowed.high + slack;
    const [start, end] = [Math.min(part.start, share.start), Math.max(whole.end, share.end)];
    return {
      check: 'arithmetic',
      outcome: fits ? 'consistent' : 'inconsistent',
      stated: wordsOf(text, { start, end }),
      computed: `${readable(computed)}%`,
      tolerance: 'the share may be rounded or cut off at its last place',
      working: `${readable(part.value!)} / ${readable(whole.value!)} = ${readable(computed)}%; stated: ${wordsOf(text, share)}`,
      readings: [],
      evidence: [{ start, end }],
      confidence: 0.88,
    };
  }
  return undefined;
}

/** "ten people, including twelve children"; "ten people: six men and four women". */
function partsOfTotal(scene: Scene): Finding | undefined {
  const { text, quantities, pack, words } = scene;
  const persons = new Set(pack.numberRelations.persons);
  const isPeople = (quantity: Quantity): boolean =>
    isCount(quantity) && quantity.object !== undefined && persons.has(quantity.object.lemma);
  for (let index = 0; index + 1 < quantities.length; index++) {
    const total = quantities[index]!;
    if (!isPeople(total) || total.value! < 2) continue;
    const next = quantities[index + 1]!;
    if (!isPeople(next)) continue;
    const totalEnd = Math.max(total.end, total.object!.end);
    if (next.start < totalEnd) continue;
    const gap = text.slice(totalEnd, next.start);
    const opener = words.findIndex(({ start }) => start >= totalEnd);
    const including = opener >= 0 && phraseAt(words, opener, pack.numberRelations.including);
    const listed = /^\s?(?::|—|–|\()\s?$/.test(gap);
    const included = including
      ? wordsBetween(scene, totalEnd, next.start).length <= including + 2 && /^[,\s(—–-]/.test(gap)
      : false;
    if (!listed && !included) continue;
    const parts = followingParts(scene, index + 1, isPeople);
    const sum = parts.reduce((amount, part) => amount + part.value!, 0);
    // A list behind a colon or in brackets is complete when "and" closes it; "including" names only some.
    const complete = listed && parts.length >= 2;
    const blurred = [total, ...parts].some(({ approx }) => approx !== 'exact');
    if (included && sum <= total.value!) continue;
    if (blurred || (!complete && !included)) continue;
    // Parts of parts ("including 5 children, 2 girls") and overlapping groups may exceed the total: only one part that does is sure.
    if (included && parts[0]!.value! <= total.value!) continue;
    const fits = included ? false : sum === total.value!;
    const end = Math.max(parts.at(-1)!.end, parts.at(-1)!.object!.end);
    const addition = included ? readable(parts[0]!.value!) : parts.map(({ value }) => readable(value!)).join(' + ');
    return {
      check: 'arithmetic',
      outcome: fits ? 'consistent' : 'inconsistent',
      stated: wordsOf(text, { start: total.start, end }),
      computed: included ? `the part, ${addition}, is more than the whole` : `${addition} = ${readable(sum)}`,
      working: included
        ? `${addition} > ${readable(total.value!)}`
        : `${addition} = ${readable(sum)}; stated: ${readable(total.value!)}`,
      readings: [],
      evidence: [{ start: total.start, end }],
      confidence: 0.8,
    };
  }
  return undefined;
}

/** The counts of a list that begins at a quantity: "six men, three women and a child". */
function followingParts(scene: Scene, from: number, isPeople: (quantity: Quantity) => boolean): readonly Quantity[] {
  const { text, quantities, pack } = scene;
  const parts = [quantities[from]!];
  const coordinators = new Set(pack.functionWords.coordinators);
  for (let index = from + 1; index < quantities.length; index++) {
    const [before, part] = [parts.at(-1)!, quantities[index]!];
    if (!isPeople(part)) break;
    const gap = text.slice(Math.max(before.end, before.object!.end), part.start);
    const words = gap.toLowerCase().match(/[\p{L}']+/gu) ?? [];
    if (!/^[\s,\p{L}']*$/u.test(gap) || words.some((word) => !coordinators.has(word))) break;
    parts.push(part);
  }
  return parts;
}

/** Most words between a change, its percentage and its ends. */
const widestChange = 6;

/** "rose 20 percent from 100 to 120", "выросло на 20% — со 100 до 120". */
function changeInPercent(scene: Scene): Finding | undefined {
  const { text, quantities, pack, words } = scene;
  const { rise, fall, from, to } = pack.numberRelations;
  const pair = endsOfChange(scene, from, to);
  if (!pair) return undefined;
  const { before, after } = pair;
  const shares = quantities.filter(
    (quantity) => quantity.unit === 'percent' && quantity !== before && quantity !== after,
  );
  const share = shares[0];
  if (shares.length !== 1 || share?.value === undefined || share.low !== undefined) return undefined;
  const [start, end] = [Math.min(share.start, before.start, after.start), Math.max(share.end, before.end, after.end)];
  if (/[;.!?:]\s/.test(text.slice(start, end))) return undefined;
  const gap =
    share.end <= Math.min(before.start, after.start)
      ? [share.end, Math.min(before.start, after.start)]
      : [Math.max(before.end, after.end), share.start];
  if (gap[0]! > gap[1]! || wordsBetween(scene, gap[0]!, gap[1]!).length > widestChange) return undefined;
  const shareAt = words.findIndex((word) => word.end > share.start);
  const near = words.slice(Math.max(0, shareAt - 4), shareAt + 4);
  if (phraseBefore(words, shareAt, [...from, ...to]) > 0) return undefined;
  const rises = near.some((_, at) => phraseAt(near, at, rise) > 0);
  const falls = near.some((_, at) => phraseAt(near, at, fall) > 0);
  if (rises === falls) return undefined;
  const [oldValue, newValue] = [before.value!, after.value!];
  if (oldValue <= 0 || newValue < 0) return undefined;
  const old = boundsOfNumber(oldValue, wordsOf(text, before), before.approx);
  const fresh = boundsOfNumber(newValue, wordsOf(text, after), after.approx);
  const sign = rises ? 1 : -1;
  const change = (a: number, b: number): number => (sign * 100 * (b - a)) / a;
  const extremes = [
    change(old.low, fresh.low),
    change(old.low, fresh.high),
    change(old.high, fresh.low),
    change(old.high, fresh.high),
  ];
  const stated = boundsOfNumber(share.value, wordsOf(text, share), share.approx);
  const fits = Math.min(...extremes) <= stated.high + 0.5 && Math.max(...extremes) >= stated.low - 0.5;
  const computed = change(oldValue, newValue);
  // Shares of different bases ("in real terms", "adjusted") give other results: then the numbers alone say nothing.
  if (!fits && words.some((_, at) => phraseAt(words, at, pack.numberRelations.adjusted) > 0)) return undefined;
  return {
    check: 'arithmetic',
    outcome: fits ? 'consistent' : 'inconsistent',
    stated: wordsOf(text, { start, end }),
    computed: `${rises ? 'a rise' : 'a fall'} of ${readable(computed)}%`,
    tolerance: 'every number may be rounded at its last written place',
    working: `(${readable(newValue)} − ${readable(oldValue)}) / ${readable(oldValue)} = ${readable(sign * computed)}%; stated: ${wordsOf(text, share)}`,
    readings: [],
    evidence: [{ start, end }],
    confidence: 0.85,
  };
}

/** The two ends of a change, in the same unit: "from A to B", "to B from A". */
function endsOfChange(
  scene: Scene,
  from: readonly string[],
  to: readonly string[],
): { readonly before: Quantity; readonly after: Quantity } | undefined {
  const { text, quantities, words } = scene;
  for (let index = 0; index + 1 < quantities.length; index++) {
    const [one, two] = [quantities[index]!, quantities[index + 1]!];
    if (one.value === undefined || two.value === undefined || one.low !== undefined || two.low !== undefined) {
      // "from 100 to 120" may have been read as one range.
      continue;
    }
    if (one.unit !== two.unit || /[;.!?]\s/.test(text.slice(one.end, two.start))) continue;
    const [oneAt, twoAt] = [one, two].map((quantity) => words.findIndex((word) => word.end > quantity.start));
    if (twoAt! - oneAt! > 7) continue;
    const led = (at: number, phrases: readonly string[]): boolean => phraseBefore(words, at, phrases) > 0;
    if (led(oneAt!, from) && led(twoAt!, to)) return { before: one, after: two };
    if (led(oneAt!, to) && led(twoAt!, from)) return { before: two, after: one };
  }
  for (const range of quantities) {
    if (range.low === undefined || range.high === undefined || range.value === undefined) continue;
    const at = words.findIndex((word) => word.end > range.start);
    const opens = phraseBefore(words, at, from) > 0 || phraseAt(words, at, from) > 0;
    if (!opens) continue;
    const { low, high, ...rest } = range;
    return { before: { ...rest, value: low, approx: 'exact' }, after: { ...rest, value: high, approx: 'exact' } };
  }
  return undefined;
}
