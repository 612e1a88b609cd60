import type { LanguagePack } from '../pack.ts';

/** Ukrainian rules and lexicons. */
export const ukrainian: LanguagePack = {
  code: 'uk',
  englishName: 'Ukrainian',
};
