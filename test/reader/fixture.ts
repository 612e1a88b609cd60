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

export const modelFolder = join(import.meta.dirname, '../fixtures/reader');

const json = (file: string) => JSON.parse(readFileSync(join(modelFolder, file), 'utf8'));

export const markedTexts = json('marks.json') as readonly MarkedText[];
export const windowSize = json('reader.json') as WindowSize;
export const cut: PieceCutter = pieceCutter(json('vocabulary.json') as Vocabulary);
