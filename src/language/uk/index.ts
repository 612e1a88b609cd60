import type { LanguagePack } from '../pack.ts';
import calendar from './calendar.json' with { type: 'json' };

/** Ukrainian rules and lexicons. */
export const ukrainian: LanguagePack = {
  code: 'uk',
  englishName: 'Ukrainian',
  calendar,
};
