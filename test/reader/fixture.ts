import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PieceCutter, pieceCutter, type Vocabulary, type WindowSize } from '../../src/reader/index.ts';

/** What training/reader/make_test_model.py wrote of one text. */
export interface MarkedText {
  readonly name: string;
  readonly text: string;
  /** Start, end, whether it is a line break, whether a space stands before it. */
  readonly words: readonly (readonly [number, number, number, number])[];
  readonly windows: readonly {
    readonly ids: readonly number[];
    readonly firstPiece: readonly number[];
    readonly cue: readonly number[];
    readonly name: readonly number[];
    readonly sentence: readonly number[];
    readonly roles: readonly number[];
  }[];
  readonly names: readonly (readonly [number, number, string])[];
  readonly credits: readonly {
    readonly cue: readonly (readonly [number, number])[];
    readonly source: readonly (readonly [number, number])[];
    readonly content: readonly (readonly [number, number])[];
  }[];
}

/** A tiny untrained model and what the training code read with it. */
export interface ReaderFixture {
  readonly name: string;
  readonly folder: string;
  readonly markedTexts: readonly MarkedText[];
  readonly windowSize: WindowSize;
  readonly cut: PieceCutter;
}

function readFixture(name: string): ReaderFixture {
  const folder = join(import.meta.dirname, '../fixtures', name);
  const json = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return {
    name,
    folder,
    markedTexts: json('marks.json') as readonly MarkedText[],
    windowSize: json('reader.json') as WindowSize,
    cut: pieceCutter(json('vocabulary.json') as Vocabulary),
  };
}

/** One whose pieces are cut by the unigram model, and one whose pieces are cut as uncased BERT cuts. */
export const readerFixtures: readonly ReaderFixture[] = ['reader', 'reader-word-pieces'].map(readFixture);
