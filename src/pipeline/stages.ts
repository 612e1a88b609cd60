import { findAttributions, findEntities, findHedges, findQuantities, findTimexes } from '../extract/index.ts';
import { identifyLanguage } from '../language/index.ts';
import { boundPublication, findClaims, linkToponyms } from '../link/index.ts';
import type { SupportedLanguage } from '../model/index.ts';
import { readStructure } from '../read/index.ts';
import { segmentSentences, tokenize } from '../text/index.ts';
import { sourcesOfDocument } from '../trace/index.ts';
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
  version: 2,
  requires: ['document', 'language'],
  provides: ['structure'],
  languages: 'any',
  run: ({ document }) => ({ structure: readStructure(document) }),
});

const sentences = defineStage({
  name: 'sentences',
  version: 3,
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

const entities = defineStage({
  name: 'entities',
  version: 3,
  requires: ['document', 'readerMarks', 'language', 'structure', 'sentences', 'tokens'],
  provides: ['entities'],
  languages: ['en', 'ru', 'uk'],
  run: ({ document, readerMarks, language, structure, sentences, tokens }, { languagePacks, gazetteer }) => ({
    entities: findEntities(
      document.text,
      structure,
      sentences,
      tokens,
      { pack: packOf(language.code, languagePacks), latin: languagePacks.en, gazetteer },
      readerMarks.absent === undefined ? readerMarks.names : undefined,
    ),
  }),
});

const toponyms = defineStage({
  name: 'toponyms',
  version: 2,
  requires: ['document', 'language', 'structure', 'tokens', 'entities', 'quantities'],
  provides: ['toponyms'],
  languages: ['en', 'ru', 'uk'],
  run: ({ document, language, structure, tokens, entities, quantities }, { languagePacks, gazetteer }) => ({
    toponyms: linkToponyms(
      {
        text: document.text,
        tokens,
        entities,
        quantities,
        publisher: structure.publisher ?? document.publisher,
        uri: document.uri,
      },
      packOf(language.code, languagePacks),
      gazetteer,
    ),
  }),
});

const hedges = defineStage({
  name: 'hedges',
  version: 2,
  requires: ['document', 'language', 'sentences', 'tokens'],
  provides: ['hedges'],
  languages: ['en', 'ru', 'uk'],
  run: ({ document, language, sentences, tokens }, { languagePacks }) => ({
    hedges: findHedges(document.text, sentences, tokens, packOf(language.code, languagePacks)),
  }),
});

const timexes = defineStage({
  name: 'timexes',
  version: 3,
  requires: ['document', 'language', 'structure'],
  provides: ['timexes'],
  languages: ['en', 'ru', 'uk'],
  run: ({ document, language, structure }, { languagePacks }) => ({
    timexes: findTimexes({
      text: document.text,
      blocks: structure.blocks,
      embeds: structure.embeds,
      publishedAt: document.publishedAt ?? structure.publishedAt,
      pack: packOf(language.code, languagePacks),
    }),
  }),
});

const quantities = defineStage({
  name: 'quantities',
  version: 2,
  requires: ['document', 'language', 'structure', 'timexes'],
  provides: ['quantities'],
  languages: ['en', 'ru', 'uk'],
  run: ({ document, language, structure, timexes }, { languagePacks }) => ({
    quantities: findQuantities({
      text: document.text,
      blocks: structure.blocks,
      timexes,
      pack: packOf(language.code, languagePacks),
    }),
  }),
});

const attributions = defineStage({
  name: 'attributions',
  version: 4,
  requires: ['document', 'language', 'structure', 'sentences', 'tokens', 'entities', 'readerMarks'],
  provides: ['attributions'],
  languages: ['en', 'ru', 'uk'],
  run: (layers, { languagePacks }) => ({
    attributions: findAttributions(layers, packOf(layers.language.code, languagePacks)),
  }),
});

const claims = defineStage({
  name: 'claims',
  version: 4,
  requires: [
    'document',
    'readerMarks',
    'language',
    'structure',
    'sentences',
    'tokens',
    'entities',
    'toponyms',
    'timexes',
    'quantities',
    'hedges',
    'attributions',
  ],
  provides: ['claims'],
  languages: ['en', 'ru', 'uk'],
  run: (layers, { languagePacks }) => ({ claims: findClaims(layers, packOf(layers.language.code, languagePacks)) }),
});

const publicationBounds = defineStage({
  name: 'publicationBounds',
  version: 1,
  requires: ['document', 'structure'],
  provides: ['publicationBounds'],
  languages: 'any',
  run: (layers) => ({ publicationBounds: boundPublication(layers) }),
});

const derivations = defineStage({
  name: 'derivations',
  version: 3,
  requires: ['document', 'language', 'structure', 'entities', 'attributions'],
  provides: ['derivations'],
  languages: ['en', 'ru', 'uk'],
  run: (layers, { languagePacks }) => ({
    derivations: sourcesOfDocument(layers, packOf(layers.language.code, languagePacks)),
  }),
});

/** Every stage of reading, listed in one place. The planner orders them by what they require and provide. */
export const stages: readonly AnyStage[] = [
  language,
  structure,
  sentences,
  tokens,
  entities,
  hedges,
  toponyms,
  timexes,
  quantities,
  attributions,
  claims,
  publicationBounds,
  derivations,
];
