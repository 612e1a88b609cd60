import type { Endings } from './expand-forms.ts';

/** Words by code: a number, a TIMEX3 code or a name of ours. Entries may be `stem+endings` (see `expandForms`). */
type WordsByCode = Readonly<Record<string, readonly string[]>>;

/** A numeral that only bounds a number: lower bound included, upper excluded. */
interface VagueNumeral {
  readonly low: number;
  readonly high: number;
  readonly words: readonly string[];
}

/** Numerals (`numbers.json`). */
export interface NumberLexicon {
  readonly source: string;
  readonly endings: Endings;
  /** Signs between groups of three digits. */
  readonly thousandsSeparators: readonly string[];
  readonly decimalSeparators: readonly string[];
  /** By value. */
  readonly cardinals: WordsByCode;
  /** By factor. */
  readonly multipliers: WordsByCode;
  /** By factor: letters written right after the digits (`5k`, `3bn`). */
  readonly attachedMultipliers: WordsByCode;
  /** By factor: letters behind digits that are a unit as often ("5m"): multipliers only of money and of what is counted. */
  readonly ambiguousMultipliers: WordsByCode;
  readonly negativeWords: readonly string[];
  /** Abbreviated multipliers that may also stand apart from the digits. */
  readonly looseMultipliers: readonly string[];
  readonly ordinals: WordsByCode;
  /** Letters that make digits an ordinal (`20th`, `90-х`). */
  readonly ordinalSuffixes: readonly string[];
  /** Single words for a whole number ("полсотни"), by value. */
  readonly fixedNumbers: WordsByCode;
  readonly fractions: WordsByCode;
  readonly fractionDenominators: WordsByCode;
  /** Indefinite small numbers: "several", "a few". */
  readonly few: Readonly<Record<string, VagueNumeral>>;
  /** Indefinite large numbers: "tens", "hundreds". */
  readonly vague: Readonly<Record<string, VagueNumeral>>;
  readonly articles: readonly string[];
  /** Articles that may stand before an ordinal ("between the tenth and the fifteenth"). */
  readonly definiteArticles: readonly string[];
  /** Words inside a numeral ("a hundred and two"). */
  readonly conjunctions: readonly string[];
  readonly decimalWords: readonly string[];
  /** Words between a vague numeral and what it multiplies ("tens of thousands"). */
  readonly partitives: readonly string[];
  /** Words between the bounds of a range. */
  readonly rangeLinks: readonly string[];
  /** Words that open a range, with those that then link its bounds. */
  readonly rangeOpeners: Readonly<Record<string, readonly string[]>>;
  /** First parts of compounds ("двух|летний"), by value. */
  readonly combiningNumerals: WordsByCode;
  /** Words after which a number names a thing and counts nothing ("page 5"). */
  readonly notNumbersBefore: readonly string[];
  readonly notNumbersAfter: readonly string[];
  /** Words between the whole and the broken part of a decimal fraction ("две целых пять десятых"). */
  readonly wholeWords: readonly string[];
  /** Ending that makes an ordinal the plural denominator of a fraction ("three fifth|s"); empty where there is none. */
  readonly denominatorPlural: string;
  /** Words that divide ("2000 over 3"). */
  readonly divisionWords: readonly string[];
  /** Phrases between a part and its whole ("one out of three"). */
  readonly outOfPhrases: readonly string[];
  /** Words between a part and its whole that have other meanings too ("one in two"): read only where shares are asked for. */
  readonly inRatioWords: readonly string[];
  /** Words before which "one" is a pronoun. */
  readonly pronounContext: readonly string[];
  /** Ordinals that count from the end or from the present one, by anchor and step (`end-1`). */
  readonly relativeOrdinals: WordsByCode;
  /** Phrases before a number that bound it. */
  readonly comparisons: Readonly<Record<Comparison, readonly string[]>>;
  readonly comparisonsAfter: Readonly<Record<'at-least' | 'at-most', readonly string[]>>;
  /** Phrases that make a bound behind its number inclusive ("less than 5 or equal"). */
  readonly orEqualPhrases: readonly string[];
  /** Words between a lower and an upper bound of one number. */
  readonly comparisonLinks: readonly string[];
  readonly percentWords: readonly string[];
}

/** How a phrase bounds a number. */
export type Comparison = 'more' | 'at-least' | 'less' | 'at-most' | 'equal';

