import type { ReaderMarks, SupportedLanguage } from '../../src/model/index.ts';
import { option } from '../corpus.ts';
import { trainedReaders } from '../trained-readers.ts';
import { type GoldScore, scoreGold } from './gold.ts';
import { readBothHands, readHandMarked, readPolnear } from './marked-texts.ts';
import { addDocument, emptyScore, f1, type PolnearRow, roles, type Score } from './polnear.ts';
import { attributionsOf } from './read-attributions.ts';
import { scoreReferences } from './references.ts';

/** source, cue, content, quote@0.8, speaker accuracy; NaN where nobody says. */
type Figures = readonly [number, number, number, number, number];

const published: readonly (readonly [string, ...Figures])[] = [
  ['rules (CofeNet, published)', 10.7, 22.8, 5.6, NaN, NaN],
  ['CRF (published)', 50.6, 53.4, 28.6, NaN, NaN],
  ['BiLSTM+CRF (published)', 69.6, 66.7, 59.0, NaN, NaN],
  ['BERT (published)', 81.1, 74.0, 68.9, NaN, NaN],
  ['BERT + CofeNet (published)', 83.2, 75.3, 72.9, NaN, NaN],
  ['one human against another', 78.8, 71.0, 69.3, 79.7, 95],
];
const polnearBar: Figures = [79, 72, 69, 80, 93];
const ownBar: Figures = [NaN, NaN, NaN, 75, 85];

type Mark = (text: string, language: string) => Promise<ReaderMarks>;

/**
 * Who says what, `--data DIR`: PolNeAR (`--split dev|train|held-out`) and our own Russian and Ukrainian marks, by rules alone and with the
 * trained readers (`--model DIR`, else models/), beside the bars. `--every N [--offset K]` takes a part of the texts, `--only en|ru|uk`
 * one language. `--agreement`: two hands against each other. `--gold [--misses]`: our own sentences. `--references [--misses]`: whom pronouns
 * and descriptions stand for.
 */
export async function run(args: readonly string[]): Promise<void> {
  if (args.includes('--agreement')) return printAgreement();
  const readers = trainedReaders(args);
  const mark: Mark | undefined = readers?.mark;
  if (args.includes('--gold')) await printGold(args.includes('--misses'), mark);
  else if (args.includes('--references')) await printReferences(args.includes('--misses'), mark);
  else await printCorpora(args, mark, readers?.models);
  await readers?.close();
}

async function printCorpora(args: readonly string[], mark: Mark | undefined, model: string | undefined): Promise<void> {
  const split = option(args, '--split') ?? 'dev';
  const only = option(args, '--only');
  if (only === undefined || only === 'en') {
    const rows = partOf(args, readPolnear(args, split));
    print(`PolNeAR ${split}, ${rows.length} documents`, await scores(rows, 'en', mark, model), polnearBar, published);
  }
  for (const language of ['ru', 'uk'] as const) {
    if (only !== undefined && only !== language) continue;
    const texts = readHandMarked(args, language);
    for (const part of ['dev', 'test'] as const) {
      const rows = partOf(
        args,
        texts.filter((text) => text.split === part),
      );
      const note = part === 'dev' && mark ? ', which the reader was trained on' : '';
      print(
        `our own ${language} ${part}, ${rows.length} texts${note}`,
        await scores(rows, language, mark, model),
        ownBar,
      );
    }
  }
}

function partOf<Row>(args: readonly string[], rows: readonly Row[]): Row[] {
  const every = Number(option(args, '--every') ?? 1);
  const offset = Number(option(args, '--offset') ?? 0);
  return rows.filter((_, index) => index % every === offset);
}

async function scores(
  rows: readonly PolnearRow[],
  language: SupportedLanguage,
  mark: Mark | undefined,
  model: string | undefined,
): Promise<(readonly [string, Score])[]> {
  const rules = emptyScore();
  for (const row of rows) addDocument(rules, row, attributionsOf(row.text, language));
  if (mark === undefined) return [['Firsthand, rules', rules]];
  const both = emptyScore();
  for (const row of rows) addDocument(both, row, attributionsOf(row.text, language, await mark(row.text, language)));
  return [
    ['Firsthand, rules', rules],
    [`Firsthand, ${model} and rules`, both],
  ];
}

function figuresOf(score: Score): Figures {
  const [source, cue, content] = roles.map((role) => f1(score.roles[role])) as [number, number, number];
  return [
    source,
    cue,
    content,
    (100 * score.covered) / Math.max(1, score.quotes),
    (100 * score.speakerRight) / Math.max(1, score.speakerKnown),
  ];
}

const columns = ['source', 'cue', 'content', 'quote@0.8', 'speaker'];

function rowOf(name: string, figures: readonly number[]): string {
  const cells = figures.map((figure) => (Number.isNaN(figure) ? '–' : figure.toFixed(1)).padStart(10));
  return `${name.padEnd(32)}${cells.join('')}`;
}

function print(
  title: string,
  measured: readonly (readonly [string, Score])[],
  bar: Figures,
  others: typeof published = [],
): void {
  const lines = [`${title}: exact spans, pooled F1; contents covered by 80 %, and the right speaker of these`, ''];
  lines.push(`${' '.repeat(32)}${columns.map((column) => column.padStart(10)).join('')}`);
  for (const [name, score] of measured) {
    lines.push(rowOf(name, figuresOf(score)));
    const share = (of: 'found' | 'gold') =>
      roles.map((role) => (100 * score.roles[role].right) / Math.max(1, score.roles[role][of]));
    lines.push(rowOf('  precision', share('found')), rowOf('  recall', share('gold')));
  }
  lines.push(rowOf('bar', bar), ...others.map(([name, ...figures]) => rowOf(name, figures)), '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

function printAgreement(): void {
  for (const language of ['ru', 'uk'] as const) {
    const pairs = readBothHands(language);
    const score = emptyScore();
    for (const { first, second } of pairs) {
      const found = second.attributions.map(({ source, cue, content }) => ({
        source: source.map(([start, end]) => ({ start, end })),
        cue: cue.map(([start, end]) => ({ start, end })),
        content: content.map(([start, end]) => ({ start, end })),
      }));
      addDocument(score, first, found);
    }
    print(`two hands in ${language}, ${pairs.length} texts`, [['second hand against first', score]], ownBar);
  }
}

async function printGold(withMisses: boolean, mark: Mark | undefined): Promise<void> {
  const lines = [
    'bench/gold/attributions.json, shares',
    '',
    'language  texts  recall  precision  speaker   kind  chain',
  ];
  for (const [name, marks] of [['rules', undefined], ...(mark ? [['both', mark] as const] : [])] as const) {
    for (const language of ['en', 'ru', 'uk'] as const) {
      const { texts, recall, precision, speaker, kind, chain, misses }: GoldScore = await scoreGold(language, marks);
      const cells = [recall, precision, speaker, kind, chain].map((share) => share.toFixed(2).padStart(8));
      lines.push(`${language} ${name}`.padEnd(10) + String(texts).padStart(4) + cells.join(''));
      if (withMisses) lines.push(...misses.map((miss) => `  ${miss}`));
    }
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function printReferences(withMisses: boolean, mark: Mark | undefined): Promise<void> {
  const lines = ['bench/gold/references.json: cases whose source is the right entity', ''];
  for (const language of ['en', 'ru', 'uk'] as const) {
    const { cases, found, right, misses } = await scoreReferences(language, mark);
    lines.push(`${language}: ${right} right, ${found} credits found, of ${cases} cases`);
    if (withMisses) lines.push(...misses.map((miss) => `  ${miss}`));
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
