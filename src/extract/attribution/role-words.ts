import type { LanguagePack } from '../../language/index.ts';
import type { Scene } from './scene.ts';

/** The word or words of a post or trade in a text. */
export interface RoleWord {
  /** What stands for the same post: its dictionary form, or the number of its synonyms. */
  readonly role: string;
  readonly last: number;
  readonly plural: boolean;
}

interface RoleForm {
  readonly role: string;
  /** The forms of each further word. */
  readonly rest: readonly ReadonlySet<string>[];
  readonly plural: boolean;
}

interface ReferenceTable {
  /** Posts and trades by the form of their first word, those of most words first. */
  readonly roles: ReadonlyMap<string, readonly RoleForm[]>;
  readonly bodies: ReadonlyMap<string, string>;
  /** Genders of given names, by form. */
  readonly genders: ReadonlyMap<string, 'masculine' | 'feminine'>;
}

const tables = new WeakMap<LanguagePack, ReferenceTable>();

/** The post or trade that the words at `at` name; undefined when they name none. */
export function roleAt(scene: Scene, at: number, last: number): RoleWord | undefined {
  const { words } = scene;
  for (const { role, rest, plural } of referenceTable(scene.pack).roles.get(words.lower[at]!) ?? [])
    if (at + rest.length <= last && rest.every((forms, index) => forms.has(words.lower[at + 1 + index]!)))
      return { role, last: at + rest.length, plural };
  return undefined;
}

/** The dictionary form of a word for a company or body; undefined for other words. */
export function bodyAt(scene: Scene, at: number): string | undefined {
  return referenceTable(scene.pack).bodies.get(scene.words.lower[at]!);
}

/** The gender that a given name shows, in any case. */
export function genderOfGivenName(name: string, pack: LanguagePack): 'masculine' | 'feminine' | undefined {
  return referenceTable(pack).genders.get(name.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'"));
}

interface KinTable {
  readonly forms: ReadonlySet<string>;
  readonly givenNames: ReadonlySet<string>;
}

const kinTables = new WeakMap<LanguagePack, KinTable>();

/** «Жена Дмитрия Власова»: whether the name at a word only tells whose relative the word before it means; one in the nominative is his own. */
export function tellsWhose({ words, pack }: Pick<Scene, 'words' | 'pack'>, nameFirst: number): boolean {
  if (nameFirst === 0) return false;
  const { forms, givenNames } = kinTable(pack);
  return forms.has(words.lower[nameFirst - 1]!) && !givenNames.has(words.lower[nameFirst]!);
}

function kinTable(pack: LanguagePack): KinTable {
  const known = kinTables.get(pack);
  if (known) return known;
  const { kin, feminineNames, masculineNames } = pack.personReferences;
  const table = {
    forms: new Set(kin.flatMap((word) => formsOf(word, pack))),
    givenNames: new Set([...feminineNames, ...masculineNames].map((name) => name.toLowerCase().replaceAll('ё', 'е'))),
  };
  kinTables.set(pack, table);
  return table;
}

function referenceTable(pack: LanguagePack): ReferenceTable {
  const known = tables.get(pack);
  if (known) return known;
  const { synonyms, bodies: bodyWords, feminineNames, masculineNames } = pack.personReferences;
  const roleOf = new Map<string, string>();
  for (const group of synonyms) for (const word of group) if (!roleOf.has(word)) roleOf.set(word, group[0]!);
  for (const word of pack.names.roles) if (!roleOf.has(word)) roleOf.set(word, word);
  const roles = new Map<string, RoleForm[]>();
  for (const [word, role] of roleOf) {
    const parts = word.replace(/^=/, '').replaceAll('ё', 'е').split(' ');
    const rest = parts.slice(1).map((part) => new Set(formsOf(part, pack)));
    for (const form of formsOf(parts[0]!, pack)) {
      const list = roles.get(form) ?? [];
      list.push({ role, rest, plural: isPlural(rest.length > 0 ? '' : form, parts[0]!, pack) });
      list.sort((one, other) => other.rest.length - one.rest.length);
      roles.set(form, list);
    }
  }
  const bodies = new Map<string, string>();
  for (const word of bodyWords)
    for (const form of formsOf(word, pack)) if (!isPlural(form, word, pack)) bodies.set(form, word);
  const genders = new Map<string, 'masculine' | 'feminine'>();
  const unclear = new Set<string>();
  for (const [gender, names] of [
    ['feminine', feminineNames],
    ['masculine', masculineNames],
  ] as const)
    for (const name of names)
      for (const form of formsOf(name.toLowerCase().replaceAll('ё', 'е'), pack)) {
        if (genders.has(form) && genders.get(form) !== gender) unclear.add(form);
        else genders.set(form, gender);
      }
  for (const form of unclear) genders.delete(form);
  const table = { roles, bodies, genders };
  tables.set(pack, table);
  return table;
}

const formsOf = (word: string, pack: LanguagePack): readonly string[] => [...new Set([word, ...pack.nounForms(word)])];

/** As far as the form alone shows: in Russian and Ukrainian only some endings are those of the plural alone. */
function isPlural(form: string, word: string, pack: LanguagePack): boolean {
  if (form === word || form === '') return false;
  if (pack.code === 'en') return form.endsWith('s') || form.endsWith('men') || form.endsWith('women');
  return /(ов|ев|ів|їв|ам|ям|ами|ями|ах|ях)$/.test(form);
}
