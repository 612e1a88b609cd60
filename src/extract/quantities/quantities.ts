import { findUnit } from '../../knowledge/index.ts';
import type { Approximation, LanguagePack } from '../../language/index.ts';
import type { Block, Quantity, Timex } from '../../model/index.ts';
import { cutIntoPieces, type Piece } from '../../text/index.ts';
import {
  type ApproximatorTable,
  approximatorAt,
  approximatorBefore,
  compileApproximators,
} from '../numbers/approximators.ts';
import { type CompiledNumbers, compileNumbers } from '../numbers/number-lexicon.ts';
import { type NumberReading, readNumber } from '../numbers/read-number.ts';
import { countedObject } from './counted-object.ts';
import { isNameNumber } from './name-numbers.ts';
import { compileUnits, type UnitTable, unitAt } from './unit-table.ts';

/** What the quantities of a document are read from. */
export interface QuantityInput {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Numbers inside time expressions are theirs. */
  readonly timexes: readonly Timex[];
  readonly pack: LanguagePack;
}

interface Scene {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly pack: LanguagePack;
  readonly numbers: CompiledNumbers;
  readonly units: UnitTable;
  readonly approximators: ApproximatorTable;
}

interface ReadQuantity {
  readonly end: number;
  readonly quantity: Quantity;
}

/**
 * Finds numbers with their unit, what they count, and how they are blurred. Dates, clock times, durations, ordinals,
 * scores, telephone numbers, names with numbers and list numbers are no quantities.
 */
export function findQuantities({ text, blocks, timexes, pack }: QuantityInput): Quantity[] {
  const scene: Scene = {
    text,
    pieces: cutIntoPieces(text, blocks),
    pack,
    numbers: compileNumbers(pack),
    units: compileUnits(pack),
    approximators: compileApproximators(pack),
  };
  const found: Quantity[] = [];
  let timex = 0;
  for (let index = 0; index < scene.pieces.length; ) {
    const piece = scene.pieces[index]!;
    while (timex < timexes.length && timexes[timex]!.end <= piece.start) timex++;
    const inTimex = timex < timexes.length && timexes[timex]!.start <= piece.start;
    if (inTimex || !mayBegin(scene, piece)) {
      index++;
      continue;
    }
    const read = readQuantity(scene, index, timexes[timex]?.start ?? Number.POSITIVE_INFINITY);
    if (read === undefined) index++;
    else if (typeof read === 'number') index = read;
    else {
      found.push(read.quantity);
      index = read.end;
    }
  }
  return found;
}

function mayBegin({ numbers, units }: Scene, piece: Piece): boolean {
  if (piece.kind === 'digits') return true;
  if (piece.kind === 'break') return false;
  return (
    numbers.senses.has(piece.key) ||
    numbers.vague.has(piece.key) ||
    numbers.articles.has(piece.key) ||
    units.before.has(piece.key) ||
    piece.key === '½' ||
    piece.key === '¼' ||
    piece.key === '¾'
  );
}

