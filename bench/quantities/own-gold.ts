import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { findQuantities, findTimexes } from '../../src/extract/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Quantity, Timex } from '../../src/model/index.ts';
import { readStructure } from '../../src/read/index.ts';
import { lexiconKey } from '../../src/text/index.ts';

/** A sentence of the project's own gold: own words, values worked out by hand before the code read them. */
export interface GoldSentence {
  readonly id: string;
  readonly text: string;
  readonly publishedOn: string;
  readonly timexes: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: string;
    readonly value: string;
  }[];
  readonly quantities: readonly {
    readonly start: number;
    readonly end: number;
    readonly value?: number;
    readonly low?: number;
    readonly high?: number;
    readonly unit?: string;
    readonly approx: string;
    readonly object?: string;
  }[];
}

export type GoldLanguage = 'ru' | 'uk';

/** Counts of one kind of mention: expected, found, and of those that overlap, right in value, extent and what else is told. */
export interface GoldCounts {
  gold: number;
  found: number;
  value: number;
  extent: number;
  blur: number;
  object: number;
}

/** The sentences of a language, of the half that was looked at (`dev`) or of the one only measured (`test`), by a hash of the text. */
export function goldSentences(lang: GoldLanguage, half: 'dev' | 'test'): readonly GoldSentence[] {
  const file = new URL(`../gold/times-and-quantities-${lang}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoldSentence)
    .filter(({ text }) => {
      const hash = createHash('sha256').update(text).digest('hex');
      return (Number.parseInt(hash.slice(0, 8), 16) % 2 === 0 ? 'dev' : 'test') === half;
    });
}

/** Scores the times and the quantities of the sentences; what is wrong goes to `shown`. */
export function scoreOwnGold(
  lang: GoldLanguage,
  sentences: readonly GoldSentence[],
  shown: string[] = [],
): { readonly times: GoldCounts; readonly quantities: GoldCounts } {
  const empty = (): GoldCounts => ({ gold: 0, found: 0, value: 0, extent: 0, blur: 0, object: 0 });
  const [times, quantities] = [empty(), empty()];
  for (const sentence of sentences) {
    const { text } = sentence;
    const { blocks } = readStructure({ id: sentence.id, kind: 'article', text });
    const pack = languagePacks[lang];
    const timexes = findTimexes({
      text,
      blocks,
      embeds: [],
      publishedAt: { value: sentence.publishedOn, precision: 'day' },
      pack,
    });
    const found = findQuantities({ text, blocks, timexes, pack });
    const wrong = [...scoreTimes(sentence, timexes, times), ...scoreQuantities(sentence, found, quantities)];
    if (wrong.length > 0) shown.push(`${sentence.id} ${text} ${wrong.join('; ')}`);
  }
  return { times, quantities };
}

function scoreTimes({ text, timexes: gold }: GoldSentence, found: readonly Timex[], counts: GoldCounts): string[] {
  const wrong: string[] = [];
  counts.gold += gold.length;
  counts.found += found.length;
  for (const one of gold) {
    const match = found.find(({ start, end }) => start < one.end && one.start < end);
    const isRight = match?.value === one.value && match.type === one.type;
    if (isRight) counts.value++;
    if (match && match.start === one.start && match.end === one.end) counts.extent++;
    if (!isRight)
      wrong.push(
        `time ${one.value} ≠ ${match ? `${match.type} ${match.value} (${text.slice(match.start, match.end)})` : 'none'}`,
      );
  }
  const extra = found.filter(({ start, end }) => !gold.some((one) => start < one.end && one.start < end));
  for (const { start, end, value } of extra) wrong.push(`extra time ${value} (${text.slice(start, end)})`);
  return wrong;
}

function scoreQuantities(
  { text, quantities: gold }: GoldSentence,
  found: readonly Quantity[],
  counts: GoldCounts,
): string[] {
  const wrong: string[] = [];
  counts.gold += gold.length;
  counts.found += found.length;
  for (const one of gold) {
    const match = found.find(({ start, end }) => start < one.end && one.start < end);
    const isRight = match !== undefined && sameNumber(match, one) && match.unit === one.unit;
    if (isRight) counts.value++;
    if (match && match.start === one.start && match.end === one.end) counts.extent++;
    if (match?.approx === one.approx) counts.blur++;
    const object = one.object === undefined || match?.object?.lemma === lexiconKey(one.object);
    if (object) counts.object++;
    if (!isRight || match.approx !== one.approx || !object)
      wrong.push(
        `quantity ${JSON.stringify(one)} ≠ ${match ? JSON.stringify({ ...match, object: match.object?.lemma, text: text.slice(match.start, match.end) }) : 'none'}`,
      );
  }
  const extra = found.filter(({ start, end }) => !gold.some((one) => start < one.end && one.start < end));
  for (const { start, end, value } of extra) wrong.push(`extra quantity ${value} (${text.slice(start, end)})`);
  return wrong;
}

function sameNumber(quantity: Quantity, one: GoldSentence['quantities'][number]): boolean {
  const near = (left: number | undefined, right: number | undefined): boolean =>
    left !== undefined && right !== undefined && Math.abs(left - right) <= 1e-3 * Math.max(1, Math.abs(right));
  if (one.value !== undefined) return near(quantity.value, one.value);
  return near(quantity.low, one.low) && near(quantity.high, one.high);
}

/** F1 of the values of a kind of mention. */
export function valueF1({ value, gold, found }: GoldCounts): number {
  return (2 * value) / (gold + found);
}

/** Prints what the own gold gives, with the half that was only measured. */
export function printOwnGold(misses: number): void {
  console.log('own gold             sentences  times: value F1, extent   quantities: value F1, extent, blur, object');
  for (const lang of ['ru', 'uk'] as const)
    for (const half of ['dev', 'test'] as const) {
      const shown: string[] = [];
      const sentences = goldSentences(lang, half);
      const { times, quantities } = scoreOwnGold(lang, sentences, shown);
      const share = (part: number, whole: number): string => (part / whole).toFixed(3).replace(/^0/, '').padStart(6);
      console.log(
        `${lang} ${half.padEnd(18)}${String(sentences.length).padStart(9)}          ${valueF1(times).toFixed(3).replace(/^0/, '')}  ${share(times.extent, times.gold)}                   ` +
          `${valueF1(quantities).toFixed(3).replace(/^0/, '')}  ${share(quantities.extent, quantities.gold)}  ${share(quantities.blur, quantities.gold)}  ${share(quantities.object, quantities.gold)}`,
      );
      if (half === 'dev') for (const line of shown.slice(0, misses)) console.log(`  ${line}`);
    }
}