/** Time words (`time.json`). Value codes after TIMEX3. */
export interface TimeLexicon {
  readonly source: string;
  readonly endings: Endings;
  /** Month and weekday names that mean one only beside digits (abbreviations, given names). */
  readonly calendarWordsNeedingDigits: readonly string[];
  /** Month and weekday names that are also other words: they need digits or a word of `…ContextBefore` before them. */
  readonly calendarWordsNeedingContext: readonly string[];
  /** Whether names of months and weekdays are written with a capital. */
  readonly calendarWordsCapitalised: boolean;
  readonly monthContextBefore: readonly string[];
  readonly weekdayContextBefore: readonly string[];
  /** By month number. */
  readonly monthAdjectives: WordsByCode;
  readonly weekdayAdjectives: WordsByCode;
  /** By ISO weekday, `WE` for weekends, `WD` for working days: forms that mean "every". */
  readonly weekdayPlurals: WordsByCode;
  /** Words that make a plural weekday or day part a set ("по понедельникам"). */
  readonly setLinks: readonly string[];
  readonly units: WordsByCode;
  /** Plurals that are a duration by themselves ("weeks of talks"). */
  readonly barePluralUnits: readonly string[];
  /** Second parts of compounds with a numeral, by unit ("двух|летний"). */
  readonly unitCompounds: WordsByCode;
  /** Words that may stand between a numeral and its unit ("three trading days"). */
  readonly daytimeUnit: readonly string[];
  readonly ageWords: readonly string[];
  /** Words for a whole duration ("полгода"), by TIMEX3 value. */
  readonly fixedDurations: WordsByCode;
  readonly halfBefore: readonly string[];
  readonly halfAfter: readonly string[];
  readonly dayParts: WordsByCode;
  /** Day parts that mean one of the current day without any other word. */
  readonly dayPartsAlone: readonly string[];
  readonly dayPartOffsets: Readonly<Record<string, { readonly days: number; readonly part: string }>>;
  readonly clockTimes: WordsByCode;
  readonly seasons: WordsByCode;
  /** Season words that mean "in that season" by their form ("летом"). */
  readonly seasonAdverbs: WordsByCode;
  readonly seasonsNeedingContext: readonly string[];
  readonly dayOffsets: WordsByCode;
  readonly yearOffsets: WordsByCode;
  readonly references: WordsByCode;
  /** References that are read only where nothing else in the grammar fits and an adverb can stand. */
  readonly referencesNeedingAdverb: readonly string[];
  readonly directions: WordsByCode;
  /** Directions that count from the time last spoken of, not from publication. */
  readonly directionsFromReference: readonly string[];
  /** Directions that move a weekday by a calendar week ("next Friday" is that of next week), not to the nearest one. */
  readonly directionsByWeek: readonly string[];
  /** Words for "same", "that". */
  readonly sameWords: readonly string[];
  readonly articles: readonly string[];
  readonly ago: readonly string[];
  readonly earlier: readonly string[];
  readonly later: readonly string[];
  /** Words before a duration that count it forward ("in two days", "через два дня"). */
  readonly inFuture: readonly string[];
  /** Words for a part of a period, by TIMEX3 `mod`. */
  readonly parts: WordsByCode;
  readonly partsAfter: WordsByCode;
  readonly yearEnd: WordsByCode;
  readonly links: readonly string[];
  readonly dateTimeLinks: readonly string[];
  readonly rangeLinks: readonly string[];
  /** Words for "year" beside its number. */
  readonly yearMarks: readonly string[];
  readonly yearPrepositions: readonly string[];
  readonly eras: WordsByCode;
  readonly decadeSuffixes: readonly string[];
  readonly decadeNames: WordsByCode;
  readonly quarterWords: readonly string[];
  readonly quarterAbbreviation: string;
  readonly halfWords: readonly string[];
  readonly halfAbbreviation: string;
  readonly each: readonly string[];
  readonly other: readonly string[];
  /** Words that make a unit a rate ("three times a week"). */
  readonly perUnit: readonly string[];
  readonly sets: WordsByCode;
  /** Set words that are as often adjectives of what they say nothing about ("quarterly loss"): read only at the end of a clause. */
  readonly setsNeedingEnd: readonly string[];
  readonly meridiem: WordsByCode;
  readonly clockUnits: readonly string[];
  readonly clockIntroducers: readonly string[];
  /** Day parts after an hour, by half of the day ("в 10 вечера"). */
  readonly clockDayParts: WordsByCode;
  readonly timeZones: WordsByCode;
  /** Holidays of a fixed day, by `MM-DD`. */
  readonly holidays: WordsByCode;
  /** Holidays whose day moves, by name. */
  readonly movableHolidays: WordsByCode;
  readonly whileDurations: WordsByCode;
  /** Words that tell that a clause speaks of the future, of the past. */
  readonly futureCues: readonly string[];
  readonly pastCues: readonly string[];
  readonly pastEndings: readonly string[];
  /** Words before a participle that make it present ("is listed"). */
  readonly presentAuxiliaries: readonly string[];
  readonly futureEndings: readonly string[];
  /** Prepositions before a day that set it as the time to come ("перенесли на пятницу"). */
  readonly aheadPrepositions: readonly string[];
  /** Beginnings of words for lengths: with an hour or a second behind them they are a speed and no time that recurs. */
  readonly speedNouns: readonly string[];
  /** Singular units that by their form mean one of them ("неделю"), and the words after which they do. */
  readonly singleUnits: readonly string[];
  readonly singleUnitsBefore: readonly string[];
  /** Words that count occasions ("times", "twice", "раз"). */
  readonly timesWords: readonly string[];
  /** Words after which a time lies ahead, unless the clause tells otherwise ("by", "until"). */
  readonly deadlineWords: readonly string[];
  /** Plural forms of units. */
  readonly pluralUnits: readonly string[];
  /** Abbreviations of "century" after its numeral. */
  readonly centuryMarks: readonly string[];
  /** Words for the day before, when nothing that they govern follows ("накануне"). */
  readonly dayBefore: readonly string[];
  /** Words that make a number a day of the month ("25-го числа"). */
  readonly dayNumberWords: readonly string[];
  /** Words for the last one of a period ("the last Friday in May"). */
  readonly lastOnes: readonly string[];
  /** Words between a distance and the day that it is counted back, or forward, from ("five days before Christmas"). */
  readonly shiftBefore: readonly string[];
  readonly shiftAfter: readonly string[];
  /** Words between minutes and the hour that they follow or precede ("ten past nine", "a quarter to five"). */
  readonly pastHour: readonly string[];
  readonly toHour: readonly string[];
  /** Words before a date after which it is a goal, a limit or part of a span, not the day of an event. */
  readonly looseDatePrepositions: readonly string[];
  /** Openings of "the night into …". */
  readonly nightWords: readonly string[];
}

