import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReaderMarks, SupportedLanguage } from '../../src/model/index.ts';
import { readAttributions } from './read-attributions.ts';

/** A text of our own, one of its sources, and the name that this source stands for. */
interface ReferenceCase {
  readonly text: string;
  /** The source's words, the last place in the text where they stand as a source. */
  readonly source: string;
  /** A part of the right entity's name; `null` where no named entity is meant. */
  readonly entity: string | null;
}

/** How many sources were read as credits, and of how many the entity is right. */
export interface ReferenceScore {
  readonly cases: number;
  readonly found: number;
  readonly right: number;
  readonly misses: readonly string[];
}

/** Reads `bench/gold/references.json` by rules, or with the marks of a trained reader, and compares. */
export async function scoreReferences(
  language: SupportedLanguage,
  mark?: (text: string, language: string) => Promise<ReaderMarks>,
): Promise<ReferenceScore> {
  const file = join(import.meta.dirname, '../gold/references.json');
  const cases = (JSON.parse(readFileSync(file, 'utf8')) as Record<SupportedLanguage, ReferenceCase[]>)[language];
  let found = 0;
  let right = 0;
  const misses: string[] = [];
  for (const { text, source, entity } of cases) {
    const { attributions, entities } = readAttributions(text, language, await mark?.(text, language));
    const credit = attributions.findLast((one) =>
      one.source.some(({ start, end }) => text.slice(start, end).toLowerCase() === source.toLowerCase()),
    );
    const names = entities.filter((mention) => mention.entity === credit?.sourceEntity).map(({ name }) => name);
    if (credit !== undefined) found += 1;
    const isRight =
      credit !== undefined && (entity === null ? names.length === 0 : names.some((name) => name.includes(entity)));
    if (isRight) right += 1;
    else
      misses.push(`${credit === undefined ? 'no credit' : (names[0] ?? 'nobody')}, not ${entity}: [${source}] ${text}`);
  }
  return { cases: cases.length, found, right, misses };
}
