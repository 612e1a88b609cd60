import { describe, expect, it } from 'vitest';
import { buildGazetteer } from '../../src/gazetteer/index.ts';
import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import { annotate } from '../../src/pipeline/index.ts';

const resources = {
  gazetteer: buildGazetteer({ records: [], coverage: 'no places', smallPlaces: [] }),
  languagePacks,
  knownEvents,
};

const text =
  'The council of Lumno closed 14 mills on 3 May because the river was low. The evening was long and quiet for all of us there.';

/** Claims when the trained reader gives every word of the text the same log-odds. */
function claimsWith(logOdds: number) {
  const starts = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => match.index);
  const scores = starts.map(() => logOdds);
  const marks = { model: 'reader@test', names: [], credits: [], words: { starts, checkable: scores, hedged: scores } };
  return annotate({ id: 'd', kind: 'post', text }, resources, marks).layers.claims ?? [];
}

describe('claims of a text that the trained reader marked', () => {
  it('are rated by what the reader says', () => {
    expect(claimsWith(4).every(({ checkworthy }) => checkworthy > 0.9)).toBe(true);
    expect(claimsWith(-4).every(({ checkworthy }) => checkworthy < 0.1)).toBe(true);
  });

  it('are told apart by rules within what the reader says', () => {
    const [concrete, general] = claimsWith(0);
    expect(concrete!.checkworthy).toBeGreaterThan(general!.checkworthy);
  });

  it('say where their times and quantities stand', () => {
    const [claim] = claimsWith(0);
    expect(claim!.timexes!.map(({ start, end }) => text.slice(start, end))).toContain('3 May');
    expect(claim!.quantities!.some(({ start, end }) => text.slice(start, end).startsWith('14'))).toBe(true);
  });
});
