import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { findTimexes } from '../../src/extract/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { PreciseDate, SupportedLanguage, Timex } from '../../src/model/index.ts';
import { readStructure } from '../../src/read/index.ts';
import { printScore, readCases } from '../quantities/recognizers.ts';
import { scoreDates } from './recognizers.ts';

interface GoldDocument {
  readonly id: string;
  readonly lang: SupportedLanguage;
  readonly dct: string | null;
  readonly text: string;
  readonly timexes: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: string;
    readonly value: string | null;
  }[];
}

interface Counts {
  gold: number;
  found: number;
  relaxed: number;
  strict: number;
  value: number;
}

/** Value F1 asked for on a whole corpus. */
const bars: Readonly<Record<string, number>> = {
  timebank: 0.78,
  'wikiwars_01-16': 0.78,
  'wikiwars_ua_01-13': 0.68,
};

const corpora = ['timebank', 'aquaint', 'wikiwars_01-16', 'wikiwars_ua_01-13', 'tweets_timex_train'] as const;

/**
 * `npm run bench -- times --data DIR [--corpus NAME] [--misses N]`: time expressions against TIMEX3 corpora and against the date
 * cases of Microsoft Recognizers-Text. Extents by overlap (relaxed) and to the character (strict); values on the expressions that overlap,
 * one to one. Even documents were used for tuning; odd ones were looked at only through this figure.
 */
export function run(args: readonly string[]): void {
  const { values: options } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      corpus: { type: 'string' },
      misses: { type: 'string' },
      kind: { type: 'string' },
    },
  });
  if (!options.data) throw new Error('say where the corpora are: --data DIR');
  const misses = Number(options.misses ?? 0);
  console.log('corpus             half   docs  gold  relaxed P/R/F1      strict F1  value F1  bar');
  for (const corpus of corpora.filter((name) => !options.corpus || name.startsWith(options.corpus))) {
    const documents = readDocuments(join(options.data, 'time', `${corpus}.jsonl.gz`));
    for (const half of ['tuned', 'held', 'all'] as const) {
      const chosen = documents.filter((_, index) => half === 'all' || (index % 2 === 0) === (half === 'tuned'));
      const counts: Counts = { gold: 0, found: 0, relaxed: 0, strict: 0, value: 0 };
      const shown: string[] = [];
      for (const document of chosen) score(document, counts, half === 'tuned' ? shown : [], options.kind);
      const f1 = (right: number): number => (2 * right) / (counts.gold + counts.found);
      console.log(
        `${corpus.padEnd(19)}${half.padEnd(6)}${String(chosen.length).padStart(5)}${String(counts.gold).padStart(6)}  ` +
          `${percent(counts.relaxed / counts.found)}/${percent(counts.relaxed / counts.gold)}/${percent(f1(counts.relaxed))}  ` +
          `     ${percent(f1(counts.strict))}      ${percent(f1(counts.value))}${half === 'all' ? beside(corpus, f1(counts.value)) : ''}`,
      );
      for (const line of spread(shown, misses)) console.log(`  ${line}`);
    }
  }
  if (!options.corpus) printRecognizers(args, misses);
}

/** The bar of a corpus and whether it is reached. */
function beside(corpus: string, value: number): string {
  const bar = bars[corpus];
  return bar === undefined ? '' : `     ${100 * bar} ${value >= bar ? 'reached' : 'missed'}`;
}

/** The cases of the date model, scored as that suite would (`scoreDates`); the models with other options below, without a bar. */
function printRecognizers(args: readonly string[], misses: number): void {
  const cases = readCases(args, 'msrec_datetime');
  const shown: string[] = [];
  console.log(
    'Recognizers-Text, English         all    bar            tuned          held out    entities right: tuned, held out',
  );
  const plain = scoreDates(
    cases.filter(({ model }) => model === 'DateTimeModel'),
    shown,
  );
  printScore('DateTime', plain.score, 0.75);
  const others = scoreDates(
    cases.filter(({ model }) => model !== 'DateTimeModel'),
    [],
  );
  printScore('DateTime with other options', others.score);
  const [skipped, zones] = [plain.leftOut, others.leftOut].reduce(
    ([one, two], left) => [one + left.skipped, two + left.zones],
    [0, 0],
  );
  console.log(`  left out: ${skipped} cases that their own suite skips, ${zones} bare time zones`);
  for (const line of shown.slice(0, misses)) console.log(`  ${line}`);
}

/** As many lines as wanted, taken evenly from all. */
function spread(lines: readonly string[], count: number): readonly string[] {
  if (lines.length <= count) return lines;
  return Array.from({ length: count }, (_, index) => lines[Math.floor((index * lines.length) / count)]!);
}

const percent = (share: number): string => (100 * share).toFixed(1).padStart(5);

function readDocuments(path: string): GoldDocument[] {
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoldDocument);
}

function score(document: GoldDocument, counts: Counts, shown: string[], kind: string | undefined): void {
  const gold = [...document.timexes].sort((one, other) => one.start - other.start);
  const published: PreciseDate | undefined = document.dct
    ? { value: document.dct, precision: document.dct.length > 10 ? 'minute' : 'day' }
    : undefined;
  const structure = readStructure({ id: document.id, kind: 'article', text: document.text });
  const found: readonly Timex[] = findTimexes({
    text: document.text,
    blocks: structure.blocks,
    embeds: [],
    publishedAt: published,
    pack: languagePacks[document.lang],
  });
  counts.gold += gold.length;
  counts.found += found.length;
  const used = new Set<number>();
  const context = (start: number, end: number): string =>
    `${document.text.slice(Math.max(0, start - 40), start)}[${document.text.slice(start, end)}]${document.text.slice(end, end + 30)}`.replaceAll(
      '\n',
      '⏎',
    );
  for (const expected of gold) {
    const overlapping = found
      .map((timex, index) => ({ timex, index }))
      .filter(({ timex, index }) => !used.has(index) && timex.start < expected.end && expected.start < timex.end);
    const match = overlapping.find(({ timex }) => timex.value === expected.value) ?? overlapping[0];
    if (!match) {
      if (!kind || kind === 'missed')
        shown.push(`missed ${expected.type} ${expected.value} ${context(expected.start, expected.end)}`);
      continue;
    }
    used.add(match.index);
    counts.relaxed++;
    if (match.timex.start === expected.start && match.timex.end === expected.end) counts.strict++;
    if (match.timex.value === expected.value) counts.value++;
    else if (!kind || kind === 'value')
      shown.push(
        `value  ${document.dct} ${expected.value} ≠ ${match.timex.value} (${document.text.slice(match.timex.start, match.timex.end)}) ${context(expected.start, expected.end)}`,
      );
  }
  if (!kind || kind === 'extra')
    for (const [index, timex] of found.entries())
      if (!used.has(index)) shown.push(`extra  ${timex.type} ${timex.value} ${context(timex.start, timex.end)}`);
}
