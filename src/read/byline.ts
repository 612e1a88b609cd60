import { findOutlet, pageWordsOfOtherLanguages } from '../knowledge/index.ts';
import { languagePacks, type PageWords } from '../language/index.ts';
import { findWrittenDates } from './written-date.ts';

type Kind = keyof Omit<PageWords, 'source'>;

/** All words of a kind, in every language, longest first. */
export function pageWords(kind: Kind): readonly string[] {
  const words = [
    ...Object.values(languagePacks).flatMap((pack) => pack.pageWords[kind]),
    ...pageWordsOfOtherLanguages[kind],
  ];
  return [...new Set(words)].sort((first, second) => second.length - first.length);
}

/** A regular expression source that matches any of the words literally. */
export function anyOf(words: readonly string[]): string {
  return words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "['’]")).join('|');
}

const leadingBy = new RegExp(`^(?:${anyOf(pageWords('by'))})(?![\\p{L}\\p{N}-])\\s*:?\\s*`, 'iu');
const notNames = new Set(pageWords('notNames'));
const roles = new Set(pageWords('roles'));
const cutAt = new RegExp(
  `[^\\S\\n](?:[|•·∙⋅]|[–—-]\\s)|\\s*(?:${anyOf([...pageWords('published'), ...pageWords('updated')].filter((word) => word.length > 4))})(?![\\p{L}\\p{N}])`,
  'iu',
);
const between = /\s*(?:[,;&/\n]|\s(?:and|und|et|y|e|и|та|і|i|en|og|och|ja|with|mit|avec|con|za|z)\s)\s*/iu;
const credential = /^(?:(?:[A-Z][a-z]?\.?){2,5}|Ph\.?\s?D\.?|M\.?D\.?|Jr\.?|Sr\.?|I{2,3}|LL\.?M\.?|E-RYT.*)$/;
const generational = /^(?:Jr\.?|Sr\.?|I{2,3}|IV)$/;
const nameWord =
  /^(?:[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’ʼ.-]*|(?:d|l|o)['’]\p{Lu}[\p{L}\p{M}-]*|de|del|della|di|da|dos|du|van|von|der|den|ten|zu|zum|la|le|el|al|bin|ibn|ben|y|af)$/u;

/** How strict to be about what counts as a name. */
export interface BylineReading {
  /** The place says that this is an author (a field of that name): one word, or an organisation's name, is good enough. */
  readonly declared: boolean;
  /** Name of the outlet: not an author of its own. */
  readonly publisher?: string | undefined;
  /** The place says that this is a person: it may bear the outlet's name, as the author of a personal site does. */
  readonly person?: boolean;
}

/**
 * Reads the names out of a byline such as "By Ann Lee, Senior Reporter, and Max Roe | Updated 5 May": the leading "by", roles,
 * credentials, addresses, dates and the outlet's own name are left out.
 */
export function readByline(text: string, reading: BylineReading): string[] {
  let line = decodeEntities(text.slice(0, 400))
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  const date = findWrittenDates(line)[0];
  if (date) line = date.start > 2 ? line.slice(0, date.start) : line.slice(date.end);
  line = line
    .replace(/\([^()]*\)/g, ' ')
    .replace(/(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|(?<!\S)@\w+/gi, ' ')
    .trim();
  for (let round = 0; round < 2; round++) line = line.replace(leadingBy, '');
  const cut = cutAt.exec(line);
  if (cut && cut.index > 2) line = line.slice(0, cut.index);
  const names: string[] = [];
  for (const part of line.split(between)) {
    const name = part
      .replace(leadingBy, '')
      .replace(/^[\s"'“”«»:.-]+|[\s"'“”«»:,-]+$/gu, '')
      .replace(/(?<=\p{Ll}{2})\.$/u, '')
      .trim();
    if (names.length > 0 && generational.test(name)) names[names.length - 1] += `, ${name}`;
    else if (isName(name, reading, names.length > 0) && !names.includes(name)) names.push(name);
  }
  return names;
}

function isName(name: string, { declared, publisher, person }: BylineReading, follows: boolean): boolean {
  if (name.length < 2 || name.length > 60) return false;
  const lower = name.toLowerCase();
  if (notNames.has(lower) || credential.test(name) || (!person && sameName(lower, publisher))) return false;
  const words = name.split(' ');
  if (words.length > 5) return false;
  const saysRole = words.some((word) => roles.has(word.toLowerCase().replace(/[.,]/g, '')));
  if (saysRole && (follows || words.length > 1)) return false;
  if (/^(?:the |die |la )?\p{L}+ (?:team|staff|desk|editors?|redaktion)$/iu.test(name) && !declared) return false;
  if (declared)
    return /\p{L}/u.test(name) && !/^https?:|^\d+$|[<>{}=]/.test(name) && (!follows || /^[^\p{Ll}]/u.test(name));
  return (
    words.length >= 2 &&
    findOutlet(name) === undefined &&
    words.every((word) => nameWord.test(word)) &&
    /\p{Lu}|\p{Lo}/u.test(name)
  );
}

function sameName(lower: string, publisher: string | undefined): boolean {
  if (!publisher) return false;
  const key = (text: string): string =>
    text.toLowerCase().replace(/^the |\.(?:com|org|net|\p{L}{2})$|[^\p{L}\p{N}]/gu, '');
  return key(lower) === key(publisher);
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  hellip: '…',
};

/** Decodes entities that were encoded twice, as metadata often is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,6}));/gi,
    (whole, decimal: string, hex: string, name: string) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
      if (code !== undefined)
        return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
      return entities[name.toLowerCase()] ?? whole;
    },
  );
}
