import type { SupportedLanguage } from '../model/index.ts';
import { english } from './en/index.ts';
import type { LanguagePack } from './pack.ts';
import { russian } from './ru/index.ts';
import { ukrainian } from './uk/index.ts';

export { type Endings, expandForms } from './expand-forms.ts';
export { identifyLanguage } from './identify.ts';
export type { AttributionCues, CueFrame, FunctionWords, SourceKindWords, VerbForm } from './lexicons.ts';
export { classifyWords, normalForm, type Words, wordClass } from './words.ts';
export type { Calendar, LanguagePack } from './pack.ts';
export type { ApproximatorLexicon, Approximation, NumberLexicon, TimeLexicon } from './time-lexicons.ts';

/** The rules of every supported language, by ISO 639-1 code. */
export const languagePacks: Readonly<Record<SupportedLanguage, LanguagePack>> = {
  en: english,
  ru: russian,
  uk: ukrainian,
};
