import { compileSentenceRules } from '../../text/index.ts';
import englishAbbreviations from '../en/abbreviations.json' with { type: 'json' };
import type { LanguagePack } from '../pack.ts';
import abbreviations from './abbreviations.json' with { type: 'json' };
import approximators from './approximators.json' with { type: 'json' };
import attributionCues from './attribution-cues.json' with { type: 'json' };
import calendar from './calendar.json' with { type: 'json' };
import claimCues from './claim-cues.json' with { type: 'json' };
import countingNouns from './counting-nouns.json' with { type: 'json' };
import functionWords from './function-words.json' with { type: 'json' };
import hedges from './hedges.json' with { type: 'json' };
import { genderOfName, looksFinite, nounForms, verbForms } from './inflection.ts';
import names from './names.json' with { type: 'json' };
import numberRelations from './number-relations.json' with { type: 'json' };
import numbers from './numbers.json' with { type: 'json' };
import pageWords from './page-words.json' with { type: 'json' };
import personReferences from './person-references.json' with { type: 'json' };
import placeDistances from './place-distances.json' with { type: 'json' };
import placeInflection from './place-inflection.json' with { type: 'json' };
import places from './places.json' with { type: 'json' };
import postWords from './post-words.json' with { type: 'json' };
import sourceKinds from './source-kinds.json' with { type: 'json' };
import time from './time.json' with { type: 'json' };
import timeRelations from './time-relations.json' with { type: 'json' };
import { usedAsVerb } from './verb-use.ts';

/** Ukrainian rules and lexicons. */
export const ukrainian: LanguagePack = {
  code: 'uk',
  englishName: 'Ukrainian',
  calendar,
  names,
  numbers,
  time,
  timeRelations,
  approximators,
  countingNouns,
  numberRelations,
  sentenceRules: compileSentenceRules(abbreviations, englishAbbreviations),
  functionWords,
  attributionCues,
  hedges,
  sourceKinds,
  claimCues,
  verbForms,
  nounForms,
  looksFinite,
  genderOfName,
  usedAsVerb,
  pageWords,
  postWords,
  places,
  placeInflection,
  placeDistances,
  personReferences,
};
