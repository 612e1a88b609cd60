import type { LanguagePack } from '../language/index.ts';
import type { Finding, Layers, Quantity, Span } from '../model/index.ts';
import {
  contentKeys,
  flat,
  type Headline,
  isInside,
  predicateOf,
  sameStatement,
  verbLength,
} from './headline-words.ts';
import { foldedWords, phraseAt } from './phrases.ts';

/** Relative difference of two figures that rounding explains. */
const roundingTolerance = 0.1;

/** A figure of the headline against the figures that the body gives for the same thing. */
export function headlineFigures(
  { document, quantities }: Pick<Layers, 'document' | 'quantities'>,
  { text, span }: Headline,
  pack: LanguagePack,
): Finding[] {
  if (span === undefined) return [];
  // "Four moved to Oman, one to Estonia": parts of what the body counts together.
  if ((text.match(/\d+/g)?.length ?? 0) > 1 || quantities.filter((quantity) => isInside(quantity, span)).length > 1)
    return [];
  const keys = contentKeys(text, pack);
  const inBody = quantities.filter((quantity) => quantity.start >= span.end && quantity.object !== undefined);
  return quantities
    .filter((quantity) => isInside(quantity, span))
    .flatMap((stated): Finding[] => {
      // Shares of the same people answer many questions: two of them are no contradiction.
      if (
        stated.value === undefined ||
        stated.object === undefined ||
        stated.approx !== 'exact' ||
        stated.unit === 'percent' ||
        isOneOfMore(document.text, stated, pack)
      )
        return [];
      const same = inBody.filter(
        (other) => countsTheSame(stated, other) && sharesContext(document.text, other, keys, stated, text, pack),
      );
      if (same.length === 0 || same.some((other) => agrees(stated.value!, other))) return [];
      const named = [...new Set(same.map((other) => `“${flat(document.text.slice(other.start, other.object!.end))}”`))];
      // One figure of the body, for all that the headline says and for no part of it; any other figure for such things leaves it open.
      const isSame =
        inBody.filter((other) => countsTheSame(stated, other)).length === same.length &&
        new Set(same.map(({ value }) => value)).size === 1 &&
        !isPart(text, { start: 0, end: text.length }, pack) &&
        same.some((other) => tellsTheSame(document.text, other, stated, text, span, pack));
      return [
        {
          check: 'headline-support',
          outcome: isSame ? 'inconsistent' : 'undetermined',
          stated: `headline: “${flat(document.text.slice(stated.start, stated.object.end))}”`,
          computed: `body: ${named.join(', ')}`,
          tolerance: 'a tenth, for rounding',
          working: `${stated.value} in the headline is none of the figures that the body gives for the same thing: ${named.join(', ')}`,
          readings: [],
          evidence: [{ start: stated.start, end: stated.end }, ...same.map(({ start, end }) => ({ start, end }))],
          confidence: 0.6,
        },
      ];
    });
}

/** Whether the sentence around a figure of the body is the headline's own statement, told of all and not of some of them. */
function tellsTheSame(
  text: string,
  figure: Quantity,
  stated: Quantity,
  headline: string,
  span: Span,
  pack: LanguagePack,
): boolean {
  if (figure.approx !== 'exact' || figure.low !== undefined) return false;
  const start = Math.max(text.lastIndexOf('\n', figure.start), text.lastIndexOf('. ', figure.start), span.end);
  const end = /[.!?](?:\s|$)|\n/.exec(text.slice(figure.end));
  const sentence = { start, end: end ? figure.end + end.index : text.length };
  const number = text.slice(stated.start, stated.end);
  const wanted = [...contentKeys(headline.replace(number, ' '), pack)];
  const around = contentKeys(text.slice(sentence.start, sentence.end), pack);
  const shared = wanted.filter((key) => around.has(key) || [...around].some((other) => isSameVerb(key, other)));
  return shared.length >= sameStatement * wanted.length && !isPart(text, sentence, pack);
}

/** "kills", "killed": the same but for an ending. */
const isSameVerb = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= verbLength + 1 &&
  one.slice(0, verbLength + 1) === other.slice(0, verbLength + 1);

/** Whether a stretch counts a part, or what comes on top: "12 of them", "including", "another 12", "almost 200". */
function isPart(text: string, span: Span, pack: LanguagePack): boolean {
  const { further, including, remainder, almost, moreThan } = pack.numberRelations;
  const words = foldedWords(text, span);
  return words.some(
    (_, at) => phraseAt(words, at, [...further, ...including, ...remainder, ...almost, ...moreThan]) > 0,
  );
}

/** "Three other Americans", "two more": what the headline adds to somebody it has just named is not the body's total. */
function isOneOfMore(text: string, { start, object }: Quantity, pack: LanguagePack): boolean {
  const words = foldedWords(text, { start: Math.max(0, start - 12), end: object!.end });
  return words.some((_, at) => phraseAt(words, at, pack.numberRelations.further) > 0);
}

function countsTheSame(one: Quantity, other: Quantity): boolean {
  return one.unit === other.unit && one.object!.lemma === other.object!.lemma;
}

/** "Two killed" and "40 wounded" count people both: the sentence around the body's figure must speak of the same. */
function sharesContext(
  text: string,
  other: Quantity,
  keys: ReadonlySet<string>,
  stated: Quantity,
  headline: string,
  pack: LanguagePack,
): boolean {
  const start = Math.max(text.lastIndexOf('\n', other.start), other.start - 120, 0);
  const around = contentKeys(text.slice(start, other.end + 120).split('\n')[start === 0 ? 0 : 1] ?? '', pack);
  const own = contentKeys(text.slice(stated.object!.start, stated.object!.end), pack);
  // "480 killed" and "1,448 affected": what happened to them must be the same.
  const verb = predicateOf(headline, pack).slice(0, verbLength).toLowerCase();
  const nearby = foldedWords(text, { start, end: Math.min(text.length, other.end + 120) });
  if (!nearby.some(({ folded }) => folded.startsWith(verb))) return false;
  const shared = [...keys].filter((key) => around.has(key) && !own.has(key) && !/^\d/.test(key));
  return shared.length >= 2;
}

function agrees(value: number, { value: other, low, high, approx }: Quantity): boolean {
  if (
    low !== undefined &&
    value >= low * (1 - roundingTolerance) &&
    (high === undefined || value <= high * (1 + roundingTolerance))
  )
    return true;
  if (high !== undefined && low === undefined && value <= high) return true;
  if (other === undefined) return low === undefined && high === undefined;
  if (approx === 'more-than' || approx === 'at-least' || approx === 'just-over')
    return value >= other * (1 - roundingTolerance);
  if (approx === 'less-than' || approx === 'at-most' || approx === 'just-under')
    return value <= other * (1 + roundingTolerance);
  return (
    Math.abs(value - other) <= roundingTolerance * Math.max(value, other) &&
    !(value < 20 && value !== other && approx === 'exact')
  );
}
