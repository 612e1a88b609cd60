import { compileSentenceRules } from '../../text/index.ts';
import type { LanguagePack } from '../pack.ts';
import abbreviations from './abbreviations.json' with { type: 'json' };
import approximators from './approximators.json' with { type: 'json' };
import calendar from './calendar.json' with { type: 'json' };
import numbers from './numbers.json' with { type: 'json' };
import time from './time.json' with { type: 'json' };

/** English rules and lexicons. */
export const english: LanguagePack = {
  code: 'en',
  englishName: 'English',
  calendar,
  numbers,
  time,
  approximators,
  sentenceRules: compileSentenceRules(abbreviations),
};
