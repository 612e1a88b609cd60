import type { LanguagePack } from '../pack.ts';

/** Russian rules and lexicons. */
export const russian: LanguagePack = {
  code: 'ru',
  englishName: 'Russian',
};
