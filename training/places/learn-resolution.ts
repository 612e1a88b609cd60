/**
 * Learns how much each feature counts for what a name stands for, by a conditional logit over its candidates, and writes
 * `src/link/toponyms/resolution-weights.json`. Learns from one half of each corpus and prints accuracy within 161 km on the other.
 * Features of one name depend on what the others stand for, so learning and resolving take turns.
 *
 *     node training/places/learn-resolution.ts --data DIR
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFirstHalf } from '../../bench/places/halves.ts';
import { gazetteerWithVillages, readHomonyms, samePlaceKm } from '../../bench/places/homonyms.ts';
import { resolvePlaces } from '../../bench/places/read-places.ts';
import { distanceKm, openGazetteer } from '../../src/gazetteer/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import { resolveToponyms } from '../../src/link/toponyms/link-toponyms.ts';
import { type FeatureName, featureNames, softmax, weights } from '../../src/link/toponyms/resolve.ts';
import { segmentSentences, tokenize } from '../../src/text/index.ts';
import { type MarkedText, readGeoCorpus } from './corpora.ts';

const data = process.argv[process.argv.indexOf('--data') + 1]!;
const root = join(import.meta.dirname, '../..');
const gazetteer = openGazetteer(new Uint8Array(readFileSync(join(root, 'build/gazetteer.bin'))).buffer);
const nearKm = 161;

/** One name of a text: features of its candidates, and which of them lie where it was marked. */
interface Example {
  readonly features: readonly Float64Array[];
  readonly near: readonly boolean[];
  readonly corpus: string;
  readonly learn: boolean;
}

/** A short context of our own counts as much as this many names of a corpus: there are few, and villages hardly occur elsewhere. */
const homonymWeight = 2;

const rows = (['lgl', 'geowebnews', 'geocorpora'] as const).flatMap((name) => readGeoCorpus(data, name));
const prepared = rows.map((marked) => {
  const blocks = [...marked.text.matchAll(/\S(?:.*\S)?/g)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
    role: 'body' as const,
  }));
  const sentences = segmentSentences(marked.text, blocks, languagePacks.en.sentenceRules);
  return { marked, tokens: tokenize(marked.text, sentences) };
});

function examplesOf({ marked, tokens }: { marked: MarkedText; tokens: ReturnType<typeof tokenize> }): Example[] {
  const resolved = resolveToponyms({ text: marked.text, tokens }, languagePacks.en, gazetteer);
  return examplesIn(marked, resolved, nearKm, inFirstHalf(marked.id));
}

const villages = await gazetteerWithVillages(process.argv);

function homonymExamples(): Example[] {
  return readHomonyms().flatMap((homonym) => {
    const marked = { ...homonym, corpus: 'homonyms', language: homonym.lang, places: [homonym], ignored: [] };
    const examples = examplesIn(
      marked,
      resolvePlaces(homonym.lang, homonym.text, villages),
      samePlaceKm,
      homonym.split === 'dev',
    );
    return homonym.split === 'dev' ? Array.from({ length: homonymWeight }, () => examples).flat() : [];
  });
}

function examplesIn(
  marked: MarkedText,
  { mentions, groupOf, groups, features }: ReturnType<typeof resolveToponyms>,
  nearKm: number,
  learn: boolean,
): Example[] {
  return mentions.flatMap((mention, index) => {
    const gold = marked.places.find(
      ({ start, end, lat }) => start < mention.end && mention.start < end && lat !== undefined,
    );
    if (gold === undefined) return [];
    const number = groupOf[index]!;
    const near = groups[number]!.candidates.entries.map(
      (entry) => distanceKm(entry, { lat: gold.lat!, lon: gold.lon! }) <= nearKm,
    );
    return [
      {
        features: features[number]!.map((item) => item.slice()),
        near,
        corpus: marked.corpus,
        learn,
      },
    ];
  });
}

/** Set, not learned: the corpora are all English and say little of publishers, and a stated region is meant. */
const fixed: Partial<Record<FeatureName, number>> = {
  publisher: 1.5,
  language: 0.5,
  stated: 6,
  listed: 5,
  cityRegion: 1.5,
  regionOfItsCity: -1.5,
};
const fixedNumbers = new Map(
  Object.entries(fixed).map(([name, value]) => [featureNames.indexOf(name as FeatureName), value]),
);

function learn(examples: readonly Example[]): void {
  const useful = examples.filter(({ near }) => near.includes(true) && near.includes(false));
  const [first, second] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  for (const [number, value] of fixedNumbers) weights[number] = value;
  for (let step = 1; step <= 300; step++) {
    const gradient = weights.map((value) => value * 2e-3);
    for (const { features, near } of useful) {
      const probabilities = softmax(
        features.map((item) => item.reduce((sum, value, index) => sum + value * weights[index]!, 0)),
      );
      const mass = Math.max(
        1e-9,
        probabilities.reduce((sum, value, place) => sum + (near[place] ? value : 0), 0),
      );
      features.forEach((item, place) => {
        const error = (probabilities[place]! - (near[place] ? probabilities[place]! / mass : 0)) / useful.length;
        if (Math.abs(error) < 1e-12) return;
        for (let index = 0; index < item.length; index++) gradient[index]! += error * item[index]!;
      });
    }
    for (let index = 0; index < weights.length; index++) {
      if (fixedNumbers.has(index)) continue;
      first[index] = 0.9 * first[index]! + 0.1 * gradient[index]!;
      second[index] = 0.999 * second[index]! + 0.001 * gradient[index]! ** 2;
      weights[index]! -=
        (0.05 * first[index]!) / (1 - 0.9 ** step) / (Math.sqrt(second[index]! / (1 - 0.999 ** step)) + 1e-8);
    }
  }
}

function report(examples: readonly Example[]): void {
  const counts = new Map<string, [right: number, possible: number, all: number]>();
  for (const { features, near, corpus, learn: learned } of examples) {
    const key = `${corpus} ${learned ? 'learned from' : 'held'}`;
    const entry = counts.get(key) ?? [0, 0, 0];
    const scores = features.map((item) => item.reduce((sum, value, index) => sum + value * weights[index]!, 0));
    if (near[scores.indexOf(Math.max(...scores))]) entry[0]++;
    if (near.includes(true)) entry[1]++;
    entry[2]++;
    counts.set(key, entry);
  }
  console.log(
    [...counts]
      .map(
        ([key, [right, possible, all]]) =>
          `${key}: ${(right / all).toFixed(3)} of ${(possible / all).toFixed(3)} possible`,
      )
      .join('; '),
  );
}

for (let turn = 0; turn < 4; turn++) {
  const examples = [...prepared.flatMap(examplesOf), ...homonymExamples()];
  report(examples);
  learn(examples.filter((example) => example.learn));
}
report([...prepared.flatMap(examplesOf), ...homonymExamples()]);
const round = (value: number) => Math.round(value * 100) / 100;
writeFileSync(
  join(root, 'src/link/toponyms/resolution-weights.json'),
  `${JSON.stringify(
    {
      source:
        'Learned by training/places/learn-resolution.ts: conditional logit on one half of LGL, GeoWebNews and GeoCorpora and on the dev half of bench/gold/homonyms.jsonl; publisher, language, stated, listed, cityRegion and regionOfItsCity are set by hand.',
      weights: Object.fromEntries(featureNames.map((name, index) => [name, round(weights[index]!)])),
    },
    null,
    1,
  )}\n`,
);
