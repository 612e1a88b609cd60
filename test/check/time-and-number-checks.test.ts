import { describe, expect, it } from 'vitest';
import gold from '../../bench/gold/checks.json' with { type: 'json' };
import type { CheckId } from '../../src/model/index.ts';
import { findingsOf } from './findings-of.ts';

interface CheckCase {
  readonly check: string;
  readonly lang: string;
  readonly text: string;
  readonly publishedOn?: string;
  readonly outcomes: readonly string[];
  readonly dueOn?: string;
}

describe('checks of time and number', () => {
  it.each(gold.cases as readonly CheckCase[])(
    '$check: “$text” gives $outcomes',
    ({ check, lang, text, publishedOn, outcomes, dueOn }) => {
      const findings = findingsOf(check as CheckId, text, {
        declaredLanguage: lang,
        ...(publishedOn === undefined ? {} : { publishedOn }),
      });
      expect(findings.map(({ outcome }) => outcome)).toEqual(outcomes);
      if (dueOn !== undefined) expect(findings[0]!.dueOn).toBe(dueOn);
      for (const { evidence, working } of findings) {
        expect(working).not.toBe('');
        for (const { start, end } of evidence) expect(text.slice(start, end)).not.toBe('');
      }
    },
  );
});
