import { convert, findUnit, type Unit } from '../knowledge/index.ts';
import type { Finding, FindingReading, Quantity } from '../model/index.ts';
import { defineCheck } from './check.ts';
import { withClosingBracket, wordsOf } from './number-scene.ts';
import { boundsOfNumber, type NumberBounds, overlap, readable } from './written-number.ts';

/** What stands between an amount and the same amount in another unit: `100 miles (160 km)`, `100 miles [160 km]`, `100 miles/160 km`. */
const opening = /^(?:-?(?:long|high|wide|deep|tall|thick))?\s?[([]\s?$|^\s?\/\s?$/;
/** Behind the second amount nothing may make it part of a longer statement ("(3 km to the north)" tells another distance). */
const closing = /^\s?(?:[)\]]|[,;]\s|$|\s?(?:long|high|wide|deep|tall|thick)[)\]])/;
/** A number with one word right before an amount: a measure in two units, whether or not the first is one that is known. */
const measureBefore = /\d[\s-]?\p{L}+\.?,?\s(?:(?:and|и|і|та)\s)?$/u;
/** Exchange rates and shares are no conversions of units. */
const notConverted = /^(?:money:|share)/;
/** People round to fives and cut decimals off: only what is off by more than this, of the larger amount, is a mistake beyond doubt. */
const roundedByPeople = 0.05;
/** The same for "over 20 km (10 miles)" and the like, where both are loosely meant. */
const blurredByPeople = 0.25;
/** Right before the first number: it is the end of a range or the last of several measures ("2 x 3 m", "5 to 10 km"). */
const partOfMore = /[.⁄½⅓⅔¼¾]\s?$|\d\s?(?:[–—/-]|×|x)?\s?$|\d\s+(?:to|by|до|по|на)\s$/iu;

/**
 * Holds an amount given in two units against each other: "100 miles (160 km)". Both are taken as rounded to their last written place;
 * units of one name ("tons") are tried in each of their meanings.
 */
export const unitConversion = defineCheck({
  id: 'unit-conversion',
  question: 'Do the two units tell the same amount?',
  version: 3,
  requires: ['document', 'quantities'],
  evaluate: ({ document: { text }, quantities }, { pack }) =>
    quantities.flatMap((first, index): Finding[] => {
      const second = quantities[index + 1];
      if (!second || !pack || first.unit === undefined || second.unit === undefined || first.unit === second.unit)
        return [];
      // "More than 32 MB (up to 2 GB)" gives two bounds, not one amount.
      if (second.approx !== first.approx && /^(?:more|less|at)-/.test(second.approx)) return [];
      // "8,000 and 500 kilometers" is one number, taken apart.
      if (/\d\s(?:and|и|і|та)\s$/.test(text.slice(Math.max(0, first.start - 6), first.start))) return [];
      // "4 lbs. 13 oz (2.2 kg)" is one amount in two units.
      const before = quantities[index - 1];
      if (before?.unit !== undefined && /^[.,]?\s?$/.test(text.slice(before.end, first.start))) return [];
      if (measureBefore.test(text.slice(Math.max(0, first.start - 24), first.start))) return [];
      const gap = text.slice(first.end, second.start);
      if (gap.length > 12 || !isSaidTwice(gap, text.slice(second.end, second.end + 12), pack.numberRelations.or))
        return [];
      const [from, to] = [findUnit(first.unit), findUnit(second.unit)];
      if (!from || !to || from.dimension !== to.dimension || notConverted.test(from.dimension)) return [];
      const finding = compare(text, first, from, second, to);
      return finding ? [finding] : [];
    }),
});

/** An amount with the name of its unit, for people: "741 acres". */
function inUnit(value: number, { id }: Unit): string {
  const amount = readable(value);
  const irregular: Readonly<Record<string, string>> = { foot: 'feet', inch: 'inches' };
  const plural = irregular[id] ?? (/^[a-z]+$/.test(id) ? `${id}s` : id);
  return `${amount} ${amount === '1' ? id : plural}`;
}

