import type { Gazetteer } from '../../src/gazetteer/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { SupportedLanguage, Toponym } from '../../src/model/index.ts';
import { annotate, defineStage, planStages, stages } from '../../src/pipeline/index.ts';

const needed = new Set(['structure', 'sentences', 'tokens', 'entities', 'toponyms']);

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
  if (layers.toponyms === undefined) throw new Error(JSON.stringify(failed));
  return layers.toponyms;
}
