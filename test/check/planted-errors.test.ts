import { describe, expect, it } from 'vitest';
import { evaluatePair, readPlanted } from '../../bench/checks/planted.ts';
import { readGazetteer } from '../../bench/gazetteer.ts';

const gazetteer = readGazetteer();
const results = readPlanted().map((pair) => evaluatePair(pair, gazetteer));

describe('planted errors', () => {
  it('are 120 and more, in three languages, with every check among them', () => {
    expect(results.length).toBeGreaterThanOrEqual(120);
    expect(new Set(results.map(({ pair }) => pair.lang)).size).toBe(3);
    expect(new Set(results.map(({ pair }) => pair.check)).size).toBe(13);
  });

  it('are found, 95 of 100 and more', () => {
    expect(results.filter(({ found }) => found).length / results.length).toBeGreaterThanOrEqual(0.95);
  });

  it('raise no alarm on more than 2 of 100 twins without an error', () => {
    const alarming = results.filter(({ alarms }) => alarms.length > 0).map(({ pair }) => pair.id);
    expect(alarming.length / results.length, alarming.join(', ')).toBeLessThanOrEqual(0.02);
  });
});
