import { describe, expect, it } from 'vitest';
import { buildGazetteer } from '../../src/gazetteer/index.ts';
import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import { annotate, type Resources } from '../../src/pipeline/index.ts';

const gazetteer = buildGazetteer({ records: [], coverage: 'no places', smallPlaces: [] });
const resources: Resources = { gazetteer, languagePacks, knownEvents, today: '2024-01-01' };

/** Processor time, in milliseconds, that reading a phrase over and over takes, up to that many characters. */
function readingMs(phrase: string, length: number): number {
  const text = phrase.repeat(Math.ceil(length / phrase.length));
  const { user, system } = process.cpuUsage();
  const { failed } = annotate({ id: 'd', kind: 'article', text }, resources);
  expect(failed).toEqual([]);
  const after = process.cpuUsage();
  return (after.user + after.system - user - system) / 1000;
}

describe('one phrase over and over', () => {
  const phrases = [
    'He said that ',
    'the minister said ',
    'according to Reuters ',
    'reportedly ',
    'citing Reuters, ',
    'сказал он, что ',
    'за словами міністра ',
  ];
  const [short, long] = [60_000, 240_000];
  /** What grows with the square takes sixteen times as long, what grows with the length four times. */
  const mostTimes = 9;
  for (const phrase of phrases)
    it(`“${phrase}” takes time by its length, not by the square of it`, { timeout: 120_000 }, () => {
      readingMs(phrase, short);
      const shortMs = Math.min(readingMs(phrase, short), readingMs(phrase, short));
      expect(readingMs(phrase, long)).toBeLessThan(mostTimes * Math.max(shortMs, 50));
    });
});
