import data from './page-words.json' with { type: 'json' };

/** Words by which outlets label the parts of a page, in languages that have no language pack, all together; lower case. */
export const pageWordsOfOtherLanguages: Readonly<
  Record<'published' | 'updated' | 'by' | 'notNames' | 'roles' | 'readAlso' | 'boilerplate', readonly string[]>
> = data;
