import type { SupportedLanguage } from '../model/index.ts';
import type { SentenceRules } from '../text/index.ts';
import type { HedgeLexicon } from './hedge-lexicon.ts';
import type { AttributionCues, ClaimCues, FunctionWords, SourceKindWords, VerbForm } from './lexicons.ts';
import type { NameLexicon } from './name-lexicon.ts';
import type { PersonReferences } from './person-references.ts';
import type { DistanceLexicon, PlaceInflection, PlaceLexicon } from './place-lexicon.ts';
import type {
  ApproximatorLexicon,
  CountingNounLexicon,
  NumberLexicon,
  NumberRelations,
  TimeLexicon,
} from './time-lexicons.ts';
import type { TimeRelations } from './time-relations.ts';
import type { Words } from './words.ts';

/** Names of months and weekdays: every case and usual abbreviation, lower case, without full stops (`calendar.json`). */
export interface Calendar {
  readonly source: string;
  /** By number, `01` to `12`. */
  readonly months: Readonly<Record<string, readonly string[]>>;
  /** By ISO 8601 number, Monday `1` to Sunday `7`. */
  readonly weekdays: Readonly<Record<string, readonly string[]>>;
}

/** Words by which outlets label the parts of a page: lower case (`page-words.json`). */
export interface PageWords {
  readonly source: string;
  /** Before the date of publication. */
  readonly published: readonly string[];
  /** Before the date of the last change. */
  readonly updated: readonly string[];
  /** Before the authors' names. */
  readonly by: readonly string[];
  /** What stands where an author's name would, and is none. */
  readonly notNames: readonly string[];
  /** Roles printed beside an author's name. */
  readonly roles: readonly string[];
  /** Openings of lines that point to other articles. */
  readonly readAlso: readonly string[];
  /** Openings of lines that belong to the page, not to the article. */
  readonly boilerplate: readonly string[];
}

/** Words that tell a post from the prose around it: lower case (`post-words.json`). */
export interface PostWords {
  readonly source: string;
  /** Beginnings of words in a sentence that introduces a post. */
  readonly introducing: readonly string[];
  /** Words that say that something was written in a post, not spoken. */
  readonly written: readonly string[];
  /** Words that people use of themselves and their readers: frequent in posts, rare in news prose. */
  readonly own: readonly string[];
  /** Words of reporting prose: rare in posts. */
  readonly reporting: readonly string[];
}

/** Rules and lexicons of one language. Every language has the same files, so that packs are parallel. */
export interface LanguagePack {
  readonly code: SupportedLanguage;
  readonly englishName: string;
  readonly calendar: Calendar;
  readonly names: NameLexicon;
  readonly numbers: NumberLexicon;
  readonly time: TimeLexicon;
  readonly timeRelations: TimeRelations;
  readonly approximators: ApproximatorLexicon;
  readonly numberRelations: NumberRelations;
  readonly countingNouns: CountingNounLexicon;
  /** Abbreviations before whose full stop a sentence goes on (`abbreviations.json`); Latin ones are known in every language. */
  readonly sentenceRules: SentenceRules;
  readonly pageWords: PageWords;
  readonly postWords: PostWords;
  readonly places: PlaceLexicon;
  readonly placeInflection: PlaceInflection;
  readonly placeDistances: DistanceLexicon;
  readonly personReferences: PersonReferences;
  readonly functionWords: FunctionWords;
  readonly attributionCues: AttributionCues;
  readonly hedges: HedgeLexicon;
  readonly sourceKinds: SourceKindWords;
  readonly claimCues: ClaimCues;
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
