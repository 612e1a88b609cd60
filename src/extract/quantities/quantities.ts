import { findUnit } from '../../knowledge/index.ts';
import type { Approximation, LanguagePack } from '../../language/index.ts';
import type { Block, Quantity, Timex } from '../../model/index.ts';
import { cutIntoPieces, type Piece } from '../../text/index.ts';
import { approximatorAt, approximatorBefore, compileApproximators } from '../numbers/approximators.ts';
import { readUnsigned } from '../numbers/find-numbers.ts';
import { compileNumbers } from '../numbers/number-lexicon.ts';
import { readNumber } from '../numbers/read-number.ts';
import type { NumberReading } from '../numbers/read-words.ts';
import { countedObject } from './counted-object.ts';
import { isNameNumber } from './name-numbers.ts';
import type { QuantityScene } from './quantity-scene.ts';
import { readMore, readPrefixUnit, readUnit, skipRepeatedUnit } from './read-unit.ts';
import { compileUnits, type UnitAt, unitAt } from './unit-table.ts';

/** What the quantities of a document are read from. */
export interface QuantityInput {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Numbers inside time expressions are theirs. */
  readonly timexes: readonly Timex[];
  readonly pack: LanguagePack;
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
  const scene: QuantityScene = {
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

function mayBegin({ numbers, units }: QuantityScene, piece: Piece): boolean {
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
function readQuantity(scene: QuantityScene, index: number, limit: number): ReadQuantity | number | undefined {
  const { text, pieces, numbers } = scene;
  const prefix = readPrefixUnit(scene, index);
  const numberAt = prefix?.end ?? index;
  const first = pieces[numberAt];
  if (!first || first.kind === 'break') return undefined;
  let number = readNumber(text, pieces, numberAt, numbers);
  if (!prefix) number = readLonger(scene, numberAt, number) ?? number;
  if (!number) return first.kind === 'digits' ? endOfRun(pieces, numberAt) : undefined;
  if (pieces[number.end - 1]!.end > limit) return undefined;
  if (!prefix && isNameNumber(pieces, numberAt, number, numbers)) return endOfRun(pieces, number.end - 1);

  const range = readRange(scene, index, number, prefix?.unit, limit);
  const scaled = range ? undefined : readAmbiguousMultiplier(scene, number, prefix !== undefined);
  if (scaled) number = scaled;
  const afterNumber = range?.end ?? number.end;
  const unit: UnitAt | undefined = prefix
    ? { unit: prefix.unit, end: skipRepeatedUnit(scene, afterNumber, prefix.unit) }
    : readUnit(scene, afterNumber, number, range?.reading);
  const more = unit && !range ? readMore(scene, unit.end, number, unit.unit, limit) : undefined;
  if (more?.total !== undefined) number = { ...number, value: more.total };
  else if (unit?.scale !== undefined && number.value !== undefined)
    number = {
      ...number,
      value: Number((number.value * unit.scale).toPrecision(12)),
      place: number.place * unit.scale,
    };
  const span = more?.range ?? range?.reading;
  const end = more?.end ?? unit?.end ?? afterNumber;
  const object = countedObject(pieces, end, scene.pack);
  const negative = isNegative(scene, numberAt, index, unit?.unit);
  if (
    !unit &&
    !range &&
    !negative &&
    !standsAlone(scene, numberAt, end) &&
    !isCount(scene, number, numberAt, end, object)
  )
    return first.kind === 'digits' ? endOfRun(pieces, afterNumber - 1) : undefined;

  // "от 10 до 20": the word that opens the range belongs to it.
  const opened = range !== undefined && numbers.rangeOpeners.has(pieces[index - 1]?.key ?? '');
  const before = opened ? undefined : approximatorBefore(scene.approximators, pieces, index);
  const after = approximatorAt(scene.approximators, pieces, end, 'after');
  const plus = pieces[end]?.key === '+' && !pieces[end]!.spaced;
  const approx: Approximation | undefined = before?.approx ?? after?.approx ?? (plus ? 'at-least' : undefined);
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

/**
 * A longer number than the grammar of counts sees: powers, fractions said in full, digits grouped by spaces. Written so, nothing else
 * can be meant.
 */
function readLonger(
  { text, pieces, numbers }: QuantityScene,
  index: number,
  short: NumberReading | undefined,
): NumberReading | undefined {
  const long = readUnsigned(text, pieces, index, numbers);
  if (!long || long.to <= (short?.end ?? index + 1) || (long.kind !== 'fraction' && long.kind !== 'power'))
    return undefined;
  const form = long.kind === 'fraction' && long.value < 1 ? 'fraction' : 'words';
  // A fraction of one part is an ordinal as often ("a fifth round"): only the end of a clause tells.
  const after = pieces[long.to];
  const closes = !after || after.kind === 'break' || (after.kind === 'sign' && /^[.,;:!?)]$/.test(after.key));
  const article =
    numbers.articles.has(pieces[index]!.key) && pieces[index - 1] !== undefined && pieces[index - 1]!.kind !== 'break';
  return (closes && !article) || (after && numbers.partitives.has(after.key)) || long.kind === 'power'
    ? { end: long.to, value: long.value, form, place: long.value / 100 }
    : undefined;
}

/** Whether nothing else stands in the paragraph: the cell of a table, a line of figures. */
function standsAlone({ pieces }: QuantityScene, start: number, end: number): boolean {
  const isEdge = (index: number): boolean => pieces[index] === undefined || pieces[index].kind === 'break';
  return isEdge(start - 1) && isEdge(end) && (end > start + 1 || pieces[start]!.kind !== 'letters');
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

/** The second bound: "10–20", "10 to 20", "между 10 и 20", "$5–7 million". */
function readRange(
  scene: QuantityScene,
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
function readAmbiguousMultiplier(
  scene: QuantityScene,
  number: NumberReading,
  money: boolean,
): NumberReading | undefined {
  const letter = scene.pieces[number.end];
  if (letter?.kind !== 'letters' || number.form !== 'digits' || (letter.spaced && !money)) return undefined;
  const factor = scene.numbers.ambiguousMultipliers.get(letter.key);
  if (factor === undefined || number.value === undefined) return undefined;
  const end = number.end + 1;
  if (!money && !countedObject(scene.pieces, end, scene.pack)?.known) return undefined;
  return { ...number, end, value: Number((number.value * factor).toPrecision(12)), place: number.place * factor };
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
  scene: QuantityScene,
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
      ? object !== undefined ||
          (pieces[start]!.kind === 'letters' && scene.approximators.links.has(pieces[start - 1]?.key ?? ''))
      : scene.numbers.partitives.has(pieces[end]?.key ?? '') || (end > start + 1 && isClosed(pieces, end));
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
  // "killed 4 and wounded 7": a figure that ends its clause counts what was named before.
  if (before?.kind === 'letters' && !before.capital && endsParagraph(pieces, end)) return true;
  // A figure that ends a clause ("rose to 1,200", "a total of 35") after a word of amount; anything else bare is a name or a list number.
  return number.value! >= 10 || !Number.isInteger(number.value!) || before?.key === 'of' || before?.key === 'to';
}

/** Whether a clause ends at a piece. */
function isClosed(pieces: readonly Piece[], index: number): boolean {
  const after = pieces[index];
  return !after || after.kind === 'break' || (after.kind === 'sign' && /^[.;!?)]$/.test(after.key));
}

/** Whether the paragraph ends; the point of an inline list ("… 2. We …") stands within it. */
function endsParagraph(pieces: readonly Piece[], index: number): boolean {
  const at = pieces[index]?.key === '.' ? index + 1 : index;
  return pieces[at] === undefined || pieces[at].kind === 'break' || (at === index && pieces[at].key === ';');
}

function opensSentence(pieces: readonly Piece[], index: number): boolean {
  const before = pieces[index - 1];
  return before === undefined || before.kind === 'break' || /^[.!?:"“«]$/.test(before.key);
}

/** A number word right after a capitalised word ("Formula One", "Big Four") names. */
function isBareWordNumber({ pieces }: QuantityScene, start: number): boolean {
  return pieces[start]!.capital && pieces[start - 1]?.capital === true;
}

function isNegative({ pieces, numbers }: QuantityScene, numberAt: number, index: number, unit?: string): boolean {
  const sign = pieces[index - 1];
  if (sign && numbers.negativeWords.has(sign.key)) return true;
  if (!sign || !/^[-−–]$/.test(sign.key) || !sign.spaced) return false;
  const before = pieces[index - 2];
  if (before?.kind === 'digits') return false;
  // "- 20 °C": only temperatures are negative with a space behind the sign; elsewhere it is a dash.
  return !pieces[numberAt]!.spaced || (unit !== undefined && findUnit(unit)?.dimension === 'temperature');
}