/** Reads the quantity at a piece. A number instead tells where to go on when what stands here is none. */
function readQuantity(scene: Scene, index: number, limit: number): ReadQuantity | number | undefined {
  const { text, pieces, numbers } = scene;
  const prefix = readPrefixUnit(scene, index);
  const numberAt = prefix?.end ?? index;
  const first = pieces[numberAt];
  if (!first || first.kind === 'break') return undefined;
  let number = readNumber(text, pieces, numberAt, numbers);
  if (!number) return first.kind === 'digits' ? endOfRun(pieces, numberAt) : undefined;
  if (pieces[number.end - 1]!.end > limit) return undefined;
  if (!prefix && isNameNumber(pieces, numberAt, number, numbers)) return endOfRun(pieces, number.end - 1);

  const range = readRange(scene, index, number, prefix?.unit, limit);
  const scaled = range ? undefined : readAmbiguousMultiplier(scene, number, prefix !== undefined);
  if (scaled) number = scaled;
  const afterNumber = range?.end ?? number.end;
  const unit = prefix
    ? { unit: prefix.unit, end: skipRepeatedUnit(scene, afterNumber, prefix.unit) }
    : readUnit(scene, afterNumber, number, range?.reading);
  const more = unit && !range ? readMore(scene, unit.end, number, unit.unit, limit) : undefined;
  if (more?.total !== undefined) number = { ...number, value: more.total };
  const span = more?.range ?? range?.reading;
  const end = more?.end ?? unit?.end ?? afterNumber;
  const object = countedObject(pieces, end, scene.pack);
  if (!unit && !range && !isCount(scene, number, numberAt, end, object))
    return first.kind === 'digits' ? endOfRun(pieces, afterNumber - 1) : undefined;

  // "от 10 до 20": the word that opens the range belongs to it.
  const opened = range !== undefined && numbers.rangeOpeners.has(pieces[index - 1]?.key ?? '');
  const before = opened ? undefined : approximatorBefore(scene.approximators, pieces, index);
  const after = approximatorAt(scene.approximators, pieces, end, 'after');
  const plus = pieces[end]?.key === '+' && !pieces[end]!.spaced;
  const approx: Approximation | undefined = before?.approx ?? after?.approx ?? (plus ? 'at-least' : undefined);
  const negative = isNegative(scene, numberAt, index);
  const start = negative ? index - 1 : index;
  const blurred = before && before.start < start ? before.start : start;
  const lastPiece = after?.end ?? (plus ? end + 1 : end);
  const share = unit === undefined && number.form === 'fraction' ? 'share' : unit?.unit;
  const bounds = boundsOf(number, span, negative);
  return {
    end: lastPiece,
    quantity: {
      start: pieces[blurred]!.start,
      end: pieces[lastPiece - 1]!.end,
      ...bounds,
      ...(share !== undefined && { unit: share }),
      approx: approx ?? (bounds.value === undefined || span ? 'about' : 'exact'),
      ...(object && { object: { start: object.start, end: object.end, lemma: object.lemma } }),
      confidence: unit || object?.known ? 0.93 : object ? 0.8 : 0.6,
    },
  };
}

/** Index after a run of digits and the signs that join them: telephone numbers, versions, addresses are passed over whole. */
function endOfRun(pieces: readonly Piece[], index: number): number {
  let end = index + 1;
  while (
    end < pieces.length &&
    !pieces[end]!.spaced &&
    pieces[end]!.kind !== 'break' &&
    (pieces[end]!.kind === 'digits' || /^[-.,:/+)(]$/.test(pieces[end]!.key))
  )
    end++;
  return end;
}

/** "$", "US$", "EUR" before a number. */
function readPrefixUnit(scene: Scene, index: number): { readonly unit: string; readonly end: number } | undefined {
  const unit = unitAt(scene.units, scene.text, scene.pieces, index, 'before');
  if (!unit) return undefined;
  const number = scene.pieces[unit.end];
  return number?.kind === 'digits' ? unit : undefined;
}

/** The unit after a number: `5 km`, `5-mile`, `5 %`; a unit that names two things ("pound") by what stands around. */
function readUnit(
  scene: Scene,
  index: number,
  number: NumberReading,
  second: NumberReading | undefined,
): { readonly unit: string; readonly end: number } | undefined {
  const { pieces } = scene;
  let at = index;
  const hyphen = pieces[at]?.key === '-' && !pieces[at]!.spaced && !pieces[at + 1]?.spaced;
  if (hyphen) at++;
  const unit = unitAt(scene.units, scene.text, pieces, at, 'after');
  if (!unit) return undefined;
  const first = pieces[at]!;
  // A symbol of one letter must follow digits ("5 m"), and must not be the start of something else ("5 C. Smith").
  if (first.key.length === 1 && first.kind === 'letters') {
    if (number.form !== 'digits' || hyphen) return undefined;
    if (
      pieces[unit.end]?.key === '.' &&
      !pieces[unit.end]!.spaced &&
      pieces[unit.end + 1]?.capital &&
      scene.pack.code === 'en'
    )
      return undefined;
  }
  if (first.key === 'in' || first.key === 'won') return undefined;
  if (unit.unit === 'GBP' || unit.unit === 'pound')
    return { unit: isMoneyPound(scene, unit.end, number, second, hyphen) ? 'GBP' : 'pound', end: unit.end };
  return unit;
}

