import type { LanguagePack } from '../pack.ts';
import calendar from './calendar.json' with { type: 'json' };

/** English rules and lexicons. */
export const english: LanguagePack = {
  code: 'en',
  englishName: 'English',
  calendar,
};
