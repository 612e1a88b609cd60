/** Words around names of places (`places.json`): lower case, every form that occurs, ё as е. */
export interface PlaceLexicon {
  readonly source: string;
  /** Nouns for a town, village or part of one, before or after its name ("the city of", «посёлок»). */
  readonly settlementWords: readonly string[];
  /** Nouns for a first-level region ("oblast", «область»), singular. */
  readonly regionWords: readonly string[];
  /** The same in the plural: after them, or before them, several regions are named. */
  readonly regionPlurals: readonly string[];
  /** Nouns for a smaller district ("county", «район»). */
  readonly districtWords: readonly string[];
  readonly districtPlurals: readonly string[];
  readonly countryWords: readonly string[];
  /** Abbreviated nouns, written with a full stop («г.», «обл.»). */
  readonly abbreviatedSettlements: readonly string[];
  readonly abbreviatedRegions: readonly string[];
  readonly abbreviatedDistricts: readonly string[];
  /** Nouns for waters, mountains and other natural features: the name beside them is not a town's. */
  readonly featureWords: readonly string[];
  /** Nouns for streets, squares and roads. */
  readonly streetWords: readonly string[];
  /** Nouns after (Russian, Ukrainian: around) a name that make it the name of something else: a paper, a team, a front, a university. */
  readonly institutionWords: readonly string[];
  /** Nouns for a part of a front line: a town lent it its name, and lies elsewhere. */
  readonly frontWords: readonly string[];
  /** Words for rivers: the name behind one is no town's. */
  readonly riverWords: readonly string[];
  /** Nouns of offices and roles: a name beside them still names a place ("Epsom police chief"). */
  readonly roleWords: readonly string[];
  /** Titles before names of persons. */
  readonly personTitles: readonly string[];
  /** Prepositions that put something in a place, by what they say of it. */
  readonly prepositions: {
    readonly in: readonly string[];
    readonly near: readonly string[];
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly of: readonly string[];
    readonly on: readonly string[];
  };
  /** Small words inside names of several words ("Isle of Man", «Ростов-на-Дону»). */
  readonly connectors: readonly string[];
  readonly articles: readonly string[];
  readonly coordinators: readonly string[];
  /** Compass words by bearing in degrees; the forms that say where one place lies from another. */
  readonly directions: Readonly<Record<string, readonly string[]>>;
  /** Countries that texts in the language speak of most, ISO 3166-1 alpha-2. */
  readonly homeCountries: readonly string[];
  /** Words for inhabitants and adjectives of countries, by ISO 3166-1 alpha-2 code; for Russian and Ukrainian their stems. */
  readonly demonyms: Readonly<Record<string, readonly string[]>>;
  /** Short forms of regions, after a comma ("Calif."), by `country.admin1`. */
  readonly regionAbbreviations: Readonly<Record<string, readonly string[]>>;
  /** Words that are also names of places, and mostly are not meant as such; space separated. */
  readonly commonWords: string;
}

/** Ways of travel that a time says how far with. */
export type TravelMode = 'walk' | 'cycle' | 'drive' | 'train' | 'boat' | 'flight';

/** Words by which texts state how far places are from each other (`place-distances.json`): lower case, every form that occurs. */
export interface DistanceLexicon {
  readonly source: string;
  /** Between the distance and the place it is counted from ("from", «от»). */
  readonly from: readonly string[];
  /** Before a compass word that follows the distance («к северу»). */
  readonly towards: readonly string[];
  /** After the distance, when the place it is counted from is the one in view ("100 miles away"). */
  readonly away: readonly string[];
  /** Nouns for a distance between two places ("the distance between"). */
  readonly nouns: readonly string[];
  readonly between: readonly string[];
  /** Before the place at the far end ("to", «до»). */
  readonly upTo: readonly string[];
  /** After the distance: a way of so many miles ("a 10-mile drive from"). */
  readonly trips: readonly string[];
  /** Words that may stand between a place and the distance that is said of it ("which is located some"). */
  readonly links: readonly string[];
  /** Units that distances between places are given in. */
  readonly units: readonly string[];
  /** Words for a border. */
  readonly borders: readonly string[];
  /** Between "border" and the country beyond ("with"). */
  readonly borderWith: readonly string[];
  /** Words that make the distance one by road or sea. */
  readonly travel: readonly string[];
  /** Ways of travel behind a stretch of time ("a two-hour drive", «в двух часах езды»): phrases, by mode. */
  readonly modes: Readonly<Record<TravelMode, readonly string[]>>;
  /** Words that call a place small: another of that name may be too small for the gazetteer. */
  readonly smallPlaces: readonly string[];
}

/** Rules that turn the ending of a word as it stands into possible endings of the dictionary form, longest first (`place-inflection.json`). */
export interface PlaceInflection {
  readonly source: string;
  /** For names that are nouns. */
  readonly noun: Readonly<Record<string, readonly string[]>>;
  /** For names that are adjectives, and the adjectives inside names. */
  readonly adjective: Readonly<Record<string, readonly string[]>>;
  /** From an adjective of a region or district, in any case and number, to its dictionary form, by the region word's gender. */
  readonly regionAdjective: Readonly<Record<string, readonly string[]>>;
  /** Dictionary forms of region words, by every form of them («области» → «область»). */
  readonly regionHeads: Readonly<Record<string, string>>;
  /** From the stem of an adjective («бахмут|ский») to the name it comes from: endings tried in turn. */
  readonly adjectiveToPlace: Readonly<Record<string, readonly string[]>>;
}