/** "£" is clear; of "pounds", millions and hundreds of thousands are money, and a hyphen or "of" with a thing weighs. */
function isMoneyPound(
  scene: Scene,
  end: number,
  number: NumberReading,
  second: NumberReading | undefined,
  hyphen: boolean,
): boolean {
  if (scene.pack.code !== 'en' || scene.pieces[end - 1]!.key === 'sterling') return true;
  if (hyphen) return false;
  return Math.max(number.value ?? number.low ?? 0, second?.value ?? 0) >= 100_000;
}

/** "$5 million dollars", "$100 USD": the unit said twice. */
function skipRepeatedUnit(scene: Scene, index: number, unit: string): number {
  const again = unitAt(scene.units, scene.text, scene.pieces, index, 'after');
  return again?.unit === unit ? again.end : index;
}

/** The second bound: "10–20", "10 to 20", "между 10 и 20", "$5–7 million". */
function readRange(
  scene: Scene,
  start: number,
  first: NumberReading,
  prefix: string | undefined,
  limit: number,
): { readonly end: number; readonly reading: NumberReading } | undefined {
  const { pieces, numbers, text } = scene;
  const link = pieces[first.end];
  if (!link || first.value === undefined) return undefined;
  const dash = link.kind === 'sign' && /^[-–—]$/.test(link.key);
  const opener = numbers.rangeOpeners.get(pieces[start - 1]?.key ?? '');
  if (!dash && !numbers.rangeLinks.has(link.key) && !opener?.has(link.key)) return undefined;
  let at = first.end + 1;
  const repeated = unitAt(scene.units, text, pieces, at, 'before');
  if (repeated && repeated.unit === prefix) at = repeated.end;
  const piece = pieces[at];
  if (!piece || piece.kind === 'break') return undefined;
  const second = readNumber(text, pieces, at, numbers);
  if (second?.value === undefined || pieces[second.end - 1]!.end > limit) return undefined;
  // "5–7 million": the multiplier belongs to both.
  const low =
    isScaled(second) && first.value < 1000 && !isScaled(first) ? first.value * multiplierOf(second) : first.value;
  if (second.value <= low) return undefined;
  return { end: second.end, reading: { ...second, low } };
}

/** `$5m`, `5m people`: the letter multiplies money and what is counted; elsewhere it is left to the units. */
function readAmbiguousMultiplier(scene: Scene, number: NumberReading, money: boolean): NumberReading | undefined {
  const letter = scene.pieces[number.end];
  if (letter?.kind !== 'letters' || number.form !== 'digits' || (letter.spaced && !money)) return undefined;
  const factor = scene.numbers.ambiguousMultipliers.get(letter.key);
  if (factor === undefined || number.value === undefined) return undefined;
  const end = number.end + 1;
  if (!money && !countedObject(scene.pieces, end, scene.pack)?.known) return undefined;
  return { ...number, end, value: Number((number.value * factor).toPrecision(12)), place: number.place * factor };
}

/** Smaller units that complete a quantity, by the larger one. */
const completedBy: Readonly<Record<string, readonly string[]>> = {
  foot: ['inch'],
  pound: ['ounce'],
  USD: ['US-cent'],
  EUR: ['US-cent'],
  GBP: ['GBP-penny'],
  RUB: ['RUB-kopeck'],
  UAH: ['RUB-kopeck'],
  tonne: ['kilogram'],
};

/** What follows a quantity and belongs to it: its smaller part ("5 ft 2 in", "3 dollars 50 cents") or, with the unit said twice, the upper bound ("44 mg to 50 mg"). */
function readMore(
  scene: Scene,
  index: number,
  first: NumberReading,
  unit: string,
  limit: number,
): { readonly end: number; readonly total?: number; readonly range?: NumberReading } | undefined {
  const { pieces, numbers, text } = scene;
  const link = pieces[index];
  if (!link || link.kind === 'break' || first.value === undefined) return undefined;
  const smaller = completedBy[unit];
  if (smaller && first.form !== 'few') {
    const at = numbers.conjunctions.has(link.key) ? index + 1 : index;
    const number = pieces[at] && pieces[at].kind !== 'break' ? readNumber(text, pieces, at, numbers) : undefined;
    const part =
      number?.value !== undefined && pieces[number.end - 1]!.end <= limit ? partAt(scene, number.end) : undefined;
    const [whole, piece] = [findUnit(unit), part && findUnit(part.unit)];
    if (part && smaller.includes(part.unit) && whole && piece) {
      // Cents go with every currency that has them.
      const share = part.unit === 'US-cent' || part.unit === 'RUB-kopeck' ? 0.01 : piece.factor / whole.factor;
      return { end: part.end, total: Number((first.value + number!.value! * share).toPrecision(12)) };
    }
  }
  const dash = link.kind === 'sign' && /^[–—-]$/.test(link.key);
  if (!dash && !numbers.rangeLinks.has(link.key)) return undefined;
  const next = pieces[index + 1];
  if (!next || next.kind === 'break') return undefined;
  const second = readNumber(text, pieces, index + 1, numbers);
  if (second?.value === undefined || second.value <= first.value || pieces[second.end - 1]!.end > limit)
    return undefined;
  const again = readUnit(scene, second.end, second, undefined);
  return again?.unit === unit ? { end: again.end, range: { ...second, low: first.value } } : undefined;
}

