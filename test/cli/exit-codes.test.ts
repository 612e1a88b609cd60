import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/cli/exit-codes.ts';

describe('exit codes', () => {
  const page = readFileSync(new URL('../../docs/exit-codes.md', import.meta.url), 'utf8');
  const documented = [...page.matchAll(/^\| (\d+) \| `([a-z-]+)`/gm)].map(([, code, name]) => [name, Number(code)]);

  it('are documented as they are', () => {
    expect(Object.fromEntries(documented)).toEqual(exitCodes);
    expect(documented).toHaveLength(Object.keys(exitCodes).length);
  });

  it('differ from one another, and are none that shells use', () => {
    const codes = Object.values(exitCodes);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) {
      expect(code).toBeGreaterThan(0);
      expect(code).toBeLessThan(64);
    }
  });
});
