import { type Gazetteer, placeKey } from '../../gazetteer/index.ts';
import type { CompiledLexicon } from './compiled-lexicon.ts';
import { hasClass, type PlaceWord } from './place-words.ts';

/** Adjectives of Russian and Ukrainian regions are formed with these. */
const adjective = /^(\p{L}+(?:ск|цк|ськ|цьк|зьк))\p{L}{1,3}$/u;
const rememberedWords = 20_000;
const answers = new WeakMap<Gazetteer, WeakMap<CompiledLexicon, Map<string, string | undefined>>>();

/**
 * The region that an adjective names («орловские депутаты», «на закарпатській дорозі»), as country and admin-1 code (`RU.56`);
 * undefined for other words and in languages without such adjectives.
 */
export function adjectiveRegion(word: PlaceWord, gazetteer: Gazetteer, lexicon: CompiledLexicon): string | undefined {
  if (!lexicon.inflects || word.kind !== 'word' || !adjective.test(word.lower) || hasClass(word, 'region'))
    return undefined;
  const known = answersOf(gazetteer, lexicon);
  if (known.has(word.lower)) return known.get(word.lower);
  const found = find(word.lower, gazetteer);
  if (known.size >= rememberedWords) known.clear();
  known.set(word.lower, found);
  return found;
}

function answersOf(gazetteer: Gazetteer, lexicon: CompiledLexicon): Map<string, string | undefined> {
  let byLexicon = answers.get(gazetteer);
  if (byLexicon === undefined) {
    byLexicon = new WeakMap();
    answers.set(gazetteer, byLexicon);
  }
  let known = byLexicon.get(lexicon);
  if (known === undefined) {
    known = new Map();
    byLexicon.set(lexicon, known);
  }
  return known;
}

function find(lower: string, gazetteer: Gazetteer): string | undefined {
  const stem = adjective.exec(lower)![1]!;
  for (const region of [`${stem}ая область`, `${stem}а область`, `${stem}ий край`]) {
    const found = gazetteer.lookupKey(placeKey(region)).find(({ featureCode }) => featureCode === 'ADM1');
    if (found !== undefined) return `${found.country}.${found.admin1}`;
  }
  return undefined;
}
