/**
 * Words that make up names or stand beside them (`names.json`): dictionary forms, as they are written in running text. Russian and
 * Ukrainian entries match in every case ending; an entry that begins with `=` matches as it is written (where the stem is that of another word).
 */
export interface NameLexicon {
  readonly source: string;
  readonly givenNames: readonly string[];
  /** Given names that are also common words, places or surnames: they need a surname beside them. */
  readonly ambiguousGivenNames: readonly string[];
  /** Surnames of people who are often named by the surname alone. */
  readonly surnames: readonly string[];
  /** Endings that only surnames have, in the dictionary form and in every case. */
  readonly surnameEndings: readonly string[];
  readonly patronymicEndings: readonly string[];
  /** Words before a person's name that are no part of it ("Mr", «пан»). */
  readonly honorifics: readonly string[];
  /** Offices, ranks and trades before a person's name. */
  readonly roles: readonly string[];
  /** Small words inside names of persons ("von", «аль»). */
  readonly nameParticles: readonly string[];
  readonly organisations: readonly string[];
  /** Nouns that make a name the name of an organisation. */
  readonly organisationHeads: readonly string[];
  /** Those of them that name a particular body together with a place alone («правительство Украины»). */
  readonly institutionHeads: readonly string[];
  /** Legal forms ("Inc", «ООО»). */
  readonly organisationSuffixes: readonly string[];
  /** Heads whose name goes on after "of", "for" … */
  readonly organisationOf: readonly string[];
  /** Nouns before a name that make it an organisation's; in Russian and Ukrainian before a name in quotation marks. */
  readonly organisationQuoteHeads: readonly string[];
  /** Nouns after a name that make it an organisation's ("… shares"). */
  readonly organisationFollowers: readonly string[];
  /** What names of organisations that are made of shortened words end with («Мосгорсуд», «Роскомнадзор»): dictionary forms. */
  readonly organisationEndings: readonly string[];
  readonly places: readonly string[];
  readonly placeHeadsBefore: readonly string[];
  readonly placeHeadsAfter: readonly string[];
  /** Heads whose name goes on after "of" ("Republic of"). */
  readonly placeOf: readonly string[];
  /** Compass words and the like, which are part of a place's name when capitalised. */
  readonly directions: readonly string[];
  /** Prepositions after which an unknown name is rather a place. */
  readonly placePrepositions: readonly string[];
  /** Peoples, adjectives of places, creeds: capitalised in English, and no places. */
  readonly demonyms: readonly string[];
  /** Nouns that make a name the name of an event, a treaty or a plan ("… War", «… соглашение»). */
  readonly eventHeads: readonly string[];
  /** Events, treaties, products, weapons and works that have names. */
  readonly events: readonly string[];
  /** Single-word names that are also common words: not trusted at the beginning of a sentence. */
  readonly ambiguousNames: readonly string[];
  /** Different names of one place, organisation or event, a list for each. */
  readonly aliases: readonly (readonly string[])[];
  /** Ordinary words that titles and names of things are made of, and persons' names hardly ever. */
  readonly commonWords: readonly string[];
  /** Capitalised words that are no names. */
  readonly notNames: readonly string[];
}
