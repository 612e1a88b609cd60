import type { Block, Sentence } from '../model/index.ts';

/** Splits each block into sentences (Unicode UAX #29). */
export function segmentSentences(text: string, blocks: readonly Block[], languageCode: string): Sentence[] {
  const segmenter = new Intl.Segmenter(languageCode, { granularity: 'sentence' });
  return blocks.flatMap((block, index) =>
    [...segmenter.segment(text.slice(block.start, block.end))].flatMap(({ segment, index: offset }) => {
      const start = block.start + offset + (segment.length - segment.trimStart().length);
      const end = block.start + offset + segment.trimEnd().length;
      return end > start ? [{ start, end, block: index }] : [];
    }),
  );
}
