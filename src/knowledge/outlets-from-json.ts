import { FirsthandError } from '../model/index.ts';
import type { Outlet, OutletKind } from './outlets.ts';

const kinds: readonly OutletKind[] = ['outlet', 'agency', 'platform', 'channel', 'monitor', 'official'];
const languages = ['en', 'ru', 'uk'] as const;
const fields: ReadonlySet<string> = new Set([
  'id',
  'name',
  'kind',
  'country',
  'family',
  'domains',
  'names',
  'ambiguous',
]);

/**
 * Reads a user's list of outlets: `{"outlets": [{"id", "name", "kind", "country", "domains", "names": {"en", "ru", "uk"}, "family"?, "ambiguous"?}]}`,
 * as in Firsthand's own. `domains` and `names` may be left out: the outlet is then known by its `name`.
 * @param file what messages call it
 * @throws FirsthandError `input-invalid`, naming the entry and the field.
 */
export function outletsFromJson(text: string, file: string): Outlet[] {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw invalid(file, `it is not JSON (${cause instanceof Error ? cause.message : cause})`, cause);
  }
  const list = isRecord(content) ? content['outlets'] : undefined;
  if (!Array.isArray(list)) throw invalid(file, 'it must be an object with a list named "outlets"');
  const ids = new Set<string>();
  return list.map((entry: unknown, index) => {
    const outlet = outletFrom(entry, (problem) => invalid(file, `entry ${index + 1}${nameOf(entry)}: ${problem}`));
    if (ids.has(outlet.id)) throw invalid(file, `entry ${index + 1}: the id "${outlet.id}" is there twice`);
    ids.add(outlet.id);
    return outlet;
  });
}

function outletFrom(entry: unknown, problem: (what: string) => FirsthandError): Outlet {
  if (!isRecord(entry)) throw problem('it must be an object');
  const unknown = Object.keys(entry).find((field) => !fields.has(field));
  if (unknown !== undefined) throw problem(`there is no field "${unknown}"; there are: ${[...fields].join(', ')}`);
  const { id, name, kind, country, family, domains = [], names = {}, ambiguous } = entry;
  if (typeof id !== 'string' || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    throw problem('"id" must be lower-case letters and digits, joined by hyphens');
  if (!isName(name)) throw problem('"name" must be a text with a letter or digit');
  if (!kinds.includes(kind as OutletKind)) throw problem(`"kind" must be one of: ${kinds.join(', ')}`);
  if (typeof country !== 'string' || !/^[A-Z]{2}$/.test(country))
    throw problem('"country" must be an ISO 3166-1 code of two capital letters');
  if (family !== undefined && typeof family !== 'string') throw problem('"family" must be a text');
  if (ambiguous !== undefined && typeof ambiguous !== 'boolean') throw problem('"ambiguous" must be true or false');
  if (!isListOf(domains, (domain) => /^(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(domain)))
    throw problem('"domains" must be a list of host names in small letters, without "www." ("example.org")');
  if (!isRecord(names)) throw problem('"names" must be an object of lists by language');
  for (const [language, list] of Object.entries(names)) {
    if (!(languages as readonly string[]).includes(language))
      throw problem(`"names" has no language "${language}"; there are: ${languages.join(', ')}`);
    if (!isListOf(list, isName)) throw problem(`"names.${language}" must be a list of names`);
  }
  const lists = names as Partial<Outlet['names']>;
  return {
    id,
    name,
    kind: kind as OutletKind,
    country,
    domains,
    names: { ...lists, en: [...new Set([name, ...(lists.en ?? [])])] },
    ...(family === undefined ? {} : { family }),
    ...(ambiguous === undefined ? {} : { ambiguous }),
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && /[\p{L}\p{N}]/u.test(value);
}

function isListOf(value: unknown, fits: (entry: string) => boolean): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string' && fits(entry));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(entry: unknown): string {
  const name = isRecord(entry) ? (entry['name'] ?? entry['id']) : undefined;
  return typeof name === 'string' ? ` ("${name}")` : '';
}

function invalid(file: string, problem: string, cause?: unknown): FirsthandError {
  return new FirsthandError('input-invalid', `${file}: not a list of outlets: ${problem}`, { cause });
}
