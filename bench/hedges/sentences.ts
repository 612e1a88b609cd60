import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findHedges } from '../../src/extract/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import { segmentSentences, tokenize } from '../../src/text/index.ts';
import { readCorpus } from '../corpus.ts';
import { countPairs, type PairCounts } from '../pair-counts.ts';

/** A sentence labelled after `docs/hedge-guidelines.md`, without its text. */
interface LabelledSentence {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly sha256: string;
  readonly part: 'tune' | 'report' | 'later';
  readonly label: 'certain' | 'hedged';
}

/** A labelled sentence with its text and what was found. */
export interface ReadSentence extends LabelledSentence {
  readonly text: string;
  readonly document: string;
  /** The cues by which rules call it hedged; empty: certain. */
  readonly cues: readonly string[];
}

const weak = new Set(['reported', 'probable', 'possible']);

/**
 * Reads the labelled sentences of PolNeAR from the data folder and looks for hedges in them.
 * @throws Error when the data folder holds other texts than those that were labelled
 */
export function readLabelledSentences(args: readonly string[]): ReadSentence[] {
  const file = join(import.meta.dirname, '../gold/hedge-sentences.jsonl');
  const labelled = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledSentence);
  const documents = new Map<string, string>();
  for (const row of readCorpus<{ id: string; primary?: boolean; text: string }>(
    args,
    'attribution/polnear.train.jsonl.gz',
  ))
    if (row.primary !== false) documents.set(row.id, row.text);
  return labelled.map((one) => {
    const document = documents.get(one.id) ?? '';
    const text = document.slice(one.start, one.end);
    if (createHash('sha256').update(text).digest('hex') !== one.sha256)
      throw new Error(
        `${one.id}, ${one.start}–${one.end}: the data folder does not hold the sentence that was labelled`,
      );
    return { ...one, text, document, cues: hedgeCuesOf(text) };
  });
}

function hedgeCuesOf(text: string): string[] {
  const pack = languagePacks.en;
  const sentences = segmentSentences(text, [{ start: 0, end: text.length, role: 'body' }], pack.sentenceRules);
  return findHedges(text, sentences, tokenize(text, sentences), pack)
    .filter(({ level }) => weak.has(level))
    .map(({ start, end }) => text.slice(start, end));
}

/** How well `isHedged` finds the hedged sentences. */
export function scoreSentences(
  sentences: readonly ReadSentence[],
  isHedged: (sentence: ReadSentence) => boolean,
): PairCounts {
  return countPairs(sentences.map((sentence) => [sentence.label === 'hedged', isHedged(sentence)]));
}
