import { compileSentenceRules } from '../../text/index.ts';
import englishAbbreviations from '../en/abbreviations.json' with { type: 'json' };
import type { LanguagePack } from '../pack.ts';
import abbreviations from './abbreviations.json' with { type: 'json' };
import approximators from './approximators.json' with { type: 'json' };
import calendar from './calendar.json' with { type: 'json' };
import numbers from './numbers.json' with { type: 'json' };
import time from './time.json' with { type: 'json' };
import attributionCues from './attribution-cues.json' with { type: 'json' };
import functionWords from './function-words.json' with { type: 'json' };
import { genderOfName, looksFinite, nounForms, verbForms } from './inflection.ts';
import sourceKinds from './source-kinds.json' with { type: 'json' };
import { usedAsVerb } from './verb-use.ts';

/** Russian rules and lexicons. */
export const russian: LanguagePack = {
  code: 'ru',
  englishName: 'Russian',
  calendar,
  numbers,
  time,
  approximators,
  sentenceRules: compileSentenceRules(abbreviations, englishAbbreviations),
  functionWords,
  attributionCues,
  sourceKinds,
  verbForms,
  nounForms,
  looksFinite,
  genderOfName,
  usedAsVerb,
};
