import type { SupportedLanguage } from '../src/model/index.ts';
import { type AnyStage, defineStage, stages } from '../src/pipeline/index.ts';

/** Every stage, with the language given instead of identified: a single sentence may be too short to tell it. */
export function stagesForLanguage(code: SupportedLanguage): readonly AnyStage[] {
  const given = defineStage({
    name: 'language',
    version: 1,
    requires: ['document'],
    provides: ['language'],
    languages: 'any',
    run: () => ({ language: { code, confidence: 1 } }),
  });
  return stages.map((stage) => (stage.name === 'language' ? given : stage));
}
