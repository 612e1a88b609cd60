import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckId } from '../../src/model/index.ts';

/** A person's judgement of one `inconsistent` finding on a document of a public corpus. No text of the corpus is in it. */
export interface JudgedFinding {
  readonly corpus: string;
  readonly document: string;
  /** Of the document's text, UTF-8. */
  readonly sha256: string;
  readonly check: CheckId;
  /** Spans of the finding's evidence in the text, half-open UTF-16 offsets. */
  readonly evidence: readonly (readonly [start: number, end: number])[];
  /** `right`: what the text states does not add up as the finding says; `wrong`: a false alarm. */
  readonly judgement: 'right' | 'wrong';
  /** In the judge's own words. */
  readonly reason: string;
  /** Round of documents that it was drawn in; what was found wrong in one was mended before the next. */
  readonly round: number;
}

/** Every judgement of `bench/gold/findings-judged.jsonl`. */
export function readJudged(): readonly JudgedFinding[] {
  return readFileSync(join(import.meta.dirname, '../gold/findings-judged.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JudgedFinding);
}

/** What makes two findings one: the check, the document, and where its evidence begins. */
export const judgedKey = ({
  document,
  check,
  evidence,
}: Pick<JudgedFinding, 'document' | 'check'> & { readonly evidence: JudgedFinding['evidence'] }): string =>
  `${document} ${check} ${Math.min(...evidence.map(([start]) => start))}`;
