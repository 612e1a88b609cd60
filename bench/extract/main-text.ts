import { readPage } from '../../src/read/index.ts';
import { readCorpus } from '../corpus.ts';
import type { Figure } from './figure.ts';
import { mean, shingleF1, shingleScore, wordF1 } from './text-scores.ts';

interface GoldPage {
  readonly id: string;
  readonly url: string;
  readonly html: string;
  readonly gold_text: string | null;
}

/** How near the main text comes to the gold texts. Pages without a gold text are left out. */
export function measureMainText(args: readonly string[]): Figure[] {
  const scrapinghub = pagesOf(args, 'extract_scrapinghub');
  const shingles = shingleF1(scrapinghub.map(({ text, gold }) => shingleScore(text, gold)));
  const wcxb = pagesOf(args, 'extract_wcxb_dev_articles').map(({ id, text, gold }) => ({
    odd: Number(id.slice(-4)) % 2 === 1,
    f1: wordF1(text, gold),
  }));
  const fundus = pagesOf(args, 'extract_fundus_A').map(({ text, gold }) => wordF1(text, gold));
  const meanF1 = (rows: readonly { readonly f1: number }[]): number => mean(rows.map(({ f1 }) => f1));
  return [
    { name: 'main text, scrapinghub, 4-word shingle F1', value: shingles.f1, bar: 0.955, note: 'held out' },
    { name: '  precision', value: shingles.precision },
    { name: '  recall', value: shingles.recall },
    {
      name: 'main text, WCXB articles, word F1',
      value: meanF1(wcxb.filter(({ odd }) => odd)),
      bar: 0.945,
      note: 'odd ids: held out',
    },
    { name: '  even ids', value: meanF1(wcxb.filter(({ odd }) => !odd)), note: 'the classifier is trained on them' },
    { name: '  all', value: meanF1(wcxb), note: 'half of it trained on' },
    { name: 'main text, Fundus, word F1', value: mean(fundus), note: 'the classifier is trained on it' },
  ];
}

function pagesOf(args: readonly string[], corpus: string): { id: string; text: string; gold: string }[] {
  return readCorpus<GoldPage>(args, `extract/${corpus}.jsonl.gz`).flatMap(({ id, url, html, gold_text: gold }) =>
    gold ? [{ id, text: readPage(html, { uri: url }).text, gold }] : [],
  );
}
