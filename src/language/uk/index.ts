import { compileSentenceRules } from '../../text/index.ts';
import englishAbbreviations from '../en/abbreviations.json' with { type: 'json' };
import type { LanguagePack } from '../pack.ts';
import abbreviations from './abbreviations.json' with { type: 'json' };
import calendar from './calendar.json' with { type: 'json' };

/** Ukrainian rules and lexicons. */
export const ukrainian: LanguagePack = {
  code: 'uk',
  englishName: 'Ukrainian',
  calendar,
  sentenceRules: compileSentenceRules(abbreviations, englishAbbreviations),
};
