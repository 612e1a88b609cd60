import { identifyLanguage } from '../language/index.ts';
import { readStructure } from '../read/index.ts';
import { segmentSentences, tokenize } from '../text/index.ts';
import { type AnyStage, defineStage } from './stage.ts';

const language = defineStage({
  name: 'language',
  version: 1,
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
  version: 1,
  requires: ['document', 'language', 'structure'],
  provides: ['sentences'],
  languages: 'any',
  run: ({ document, language, structure }) => ({
    sentences: segmentSentences(document.text, structure.blocks, language.code),
  }),
});

const tokens = defineStage({
  name: 'tokens',
  version: 1,
  requires: ['document', 'sentences'],
  provides: ['tokens'],
  languages: 'any',
  run: ({ document, sentences }) => ({ tokens: tokenize(document.text, sentences) }),
});

/** Every stage of reading, listed in one place. The planner orders them by what they require and provide. */
export const stages: readonly AnyStage[] = [language, structure, sentences, tokens];
