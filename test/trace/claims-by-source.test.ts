import { describe, expect, it } from 'vitest';
import { buildGazetteer } from '../../src/gazetteer/index.ts';
import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import { annotate, toReading } from '../../src/pipeline/index.ts';
import { claimsBySource } from '../../src/trace/index.ts';

const gazetteer = buildGazetteer({ records: [], coverage: 'no places', smallPlaces: [] });

const chainsOf = (text: string): readonly (readonly string[])[] =>
  claimsBySource(
    toReading(annotate({ id: 'd', kind: 'article', text }, { gazetteer, languagePacks, knownEvents })),
  ).map(({ chain }) => chain);

const opening = 'The harbour lies north of the old town, and the ferries leave from there every morning before eight.';

describe('claims by their source', () => {
  it('say of a pronoun that stands for nobody known that it does', () => {
    expect(chainsOf(`${opening} They said that the pier was sold in May.`)).toContainEqual(['“They” (not told who)']);
  });

  it('call a named source by its name', () => {
    expect(chainsOf(`${opening} Reuters said that the pier was sold in May.`)).toContainEqual(['Reuters']);
  });
});
