import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { traceReadings } from '../../src/trace/index.ts';
import { exampleReadings } from './example-readings.ts';

/** What the example case says of itself: written with the reports, before any of this code. */
const known = JSON.parse(readFileSync(new URL('../../examples/case/derivations.json', import.meta.url), 'utf8')) as {
  reports: { file: string; derivesFrom: { kind: string; from: string }[] }[];
};
const expected = known.reports.flatMap(({ file, derivesFrom }) =>
  derivesFrom.map(({ kind, from }) => `${file} ${kind} ${from}`),
);

describe('tracing the example case', async () => {
  const { readings, fileOf } = await exampleReadings();
  const trace = traceReadings(readings);
  const found = trace.derivations
    .filter((edge) => edge.target.documentId !== undefined)
    .map((edge) => `${fileOf.get(edge.documentId)} ${edge.kind} ${fileOf.get(edge.target.documentId!)}`);

  it('finds each derivation between captured reports, with its kind and direction', () => {
    expect(found.sort()).toEqual(expected.sort());
  });

  it('goes back to the video, the dispatcher and the official, and to nothing else that was captured', () => {
    const roots = trace.origins
      .filter((origin) => origin.documentId !== undefined)
      .map((origin) => fileOf.get(origin.documentId!));
    expect(roots.sort()).toEqual([
      '08-stepova-khvylia.html',
      'posts.jsonl#holub-1724094771510641874',
      'posts.jsonl#ryabina-214',
    ]);
  });

  it('does not depend on the order of the reports', () => {
    expect(traceReadings([...readings].reverse()).origins).toEqual(trace.origins);
  });

  it('gives spans that slice to words of the deriving report', () => {
    for (const edge of trace.derivations)
      for (const { start, end } of edge.evidence) {
        const { text } = readings.find((reading) => reading.id === edge.documentId)!;
        expect(text.slice(start, end).trim()).not.toBe('');
      }
  });
});
