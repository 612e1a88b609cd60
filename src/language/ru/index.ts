import { compileSentenceRules } from '../../text/index.ts';
import englishAbbreviations from '../en/abbreviations.json' with { type: 'json' };
import type { LanguagePack } from '../pack.ts';
import abbreviations from './abbreviations.json' with { type: 'json' };
import approximators from './approximators.json' with { type: 'json' };
import calendar from './calendar.json' with { type: 'json' };
import numbers from './numbers.json' with { type: 'json' };
import time from './time.json' with { type: 'json' };

/** Russian rules and lexicons. */
export const russian: LanguagePack = {
  code: 'ru',
  englishName: 'Russian',
  calendar,
  numbers,
  time,
  approximators,
  sentenceRules: compileSentenceRules(abbreviations, englishAbbreviations),
};
