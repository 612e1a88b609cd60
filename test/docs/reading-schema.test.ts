import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error a plain script without types
import { readingSchema } from '../../scripts/build-schema.mjs';
import { type ReportResult, readReports } from '../../src/app/index.ts';
import { hostileReading } from '../fixtures/hostile-reading.ts';
import { thirdHandReading } from '../fixtures/third-hand-reading.ts';

const published = readFileSync(new URL('../../docs/reading.schema.json', import.meta.url), 'utf8');
const examples = fileURLToPath(new URL('../../examples/case/reports', import.meta.url));

describe('docs/reading.schema.json', () => {
  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(published));
  /** What is wrong with a value, in words; empty when it is valid. */
  const problemsOf = (value: unknown): string[] =>
    validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

  it('is what the type Reading gives: npm run schema', () => {
    expect(published).toBe(readingSchema());
  });

  it('accepts a reading with something in every layer', () => {
    expect(problemsOf(thirdHandReading())).toEqual([]);
    expect(problemsOf(hostileReading())).toEqual([]);
  });

  it.each([
    ['without a text', { text: undefined }],
    ['with a span of one number', { attributions: [{ ...thirdHandReading().attributions[0], cue: [[1]] }] }],
    ['with an outcome that is none', { findings: [{ ...thirdHandReading().findings[0], outcome: 'true' }] }],
  ])('refuses a reading %s', (_, change) => {
    expect(problemsOf(JSON.parse(JSON.stringify({ ...thirdHandReading(), ...change })))).not.toEqual([]);
  });

  it('lets later versions add fields', () => {
    expect(problemsOf({ ...thirdHandReading(), added: 1 })).toEqual([]);
  });

  describe('and the example case', () => {
    const results: ReportResult[] = [];
    beforeAll(async () => {
      for await (const result of readReports([examples], { today: '2023-11-20' })) results.push(result);
    });

    it('reads every example', () => {
      expect(results.map((result) => (result.kind === 'rejected' ? result.message : 'read'))).toEqual(
        Array.from({ length: 12 }, () => 'read'),
      );
    });

    it('accepts the reading of every example', () => {
      const problems = results.flatMap((result) => (result.kind === 'reading' ? problemsOf(result.reading) : []));
      expect(problems).toEqual([]);
    });

    it('finds every span of every example inside its text', () => {
      const outside: string[] = [];
      for (const result of results) {
        if (result.kind !== 'reading') continue;
        const { reading } = result;
        const check = (layer: string, start: number, end: number): void => {
          if (!(start >= 0 && start < end && end <= reading.text.length))
            outside.push(`${reading.id} ${layer} ${start}-${end}`);
        };
        for (const layer of ['embeds', 'entities', 'claims', 'toponyms', 'timexes', 'quantities', 'hedges'] as const)
          for (const { start, end } of reading[layer]) check(layer, start, end);
        for (const { source, cue, content } of reading.attributions)
          for (const [start, end] of [...source, ...cue, ...content]) check('attributions', start, end);
        for (const { evidence } of [...reading.findings, ...reading.derivations])
          for (const [start, end] of evidence) check('evidence', start, end);
      }
      expect(outside).toEqual([]);
    });
  });
});
