import type { SupportedLanguage } from '../model/index.ts';
import type { SentenceRules } from '../text/index.ts';
import type { ApproximatorLexicon, NumberLexicon, TimeLexicon } from './time-lexicons.ts';

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
}
