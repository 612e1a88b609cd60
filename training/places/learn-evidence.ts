/**
 * Learns how much each piece of evidence counts for a name being meant as a place, by logistic regression, and writes
 * `src/link/toponyms/evidence-weights.json`. Learns from one half of each corpus and prints precision and recall on the other.
 *
 *     node training/places/learn-evidence.ts --data DIR
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFirstHalf } from '../../bench/places/halves.ts';
import { gazetteerWithVillages, readHomonyms } from '../../bench/places/homonyms.ts';
import { placeLayers } from '../../bench/places/read-places.ts';
import { openGazetteer } from '../../src/gazetteer/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import { compileLexicon } from '../../src/link/toponyms/compiled-lexicon.ts';
import {
  documentEvidence,
  type EvidenceName,
  evidenceNames,
  gatherEvidence,
} from '../../src/link/toponyms/evidence.ts';
import { addOtherMentions } from '../../src/link/toponyms/judge-mentions.ts';
import { findMentions } from '../../src/link/toponyms/link-toponyms.ts';
import type { NameMention } from '../../src/link/toponyms/name-mentions.ts';
import { readPlaceWords } from '../../src/link/toponyms/place-words.ts';
import { annotate, planStages, stages } from '../../src/pipeline/index.ts';
import { type MarkedText, readGeoCorpus, readNameCorpus } from './corpora.ts';

const data = process.argv[process.argv.indexOf('--data') + 1]!;
const root = join(import.meta.dirname, '../..');
const gazetteer = openGazetteer(new Uint8Array(readFileSync(join(root, 'build/gazetteer.bin'))).buffer);

const resources = { languagePacks, gazetteer, knownEvents: [] };
const learnedStages = planStages(
  stages.filter(({ name }) => ['language', 'structure', 'sentences', 'tokens', 'entities'].includes(name)),
);

interface Example {
  readonly evidence: Float64Array;
  readonly withNames: boolean;
  readonly isPlace: boolean;
  readonly corpus: string;
  readonly learn: boolean;
  readonly shown: string;
}

/** Mentions of one document with their evidence, for the second judgement. */
const groups: { mentions: readonly NameMention[]; evidence: Float64Array[]; language: string }[] = [];

function examplesOf(marked: MarkedText): { examples: Example[]; missed: number } {
  const pack = languagePacks[marked.language];
  const lexicon = compileLexicon(pack);
  const { layers } = annotate(
    { id: marked.id, kind: 'article', text: marked.text, declaredLanguage: marked.language },
    resources,
    learnedStages,
  );
  const { tokens = [], entities } = layers;
  const words = readPlaceWords(marked.text, tokens, lexicon);
  const mentions = findMentions(marked.text, words, gazetteer, lexicon);
  const overlaps = (list: readonly { start: number; end: number }[], span: { start: number; end: number }) =>
    list.some(({ start, end }) => start < span.end && span.start < end);
  const learn = inFirstHalf(marked.id);
  // Once with the names that were found, once without: weights must serve where the search for names failed.
  const documents = [entities, undefined].map((names) => documentEvidence(words, mentions, names, lexicon));
  const kept = mentions.flatMap((mention, index) =>
    mention.byRegionWord || overlaps(marked.ignored, mention) ? [] : [{ mention, index }],
  );
  const examples = documents.flatMap((document) => {
    const evidence = mentions.map((mention) => gatherEvidence(mention, document));
    groups.push({ mentions, evidence, language: marked.language });
    return kept.map(({ mention, index }) => ({
      evidence: evidence[index]!,
      withNames: document.entities !== undefined,
      isPlace: overlaps(marked.places, mention),
      corpus: marked.corpus,
      learn,
      shown:
        marked.text.slice(Math.max(0, mention.start - 40), mention.start) +
        '[[' +
        marked.text.slice(mention.start, mention.end) +
        ']]' +
        marked.text.slice(mention.end, mention.end + 30),
    }));
  });
  const missed = marked.places.filter((place) => !overlaps(mentions, place)).length;
  return { examples, missed };
}

