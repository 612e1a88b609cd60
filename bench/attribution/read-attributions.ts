import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Attribution, EntityMention, ReaderMarks, SupportedLanguage } from '../../src/model/index.ts';
import { annotate, planStages, type Resources } from '../../src/pipeline/index.ts';
import { readGazetteer } from '../gazetteer.ts';
import { stagesForLanguage } from '../given-language.ts';

let resources: Resources | undefined;
const needed = new Set(['language', 'structure', 'sentences', 'tokens', 'entities', 'attributions']);
const planned = new Map(
  (['en', 'ru', 'uk'] as const).map((code) => [
    code,
    planStages(stagesForLanguage(code).filter(({ name }) => needed.has(name))),
  ]),
);

/** The attributions of a text as the product reads them. @throws Error when a stage fails */
export function attributionsOf(
  text: string,
  language: SupportedLanguage,
  readerMarks?: ReaderMarks,
): readonly Attribution[] {
  return readAttributions(text, language, readerMarks).attributions;
}

/** The attributions of a text with its names. @throws Error when a stage fails */
export function readAttributions(
  text: string,
  language: SupportedLanguage,
  readerMarks?: ReaderMarks,
): { readonly attributions: readonly Attribution[]; readonly entities: readonly EntityMention[] } {
  resources ??= { languagePacks, gazetteer: readGazetteer(), knownEvents };
  const document = { id: 'bench', kind: 'article', text } as const;
  const { layers, failed } = annotate(document, resources, readerMarks, planned.get(language), []);
  if (layers.attributions === undefined) throw new Error(failed.map(({ error }) => error).join('; '));
  return { attributions: layers.attributions, entities: layers.entities ?? [] };
}
