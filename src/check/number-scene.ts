import type { LanguagePack } from '../language/index.ts';
import type { Finding, Quantity, Sentence } from '../model/index.ts';
import { type FoldedWord, foldedWords, phraseAt, phraseBefore } from './phrases.ts';

/** One sentence with its numbers, as the arithmetic of a text sees it. */
export interface NumberScene {
  readonly text: string;
  readonly sentence: Sentence;
  readonly quantities: readonly Quantity[];
  readonly pack: LanguagePack;
  readonly words: readonly FoldedWord[];
}

/** The numbers of a sentence as one scene. */
export function numberScene(
  text: string,
  sentence: Sentence,
  quantities: readonly Quantity[],
  pack: LanguagePack,
): NumberScene {
  return { text, sentence, quantities, pack, words: foldedWords(text, sentence) };
}

/** The words of a stretch, for people. */
export const wordsOf = (text: string, { start, end }: { start: number; end: number }): string =>
  text.slice(start, end).replace(/\s+/g, ' ');

/** A whole number of things, without a unit and without a range. */
export const isCount = (quantity: Quantity): boolean =>
  quantity.unit === undefined &&
  quantity.value !== undefined &&
  quantity.low === undefined &&
  Number.isInteger(quantity.value);

/** Folded words between two offsets. */
export function wordsBetween({ words }: NumberScene, from: number, to: number): readonly FoldedWord[] {
  return words.filter(({ start, end }) => start >= from && end <= to);
}

/** Position of the first word of a quantity. */
export const wordAt = ({ words }: NumberScene, quantity: Quantity): number =>
  words.findIndex((word) => word.end > quantity.start);

/** Whether one of the phrases ends right before a quantity. */
export const isLedBy = (scene: NumberScene, quantity: Quantity, phrases: readonly string[]): boolean =>
  phraseBefore(scene.words, wordAt(scene, quantity), phrases) > 0;

/** Whether one of the phrases begins among the words from one position up to another. */
export const hasPhrase = ({ words }: NumberScene, from: number, to: number, phrases: readonly string[]): boolean => {
  for (let at = Math.max(0, from); at < Math.min(words.length, to); at++)
    if (phraseAt(words, at, phrases) > 0) return true;
  return false;
};

/** A stretch that opens a bracket, with the sign that closes it. */
export function withClosingBracket(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } {
  const opens = /[([][^)\]]*$/.test(text.slice(start, end));
  const close = opens ? /^[^([)\]]{0,12}[)\]]/.exec(text.slice(end, end + 14)) : null;
  return { start, end: close ? end + close[0].length : end };
}

/** What every finding of arithmetic shares. */
export function arithmeticFinding(
  text: string,
  span: { readonly start: number; readonly end: number },
  result: Pick<Finding, 'computed' | 'working' | 'confidence'> & {
    readonly fits: boolean;
    /** Whether the wording leaves no other way to tie the numbers; a result that does not fit is `undetermined` without. */
    readonly isTied: boolean;
    readonly tolerance?: string;
  },
): Finding {
  const { fits, isTied, ...rest } = result;
  const whole = withClosingBracket(text, span);
  return {
    check: 'arithmetic',
    outcome: fits ? 'consistent' : isTied ? 'inconsistent' : 'undetermined',
    stated: wordsOf(text, whole),
    readings: [],
    evidence: [{ start: whole.start, end: whole.end }],
    ...rest,
  };
}

/**
 * Whether the numbers of a relation are all that the stretch between them holds, and every one was read whole: another number among them,
 * a decimal point without its nought, or a number that is the tail of a longer one may mean that they belong together in another way.
 */
export function standAlone(
  { text, quantities }: NumberScene,
  span: { readonly start: number; readonly end: number },
  used: readonly Quantity[],
): boolean {
  const others = quantities.filter(
    (quantity) =>
      quantity.start < span.end &&
      span.start < quantity.end &&
      !used.some(({ start, end }) => start < quantity.end && quantity.start < end),
  );
  const digits = [...text.slice(span.start, span.end).matchAll(/\d+/g)].filter(
    ({ index }) => !used.some(({ start, end }) => start <= span.start + index && span.start + index < end),
  );
  return (
    others.length === 0 &&
    digits.length === 0 &&
    used.every(
      ({ start, end }) =>
        !/[\d.,/]$/.test(text.slice(Math.max(0, start - 1), start)) &&
        !/\d\s\d$/.test(text.slice(Math.max(0, start - 2), start + 1)) &&
        !/^(?:[.,/]?\d|[-–]\d)/.test(text.slice(end, end + 2)),
    )
  );
}

/** Years are no counts. */
const isYear = (value: number): boolean => value >= 1900 && value <= 2100;

/**
 * The quantities of a sentence with the whole numbers that stand bare in it ("9 of 45"): alone such a number may be anything, but
 * relations that name both ends may use it.
 */
export function withBareNumbers({ words, quantities }: NumberScene): readonly Quantity[] {
  const bare = words.flatMap(({ start, end, folded }): Quantity[] => {
    const value = /^\d{1,6}$/.test(folded) ? Number(folded) : undefined;
    if (value === undefined || isYear(value)) return [];
    if (quantities.some((quantity) => quantity.start < end && start < quantity.end)) return [];
    return [{ start, end, value, approx: 'exact', confidence: 0.5 }];
  });
  return bare.length === 0 ? quantities : [...quantities, ...bare].sort((one, other) => one.start - other.start);
}