/** A name of our own contexts counts as much as this many of a corpus: there are few, and villages hardly occur elsewhere. */
const homonymWeight = 3;
const villages = await gazetteerWithVillages(process.argv);

/** The names that our own contexts are about, of the dev half, with villages loaded; what else stands in them is not marked. */
function homonymExamples(languages: readonly string[]): Example[] {
  return readHomonyms()
    .filter(({ lang, split }) => split === 'dev' && languages.includes(lang))
    .flatMap(({ lang, text, start, end }) => {
      const { tokens, entities } = placeLayers(lang, text, villages);
      const lexicon = compileLexicon(languagePacks[lang]);
      const words = readPlaceWords(text, tokens, lexicon);
      const mentions = findMentions(text, words, villages, lexicon);
      const document = documentEvidence(words, mentions, entities, lexicon);
      const evidence = mentions.map((mention) => gatherEvidence(mention, document));
      groups.push({ mentions, evidence, language: lang });
      return mentions.flatMap((mention, index): Example[] => {
        if (mention.byRegionWord || mention.end <= start || end <= mention.start) return [];
        const example = { evidence: evidence[index]!, withNames: true, isPlace: true, corpus: 'homonyms', learn: true };
        return Array.from({ length: homonymWeight }, () => ({ ...example, shown: text }));
      });
    });
}

