import { createHash } from 'node:crypto';
import { readCorpus } from '../corpus.ts';

/** One case of the test suites of Microsoft Recognizers-Text. */
export interface RecognizersCase {
  readonly id: string;
  /** The model under test and its options (`NumberModel`, `NumberRangeModelExperimentalMode`). */
  readonly model: string;
  readonly text: string;
  /** The moment that a case of dates counts from, ISO 8601 without a zone. */
  readonly ref: string | null;
  readonly results: readonly RecognizersResult[];
  /** Implementations that skip the case. */
  readonly notSupported?: string;
}

/** One expected entity. */
export interface RecognizersResult {
  readonly Text: string;
  readonly TypeName: string;
  /** Offsets of the first and of the last character; some cases have none. */
  readonly Start?: number;
  readonly End?: number;
  readonly Resolution: Readonly<Record<string, unknown>> | null;
}

/** Reads a file of cases from the data folder. */
export function readCases(args: readonly string[], name: string): RecognizersCase[] {
  return readCorpus<Omit<RecognizersCase, 'model'> & { readonly source: string }>(
    args,
    `quantity/${name}.jsonl.gz`,
  ).map(({ source, ...rest }) => ({ ...rest, model: source.replace(/^Recognizers-Text /, '') }));
}

/**
 * The half of a case: `tuned` was looked at, `held` only measured. By a hash of the text, because suites of several modes repeat the
 * same sentences.
 */
export function halfOf(text: string): 'tuned' | 'held' {
  const hash = createHash('sha256').update(text.toLowerCase().trim()).digest('hex');
  return Number.parseInt(hash.slice(0, 8), 16) % 2 === 0 ? 'tuned' : 'held';
}

/** The span of an expected entity, half-open. */
export function spanOf(text: string, { Text, Start, End }: RecognizersResult): { start: number; end: number } {
  const start = Start ?? text.toLowerCase().indexOf(Text.toLowerCase());
  return { start, end: End === undefined ? start + Text.length : End + 1 };
}

/** An answer to compare with an expected entity: where it stands and what it resolves to. */
export interface Answer {
  readonly start: number;
  readonly end: number;
  readonly resolution: string;
}

/** Cases that pass and all, by half. A case passes as in the suites' own tests: the same entities, no other, spans and resolutions equal. */
export interface Score {
  readonly tuned: { passed: number; all: number; entities: number; right: number };
  readonly held: { passed: number; all: number; entities: number; right: number };
}

/** Scores answers against the cases; misses of the tuned half go to `shown`. */
export function scoreCases(
  cases: readonly RecognizersCase[],
  expected: (result: RecognizersResult, text: string, item: RecognizersCase) => Answer,
  answer: (item: RecognizersCase) => readonly Answer[],
  shown: string[],
): Score {
  const score: Score = {
    tuned: { passed: 0, all: 0, entities: 0, right: 0 },
    held: { passed: 0, all: 0, entities: 0, right: 0 },
  };
  for (const item of cases) {
    const half = halfOf(item.text);
    const wanted = item.results.map((result) => expected(result, item.text, item));
    const got = answer(item);
    const counts = score[half];
    const right = wanted.filter(({ start, end, resolution }) =>
      got.some((one) => one.start < end && start < one.end && one.resolution === resolution),
    ).length;
    const passed =
      got.length === wanted.length &&
      wanted.every((one) =>
        got.some(
          ({ start, end, resolution }) => start === one.start && end === one.end && resolution === one.resolution,
        ),
      );
    counts.all++;
    counts.entities += wanted.length;
    counts.right += right;
    if (passed) counts.passed++;
    else if (half === 'tuned')
      shown.push(`${item.model} ${describe(item.text, wanted)} ≠ ${describe(undefined, got, item.text)}`);
  }
  return score;
}

function describe(text: string | undefined, answers: readonly Answer[], of = text ?? ''): string {
  const list = answers.map(({ start, end, resolution }) => `[${of.slice(start, end)}] ${resolution}`).join('; ');
  return text === undefined ? list : `${JSON.stringify(text.slice(0, 160))} ${list}`;
}

/** Prints a score, beside its bar where there is one. */
export function printScore(name: string, { tuned, held }: Score, bar?: number): void {
  const share = (part: number, whole: number): string => (part / whole).toFixed(3).replace(/^0/, '');
  const all = (tuned.passed + held.passed) / (tuned.all + held.all);
  const beside =
    bar === undefined ? '' : `${String(bar).replace(/^0/, '').padEnd(4)}${all >= bar ? 'reached' : 'missed'}`;
  console.log(
    `${name.padEnd(30)}${share(tuned.passed + held.passed, tuned.all + held.all).padStart(7)}   ${beside.padEnd(14)}` +
      `${share(tuned.passed, tuned.all)} of ${String(tuned.all).padEnd(6)}${share(held.passed, held.all)} of ${String(held.all).padEnd(6)}` +
      `${share(tuned.right, tuned.entities)}, ${share(held.right, held.entities)}`,
  );
}