/** How a number is blurred by the words around it. */
export type Approximation = 'about' | 'less-than' | 'more-than' | 'at-most' | 'at-least' | 'just-under' | 'just-over';

/** Words that blur a number (`approximators.json`). */
export interface ApproximatorLexicon {
  readonly source: string;
  /** Prepositions that may stand between the words and their number ("почти на 2 километра"). */
  readonly links: readonly string[];
  readonly before: Readonly<Partial<Record<Approximation, readonly string[]>>>;
  readonly after: Readonly<Partial<Record<Approximation, readonly string[]>>>;
}

/** Nouns that reports count (`counting-nouns.json`), as dictionary forms. */
export interface CountingNounLexicon {
  readonly source: string;
  readonly nouns: readonly string[];
  /** Every form of the nouns that the declension rules get wrong. */
  readonly irregular: Readonly<Record<string, readonly string[]>>;
}

/** Words by which texts tie numbers to one another (`number-relations.json`). A word ending in `*` stands for every word that begins so. */
export interface NumberRelations {
  readonly source: string;
  /** Before a part of what was just counted. */
  readonly including: readonly string[];
  /** Between a part and its whole. */
  readonly outOf: readonly string[];
  /** Between two ways to put one amount. */
  readonly or: readonly string[];
  /** Words of growth and of decline. */
  readonly rise: readonly string[];
  readonly fall: readonly string[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Words that multiply, by factor ("doubled"). */
  readonly double: Readonly<Record<string, readonly string[]>>;
  /** Before what is left of a total when its parts are told ("the remaining 12"). */
  readonly remainder: readonly string[];
  /** Beside a number that comes on top of somebody just named ("three other"). */
  readonly further: readonly string[];
  /** Before or after the number of all. */
  readonly inTotal: readonly string[];
  readonly votes: readonly string[];
  readonly abstentions: readonly string[];
  /** Before the amount of a change ("rose by 12"). */
  readonly by: readonly string[];
  /** Before what a number has come to ("reaching 54"). */
  readonly reaching: readonly string[];
  /** Before what a number was ("up from 41"). */
  readonly earlier: readonly string[];
  /** Before a word that multiplies: it is a bound from below, or from above. */
  readonly moreThan: readonly string[];
  readonly almost: readonly string[];
  /** Words that tell that a change was counted on another base than the numbers beside it ("in real terms"). */
  readonly adjusted: readonly string[];
  readonly born: readonly string[];
  /** Before an age. */
  readonly atAge: readonly string[];
  /** Before a bare number of years that is somebody's age now («ему 35 лет»). */
  readonly isAge: readonly string[];
  /** Before a bare number that somebody's age has come to. */
  readonly turned: readonly string[];
  readonly died: readonly string[];
  /** Words by which somebody was hurt and not killed. */
  readonly hurt: readonly string[];
  /** Dictionary forms of nouns for people: parts and whole of a count of people go together. */
  readonly persons: readonly string[];
}