/** Full-batch Adam on the mean log loss with an L2 penalty. */
function learn(examples: readonly Example[]): { bias: number; weights: Float64Array } {
  const size = evidenceNames.length + 1;
  const [weights, first, second] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const penalty = 1e-4;
  for (let step = 1; step <= 500; step++) {
    const gradient = weights.map((value, index) => (index === size - 1 ? 0 : value * penalty));
    for (const example of examples) {
      const { evidence, isPlace } = example;
      let sum = weights[size - 1]!;
      for (let index = 0; index < evidence.length; index++) sum += evidence[index]! * weights[index]!;
      const error = (1 / (1 + Math.exp(-sum)) - Number(isPlace)) / examples.length;
      for (let index = 0; index < evidence.length; index++) gradient[index]! += error * evidence[index]!;
      gradient[size - 1]! += error;
    }
    for (let index = 0; index < size; index++) {
      first[index] = 0.9 * first[index]! + 0.1 * gradient[index]!;
      second[index] = 0.999 * second[index]! + 0.001 * gradient[index]! ** 2;
      const rate = step < 350 ? 0.1 : 0.02;
      weights[index]! -=
        (rate * first[index]!) / (1 - 0.9 ** step) / (Math.sqrt(second[index]! / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return { bias: weights[size - 1]!, weights: weights.slice(0, size - 1) };
}

/**
 * Set, not learned: the corpora hold hardly any distances, front lines, villages and hashtags, and mark "Dublin" in "Dublin Road" and in "Dublin River", and Firsthand does not take streets and rivers for towns.
 * Names with such words beside them are not learned from.
 */
const fixed: Partial<Record<EvidenceName, number>> = {
  beforeStreet: -4,
  afterStreet: -4,
  beforeFeature: -3,
  beforeFront: -5,
  beforeDistance: 2.5,
  afterDistance: 2.5,
  smallAfterSettlementWord: 1.5,
  hashtag: 1,
};
const isFixed = ({ evidence }: Example): boolean =>
  evidenceNames.some((name, index) => fixed[name] !== undefined && evidence[index]! > 0);

const round = (value: number) => Math.round(value * 100) / 100;
const settings = {
  en: () => [
    ...readGeoCorpus(data, 'lgl'),
    ...readGeoCorpus(data, 'geowebnews'),
    ...readNameCorpus(data, 'worldwide-newswire.en', 'en'),
    ...readNameCorpus(data, 're3d.en', 'en'),
    ...readNameCorpus(data, 'uner-ewt.en', 'en'),
  ],
  ru: () => [
    ...readNameCorpus(data, 'factrueval2016.ru', 'ru'),
    ...readNameCorpus(data, 'nerel11.ru', 'ru'),
    ...readNameCorpus(data, 'slavicner.ru', 'ru'),
  ],
  uk: () => [
    ...readNameCorpus(data, 'slavicner.uk', 'uk'),
    ...readNameCorpus(data, 'factrueval2016.ru', 'ru'),
    ...readNameCorpus(data, 'nerel11.ru', 'ru'),
    ...readNameCorpus(data, 'slavicner.ru', 'ru'),
  ],
};
const languages: Record<string, unknown> = {};
for (const [language, read] of Object.entries(settings)) {
  const results = read().map((marked) => ({ ...examplesOf(marked), marked }));
  const examples = [
    ...results.flatMap((result) => result.examples),
    ...homonymExamples(language === 'en' ? ['en'] : ['ru', 'uk']),
  ];
  const learned = examples.filter((example) => example.learn && !isFixed(example));
  let bias = 0;
  let weights = new Float64Array(evidenceNames.length);
  const chance = (evidence: Float64Array) =>
    1 / (1 + Math.exp(-(bias + evidence.reduce((sum, value, index) => sum + value * weights[index]!, 0))));
  const probability = ({ evidence }: Example) => chance(evidence);
  // What other mentions of a name are taken for depends on the weights, so learning and judging take turns.
  for (let turn = 0; turn < 3; turn++) {
    ({ bias, weights } = learn(learned));
    for (const [name, value] of Object.entries(fixed)) weights[evidenceNames.indexOf(name as EvidenceName)] = value;
    for (const { mentions, evidence } of groups) {
      for (const item of evidence)
        for (const name of ['sameNameElsewhere', 'regionElsewhere', 'neighbourElsewhere'] as const)
          item[evidenceNames.indexOf(name)] = 0;
      const first = evidence.map((item, index) => (mentions[index]!.byRegionWord ? 1 : chance(item)));
      addOtherMentions(mentions, evidence, first);
    }
  }
  groups.length = 0;
  for (const corpus of new Set(results.map(({ marked }) => marked.corpus))) {
    for (const withNames of [true, false]) {
      const own = examples.filter(
        (example) => example.corpus === corpus && !example.learn && example.withNames === withNames,
      );
      const places = own.filter(({ isPlace }) => isPlace).length;
      const missed = results
        .filter(({ marked }) => marked.corpus === corpus && !inFirstHalf(marked.id))
        .reduce((sum, { missed: count }) => sum + count, 0);
      const taken = own.filter((example) => probability(example) >= 0.5);
      const right = taken.filter(({ isPlace }) => isPlace).length;
      const [precision, recall] = [right / taken.length, right / (places + missed)];
      console.log(
        language,
        corpus,
        withNames ? 'with names:' : 'alone:',
        `names ${own.length} places ${places} not in gazetteer ${missed} P ${round(precision)} R ${round(recall)} F1 ${round((2 * precision * recall) / (precision + recall))}`,
      );
      if (withNames && process.argv.includes('--show') && corpus === process.argv[process.argv.indexOf('--show') + 1])
        for (const example of own)
          if (probability(example) >= 0.5 !== example.isPlace)
            console.log(
              example.isPlace ? 'MISSED' : 'WRONG',
              round(probability(example)),
              example.shown.replaceAll('\n', ' '),
            );
    }
  }
  languages[language] = {
    bias: round(bias),
    weights: Object.fromEntries(evidenceNames.map((name, index) => [name, round(weights[index]!)])),
  };
}
writeFileSync(
  join(root, 'src/link/toponyms/evidence-weights.json'),
  `${JSON.stringify(
    {
      source:
        'Learned by training/places/learn-evidence.ts: logistic regression on one half of LGL, GeoWebNews, Worldwide Newswire, RE3D and UNER-EWT (English), FactRuEval, NEREL and SlavicNER (Russian, Ukrainian), and the dev half of bench/gold/homonyms.jsonl.',
      languages,
    },
    null,
    1,
  )}\n`,
);
