import { findQuantities, findTimexes } from '../../src/extract/index.ts';
import { findUnit } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Quantity, Timex } from '../../src/model/index.ts';
import { readStructure } from '../../src/read/index.ts';
import {
  type Answer,
  type RecognizersCase,
  type RecognizersResult,
  type Score,
  scoreCases,
  spanOf,
} from './recognizers.ts';
import { unitNamed } from './unit-names.ts';

/**
 * Scores the models of numbers with units against the quantities layer, ages against the durations of the time layer. Currency,
 * dimension and temperature are asked one at a time, as in the suites. The words that blur a number are ours to include and not
 * theirs; a unit without a number ("the dollar rose") is no quantity for us and left out of the gold.
 */
export function scoreUnits(cases: readonly RecognizersCase[], shown: string[]): { score: Score; bareUnits: number } {
  let bareUnits = 0;
  const kept = cases.map((item) => {
    const results = item.results.filter(({ Resolution }) => {
      const value = Resolution?.value;
      return value != null && value !== 'null';
    });
    bareUnits += item.results.length - results.length;
    return { ...item, results };
  });
  return { score: scoreCases(kept, expected, answer, shown), bareUnits };
}

function expected(result: RecognizersResult, text: string, { model }: RecognizersCase): Answer {
  const value = Number(result.Resolution?.value);
  const name = String(result.Resolution?.isoCurrency ?? result.Resolution?.unit);
  if (model === 'AgeModel') return { ...spanOf(text, result), resolution: `P${value}${name[0]}` };
  return {
    ...spanOf(text, result),
    resolution: `${rounded(value)} ${(model === 'DimensionModel' && name === 'Pound' ? 'pound' : unitNamed(name)) ?? `unknown (${name})`}`,
  };
}

const rounded = (value: number): number => Number(value.toPrecision(6));

function answer({ model, text }: RecognizersCase): readonly Answer[] {
  const { blocks } = readStructure({ id: 'case', kind: 'message', text });
  const pack = languagePacks.en;
  const timexes = findTimexes({ text, blocks, embeds: [], pack });
  if (model === 'AgeModel') return ages(text, timexes);
  return findQuantities({ text, blocks, timexes, pack })
    .filter((quantity) => quantity.value !== undefined && isOf(model, quantity))
    .map((quantity) => ({
      ...withoutBlur(text, quantity),
      resolution: `${rounded(quantity.high ?? quantity.value!)} ${quantity.unit}`,
    }));
}

/** Whether a quantity is of the kind that a model looks for. */
function isOf(model: string, { unit }: Quantity): boolean {
  const dimension = unit === undefined ? undefined : findUnit(unit)?.dimension;
  if (dimension === undefined) return false;
  if (model === 'CurrencyModel') return dimension.startsWith('money');
  if (model === 'TemperatureModel') return dimension === 'temperature' || dimension === 'angle';
  return !dimension.startsWith('money') && dimension !== 'temperature' && !dimension.startsWith('share');
}

/** Ages: durations with words of age behind them. */
function ages(text: string, timexes: readonly Timex[]): readonly Answer[] {
  return timexes
    .filter(({ type, value, end }) => type === 'DURATION' && /^P[\d.]+[YMWD]$/.test(value) && isAge(text, end))
    .map(({ start, end, value }) => ({ ...trimmed(text, start, end), resolution: value }));
}

const isAge = (text: string, end: number): boolean => /(?:old|of age|yo)$/i.test(text.slice(0, end));

/** The span from the first digit or number word on: approximators are left off on both sides. */
function withoutBlur(text: string, { start, end }: Quantity): { start: number; end: number } {
  return trimmed(text, start, end);
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  const { before, after } = languagePacks.en.approximators;
  let [from, to] = [start, end];
  for (const phrase of Object.values(before)
    .flat()
    .sort((one, other) => other.length - one.length))
    if (text.slice(from, to).toLowerCase().startsWith(`${phrase} `)) from += phrase.length + 1;
  for (const phrase of Object.values(after).flat())
    if (text.slice(from, to).toLowerCase().endsWith(` ${phrase}`)) to -= phrase.length + 1;
  return { start: from, end: to };
}
