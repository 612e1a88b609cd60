import { knownOutlets, nameAliases, outletsEdition } from '../../knowledge/index.ts';
import type { LanguagePack, NameLexicon } from '../../language/index.ts';
import type { EntityType } from '../../model/index.ts';
import { foldSpelling } from '../../text/index.ts';
import { formsOfShortEntry, keysOfEntry, wordKey } from './word-keys.ts';

/** What a single word says about a name that it is in or beside, as bits. */
export const nameClass = {
  given: 1 << 0,
  ambiguousGiven: 1 << 1,
  surname: 1 << 2,
  honorific: 1 << 3,
  role: 1 << 4,
  particle: 1 << 5,
  organisationHead: 1 << 6,
  organisationSuffix: 1 << 7,
  organisationOf: 1 << 8,
  quoteHead: 1 << 9,
  placeBefore: 1 << 10,
  placeAfter: 1 << 11,
  placeOf: 1 << 12,
  direction: 1 << 13,
  placePreposition: 1 << 14,
  demonym: 1 << 15,
  notName: 1 << 16,
  /** A word of a closed class, a weekday, a frequent verb: capitalised only at the beginning of a sentence. */
  common: 1 << 17,
  institutionHead: 1 << 18,
  surnameEnding: 1 << 19,
  patronymic: 1 << 20,
  speech: 1 << 21,
  eventHead: 1 << 22,
  /** An ordinary noun or adjective: not a common word of a closed class, but no person's name either. */
  ordinary: 1 << 23,
  /** A frequent finite verb or an auxiliary. */
  finite: 1 << 24,
  organisationFollower: 1 << 25,
  organisationEnding: 1 << 26,
} as const;

/** A name of the lexicon, as the keys of its words. */
export interface KnownName {
  readonly keys: readonly string[];
  readonly type: EntityType;
  /** It is also a common word: not trusted where any word would be capitalised. */
  readonly ambiguous: boolean;
  /** One word in capitals ("NATO"), which must be so in the text. */
  readonly abbreviation: boolean;
  /** The words that must be capitalised in the text: those that are in the entry. */
  readonly capitalised: readonly boolean[];
}

/** The name lexicons of a language, and of English for names in Latin script, ready for look-up. */
export interface CompiledNames {
  readonly pack: LanguagePack;
  /** Bits of `nameClass` by the key of a word, see `wordKey`. */
  readonly byKey: ReadonlyMap<string, number>;
  /** Words of common vocabulary, in every form, folded: bits of `nameClass`. */
  readonly byForm: ReadonlyMap<string, number>;
  /** Known names by the key of their first word, longest first. */
  readonly known: ReadonlyMap<string, readonly KnownName[]>;
  readonly surnameEndings: readonly string[];
  readonly patronymicEndings: readonly string[];
  /** Keys of endings, to be found at the end of a word's key. */
  readonly organisationEndings: readonly string[];
  /** The first name of a list of aliases, by the keys of the words of each, see `aliasKey`. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Whether names have case endings in this language. */
  readonly inflects: boolean;
}

let compiled = new WeakMap<LanguagePack, CompiledNames>();
let compiledEdition = outletsEdition();

/** Compiles the name lexicons of a language, once. `latin` are the rules for names in Latin script inside it. */
export function compileNames(pack: LanguagePack, latin: LanguagePack): CompiledNames {
  if (compiledEdition !== outletsEdition()) {
    compiled = new WeakMap();
    compiledEdition = outletsEdition();
  }
  const known = compiled.get(pack);
  if (known) return known;
  const names = compile(pack, latin);
  compiled.set(pack, names);
  return names;
}

function compile(pack: LanguagePack, latin: LanguagePack): CompiledNames {
  const base = pack === latin ? undefined : compileNames(latin, latin);
  const byKey = new Map(base?.byKey);
  const byForm = new Map(base?.byForm);
  const known = new Map(base?.known);
  addWords(pack.names, byKey, byForm);
  addCommonWords(pack, byForm);
  addSpeechVerbs(pack, byForm);
  addKnownNames(pack.names, known);
  for (const { names, ambiguous } of knownOutlets())
    for (const name of base ? [...(names.ru ?? []), ...(names.uk ?? [])] : names.en)
      if (/\p{L}/u.test(name)) addKnownName(name.replace(/^the /i, ''), 'ORG', ambiguous === true, known);
  const aliases = new Map(base?.aliases);
  if (!base)
    addAliases(
      nameAliases.map(({ en, ru, uk }) => [...en, ...ru, ...uk]),
      aliases,
    );
  addAliases(pack.names.aliases, aliases);
  return {
    pack,
    byKey,
    byForm,
    known,
    surnameEndings: [...(base?.surnameEndings ?? []), ...pack.names.surnameEndings],
    patronymicEndings: [...(base?.patronymicEndings ?? []), ...pack.names.patronymicEndings],
    organisationEndings: [
      ...(base?.organisationEndings ?? []),
      ...pack.names.organisationEndings.map((ending) => wordKey(ending)),
    ],
    aliases,
    inflects: base !== undefined,
  };
}

/** The names that every language has for one thing, and those of a pack beside them. */
function addAliases(lists: readonly (readonly string[])[], aliases: Map<string, string>): void {
  for (const names of lists) {
    const keys = names.flatMap(aliasKeysOf);
    const first = keys.map((key) => aliases.get(key)).find((known) => known !== undefined) ?? names[0]!;
    for (const key of keys) if (!aliases.has(key)) aliases.set(key, first);
  }
}

