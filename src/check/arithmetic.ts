import type { Finding } from '../model/index.ts';
import { defineCheck } from './check.ts';
import { changeByAmount, changeByFactor, changeInPercent } from './number-changes.ts';
import { partsOfTotal, remainderOfTotal, votesCounted } from './number-parts.ts';
import {
  arithmeticFinding,
  isCount,
  type NumberScene,
  numberScene,
  standAlone,
  withBareNumbers,
  wordsBetween,
  wordsOf,
} from './number-scene.ts';
import { phraseAt } from './phrases.ts';
import { boundsOfNumber, readable } from './written-number.ts';

/** The ways in which one sentence can tie its numbers together. */
const relations: readonly ((scene: NumberScene) => Finding | undefined)[] = [
  shareOfCounts,
  partsOfTotal,
  remainderOfTotal,
  votesCounted,
  changeInPercent,
  changeByAmount,
  changeByFactor,
];

/**
 * Holds numbers that the text itself ties to one another against arithmetic: a part against its whole ("12 of the 48 (25%)"),
 * parts against their total ("ten people: six men and four women"; "of the 48 drones 36 were shot down, the remaining 12 …"; votes),
 * a change against its ends, in percent ("rose 20% from 100 to 120"), as a difference ("by 20 to 120, from 100") or as a multiple
 * ("doubled from 60 to 120"). Silent wherever the text leaves the relation open.
 */
export const arithmetic = defineCheck({
  id: 'arithmetic',
  question: 'Do the numbers add up?',
  version: 3,
  requires: ['document', 'sentences', 'quantities'],
  evaluate: (layers, { pack }) => {
    if (!pack) return [];
    const findings: Finding[] = [];
    let first = 0;
    for (const sentence of layers.sentences) {
      while (first < layers.quantities.length && layers.quantities[first]!.end <= sentence.start) first++;
      let last = first;
      while (last < layers.quantities.length && layers.quantities[last]!.start < sentence.end) last++;
      if (last === first) continue;
      const scene = numberScene(layers.document.text, sentence, layers.quantities.slice(first, last), pack);
      for (const relation of relations) {
        const finding = relation(scene);
        if (finding) findings.push(finding);
      }
    }
    return findings;
  },
});

/** "Nine in ten (93%)": wholes up to this are ways of speaking, rounded to the nearest part. */
const figureOfSpeech = 10;

/** Most words between a part and its whole, and between them and their share. */
const [widestOf, widestShare] = [4, 4];

/** "12 of the 48 schools (25%)", "25 percent, or 12 of 48". */
function shareOfCounts(scene: NumberScene): Finding | undefined {
  const { text, pack } = scene;
  const quantities = withBareNumbers(scene);
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
      part.approx === 'exact' && whole.approx === 'exact'
        ? whole.value! <= figureOfSpeech
          ? 50 / whole.value!
          : share.value! % 1 === 0
            ? 0.5
            : 0.05
        : computed * 0.15;
    const fits = computed >= allowed.low - slack && computed <= allowed.high + slack;
    const [start, end] = [Math.min(part.start, share.start), Math.max(whole.end, share.end)];
    return arithmeticFinding(
      text,
      { start, end },
      {
        fits,
        // Blurred counts, and a share that is not of the counts right beside it, leave it open.
        isTied:
          [part, whole, share].every(({ approx }) => approx === 'exact') &&
          standAlone(scene, { start, end }, [part, whole, share]),
        computed: `${readable(computed)}%`,
        tolerance: 'the share may be rounded or cut off at its last place',
        working: `${readable(part.value!)} / ${readable(whole.value!)} = ${readable(computed)}%; stated: ${wordsOf(text, share)}`,
        confidence: 0.88,
      },
    );
  }
  return undefined;
}
