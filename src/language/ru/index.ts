import type { LanguagePack } from '../pack.ts';
import calendar from './calendar.json' with { type: 'json' };

/** Russian rules and lexicons. */
export const russian: LanguagePack = {
  code: 'ru',
  englishName: 'Russian',
  calendar,
};
