import type { ReaderMarks } from '../../src/model/index.ts';
import { option } from '../corpus.ts';
import { inWords } from '../pair-counts.ts';
import { trainedReaders } from '../trained-readers.ts';
import { scoreHedges } from './gold.ts';
import { type ReadSentence, readLabelledSentences, scoreSentences } from './sentences.ts';

const bar = 0.85;

/** Hedges on our own sentences in three languages, and with `--data DIR` on labelled news sentences; `--misses` lists what went wrong. */
export async function run(args: readonly string[]): Promise<void> {
  const lines = ['bench/gold/hedges.json, shares', '', 'language  texts  precision  recall  level'];
  for (const language of ['en', 'ru', 'uk'] as const) {
    const { texts, precision, recall, level, misses } = scoreHedges(language);
    const cells = [precision, recall, level].map((share) => share.toFixed(2).padStart(9));
    lines.push(`${language.padEnd(8)}${String(texts).padStart(7)}${cells.join('')}`);
    if (args.includes('--misses')) lines.push(...misses.map((miss) => `  ${miss}`));
  }
  if (option(args, '--data') !== undefined) lines.push('', ...(await newsSentences(args)));
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function newsSentences(args: readonly string[]): Promise<string[]> {
  const lines = [
    `hedged sentences of PolNeAR (bench/gold/hedge-sentences.jsonl); bar on report: F1 ${bar.toFixed(3)}`,
    '',
  ];
  const sentences = readLabelledSentences(args);
  const read = await readHedged(args, sentences);
  for (const part of [...new Set(sentences.map((sentence) => sentence.part))]) {
    const ours = sentences.filter((sentence) => sentence.part === part);
    const score = scoreSentences(ours, ({ cues }) => cues.length > 0);
    lines.push(`${part.padEnd(8)}${ours.length} sentences, ${score.gold} hedged   rules  ${inWords(score)}`);
    if (read !== undefined) {
      const either = scoreSentences(ours, (sentence) => sentence.cues.length > 0 || read(sentence) > 0);
      const alone = scoreSentences(ours, (sentence) => read(sentence) > 0);
      lines.push(`${' '.repeat(34)}reader ${inWords(alone)}`, `${' '.repeat(34)}either ${inWords(either)}`);
    }
    if (args.includes('--misses') && part === 'tune')
      for (const { label, cues, text } of ours)
        if ((label === 'hedged') !== cues.length > 0) lines.push(`  ${label} (${cues.join(', ')}): ${text}`);
  }
  return lines;
}

/** The hedged log-odds of the trained reader (`--model DIR`, else models/) for each sentence where it stands; undefined without a model. */
async function readHedged(
  args: readonly string[],
  sentences: readonly ReadSentence[],
): Promise<((sentence: ReadSentence) => number) | undefined> {
  const readers = trainedReaders(args);
  if (readers === undefined) return undefined;
  const marks = new Map<string, ReaderMarks>();
  for (const { id, document } of sentences) if (!marks.has(id)) marks.set(id, await readers.mark(document, 'en'));
  await readers.close();
  return ({ id, start, end }) => {
    const { starts, hedged } = marks.get(id)!.words;
    const inside = [...hedged].filter((_, at) => starts[at]! >= start && starts[at]! < end);
    return inside.reduce((sum, score) => sum + score, 0) / Math.max(1, inside.length);
  };
}
