import type { Finding, Quantity } from '../model/index.ts';
import {
  arithmeticFinding,
  hasPhrase,
  isLedBy,
  type NumberScene,
  standAlone,
  wordAt,
  wordsBetween,
  wordsOf,
} from './number-scene.ts';
import { phraseAt, phraseBefore } from './phrases.ts';
import { boundsOfNumber, type NumberBounds, overlap, readable } from './written-number.ts';

/** Most words between a change, its percentage and its ends. */
const widestChange = 6;
/** Words around a number among which the word of growth or decline stands. */
const nearChange = 4;

/** The two ends of a change, in the same unit. */
interface Ends {
  readonly before: Quantity;
  readonly after: Quantity;
}

/** "rose 20 percent from 100 to 120", "выросло на 20% — со 100 до 120". */
export function changeInPercent(scene: NumberScene): Finding | undefined {
  const { text, quantities, pack, words } = scene;
  const { from, to } = pack.numberRelations;
  const pair = endsOfChange(scene);
  // Between two shares a change in percent may be one in points.
  if (!pair || pair.before.unit === 'percent') return undefined;
  const { before, after } = pair;
  const shares = quantities.filter(
    (quantity) => quantity.unit === 'percent' && quantity !== before && quantity !== after,
  );
  const share = shares[0];
  if (shares.length !== 1 || share?.value === undefined || share.low !== undefined) return undefined;
  const span = spanOf(share, before, after);
  if (/[;.!?]\s/.test(text.slice(span.start, span.end))) return undefined;
  const gap =
    share.end <= Math.min(before.start, after.start)
      ? [share.end, Math.min(before.start, after.start)]
      : [Math.max(before.end, after.end), share.start];
  if (gap[0]! > gap[1]! || wordsBetween(scene, gap[0]!, gap[1]!).length > widestChange) return undefined;
  if (share.start >= gap[0]! && !tellsTheChange(scene, share)) return undefined;
  const shareAt = wordAt(scene, share);
  if (phraseBefore(words, shareAt, [...from, ...to]) > 0) return undefined;
  const sign = directionNear(scene, Math.min(shareAt, wordAt(scene, before), wordAt(scene, after)), shareAt);
  const [oldValue, newValue] = [before.value!, after.value!];
  if (sign === undefined || oldValue <= 0 || newValue < 0) return undefined;
  const [old, fresh] = [roundedEnd(text, before), roundedEnd(text, after)];
  const change = (a: number, b: number): number => (sign * 100 * (b - a)) / a;
  const extremes = [old.low, old.high].flatMap((a) => [fresh.low, fresh.high].map((b) => change(a, b)));
  const stated = boundsOfNumber(share.value, wordsOf(text, share), share.approx);
  const fits = Math.min(...extremes) <= stated.high + 0.5 && Math.max(...extremes) >= stated.low - 0.5;
  const computed = change(oldValue, newValue);
  // Shares of different bases ("in real terms", "adjusted") give other results: then the numbers alone say nothing.
  if (!fits && hasPhrase(scene, 0, words.length, pack.numberRelations.adjusted)) return undefined;
  return arithmeticFinding(text, span, {
    fits,
    isTied: standAlone(scene, span, [share, before, after]),
    computed: `a ${sign > 0 === computed > 0 ? 'rise' : 'fall'} of ${readable(Math.abs(computed))}%`,
    tolerance: 'every number may be rounded at its last written place',
    working: `(${readable(newValue)} − ${readable(oldValue)}) / ${readable(oldValue)} = ${readable(sign * computed)}%; stated: ${wordsOf(text, share)}`,
    confidence: 0.85,
  });
}

/**
 * Whether a share behind the two ends of a change is that change: "…, or 20%", "… (20%)", "…, a 20% increase", «…, то есть на 20%»;
 * "with infections climbing by 21%" and "a yield of 1.6%" tell other things.
 */
