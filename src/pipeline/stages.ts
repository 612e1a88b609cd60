import { identifyLanguage } from '../language/index.ts';
import type { SupportedLanguage } from '../model/index.ts';
import { readStructure } from '../read/index.ts';
import { segmentSentences, tokenize } from '../text/index.ts';
import { type AnyStage, defineStage, type Resources } from './stage.ts';

/** The rules of that language; those of English where Firsthand has none of its own. */
const packOf = (code: string, packs: Resources['languagePacks']) =>
  Object.hasOwn(packs, code) ? packs[code as SupportedLanguage] : packs.en;

const language = defineStage({
  name: 'language',
  version: 2,
  requires: ['document'],
  provides: ['language'],
  languages: 'any',
  run: ({ document }) => ({ language: identifyLanguage(document.text) }),
});

const structure = defineStage({
  name: 'structure',
  version: 1,
  requires: ['document', 'language'],
  provides: ['structure'],
  languages: 'any',
  run: ({ document }) => ({ structure: readStructure(document) }),
});

const sentences = defineStage({
  name: 'sentences',
  version: 2,
  requires: ['document', 'language', 'structure'],
  provides: ['sentences'],
  languages: 'any',
  run: ({ document, language, structure }, { languagePacks }) => ({
    sentences: segmentSentences(document.text, structure.blocks, packOf(language.code, languagePacks).sentenceRules),
  }),
});

const tokens = defineStage({
  name: 'tokens',
  version: 2,
  requires: ['document', 'sentences'],
  provides: ['tokens'],
  languages: 'any',
  run: ({ document, sentences }) => ({ tokens: tokenize(document.text, sentences) }),
});

/** Every stage of reading, listed in one place. The planner orders them by what they require and provide. */
export const stages: readonly AnyStage[] = [language, structure, sentences, tokens];
