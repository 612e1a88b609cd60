import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SupportedLanguage } from '../../src/model/index.ts';
import { readTexts, textHash } from '../annotation/texts.ts';
import { readCorpus } from '../corpus.ts';
import type { PolnearRow } from './polnear.ts';

/** A text of the data folder with the attributions that somebody marked by hand. */
export interface HandMarkedText extends PolnearRow {
  readonly corpus: string;
  readonly lang: SupportedLanguage;
  readonly split: 'dev' | 'test';
}

type MarkLine = Omit<HandMarkedText, 'text'> & { readonly sha256: string };

const goldFolder = join(import.meta.dirname, '../gold');

function readLines(file: string): MarkLine[] {
  return readFileSync(join(goldFolder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as MarkLine);
}

/**
 * Our own marks of a language, with their texts from the data folder.
 * @throws Error when a text is missing or is not the one that was marked
 */
export function readHandMarked(args: readonly string[], language: SupportedLanguage): HandMarkedText[] {
  const texts = new Map<string, Map<string, string>>();
  return readLines(`attributions-${language}.jsonl`).map(({ sha256, ...line }) => {
    let corpus = texts.get(line.corpus);
    if (corpus === undefined) {
      corpus = new Map(readTexts(args, line.corpus).map(({ id, text }) => [id, text]));
      texts.set(line.corpus, corpus);
    }
    const text = corpus.get(line.id);
    if (text === undefined || textHash(text) !== sha256)
      throw new Error(`${line.corpus} ${line.id} is not the text that was marked`);
    return { ...line, text };
  });
}

/** The texts that two hands marked: both lists of marks. */
export function readBothHands(
  language: SupportedLanguage,
): { readonly first: PolnearRow; readonly second: PolnearRow }[] {
  const firsts = new Map(
    readLines(`attributions-${language}.jsonl`).map((line) => [`${line.corpus} ${line.id}`, line]),
  );
  return readLines(`attributions-${language}-second-hand.jsonl`).map((second) => {
    const first = firsts.get(`${second.corpus} ${second.id}`);
    if (first === undefined || first.sha256 !== second.sha256)
      throw new Error(`${second.corpus} ${second.id} was marked by one hand only`);
    return { first: { ...first, text: '' }, second: { ...second, text: '' } };
  });
}

/** PolNeAR's articles; `held-out` are those of its training part that the trained reader never saw. */
export function readPolnear(args: readonly string[], split: string): PolnearRow[] {
  const rows = readCorpus<PolnearRow>(args, `attribution/polnear.${split === 'held-out' ? 'train' : split}.jsonl.gz`);
  const primary = rows.filter((row) => row.primary !== false);
  return split === 'held-out' ? primary.filter(({ id }) => isHeldOut(id)) : primary;
}

/** One document of twenty, by hash of its id, as training leaves them out. */
function isHeldOut(id: string): boolean {
  return BigInt(`0x${createHash('sha256').update(id).digest('hex')}`) % 20n === 0n;
}