function tellsTheChange(scene: NumberScene, share: Quantity): boolean {
  const { text, words, pack } = scene;
  const { rise, fall, or, by } = pack.numberRelations;
  const before = text.slice(Math.max(0, share.start - 4), share.start);
  if (/[(–—-]\s?[+−-]?$/.test(before) || isLedBy(scene, share, or)) return true;
  const at = wordAt(scene, share);
  const opens = words.findIndex(({ start }) => start >= share.end);
  const named = opens >= 0 && phraseAt(words, opens, [...rise, ...fall]) > 0;
  const clear = !hasPhrase(scene, at - nearChange, at, [...rise, ...fall]);
  return clear && (named || isLedBy(scene, share, by));
}

/** "climbed by 13 to 54 from 41", «выросло на 13 и достигло 30; накануне сообщалось о 17». */
export function changeByAmount(scene: NumberScene): Finding | undefined {
  const { text, quantities, pack, words } = scene;
  const { by, to, reaching, from, earlier } = pack.numberRelations;
  const plain = quantities
    .flatMap((quantity) => (isLedBy(scene, quantity, by) ? amountAndEnd(quantity) : [quantity]))
    .filter(({ value, low, unit }) => value !== undefined && low === undefined && unit !== 'percent');
  if (plain.length < 3 || !plain.every(({ unit }) => unit === plain[0]!.unit)) return undefined;
  // Other numbers of the sentence make it a matter of taste which of them belong together.
  if (plain.length !== 3) return undefined;
  const only = (phrases: readonly string[]): Quantity | undefined => {
    const led = plain.filter((quantity) => isLedBy(scene, quantity, phrases));
    return led.length === 1 ? led[0] : undefined;
  };
  const split = plain.findIndex(({ end }, index) => end === plain[index + 1]?.start);
  const [amount, after, before] = [
    split < 0 ? only(by) : plain[split],
    split < 0 ? only([...to, ...reaching]) : plain[split + 1],
    only([...from, ...earlier]),
  ];
  if (amount === undefined || after === undefined || before === undefined) return undefined;
  if (new Set([amount, after, before]).size !== 3) return undefined;
  const sign = directionNear(scene, wordAt(scene, amount), wordAt(scene, amount));
  if (sign === undefined || hasPhrase(scene, 0, words.length, pack.numberRelations.adjusted)) return undefined;
  const [old, fresh] = [roundedEnd(text, before), roundedEnd(text, after)];
  const difference = sign * (after.value! - before.value!);
  const range: NumberBounds =
    sign > 0
      ? { low: fresh.low - old.high, high: fresh.high - old.low }
      : { low: old.low - fresh.high, high: old.high - fresh.low };
  const fits = overlap(range, boundsOfNumber(amount.value!, wordsOf(text, amount), amount.approx));
  return arithmeticFinding(text, spanOf(amount, before, after), {
    fits,
    isTied:
      [amount, before, after].every(({ approx }) => approx === 'exact' || approx === 'at-most') &&
      !startsClause(scene, spanOf(amount, before, after)) &&
      standAlone(scene, spanOf(amount, before, after), [amount, before, after]),
    computed: `a difference of ${readable(difference)}`,
    tolerance: 'every number may be rounded at its last written place',
    working: `${readable(Math.max(after.value!, before.value!))} − ${readable(Math.min(after.value!, before.value!))} = ${readable(Math.abs(difference))}; stated: ${wordsOf(text, amount)}`,
    confidence: 0.75,
  });
}

/** "fell by 1,000, and arrests dropped from 300 to 60": behind a comma and a coordinator other things change. */
function startsClause(
  { text, pack }: NumberScene,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return new RegExp(`,\\s(?:${pack.functionWords.coordinators.join('|')})\\s`, 'iu').test(text.slice(start, end));
}

/** "by four to 27" may have been read as one range: the smaller number is the amount, the larger what it came to. */
function amountAndEnd(quantity: Quantity): Quantity[] {
  const { low, high, ...rest } = quantity;
  if (low === undefined || high === undefined) return [quantity];
  const middle = Math.floor((quantity.start + quantity.end) / 2);
  return [
    { ...rest, end: middle, value: low, approx: 'exact' },
    { ...rest, start: middle, value: high, approx: 'exact' },
  ];
}

/** What "doubled" allows, as shares of the factor; "more than doubled" and "almost doubled" on their own side only. */
const [loosely, above, below] = [
  { low: 0.85, high: 1.2 },
  { low: 0.97, high: 1.6 },
  { low: 0.75, high: 1.03 },
];

/** "doubled from 300 to 600", «утроилось: с 200 до 600», "halved to 40 from 80". */
export function changeByFactor(scene: NumberScene): Finding | undefined {
  const { text, pack, words } = scene;
  const pair = endsOfChange(scene);
  if (!pair) return undefined;
  const { before, after } = pair;
  const first = Math.min(wordAt(scene, before), wordAt(scene, after));
  const { double, moreThan, almost } = pack.numberRelations;
  for (let at = Math.max(0, first - widestChange); at < first; at++)
    for (const [factor, phrases] of Object.entries(double)) {
      if (phraseAt(words, at, phrases) === 0) continue;
      if (/[;.!?]\s/.test(text.slice(words[at]!.end, Math.min(before.start, after.start)))) return undefined;
      const allowed =
        phraseBefore(words, at, moreThan) > 0 ? above : phraseBefore(words, at, almost) > 0 ? below : loosely;
      const [old, fresh] = [roundedEnd(text, before), roundedEnd(text, after)];
      const falls = directionNear(scene, at, at) === -1 && Number(factor) > 1;
      const wanted = falls ? 1 / Number(factor) : Number(factor);
      if (old.low <= 0) return undefined;
      const fits = overlap(
        { low: fresh.low / old.high, high: fresh.high / old.low },
        { low: wanted * allowed.low, high: wanted * allowed.high },
      );
      const ratio = after.value! / before.value!;
      return arithmeticFinding(
        text,
        { start: words[at]!.start, end: spanOf(before, after).end },
        {
          fits,
          isTied: standAlone(scene, { start: words[at]!.start, end: spanOf(before, after).end }, [before, after]),
          computed: `${readable(ratio)} times as much`,
          tolerance: 'a seventh less or a fifth more; “more than” and “almost” on their own side only',
          working: `${readable(after.value!)} / ${readable(before.value!)} = ${readable(ratio)}; stated: times ${readable(wanted)}`,
          confidence: 0.8,
        },
      );
    }
  return undefined;
}

/** 1 where words of growth stand around a stretch, −1 where words of decline do; undefined where neither or both do. */
function directionNear(scene: NumberScene, from: number, to: number): 1 | -1 | undefined {
  const { rise, fall } = scene.pack.numberRelations;
  const rises = hasPhrase(scene, from - nearChange, to + nearChange, rise);
  const falls = hasPhrase(scene, from - nearChange, to + nearChange, fall);
  return rises === falls ? undefined : rises ? 1 : -1;
}

function spanOf(...quantities: readonly Quantity[]): { readonly start: number; readonly end: number } {
  return {
    start: Math.min(...quantities.map(({ start }) => start)),
    end: Math.max(...quantities.map(({ end }) => end)),
  };
}

const roundedEnd = (text: string, quantity: Quantity): NumberBounds =>
  boundsOfNumber(quantity.value!, wordsOf(text, quantity), quantity.approx);

/** "from A to B", "to B from A". */
function endsOfChange(scene: NumberScene): Ends | undefined {
  const { text, quantities, words, pack } = scene;
  const { from, to } = pack.numberRelations;
  for (let index = 0; index + 1 < quantities.length; index++) {
    const [one, two] = [quantities[index]!, quantities[index + 1]!];
    // "from 100 to 120" may have been read as one range.
    if (one.value === undefined || two.value === undefined || one.low !== undefined || two.low !== undefined) continue;
    // "from 52 to 46 million": the scale is named once. "from .42": the point was not read.
    if (two.value > 1000 * one.value || /[.,]$/.test(text.slice(Math.max(0, one.start - 1), one.start))) continue;
    // «с 500 до 1000 рублей»: the unit is named once, and «до» may have been read as part of the second number.
    const unitOnce = one.unit === undefined && two.unit !== undefined && two.unit !== 'percent';
    if ((one.unit !== two.unit && !unitOnce) || /[;.!?]\s/.test(text.slice(one.end, two.start))) continue;
    const [oneAt, twoAt] = [wordAt(scene, one), wordAt(scene, two)];
    if (twoAt - oneAt > 7 || (unitOnce && two.value > 100 * one.value)) continue;
    const holdsTo = two.approx === 'at-most' && phraseAt(words, twoAt, to) > 0;
    if (holdsTo && phraseBefore(words, oneAt, from) > 0) return { before: one, after: { ...two, approx: 'exact' } };
    const led = (at: number, phrases: readonly string[]): boolean => phraseBefore(words, at, phrases) > 0;
    if (led(oneAt, from) && led(twoAt, to)) return { before: one, after: two };
    if (led(oneAt, to) && led(twoAt, from)) return { before: two, after: one };
  }
  for (const range of quantities) {
    if (range.low === undefined || range.high === undefined || range.value === undefined) continue;
    const at = wordAt(scene, range);
    const opens = phraseBefore(words, at, from) > 0 || phraseAt(words, at, from) > 0;
    if (!opens || /[.,]$/.test(text.slice(Math.max(0, range.start - 1), range.start))) continue;
    const { low, high, ...rest } = range;
    // Which end came first the words "from … to" tell: a range has lost it, its words have not.
    const falls = endsInWords(text, range)?.falls ?? false;
    const [first, last] = falls ? [high, low] : [low, high];
    return { before: { ...rest, value: first, approx: 'exact' }, after: { ...rest, value: last, approx: 'exact' } };
  }
  return undefined;
}

/** Whether the first number written in a range is the larger one. */
function endsInWords(text: string, range: Quantity): { readonly falls: boolean } | undefined {
  const numbers = text
    .slice(range.start, range.end)
    .match(/\d[\d\s.,\u00a0]*/g)
    // A comma before three digits groups thousands; before one or two it is the decimal sign.
    ?.map((digits) =>
      Number(
        digits
          .replace(/[\s\u00a0]/g, '')
          .replace(/[.,]$/, '')
          .replace(/,(?=\d{3}(?!\d))/g, '')
          .replace(',', '.'),
      ),
    );
  if (numbers?.length !== 2 || numbers.some(Number.isNaN)) return undefined;
  return { falls: numbers[0]! > numbers[1]! };
}
