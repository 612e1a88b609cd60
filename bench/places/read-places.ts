import type { Gazetteer } from '../../src/gazetteer/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import { type ResolvedNames, resolveToponyms } from '../../src/link/toponyms/link-toponyms.ts';
import type { SupportedLanguage, Toponym } from '../../src/model/index.ts';
import { annotate, defineStage, planStages, stages } from '../../src/pipeline/index.ts';

const needed = new Set(['structure', 'sentences', 'tokens', 'entities', 'timexes', 'quantities', 'toponyms']);

/**
 * Reads the places of a text in a known language: a sentence is often too short to tell its language by.
 * @throws Error when a stage fails
 */
export function readPlaces(
  language: SupportedLanguage,
  text: string,
  gazetteer: Gazetteer,
  uri?: string,
): readonly Toponym[] {
  return placeLayers(language, text, gazetteer, uri).toponyms;
}

/** Like `readPlaces`, with everything that was weighed. */
export function resolvePlaces(language: SupportedLanguage, text: string, gazetteer: Gazetteer): ResolvedNames {
  const { tokens, entities, quantities } = placeLayers(language, text, gazetteer);
  return resolveToponyms({ text, tokens, entities, quantities }, languagePacks[language], gazetteer);
}

/** The layers that the search for places reads, and what it found. */
export function placeLayers(language: SupportedLanguage, text: string, gazetteer: Gazetteer, uri?: string) {
  const known = defineStage({
    name: 'language',
    version: 1,
    requires: ['document'],
    provides: ['language'],
    languages: 'any',
    run: () => ({ language: { code: language, confidence: 1 } }),
  });
  const planned = planStages([known, ...stages.filter(({ name }) => needed.has(name))]);
  const document = { id: 'text', kind: 'article', text, ...(uri === undefined ? {} : { uri }) } as const;
  const { layers, failed } = annotate(document, { languagePacks, gazetteer, knownEvents: [] }, undefined, planned, []);
  const { toponyms, tokens, entities, quantities } = layers;
  if (toponyms === undefined || tokens === undefined) throw new Error(JSON.stringify(failed));
  return { toponyms, tokens, entities, quantities };
}
