import { findQuantities, findTimexes } from '../../src/extract/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Quantity } from '../../src/model/index.ts';
import { readStructure } from '../../src/read/index.ts';
import { option, readCorpus } from '../corpus.ts';
import { scoreNumbers } from './numbers.ts';
import { printOwnGold } from './own-gold.ts';
import { printScore, readCases } from './recognizers.ts';
import { unitNamed } from './unit-names.ts';
import { scoreUnits } from './units.ts';

/**
 * `npm run bench -- quantities --data DIR [--misses N]`: numbers and units against the test suites of Microsoft Recognizers-Text (a case
 * passes when exactly its entities are found, spans and resolutions equal), against quantulum3's tests, and against the project's own
 * Russian and Ukrainian sentences. Only the tuned halves were looked at.
 */
export function run(args: readonly string[]): void {
  const misses = Number(option(args, '--misses') ?? 0);
  console.log(
    'Recognizers-Text, English         all    bar            tuned          held out    entities right: tuned, held out',
  );
  const shown: string[] = [];
  printScore('Number', scoreNumbers(readCases(args, 'msrec_number'), shown), 0.95);
  const units = scoreUnits(readCases(args, 'msrec_numberwithunit'), shown);
  printScore('NumberWithUnit', units.score, 0.85);
  console.log(`  left out of NumberWithUnit: ${units.bareUnits} units without a number`);
  for (const line of shown.slice(0, misses)) console.log(`  ${line}`);
  scoreQuantulum(readCorpus<QuantulumRow>(args, 'quantity/quantulum_basic.jsonl.gz'), misses);
  printOwnGold(misses);
}

interface QuantulumRow {
  readonly text: string;
  readonly quantities: readonly { readonly value: number; readonly unit: string; readonly surface: string }[];
}

interface Expected {
  readonly value: number;
  readonly unit: string | undefined;
  readonly corpusUnit: string | undefined;
  readonly start: number;
  readonly end: number;
}

const durations = /^(?:second|minute|hour|day|week|month|year|decade|century)$/;

function expectedOf({ text, quantities }: QuantulumRow): readonly Expected[] {
  return quantities.flatMap(({ value, unit, surface }) => {
    const start = text.indexOf(surface);
    if (start < 0 || durations.test(unit)) return [];
    const corpusUnit = unit === 'dimensionless' ? undefined : unit;
    return [{ value, unit: unitNamed(corpusUnit), corpusUnit, start, end: start + surface.length }];
  });
}

/** Quantulum's tests, by quantity: even rows were used for tuning. */
function scoreQuantulum(rows: readonly QuantulumRow[], misses: number): void {
  console.log('quantulum3                   half    gold  value right  unit right  found  of them right');
  for (const half of ['tuned', 'held'] as const) {
    let [gold, valueRight, withUnit, unitRight, found] = [0, 0, 0, 0, 0];
    const shown: string[] = [];
    for (const [index, row] of rows.entries()) {
      if ((index % 2 === 0) !== (half === 'tuned')) continue;
      const quantities = read(row.text);
      found += quantities.length;
      for (const one of expectedOf(row)) {
        gold++;
        if (one.corpusUnit !== undefined) withUnit++;
        const match = quantities.find(
          (quantity) => quantity.start < one.end && one.start < quantity.end && sameValue(quantity, one),
        );
        if (match) valueRight++;
        if (match && one.corpusUnit !== undefined && match.unit === one.unit) unitRight++;
        else if (half === 'tuned') shown.push(`${one.value} ${one.corpusUnit ?? ''} in "${row.text.slice(0, 120)}"`);
      }
    }
    const share = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1).padStart(5);
    console.log(
      `                             ${half.padEnd(6)}${String(gold).padStart(6)}        ${share(valueRight, gold)}       ${share(unitRight, withUnit)}  ${String(found).padStart(5)}          ${share(valueRight, found)}`,
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
