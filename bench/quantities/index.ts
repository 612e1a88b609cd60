import { findQuantities, findTimexes } from '../../src/extract/index.ts';
import { findUnit, type Unit, units } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Quantity } from '../../src/model/index.ts';
import { readStructure } from '../../src/read/index.ts';
import { option, readCorpus } from '../corpus.ts';

/** One expected quantity, in our terms. */
interface Expected {
  readonly value: number;
  readonly unit: string | undefined;
  /** Name of the unit in the corpus, for the list of misses. */
  readonly corpusUnit: string | undefined;
  readonly start: number;
  readonly end: number;
}

interface MicrosoftRow {
  readonly id: string;
  readonly text: string;
  readonly results: readonly {
    readonly Text: string;
    readonly Start?: number;
    readonly End?: number;
    readonly TypeName: string;
    readonly Resolution: {
      readonly value?: string | null;
      readonly unit?: string;
      readonly isoCurrency?: string;
    } | null;
  }[];
}

interface QuantulumRow {
  readonly text: string;
  readonly quantities: readonly { readonly value: number; readonly unit: string; readonly surface: string }[];
}

/**
 * `npm run bench -- quantities --data DIR [--misses N]`: numbers and units against the test suites of Microsoft Recognizers and quantulum3.
 * What is no quantity in our sense (durations, ages, ordinals, years) is left out of the gold; even rows were used for tuning.
 */
export function run(args: readonly string[]): void {
  const misses = Number(option(args, '--misses') ?? 0);
  console.log('corpus                 half    gold  value right  unit right  found  of them right');
  score('msrec_number', readCorpus<MicrosoftRow>(args, 'quantity/msrec_number.jsonl.gz').map(fromMicrosoft), misses);
  score(
    'msrec_numberwithunit',
    readCorpus<MicrosoftRow>(args, 'quantity/msrec_numberwithunit.jsonl.gz').map(fromMicrosoft),
    misses,
  );
  score(
    'quantulum_basic',
    readCorpus<QuantulumRow>(args, 'quantity/quantulum_basic.jsonl.gz').map(fromQuantulum),
    misses,
  );
}

interface Case {
  readonly text: string;
  readonly expected: readonly Expected[];
}

function fromMicrosoft({ text, results }: MicrosoftRow): Case {
  return {
    text,
    expected: results.flatMap(({ Text, Start, End, TypeName, Resolution }) => {
      const value = Number(Resolution?.value);
      if (Resolution?.value == null || Number.isNaN(value) || TypeName === 'age' || TypeName === 'ordinal') return [];
      const start = Start ?? text.toLowerCase().indexOf(Text.toLowerCase());
      if (start < 0) return [];
      const corpusUnit = Resolution.isoCurrency ?? Resolution.unit;
      return [
        {
          value,
          unit: unitNamed(corpusUnit),
          corpusUnit,
          start,
          end: End === undefined ? start + Text.length : End + 1,
        },
      ];
    }),
  };
}

const durations = /^(?:second|minute|hour|day|week|month|year|decade|century)$/;

function fromQuantulum({ text, quantities }: QuantulumRow): Case {
  return {
    text,
    expected: quantities.flatMap(({ value, unit, surface }) => {
      const start = text.indexOf(surface);
      if (start < 0 || durations.test(unit)) return [];
      const corpusUnit = unit === 'dimensionless' ? undefined : unit;
      return [{ value, unit: unitNamed(corpusUnit), corpusUnit, start, end: start + surface.length }];
    }),
  };
}

const otherNames: Readonly<Record<string, string>> = {
  c: 'degree-celsius',
  f: 'degree-fahrenheit',
  dollar: 'USD',
  pound: 'GBP',
  percentage: 'percent',
  'united states dollar': 'USD',
};

/** The unit that goes by a corpus's name for it. */
function unitNamed(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const lower = name.toLowerCase();
  const byId = findUnit(name) ?? findUnit(otherNames[lower] ?? '');
  return (byId ?? units.find((unit: Unit) => unit.names.en.includes(lower)))?.id;
}

function score(corpus: string, cases: readonly Case[], misses: number): void {
  for (const half of ['tuned', 'held'] as const) {
    let [gold, valueRight, withUnit, unitRight, found, foundRight] = [0, 0, 0, 0, 0, 0];
    const shown: string[] = [];
    for (const [index, { text, expected }] of cases.entries()) {
      if ((index % 2 === 0) !== (half === 'tuned')) continue;
      const quantities = read(text);
      found += quantities.length;
      for (const one of expected) {
        gold++;
        if (one.corpusUnit !== undefined) withUnit++;
        const match = quantities.find(
          (quantity) => quantity.start < one.end && one.start < quantity.end && sameValue(quantity, one),
        );
        if (match) {
          valueRight++;
          foundRight++;
        }
        if (match && one.corpusUnit !== undefined && match.unit === one.unit) unitRight++;
        if ((!match || (one.corpusUnit !== undefined && match.unit !== one.unit)) && half === 'tuned')
          shown.push(
            `${one.value} ${one.corpusUnit ?? ''} (${one.unit ?? '-'}) in "${text.slice(Math.max(0, one.start - 30), one.end + 20)}" read ${JSON.stringify(quantities.map(({ value, low, high, unit, start, end }) => [text.slice(start, end), value ?? [low, high], unit]))}`,
          );
      }
      if (half === 'tuned' && expected.length === 0 && quantities.length > 0)
        shown.push(
          `extra in "${text.slice(0, 100)}": ${JSON.stringify(quantities.map(({ value, unit, start, end }) => [text.slice(start, end), value, unit]))}`,
        );
    }
    const share = (part: number, whole: number): string =>
      whole === 0 ? '    -' : ((100 * part) / whole).toFixed(1).padStart(5);
    console.log(
      `${corpus.padEnd(23)}${half.padEnd(6)}${String(gold).padStart(6)}        ${share(valueRight, gold)}       ${share(unitRight, withUnit)}  ${String(found).padStart(5)}          ${share(foundRight, found)}`,
    );
    for (const line of shown.slice(0, misses)) console.log(`  ${line}`);
  }
}

function read(text: string): readonly Quantity[] {
  const { blocks } = readStructure({ id: 'case', kind: 'message', text });
  const pack = languagePacks.en;
  const timexes = findTimexes({ text, blocks, embeds: [], pack });
  return findQuantities({ text, blocks, timexes, pack });
}

function sameValue(quantity: Quantity, expected: Expected): boolean {
  if (quantity.value === undefined) return false;
  return Math.abs(quantity.value - expected.value) <= 1e-4 * Math.max(1, Math.abs(expected.value));
}
