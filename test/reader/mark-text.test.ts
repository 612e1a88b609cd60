import { describe, expect, it } from 'vitest';
import type { ReaderMarks } from '../../src/model/index.ts';
import { markText, type ReaderNetwork, windowsOf, wordsOf } from '../../src/reader/index.ts';
import { type MarkedText, readerFixtures } from './fixture.ts';

/** A network that gives the scores it gave the training code. */
function recordedNetwork({ windows }: MarkedText): ReaderNetwork<number> {
  let read = 0;
  return {
    encode: async () => {
      const { cue, name, sentence } = windows[read]!;
      const states = read++;
      return {
        states,
        cue: Float32Array.from(cue),
        name: Float32Array.from(name),
        sentence: Float32Array.from(sentence),
      };
    },
    credit: async (states) => Float32Array.from(windows[states]!.roles),
  };
}

describe.each(readerFixtures)('the reader ($name)', ({ markedTexts, windowSize, cut }) => {
  const mark = (marked: MarkedText): Promise<ReaderMarks> =>
    markText(marked.text, recordedNetwork(marked), { ...windowSize, cut });

  it.each(markedTexts)('counts the same words as the training code ($name)', ({ text, words }) => {
    const { starts, ends, breaks, spaced } = wordsOf(text);
    expect([...starts].map((start, word) => [start, ends[word], breaks[word], spaced[word]])).toEqual(words);
  });

  it.each(markedTexts)(
    'cuts the same windows into the same pieces as the training code ($name)',
    ({ text, windows }) => {
      const found = windowsOf(text, wordsOf(text), cut, windowSize);
      expect(found.map(({ ids, firstPiece }) => ({ ids, firstPiece }))).toEqual(
        windows.map(({ ids, firstPiece }) => ({ ids, firstPiece })),
      );
    },
  );

  it.each(markedTexts)('reads the same names from the same scores as the training code ($name)', async (marked) => {
    const { names } = await mark(marked);
    expect(names.map(({ start, end, type }) => [start, end, type])).toEqual(marked.names);
  });

  it.each(markedTexts)('reads the same credits from the same scores as the training code ($name)', async (marked) => {
    const { credits } = await mark(marked);
    const pair = ({ start, end }: { start: number; end: number }) => [start, end];
    expect(
      credits.map(({ cue, source, content }) => ({
        cue: [pair(cue)],
        source: source ? [pair(source)] : [],
        content: content.map(pair),
      })),
    ).toEqual(marked.credits);
  });

  it('has recorded scores with names, credits with and without a source, and several windows', () => {
    const credits = markedTexts.flatMap((marked) => marked.credits);
    expect(markedTexts.some(({ windows }) => windows.length > 3)).toBe(true);
    expect(markedTexts.flatMap(({ names }) => names).length).toBeGreaterThan(50);
    expect(credits.some(({ source }) => source.length === 0)).toBe(true);
    expect(credits.some(({ source }) => source.length === 1)).toBe(true);
  });

  it('takes the scores of every word from one window alone', async () => {
    const marked = markedTexts.find(({ name }) => name === 'long')!;
    const windows = windowsOf(marked.text, wordsOf(marked.text), cut, windowSize);
    const { words } = await mark(marked);
    for (const [word, start] of words.starts.entries()) {
      const own = windows.flatMap(({ firstWord, endWord, ownStart, ownEnd }, number) =>
        word >= firstWord && word < endWord && start >= ownStart && start < ownEnd
          ? [marked.windows[number]!.sentence.slice((word - firstWord) * 3, (word - firstWord + 1) * 3)]
          : [],
      );
      expect(own).toHaveLength(1);
      expect(words.checkable[word]).toBeCloseTo(own[0]![0]!, 5);
      expect(words.hedged[word]).toBeCloseTo(own[0]![2]!, 5);
    }
  });

  it('states confidences between 0 and 1', async () => {
    for (const marked of markedTexts) {
      const { names, credits } = await mark(marked);
      for (const { confidence } of [...names, ...credits]) {
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe.each(readerFixtures)('hostile texts ($name)', ({ windowSize, cut }) => {
  it.each([
    ['200,000 letters without a space', 'a'.repeat(200_000)],
    ['200,000 line breaks', '\n'.repeat(200_000)],
    ['line breaks and words in turn', 'x\n'.repeat(100_000)],
    ['lone surrogates', `\ud83d a\udea2b ${'\ud83d'.repeat(1000)}`],
    ['marks without a letter', '\u0301'.repeat(50_000)],
    ['emoji', '👩‍🚀'.repeat(20_000)],
  ])('are cut into windows of bounded size within seconds: %s', (_, text) => {
    const words = wordsOf(text);
    const windows = windowsOf(text, words, cut, windowSize);
    expect(windows.at(-1)!.endWord).toBe(words.count);
    for (const { ids } of windows) expect(ids.length).toBeLessThanOrEqual(windowSize.windowPieces);
  });
});
