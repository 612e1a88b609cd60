/**
 * Tables to train the classifier of main text on: `node training/main-text/tabulate.ts --data DIR --out DIR` reads the pages
 * that have a gold text and writes, for each corpus, `NAME.f32` (a row of float32 for each block) and `NAME.json` (the names
 * of the columns; for each page its id, its gold text, and the texts and labels of its blocks).
 */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { option, readCorpus } from '../../bench/corpus.ts';
import { markEmbeds } from '../../src/read/embeds/index.ts';
import { collectBlocks } from '../../src/read/main-text/blocks.ts';
import { columns, tabulate } from '../../src/read/main-text/columns.ts';
import { locate } from '../../src/read/main-text/index.ts';
import { pageStatistics } from '../../src/read/main-text/page-statistics.ts';
import { readMetadata } from '../../src/read/metadata/index.ts';
import { readDescription } from '../../src/read/page.ts';
import { asPageDocument } from '../../src/read/page-tree.ts';
import { parsePage } from '../../src/read/parse-page.ts';
import { labelBlocks } from './label-blocks.ts';

interface GoldPage {
  readonly id: string;
  readonly url: string;
  readonly html: string;
  readonly gold_text: string | null;
}

const corpora = ['extract_wcxb_dev_articles', 'extract_fundus_A', 'extract_scrapinghub'];
const names = [...columns.keys()];
const args = process.argv.slice(2);
const out = option(args, '--out') ?? 'build/main-text';
mkdirSync(out, { recursive: true });

for (const corpus of corpora) {
  const file = openSync(join(out, `${corpus}.f32`), 'w');
  const pages: unknown[] = [];
  for (const page of readCorpus<GoldPage>(args, `extract/${corpus}.jsonl.gz`)) {
    if (!page.gold_text) continue;
    const tree = parsePage(page.html);
    const { title } = readMetadata(asPageDocument(tree), page.html, page.url);
    const description = readDescription(tree);
    markEmbeds(asPageDocument(tree));
    const blocks = tree.body === null ? [] : collectBlocks(tree.body).filter(({ embed }) => embed === undefined);
    const texts = blocks.map(({ text }) => text);
    if (blocks.length > 0)
      writeSync(
        file,
        new Uint8Array(tabulate(pageStatistics(locate(tree, blocks), { title, description }), names).buffer),
      );
    pages.push({ id: page.id, gold: page.gold_text, texts, labels: labelBlocks(texts, page.gold_text) });
  }
  closeSync(file);
  writeFileSync(join(out, `${corpus}.json`), JSON.stringify({ names, pages }));
}
