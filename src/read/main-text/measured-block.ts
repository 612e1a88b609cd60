import type { TextBlock } from './blocks.ts';
import type { Surroundings } from './surroundings.ts';
import { boilerplatePattern, readAlsoPattern } from './telltale-phrases.ts';

/** A block with what can be counted in it. */
export interface MeasuredBlock {
  readonly block: TextBlock;
  readonly surroundings: Surroundings;
  /** Characters; a Chinese, Japanese or Korean one counts three times, as it says as much. */
  readonly characters: number;
  /** The beginning of the text, as long as counting pays. */
  readonly sample: string;
  /** Words of the sample, in lower case. */
  readonly words: readonly string[];
  /** Share of the characters that are links. */
  readonly linkDensity: number;
  /** Level of the heading that the block is, 1 to 6; 0 for other blocks. */
  readonly heading: number;
  /** Runs on like sentences: long enough, punctuated, not mostly links. */
  readonly prose: boolean;
  /** Share of the characters that Readability keeps. */
  readonly kept: number;
  readonly startsReadAlso: boolean;
  readonly hasBoilerplate: boolean;
}

/** Paragraphs are shorter; what says a million words in one block is told by its beginning. */
const sampleCharacters = 10_000;

/** What outlets put on every page is short. */
const mostCharactersOfBoilerplate = 300;

const wordPattern = /[\p{L}\p{N}]+/gu;
const denseScript = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
const headingName = /^h([1-6])$/;

/** Counts what can be counted in a block. */
export function measureBlock(block: TextBlock, surroundings: Surroundings, kept: number): MeasuredBlock {
  const text = block.text.slice(0, sampleCharacters);
  const characters = block.text.length + 2 * countMatches(text, denseScript);
  const linkDensity = Math.min(1, block.linkedCharacters / block.text.length);
  const heading = headingLevel(surroundings);
  return {
    block,
    surroundings,
    characters,
    sample: text,
    words: wordsOf(text),
    linkDensity,
    heading,
    prose: heading === 0 && characters >= 80 && linkDensity < 0.34 && /[.!?…。！？:,،]/.test(text),
    kept,
    startsReadAlso: readAlsoPattern.test(text),
    hasBoilerplate: text.length <= mostCharactersOfBoilerplate && boilerplatePattern.test(text),
  };
}

/** The words of a text, in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(wordPattern) ?? [];
}

export function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function headingLevel({ element, parent }: Surroundings): number {
  const name = headingName.exec(element.localName) ?? headingName.exec(parent?.element.localName ?? '');
  return name === null ? 0 : Number(name[1]);
}
