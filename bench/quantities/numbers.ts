import {
  findNumberRanges,
  findNumbers,
  findOrdinals,
  findPercentages,
  type NumberInput,
  type NumberRange,
} from '../../src/extract/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import {
  type Answer,
  type RecognizersCase,
  type RecognizersResult,
  type Score,
  scoreCases,
  spanOf,
} from './recognizers.ts';

/** Scores the number models (cardinals, ranges, ordinals, percentages), each against the reader that does its work. */
export function scoreNumbers(cases: readonly RecognizersCase[], shown: string[]): Score {
  return scoreCases(cases, expected, answer, shown);
}

function expected(result: RecognizersResult, text: string): Answer {
  const value = String(result.Resolution?.value ?? 'none').replace('null', 'none');
  const span = spanOf(text, result);
  if (result.TypeName === 'numberrange') return { ...span, resolution: value };
  if (result.TypeName.startsWith('ordinal')) return { ...span, resolution: value };
  if (result.TypeName === 'percentage') return { ...span, resolution: value === 'none' ? value : number(value) };
  return { ...span, resolution: number(value) };
}

/** A value to twelve digits: they print fifteen, cut off rather than rounded. */
function number(value: string): string {
  const percent = value.endsWith('%');
  return `${Number(Number(percent ? value.slice(0, -1) : value).toPrecision(12))}${percent ? '%' : ''}`;
}

function answer({ model, text }: RecognizersCase): readonly Answer[] {
  const input: NumberInput = { text, blocks: [{ start: 0, end: text.length }], pack: languagePacks.en };
  if (model.startsWith('NumberRangeModel')) {
    const open = model === 'NumberRangeModel' ? ')' : ']';
    return findNumberRanges(input).map((range) => ({
      start: range.start,
      end: range.end,
      resolution: interval(range, open),
    }));
  }
  if (model.startsWith('OrdinalModel'))
    return findOrdinals(input)
      .filter(({ from }) => from === 'start' || model === 'OrdinalModel')
      .map(({ start, end, from, step }) => ({
        start,
        end,
        resolution: from === 'start' ? String(step) : `${from}${step < 0 ? '' : '+'}${step}`,
      }));
  if (model.startsWith('PercentModel'))
    return findPercentages(input, model === 'PercentModelPercentMode').map(({ start, end, percent }) => ({
      start,
      end,
      resolution: percent === undefined ? 'none' : number(`${percent}%`),
    }));
  return findNumbers(input).map(({ start, end, value }) => ({ start, end, resolution: number(String(value)) }));
}

/** `[10,15)`: an upper bound of which the text does not say whether it is included is written as the suite's mode writes it. */
function interval({ low, lowIncluded, high, highIncluded }: NumberRange, open: string): string {
  const upper = high === undefined ? ')' : highIncluded === undefined ? open : highIncluded ? ']' : ')';
  return `${lowIncluded ? '[' : '('}${low ?? ''},${high ?? ''}${upper}`;
}
