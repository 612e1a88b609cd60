import { findAttributions } from '../../src/extract/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Document } from '../../src/model/index.ts';
import { readStructure } from '../../src/read/index.ts';
import { segmentSentences, tokenize } from '../../src/text/index.ts';
import { option, readCorpus } from '../corpus.ts';
import { scoreGold } from './gold.ts';
import { addDocument, emptyScore, f1, type PolnearRow, roles, type Score } from './polnear.ts';

const published: readonly [string, number, number, number][] = [
  ['rules (CofeNet, published)', 10.7, 22.8, 5.6],
  ['CRF (published)', 50.6, 53.4, 28.6],
  ['BiLSTM+CRF (published)', 69.6, 66.7, 59.0],
  ['BERT (published)', 81.1, 74.0, 68.9],
  ['BERT + CofeNet (published)', 83.2, 75.3, 72.9],
  ['one human against another', 78.8, 71.0, 69.3],
];

/** Attributions on PolNeAR, `--data DIR [--split dev|train] [--every N] [--offset K]`, or with `--gold` on our own sentences in three languages. */
export function run(args: readonly string[]): void {
  if (args.includes('--gold')) {
    printGold(args.includes('--misses'));
    return;
  }
  const split = option(args, '--split') ?? 'dev';
  const every = Number(option(args, '--every') ?? 1);
  const offset = Number(option(args, '--offset') ?? 0);
  const rows = readCorpus<PolnearRow>(args, `attribution/polnear.${split}.jsonl.gz`)
    .filter((row) => row.primary !== false)
    .filter((_, index) => index % every === offset);
  const score = emptyScore();
  let milliseconds = 0;
  for (const row of rows) {
    const started = performance.now();
    const found = attributionsOf(row.text);
    milliseconds += performance.now() - started;
    addDocument(score, row, found);
  }
  print(split, rows.length, score, milliseconds);
}

/** The attributions of an English text. */
export function attributionsOf(text: string) {
  const document: Document = { id: 'bench', kind: 'article', text };
  const structure = readStructure(document);
  const pack = languagePacks.en;
  const sentences = segmentSentences(text, structure.blocks, pack.sentenceRules);
  const tokens = tokenize(text, sentences);
  return findAttributions({ document, structure, sentences, tokens, entities: [] }, pack);
}

function printGold(withMisses: boolean): void {
  const lines = [
    'bench/gold/attributions.json, shares',
    '',
    'language  texts  recall  precision  speaker   kind  chain',
  ];
  for (const language of ['en', 'ru', 'uk'] as const) {
    const { texts, recall, precision, speaker, kind, chain, misses } = scoreGold(language);
    const cells = [recall, precision, speaker, kind, chain].map((share) => share.toFixed(2).padStart(8));
    lines.push(`${language.padEnd(8)}${String(texts).padStart(6)}${cells.join('')}`);
    if (withMisses) lines.push(...misses.map((miss) => `  ${miss}`));
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function print(split: string, documents: number, score: Score, milliseconds: number): void {
  const lines = [
    `PolNeAR ${split}, ${documents} documents, exact spans, pooled F1`,
    '',
    'system                        source    cue  content',
  ];
  const row = (name: string, values: readonly number[]) =>
    `${name.padEnd(28)}${values.map((value) => value.toFixed(1).padStart(8)).join('')}`;
  lines.push(
    row(
      'Firsthand, rules',
      roles.map((role) => f1(score.roles[role])),
    ),
  );
  for (const [name, ...values] of published) lines.push(row(name, values));
  const precision = roles.map((role) => (100 * score.roles[role].right) / Math.max(1, score.roles[role].found));
  const recall = roles.map((role) => (100 * score.roles[role].right) / Math.max(1, score.roles[role].gold));
  lines.push('', row('precision', precision), row('recall', recall), '');
  lines.push(
    `quote@0.8          ${((100 * score.covered) / score.quotes).toFixed(1)}   (one human against another 79.7)`,
  );
  lines.push(
    `speaker accuracy   ${((100 * score.speakerRight) / Math.max(1, score.speakerKnown)).toFixed(1)}   (one human against another 95)`,
  );
  lines.push(`time               ${(milliseconds / documents).toFixed(2)} ms a document, all layers below included`);
  process.stdout.write(`${lines.join('\n')}\n`);
}