/** Keys of a name in the lists: every stem of each word, «Киев» and «Киева», «Штаты» and «Штатов». */
function aliasKeysOf(name: string): string[] {
  let keys: string[][] = [[]];
  for (const word of name.split(/\s+/)) {
    const stems = new Set([wordKey(foldSpelling(word)), ...keysOfEntry(word)]);
    keys = keys.flatMap((before) => [...stems].map((stem) => [...before, stem])).slice(0, mostAliasKeys);
  }
  return keys.map(aliasKey);
}
const mostAliasKeys = 16;

/** The key of a name among the aliases, from the keys of its words. */
export function aliasKey(keys: readonly string[]): string {
  return keys.join(' ').replaceAll('.', '');
}

function addWords(names: NameLexicon, classes: Map<string, number>, forms: Map<string, number>): void {
  const mark = (map: Map<string, number>, key: string, bit: number): unknown => map.set(key, (map.get(key) ?? 0) | bit);
  const add = (entries: readonly string[], bit: number): void => {
    for (const entry of entries) {
      if (entry.includes(' ')) continue;
      const short = entry.startsWith('=') ? [entry.slice(1)] : formsOfShortEntry(entry);
      if (short) for (const form of short) mark(forms, form, bit);
      else for (const key of keysOfEntry(entry)) mark(classes, key, bit);
    }
  };
  add(names.givenNames, nameClass.given);
  add(names.ambiguousGivenNames, nameClass.ambiguousGiven);
  add(names.surnames, nameClass.surname);
  add(names.honorifics, nameClass.honorific);
  add(names.roles, nameClass.role);
  add(names.organisationHeads, nameClass.organisationHead);
  add(names.institutionHeads, nameClass.institutionHead);
  add(names.organisationSuffixes, nameClass.organisationSuffix);
  add(names.organisationOf, nameClass.organisationOf);
  add(names.organisationQuoteHeads, nameClass.quoteHead);
  add(names.placeHeadsBefore, nameClass.placeBefore);
  add(names.placeHeadsAfter, nameClass.placeAfter);
  add(names.placeOf, nameClass.placeOf);
  add(names.directions, nameClass.direction);
  add(names.demonyms, nameClass.demonym);
  add(names.notNames, nameClass.notName);
  add(names.organisationFollowers, nameClass.organisationFollower);
  // A stem that an ambiguous given name shares with another one is ambiguous.
  for (const [key, bits] of classes)
    if ((bits & nameClass.ambiguousGiven) !== 0) classes.set(key, bits & ~nameClass.given);
  add(names.eventHeads, nameClass.eventHead);
  add(names.commonWords, nameClass.ordinary);
}

function addCommonWords(
  { functionWords, calendar, names, sentenceRules }: LanguagePack,
  classes: Map<string, number>,
): void {
  const add = (entries: readonly string[], bits: number = nameClass.common): void => {
    for (const entry of entries) {
      const key = foldSpelling(entry);
      if (!key.includes(' ')) classes.set(key, (classes.get(key) ?? 0) | bits);
    }
  };
  add([...functionWords.finiteVerbs, ...functionWords.auxiliaries], nameClass.finite);
  add(names.nameParticles, nameClass.particle);
  add(names.placePrepositions, nameClass.placePreposition);
  add([...sentenceRules.starters]);
  add(Object.keys(functionWords.subjectPronouns));
  for (const value of Object.values(functionWords) as readonly unknown[])
    if (Array.isArray(value)) add(value.filter((entry): entry is string => typeof entry === 'string'));
  for (const forms of [...Object.values(calendar.months), ...Object.values(calendar.weekdays)]) add(forms);
}

/** Verbs that credit a statement: their subject is a person more often than anything else. */
function addSpeechVerbs(pack: LanguagePack, classes: Map<string, number>): void {
  const { verbs, irregular } = pack.attributionCues;
  for (const lemma of [...verbs.clause, ...verbs.quote])
    for (const { form } of pack.verbForms(lemma, irregular[lemma])) {
      const key = foldSpelling(form);
      classes.set(key, (classes.get(key) ?? 0) | nameClass.speech);
    }
}

function addKnownNames(names: NameLexicon, known: Map<string, readonly KnownName[]>): void {
  const ambiguous = new Set(names.ambiguousNames);
  for (const name of names.places) addKnownName(name, 'LOC', ambiguous.has(name), known);
  for (const name of names.organisations) addKnownName(name, 'ORG', ambiguous.has(name), known);
  for (const name of names.events) addKnownName(name, 'MISC', ambiguous.has(name), known);
}

function addKnownName(
  name: string,
  type: EntityType,
  ambiguous: boolean,
  known: Map<string, readonly KnownName[]>,
): void {
  const words = name.split(/\s+/).map((word) => (/^\p{L}+\.$/u.test(word) ? word.slice(0, -1) : word));
  const capitalised = words.map((word) => /^\P{L}*\p{Lu}/u.test(word));
  const abbreviation =
    words.length === 1 && name.length <= 6 && name.length > 1 && name === name.toUpperCase() && /\p{L}/u.test(name);
  const spellings =
    words.length === 1 ? keysOfEntry(name).map((key) => [key]) : [words.map((word) => wordKey(foldSpelling(word)))];
  if (words.length > 1) {
    // «Кривой Рог», «Кривом Роге»: the last word may have another stem in other cases.
    for (const last of keysOfEntry(words.at(-1)!)) spellings.push([...spellings[0]!.slice(0, -1), last]);
  }
  for (const keys of spellings) {
    const entries = known.get(keys[0]!) ?? [];
    if (entries.some((entry) => entry.keys.join(' ') === keys.join(' '))) continue;
    const entry: KnownName = { keys, type, ambiguous, abbreviation, capitalised };
    known.set(
      keys[0]!,
      [...entries, entry].sort((left, right) => right.keys.length - left.keys.length),
    );
  }
}