/** A unit at a piece; `in` is inches only behind feet. */
function partAt(scene: Scene, index: number): { readonly unit: string; readonly end: number } | undefined {
  return (
    unitAt(scene.units, scene.text, scene.pieces, index, 'after') ??
    (scene.pieces[index]?.key === 'in' ? { unit: 'inch', end: index + 1 } : undefined)
  );
}

const isScaled = (number: NumberReading): boolean => (number.value ?? 0) >= 1000 && number.place >= 1000;

/** The multiplier that a number ends with: 1,000,000 for "7 million". */
function multiplierOf(number: NumberReading): number {
  let multiplier = 1;
  while (multiplier * 1000 <= number.value!) multiplier *= 1000;
  return multiplier;
}

function boundsOf(
  number: NumberReading,
  second: NumberReading | undefined,
  negative: boolean,
): { readonly value?: number; readonly low?: number; readonly high?: number } {
  if (second?.value !== undefined && second.low !== undefined)
    return { value: (second.low + second.value) / 2, low: second.low, high: second.value };
  if (number.value !== undefined) return { value: negative ? -number.value : number.value };
  return { low: number.low!, high: number.high! };
}

/** Whether a number with no unit counts something: a noun that it counts follows, or it is large or vague enough to be a figure. */
function isCount(
  scene: Scene,
  number: NumberReading,
  start: number,
  end: number,
  object: ReturnType<typeof countedObject>,
): boolean {
  const { pieces } = scene;
  if (number.form === 'few') return object?.known === true && number.low! < 10;
  if (number.form === 'vague') return true;
  if (number.form === 'fraction')
    return scene.numbers.partitives.size === 0
      ? object !== undefined
      : scene.numbers.partitives.has(pieces[end]?.key ?? '');
  // "one" is a pronoun more often than a count.
  if (number.value === 1 && number.form === 'words')
    return object?.known === true && object.start === pieces[end]?.start;
  if (object?.known) return true;
  if (number.form === 'words') return (number.value ?? 0) >= 2 && !isBareWordNumber(scene, start);
  const before = pieces[start - 1];
  // "Nikkei 225", "Boeing 777": a capital right before, and nothing to count behind.
  if (
    before?.kind === 'letters' &&
    before.capital &&
    Number.isInteger(number.value!) &&
    !opensSentence(pieces, start - 1)
  )
    return false;
  if (object) return true;
  // A figure that ends a clause ("rose to 1,200", "a total of 35") after a word of amount; anything else bare is a name or a list number.
  return number.value! >= 10 || !Number.isInteger(number.value!) || before?.key === 'of' || before?.key === 'to';
}

function opensSentence(pieces: readonly Piece[], index: number): boolean {
  const before = pieces[index - 1];
  return before === undefined || before.kind === 'break' || /^[.!?:"“«]$/.test(before.key);
}

/** A number word right after a capitalised word ("Formula One", "Big Four") names. */
function isBareWordNumber({ pieces }: Scene, start: number): boolean {
  return pieces[start]!.capital && pieces[start - 1]?.capital === true;
}

function isNegative({ pieces, numbers }: Scene, numberAt: number, index: number): boolean {
  const sign = pieces[index - 1];
  if (sign && numbers.negativeWords.has(sign.key)) return true;
  if (!sign || pieces[numberAt]!.spaced || !/^[-−–]$/.test(sign.key) || !sign.spaced) return false;
  const before = pieces[index - 2];
  return before === undefined || before.kind !== 'digits';
}
