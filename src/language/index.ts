import type { SupportedLanguage } from '../model/index.ts';
import { english } from './en/index.ts';
import type { LanguagePack } from './pack.ts';
import { russian } from './ru/index.ts';
import { ukrainian } from './uk/index.ts';

export { isAttitudeCue } from './attitudes.ts';
export { clauseTense, endsSentence, sentenceHasTense, type Tense } from './clause-tense.ts';
export { type Endings, expandForms } from './expand-forms.ts';
export { finiteVerbsOf, isReportingForm } from './finite-verbs.ts';
export type { HedgeLexicon } from './hedge-lexicon.ts';
export { identifyLanguage } from './identify.ts';
export type { AttributionCues, ClaimCues, CueFrame, FunctionWords, SourceKindWords, VerbForm } from './lexicons.ts';
export type { NameLexicon } from './name-lexicon.ts';
export type { Calendar, LanguagePack, PageWords, PostWords } from './pack.ts';
export type { DistanceLexicon, PlaceInflection, PlaceLexicon, TravelMode } from './place-lexicon.ts';
export type {
  Approximation,
  ApproximatorLexicon,
  Comparison,
  CountingNounLexicon,
  NumberLexicon,
  TimeLexicon,
} from './time-lexicons.ts';
export type { TimeRelations } from './time-relations.ts';
export { classifyWords, normalForm, type Words, wordClass } from './words.ts';

/** The rules of every supported language, by ISO 639-1 code. */
export const languagePacks: Readonly<Record<SupportedLanguage, LanguagePack>> = {
  en: english,
  ru: russian,
  uk: ukrainian,
};
