import { pageWordsOfOtherLanguages } from '../../knowledge/index.ts';
import { languagePacks } from '../../language/index.ts';

/** The words by which outlets label the parts of a page, of all languages together: pages mix them. */
const pageWords = [...Object.values(languagePacks).map((pack) => pack.pageWords), pageWordsOfOtherLanguages];

/** The text begins by pointing to another one: "Read also", «Читайте также», «Lesen Sie auch». */
export const readAlsoPattern = new RegExp(`^\\P{L}*(?:${alternatives('readAlso')})(?!\\p{L})`, 'iu');

/** The text has words that outlets put on every page: rights, subscriptions, sharing. */
export const boilerplatePattern = new RegExp(`(?<!\\p{L})(?:${alternatives('boilerplate')})(?!\\p{L})`, 'iu');

function alternatives(...kinds: readonly (keyof typeof pageWordsOfOtherLanguages)[]): string {
  const phrases = new Set(pageWords.flatMap((words) => kinds.flatMap((kind) => words[kind])));
  return [...phrases].map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
}
