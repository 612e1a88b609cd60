import { describe, expect, it } from 'vitest';
import { shingleF1, shingleScore, wordF1 } from '../../bench/extract/text-scores.ts';

describe('word F1', () => {
  it('counts each word as often as both texts have it, whatever its case', () => {
    expect(wordF1('The cat and the dog', 'the CAT, the bird')).toBeCloseTo((2 * 3) / (5 + 4));
  });

  it('is 1 for two empty texts and 0 for one', () => {
    expect(wordF1('', '…')).toBe(1);
    expect(wordF1('a', '')).toBe(0);
    expect(wordF1('', 'a')).toBe(0);
  });

  it('takes letters of every script for words', () => {
    expect(wordF1('Злива в місті', 'злива у місті')).toBeCloseTo(2 / 3);
  });
});

describe('shingle scores', () => {
  it('compare runs of four words', () => {
    expect(shingleScore('a b c d e', 'a b c d f')).toEqual({ precision: 1 / 2, recall: 1 / 2 });
  });

  it('take a text of fewer than four words as one run', () => {
    expect(shingleScore('a b', 'a b')).toEqual({ precision: 1, recall: 1 });
    expect(shingleScore('', 'a b')).toEqual({ precision: undefined, recall: 0 });
  });

  it('are averaged over pages before they make an F1', () => {
    const { f1, precision, recall } = shingleF1([
      { precision: 1, recall: 0.5 },
      { precision: undefined, recall: 0 },
    ]);
    expect([precision, recall]).toEqual([1, 0.25]);
    expect(f1).toBeCloseTo((2 * 0.25) / 1.25);
  });
});
