import type { LanguagePack } from '../pack.ts';

/** English rules and lexicons. */
export const english: LanguagePack = {
  code: 'en',
  englishName: 'English',
};
