import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** What rows of allCountries are, by feature class, roughly as GeoNames counts them (2023): two in five are settlements. */
const classes = [
  ['P', 'PPL', 40],
  ['A', 'ADM2', 4],
  ['S', 'BLDG', 20],
  ['H', 'STM', 18],
  ['T', 'HLL', 13],
  ['L', 'AREA', 5],
] as const;
const countries = ['UA', 'RU', 'US', 'CN', 'IN', 'MX', 'NO', 'BR', 'ID', 'FR'];
const syllables = 'ka lo mi ra ven sto bel iv grad pol sk ta nu or el dom vi zha'.split(' ');
const cyrillicSyllables = 'ка ло ми ра вен сто бел ив град пол ск та ну ор ел дом ви жа'.split(' ');

/** Writes a made-up dump of the size of allCountries. @returns the file and its size in bytes */
export function writeWorldDump(folder: string, rows: number): { file: string; bytes: number } {
  const file = join(folder, 'allCountries.txt');
  const out = openSync(file, 'w');
  const kinds = classes.flatMap(([featureClass, code, share]) =>
    Array.from({ length: share }, () => [featureClass, code]),
  );
  let seed = 1;
  const below = (limit: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  let [held, bytes] = ['', 0];
  for (let row = 0; row < rows; row++) {
    const parts = Array.from({ length: 2 + below(4) }, () => below(syllables.length));
    const word = (list: readonly string[]): string => {
      const text = parts.map((part) => list[part]).join('');
      return text.charAt(0).toUpperCase() + text.slice(1);
    };
    const [name, cyrillicName] = [word(syllables), word(cyrillicSyllables)];
    const others = below(3) === 0 ? [`${name}e`, cyrillicName, `${cyrillicName}ка`].slice(0, 1 + below(3)) : [];
    const [featureClass, code] = kinds[below(kinds.length)]!;
    const population = below(4) === 0 ? below(100_000) : 0;
    const place = [(below(17_000_000) - 8_500_000) / 1e5, (below(36_000_000) - 18_000_000) / 1e5, featureClass, code];
    held += [
      ...[row + 1, name, name, others.join(','), ...place, countries[below(countries.length)]],
      ...[
        '',
        String(1 + below(80)),
        String(below(60)),
        '',
        '',
        population,
        '',
        below(500),
        'Europe/Kyiv',
        '2023-05-01\n',
      ],
    ].join('\t');
    if (held.length > 1 << 20) {
      bytes += writeSync(out, held);
      held = '';
    }
  }
  bytes += writeSync(out, held);
  closeSync(out);
  return { file, bytes };
}
