import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { ReaderMarks } from '../../src/model/index.ts';
import { annotate } from '../../src/pipeline/index.ts';
import { readCorpus } from '../corpus.ts';
import { readGazetteer } from '../gazetteer.ts';
import { countPairs, type PairCounts } from '../pair-counts.ts';

interface PoliclaimRow {
  readonly doc: string;
  readonly text: string;
  readonly label: 0 | 1;
}

/** A sentence of a speech with what was read of it. */
export interface ReadRow {
  readonly doc: string;
  readonly text: string;
  readonly label: boolean;
  /** The highest checkworthiness of its claims; 0 when it claims nothing. */
  readonly checkworthy: number;
}

/** Speeches that the trained reader did not learn from. */
export const heldOutSpeeches: readonly string[] = ['IN2001', 'IN2011'];

/** Claims from here on are checkable. */
export const checkableFrom = 0.5;

/** Reads the speeches of PoliClaim, each whole, by rules or with the marks of the trained reader. */
export async function readPoliclaim(
  args: readonly string[],
  speeches: readonly string[] | undefined,
  mark?: (text: string, language: string) => Promise<ReaderMarks>,
): Promise<ReadRow[]> {
  const rows = readCorpus<PoliclaimRow>(args, 'claims/policlaim.en.jsonl.gz');
  const resources = { languagePacks, gazetteer: readGazetteer(), knownEvents };
  const read: ReadRow[] = [];
  for (const doc of new Set(rows.map((row) => row.doc))) {
    if (speeches !== undefined && !speeches.includes(doc)) continue;
    const ours = rows.filter((row) => row.doc === doc);
    const text = ours.map((row) => row.text).join(' ');
    const document = { id: doc, kind: 'article', declaredLanguage: 'en', text } as const;
    const { claims = [] } = annotate(document, resources, mark && (await mark(text, 'en'))).layers;
    let start = 0;
    for (const row of ours) {
      const end = start + row.text.length;
      const inside = claims.filter((claim) => {
        const middle = (claim.start + claim.end) / 2;
        return middle >= start && middle < end;
      });
      const checkworthy = Math.max(0, ...inside.map((claim) => claim.checkworthy));
      read.push({ doc, text: row.text, label: row.label === 1, checkworthy });
      start = end + 1;
    }
  }
  return read;
}

/** How well the checkable sentences are found. */
export function scoreRows(rows: readonly ReadRow[]): PairCounts {
  return countPairs(rows.map(({ label, checkworthy }) => [label, checkworthy >= checkableFrom]));
}
