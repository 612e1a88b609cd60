import { option } from '../corpus.ts';
import { inWords } from '../pair-counts.ts';
import { scoreHedges } from './gold.ts';
import { readLabelledSentences, scoreSentences } from './sentences.ts';

const bar = 0.85;

/** Hedges on our own sentences in three languages, and with `--data DIR` on labelled news sentences; `--misses` lists what went wrong. */
export function run(args: readonly string[]): void {
  const lines = ['bench/gold/hedges.json, shares', '', 'language  texts  precision  recall  level'];
  for (const language of ['en', 'ru', 'uk'] as const) {
    const { texts, precision, recall, level, misses } = scoreHedges(language);
    const cells = [precision, recall, level].map((share) => share.toFixed(2).padStart(9));
    lines.push(`${language.padEnd(8)}${String(texts).padStart(7)}${cells.join('')}`);
    if (args.includes('--misses')) lines.push(...misses.map((miss) => `  ${miss}`));
  }
  if (option(args, '--data') !== undefined) lines.push('', ...newsSentences(args));
  process.stdout.write(`${lines.join('\n')}\n`);
}

function newsSentences(args: readonly string[]): string[] {
  const lines = [
    `hedged sentences of PolNeAR (bench/gold/hedge-sentences.jsonl); bar on report: F1 ${bar.toFixed(3)}`,
    '',
  ];
  const sentences = readLabelledSentences(args);
  for (const part of [...new Set(sentences.map((sentence) => sentence.part))]) {
    const ours = sentences.filter((sentence) => sentence.part === part);
    const score = scoreSentences(ours, ({ cues }) => cues.length > 0);
    lines.push(`${part.padEnd(8)}${ours.length} sentences, ${score.gold} hedged   rules  ${inWords(score)}`);
    if (args.includes('--misses') && part === 'tune')
      for (const { label, cues, text } of ours)
        if ((label === 'hedged') !== cues.length > 0) lines.push(`  ${label} (${cues.join(', ')}): ${text}`);
  }
  return lines;
}
