import { type LanguagePack, normalForm, type PlaceLexicon } from '../../language/index.ts';

/** What a word says about the names beside it, as bits. */
export const placeWordClass = {
  settlement: 1,
  region: 2,
  regionPlural: 4,
  district: 8,
  districtPlural: 16,
  country: 32,
  feature: 64,
  street: 128,
  institution: 256,
  role: 512,
  title: 1024,
  inPreposition: 2048,
  nearPreposition: 4096,
  fromPreposition: 8192,
  toPreposition: 16384,
  ofPreposition: 32768,
  connector: 65536,
  article: 131072,
  coordinator: 262144,
  direction: 524288,
  functionWord: 1048576,
  abbreviatedHead: 2097152,
  front: 4194304,
  onPreposition: 8388608,
  lengthUnit: 16777216,
  river: 33554432,
} as const;
export type PlaceWordClass = keyof typeof placeWordClass;

/** One ending rule: the ending as it stands, and what may stand there in the dictionary form. */
export type EndingRule = readonly [ending: string, replacements: readonly string[]];

/** The place lexicon of a language, ready for searching. */
export interface CompiledLexicon {
  readonly pack: LanguagePack;
  readonly classes: ReadonlyMap<string, number>;
  readonly commonWords: ReadonlySet<string>;
  /** Country code by inhabitant or adjective; for inflected languages by its stem, see `demonymCountry`. */
  readonly demonyms: ReadonlyMap<string, string>;
  readonly longestDemonym: number;
  readonly regionAbbreviations: ReadonlyMap<string, string>;
  /** Dictionary form of a region word, by every form of it. */
  readonly regionHeads: ReadonlyMap<string, string>;
  readonly inflects: boolean;
  readonly nounRules: readonly EndingRule[];
  readonly adjectiveRules: readonly EndingRule[];
  readonly regionAdjectiveRules: readonly EndingRule[];
  readonly adjectiveToPlaceRules: readonly EndingRule[];
}

const compiled = new WeakMap<LanguagePack, CompiledLexicon>();

/** Compiles the place lexicon of a language, once. */
export function compileLexicon(pack: LanguagePack): CompiledLexicon {
  const known = compiled.get(pack);
  if (known) return known;
  const lexicon = compile(pack);
  compiled.set(pack, lexicon);
  return lexicon;
}

function compile(pack: LanguagePack): CompiledLexicon {
  const { places, placeInflection, functionWords } = pack;
  const classes = new Map<string, number>();
  const add = (name: PlaceWordClass, words: readonly string[]): void => {
    for (const word of words) {
      const key = normalForm(word);
      classes.set(key, (classes.get(key) ?? 0) | placeWordClass[name]);
    }
  };
  for (const [name, words] of wordLists(places)) add(name, words);
  add('lengthUnit', pack.placeDistances.units);
  for (const list of [
    functionWords.determiners,
    functionWords.prepositions,
    functionWords.coordinators,
    functionWords.subordinators,
    functionWords.auxiliaries,
    functionWords.adverbs,
    functionWords.relatives,
    functionWords.objectPronouns,
    functionWords.sentenceOpeners,
    functionWords.timeWords,
    Object.keys(functionWords.subjectPronouns),
  ])
    add('functionWord', list);
  const demonyms = new Map(
    Object.entries(places.demonyms).flatMap(([country, words]) => words.map((word) => [normalForm(word), country])),
  );
  const rules = (table: Readonly<Record<string, readonly string[]>>): EndingRule[] =>
    Object.entries(table).sort(([a], [b]) => b.length - a.length);
  return {
    pack,
    classes,
    commonWords: new Set([
      ...places.commonWords.split(' '),
      ...Object.values(pack.calendar.months).flat(),
      ...Object.values(pack.calendar.weekdays).flat(),
    ]),
    demonyms,
    longestDemonym: Math.max(...[...demonyms.keys()].map((word) => word.length)),
    regionAbbreviations: new Map(
      Object.entries(places.regionAbbreviations).flatMap(([region, forms]) => forms.map((form) => [form, region])),
    ),
    regionHeads: new Map(Object.entries(placeInflection.regionHeads)),
    inflects: Object.keys(placeInflection.noun).length > 0,
    nounRules: rules(placeInflection.noun),
    adjectiveRules: rules(placeInflection.adjective),
    regionAdjectiveRules: rules(placeInflection.regionAdjective),
    adjectiveToPlaceRules: rules(placeInflection.adjectiveToPlace),
  };
}

function wordLists(places: PlaceLexicon): [PlaceWordClass, readonly string[]][] {
  return [
    ['settlement', places.settlementWords],
    ['region', places.regionWords],
    ['regionPlural', places.regionPlurals],
    ['district', places.districtWords],
    ['districtPlural', places.districtPlurals],
    ['country', places.countryWords],
    ['feature', places.featureWords],
    ['street', places.streetWords],
    ['institution', places.institutionWords],
    ['role', places.roleWords],
    ['title', places.personTitles],
    ['inPreposition', places.prepositions.in],
    ['nearPreposition', places.prepositions.near],
    ['fromPreposition', places.prepositions.from],
    ['toPreposition', places.prepositions.to],
    ['ofPreposition', places.prepositions.of],
    ['onPreposition', places.prepositions.on],
    ['front', places.frontWords],
    ['river', places.riverWords],
    ['connector', places.connectors],
    ['article', places.articles],
    ['coordinator', places.coordinators],
    ['direction', Object.values(places.directions).flat()],
    [
      'abbreviatedHead',
      [...places.abbreviatedSettlements, ...places.abbreviatedRegions, ...places.abbreviatedDistricts],
    ],
  ];
}

/** Case endings of adjectives of countries in Russian and Ukrainian are short: a demonym's stem leaves at most this many letters. */
const longestCaseEnding = 4;

/** Remembered answers by language: words repeat. */
const rememberedWords = 50_000;
const countriesOfWords = new WeakMap<CompiledLexicon, Map<string, string | undefined>>();

/** The country that an adjective or a word for inhabitants names, if any. @param lower a word in its normal form. */
export function demonymCountry(lexicon: CompiledLexicon, lower: string): string | undefined {
  if (!lexicon.inflects) return lexicon.demonyms.get(lower);
  let known = countriesOfWords.get(lexicon);
  if (known === undefined || known.size >= rememberedWords) {
    known = new Map();
    countriesOfWords.set(lexicon, known);
  }
  if (known.has(lower)) return known.get(lower);
  const country = countryOfStem(lexicon, lower);
  known.set(lower, country);
  return country;
}

function countryOfStem(lexicon: CompiledLexicon, lower: string): string | undefined {
  const shortest = Math.max(4, lower.length - longestCaseEnding);
  for (let length = Math.min(lower.length, lexicon.longestDemonym); length >= shortest; length--) {
    const country = lexicon.demonyms.get(lower.slice(0, length));
    if (country !== undefined) return country;
  }
  return undefined;
}
