import type { SupportedLanguage } from '../model/index.ts';
import type { SentenceRules } from '../text/index.ts';
import type { ApproximatorLexicon, NumberLexicon, TimeLexicon } from './time-lexicons.ts';
import type { AttributionCues, FunctionWords, SourceKindWords, VerbForm } from './lexicons.ts';
import type { Words } from './words.ts';

/** Names of months and weekdays: every case and usual abbreviation, lower case, without full stops (`calendar.json`). */
export interface Calendar {
  readonly source: string;
  /** By number, `01` to `12`. */
  readonly months: Readonly<Record<string, readonly string[]>>;
  /** By ISO 8601 number, Monday `1` to Sunday `7`. */
  readonly weekdays: Readonly<Record<string, readonly string[]>>;
}

/** Rules and lexicons of one language. Every language has the same files, so that packs are parallel. */
export interface LanguagePack {
  readonly code: SupportedLanguage;
  readonly englishName: string;
  readonly calendar: Calendar;
  readonly numbers: NumberLexicon;
  readonly time: TimeLexicon;
  readonly approximators: ApproximatorLexicon;
  /** Abbreviations before whose full stop a sentence goes on (`abbreviations.json`); Latin ones are known in every language. */
  readonly sentenceRules: SentenceRules;
  readonly functionWords: FunctionWords;
  readonly attributionCues: AttributionCues;
  readonly sourceKinds: SourceKindWords;
  /** Every form of a verb; `irregular` holds the forms that the rules do not give, space separated. */
  verbForms(lemma: string, irregular?: string): readonly VerbForm[];
  /** Every form of a noun. */
  nounForms(lemma: string): readonly string[];
  /** Whether an unlisted lower-case word looks like a finite verb between its neighbours. */
  looksFinite(form: string, before: string, after: string): boolean;
  /** The gender that a person's name shows, `before` being the text just before it; undefined when it shows none. */
  genderOfName(name: string, before: string): 'masculine' | 'feminine' | undefined;
  /** Whether a verb form that may also be a noun is a verb at word `at`. */
  usedAsVerb(words: Words, at: number, tenses: ReadonlySet<VerbForm['tense']>, nounAmbiguous: boolean): boolean;
}
