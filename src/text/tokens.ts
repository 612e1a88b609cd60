import type { Sentence, Token } from '../model/index.ts';

/** Splits sentences into words, numbers, handles, hashtags, links and punctuation. */
export function tokenize(text: string, sentences: readonly Sentence[]): Token[] {
  const pattern =
    /(https?:\/\/\S+)|(@\w+)|(#[\p{L}\p{N}_]+)|(\p{N}[\p{N}.,:]*\p{N}|\p{N})|([\p{L}\p{M}](?:[\p{L}\p{M}\p{N}'’ʼ-]*[\p{L}\p{M}\p{N}])?)|(\p{Extended_Pictographic})|[^\s]/gu;
  const kinds = ['url', 'handle', 'hashtag', 'number', 'word', 'emoji'] as const;
  return sentences.flatMap((sentence, index) =>
    [...text.slice(sentence.start, sentence.end).matchAll(pattern)].map((match) => {
      const group = match.slice(1).findIndex((part) => part !== undefined);
      const start = sentence.start + match.index;
      return { start, end: start + match[0].length, kind: kinds[group] ?? 'punctuation', sentence: index } as const;
    }),
  );
}
