import { option } from '../corpus.ts';
import { readGazetteer } from '../gazetteer.ts';
import { evaluatePair, type PlantedResult, readPlanted } from './planted.ts';
import { measurePrecision } from './precision.ts';
import { measureSpeed } from './speed.ts';

/**
 * `npm run bench -- checks [--data DIR [--rounds 1,2] [--documents N] [--show]]`: how many planted errors are found and how many twins
 * alarm; with the data folder, how often real reports are held to be inconsistent, and how often that is right.
 */
export function run(args: readonly string[]): void {
  const gazetteer = readGazetteer();
  const results = readPlanted().map((pair) => evaluatePair(pair, gazetteer));
  for (const half of ['dev', 'test'] as const)
    printHalf(
      half,
      results.filter((result) => result.half === half),
    );
  printHalf('all', results);
  for (const { pair, found, alarms, half } of results) {
    if (half !== 'dev') continue;
    if (!found) print(`  missed: ${pair.id}`);
    for (const { check, working } of alarms) print(`  alarm on the twin of ${pair.id}: ${check}: ${working}`);
  }
  if (option(args, '--data') === undefined) return;
  measureSpeed(args, gazetteer);
  measurePrecision(args, gazetteer);
}

function printHalf(name: string, results: readonly PlantedResult[]): void {
  const found = results.filter((result) => result.found).length;
  const alarms = results.filter((result) => result.alarms.length > 0).length;
  print(
    `planted errors, ${name.padEnd(5)}found ${found} of ${results.length} (${(found / results.length).toFixed(3)}, bar .95); alarms on twins ${alarms} (${((100 * alarms) / results.length).toFixed(1)} %, bar 2 %)`,
  );
  if (name !== 'all') return;
  for (const [check, own] of [...Map.groupBy(results, ({ pair }) => pair.check)].sort())
    print(`  ${check.padEnd(20)}${own.filter((result) => result.found).length} of ${own.length}`);
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