const isRange = ({ low, high }: Quantity): boolean => low !== undefined && high !== undefined;

/** Whether an amount lies outside of what a number can stand for by more than people round. */
function isFarOff(value: number, { low, high }: NumberBounds, allowed: number): boolean {
  const [below, above] = [low - value, value - high];
  return Math.max(below, above) > allowed * Math.max(Math.abs(value), Math.abs(low), Math.abs(high));
}

const withoutOffset = ({ offset: _offset, ...unit }: Unit): Unit => unit;

function isSaidTwice(gap: string, after: string, orWords: readonly string[]): boolean {
  if (opening.test(gap)) return gap.includes('/') || closing.test(after);
  const words = gap.toLowerCase().replace(/^,/, '').trim().replace(/[.,]/g, '');
  return orWords.includes(words) && gap.startsWith(',');
}

function compare(text: string, first: Quantity, from: Unit, second: Quantity, to: Unit): Finding | undefined {
  const pairs: (readonly [number | undefined, number | undefined])[] =
    first.low !== undefined && second.low !== undefined
      ? [
          [first.low, second.low],
          [first.high, second.high],
        ]
      : [[first.value, second.value]];
  // "From zero to 60 mph (97 km/h)": of a range only one end is given twice.
  if ((first.low === undefined) !== (second.low === undefined) && [first, second].some(isRange)) return undefined;
  const words = (quantity: Quantity): string => text.slice(quantity.start, quantity.end).replace(/\s+/g, ' ');
  const readings: FindingReading[] = [];
  let fitsAll = true;
  let farOff = false;
  const computed: string[] = [];
  for (const [left, right] of pairs) {
    if (left === undefined || right === undefined) return undefined;
    const written = boundsOfNumber(right, words(second), second.approx);
    const source = boundsOfNumber(left, words(first), first.approx);
    const [lows, highs, exact] = [
      convert(source.low, from, to),
      convert(source.high, from, to),
      convert(left, from, to),
    ];
    let fits = false;
    if (from.offset !== undefined || to.offset !== undefined) {
      // "Warming of 2 °C (3.6 °F)" tells a difference, which needs no common zero.
      const [flatFrom, flatTo] = [withoutOffset(from), withoutOffset(to)];
      const range = {
        low: convert(source.low, flatFrom, flatTo)[0]!,
        high: convert(source.high, flatFrom, flatTo)[0]!,
      };
      if (overlap(range, written)) {
        fits = true;
        readings.push({
          description: 'as a difference of temperatures',
          computed: inUnit(convert(left, flatFrom, flatTo)[0]!, to),
          fits,
        });
      }
    }
    for (const [reading, value] of exact.entries()) {
      const range: NumberBounds = { low: lows[reading]!, high: highs[reading]! };
      const fit = overlap(range, written);
      fits ||= fit;
      if (reading === 0 || fit)
        readings.push({
          description: `${inUnit(left, from)}${reading === 0 ? '' : ', by another meaning of the unit'}`,
          computed: inUnit(value, to),
          fits: fit,
        });
    }
    computed.push(inUnit(exact[0]!, to));
    fitsAll &&= fits;
    const isBlurred = first.approx !== 'exact' || second.approx !== 'exact';
    farOff ||= !fits && exact.every((value) => isFarOff(value, written, isBlurred ? blurredByPeople : roundedByPeople));
  }
  const span = withClosingBracket(text, { start: first.start, end: second.end });
  const isPartOfMore = partOfMore.test(text.slice(Math.max(0, first.start - 8), first.start));
  return {
    check: 'unit-conversion',
    outcome: fitsAll ? 'consistent' : farOff && !isPartOfMore ? 'inconsistent' : 'undetermined',
    stated: wordsOf(text, span),
    computed: computed.join(' to '),
    tolerance:
      'both numbers may be rounded at their last written place, round numbers by a twentieth; up to a twentieth more is left open',
    working: `${words(first)} = ${computed.join(' to ')}; stated: ${words(second)}`,
    readings,
    evidence: [span],
    confidence: 0.93,
  };
}
