import { expandForms, type LanguagePack, type TimeLexicon } from '../../language/index.ts';
import type { TimexMod } from '../../model/index.ts';
import { cutIntoPieces } from '../../text/index.ts';

/** Units of duration, as TIMEX3 counts them. */
export type TimeUnit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'night'
  | 'weekend'
  | 'week'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'halfYear'
  | 'year'
  | 'decade'
  | 'century'
  | 'millennium';

/** How sure a calendar word is: by itself, only after certain words, only beside digits. */
export type CalendarNeed = 'nothing' | 'context' | 'digits';

/** What a word or phrase can mean in a time expression. */
export type TimeSense =
  | { readonly is: 'month'; readonly month: number; readonly need: CalendarNeed; readonly adjective: boolean }
  | { readonly is: 'weekday'; readonly weekday: number; readonly need: CalendarNeed }
  | { readonly is: 'weekdays'; readonly code: string }
  | {
      readonly is: 'unit';
      readonly unit: TimeUnit;
      readonly plural: boolean;
      readonly barePlural: boolean;
      readonly single: boolean;
    }
  | { readonly is: 'unitAdjective'; readonly unit: TimeUnit }
  | { readonly is: 'durationWord'; readonly value: string }
  | { readonly is: 'dayPart'; readonly part: string; readonly alone: boolean }
  | { readonly is: 'dayPartOffset'; readonly days: number; readonly part: string }
  | { readonly is: 'clock'; readonly time: string }
  | { readonly is: 'season'; readonly season: string; readonly adverb: boolean; readonly needsContext: boolean }
  | { readonly is: 'dayOffset'; readonly days: number }
  | { readonly is: 'yearOffset'; readonly years: number }
  | { readonly is: 'reference'; readonly value: string; readonly weak: boolean }
  | {
      readonly is: 'direction';
      readonly step: -2 | -1 | 0 | 1;
      readonly fromReference: boolean;
      readonly byWeek: boolean;
    }
  | { readonly is: 'part'; readonly mod: TimexMod }
  | { readonly is: 'partAfter'; readonly mod: TimexMod }
  | { readonly is: 'yearPart'; readonly mod: TimexMod }
  | { readonly is: 'era'; readonly era: 'BC' | 'AD' }
  | { readonly is: 'decadeName'; readonly decade: number }
  | { readonly is: 'set'; readonly value: string; readonly atEnd: boolean }
  | { readonly is: 'meridiem'; readonly half: 'am' | 'pm' }
  | { readonly is: 'clockDayPart'; readonly half: 'am' | 'pm' }
  | { readonly is: 'timeZone'; readonly zone: string }
  | { readonly is: 'holiday'; readonly day: string }
  | { readonly is: 'movableHoliday'; readonly name: string }
  | { readonly is: 'whileDuration'; readonly value: string }
  | { readonly is: PlainSense };

/** Senses that need no more than their name. */
type PlainSense =
  | 'age'
  | 'halfBefore'
  | 'halfAfter'
  | 'same'
  | 'article'
  | 'ago'
  | 'earlier'
  | 'later'
  | 'inFuture'
  | 'link'
  | 'dateTimeLink'
  | 'rangeLink'
  | 'yearMark'
  | 'yearPreposition'
  | 'monthContext'
  | 'weekdayContext'
  | 'decadeSuffix'
  | 'quarterWord'
  | 'halfWord'
  | 'each'
  | 'other'
  | 'perUnit'
  | 'clockUnit'
  | 'clockIntroducer'
  | 'betweenNumberAndUnit'
  | 'setLink'
  | 'singleUnitBefore'
  | 'timesWord'
  | 'nightInto'
  | 'centuryMark'
  | 'dayBefore'
  | 'lastOne'
  | 'shiftBefore'
  | 'shiftAfter'
  | 'pastHour'
  | 'toHour'
  | 'rangeBetween';

/** A phrase of several words that starts with a certain one. */
export interface PhraseSense {
  /** Keys of the words after the first; signs within are left out. */
  readonly rest: readonly string[];
  readonly sense: TimeSense;
}

/** Time words of one language, ready for look-up by lexicon key. */
export interface CompiledTime {
  /** Senses of single words, placed, and whether an expression can begin with one of them. */
  readonly words: ReadonlyMap<
    string,
    { readonly placed: readonly { readonly sense: TimeSense; readonly length: 1 }[]; readonly begins: boolean }
  >;
  readonly phrases: ReadonlyMap<string, readonly PhraseSense[]>;
  /** Numeral and unit in one word ("двухлетний"). */
  readonly compounds: ReadonlyMap<string, { readonly count: number; readonly unit: TimeUnit }>;
  readonly monthsCapitalised: boolean;
  readonly quarterAbbreviation: string;
  readonly halfAbbreviation: string;
  /** Endings of past tenses. */
  readonly pastEndings: readonly string[];
}

const compiled = new WeakMap<LanguagePack, CompiledTime>();

/** The time words of a language pack, compiled once. */
export function compileTime(pack: LanguagePack): CompiledTime {
  const known = compiled.get(pack);
  if (known) return known;
  const fresh = compile(pack);
  compiled.set(pack, fresh);
  return fresh;
}

/** Senses that no expression begins with: they only link, point or tell the tense. */
const neverFirst: ReadonlySet<TimeSense['is']> = new Set([
  'age',
  'halfAfter',
  'article',
  'ago',
  'earlier',
  'later',
  'link',
  'dateTimeLink',
  'rangeLink',
  'yearMark',
  'yearPreposition',
  'monthContext',
  'weekdayContext',
  'decadeSuffix',
  'halfWord',
  'other',
  'clockUnit',
  'clockIntroducer',
  'betweenNumberAndUnit',
  'setLink',
  'singleUnitBefore',
  'timesWord',
  'centuryMark',
  'era',
  'meridiem',
  'timeZone',
  'clockDayPart',
  'shiftBefore',
  'shiftAfter',
  'perUnit',
  'inFuture',
  'same',
  'pastHour',
  'toHour',
  'rangeBetween',
] as const);

const unitOfCompound: Readonly<Record<string, TimeUnit>> = { yearNoun: 'year' };

function compile(pack: LanguagePack): CompiledTime {
  const time = pack.time;
  const words = new Map<string, TimeSense[]>();
  const phrases = new Map<string, PhraseSense[]>();
  const add = (entry: string, sense: TimeSense): void => {
    for (const form of expandForms(entry, time.endings)) {
      const keys = cutIntoPieces(form, [{ start: 0, end: form.length }])
        .filter(({ kind, key }) => kind === 'letters' || kind === 'digits' || key === "'")
        .map(({ key }) => key);
      const [first, ...rest] = keys;
      if (first === undefined) continue;
      if (rest.length === 0) push(words, first, sense);
      else push(phrases, first, { rest, sense });
    }
  };
  const plain = (entries: readonly string[], is: PlainSense): void => {
    for (const entry of entries) add(entry, { is });
  };
  const coded = (
    table: Readonly<Record<string, readonly string[]>>,
    senseOf: (code: string, entry: string) => TimeSense,
  ): void => {
    for (const [code, entries] of Object.entries(table)) for (const entry of entries) add(entry, senseOf(code, entry));
  };

  const byDigits = new Set(time.calendarWordsNeedingDigits);
  const byContext = new Set(time.calendarWordsNeedingContext);
  const needOf = (entry: string): CalendarNeed =>
    byDigits.has(entry) ? 'digits' : byContext.has(entry) ? 'context' : 'nothing';
  coded(pack.calendar.months, (code, entry) => ({
    is: 'month',
    month: Number(code),
    need: needOf(entry),
    adjective: false,
  }));
  coded(time.monthAdjectives, (code) => ({ is: 'month', month: Number(code), need: 'nothing', adjective: true }));
  coded(pack.calendar.weekdays, (code, entry) => ({ is: 'weekday', weekday: Number(code), need: needOf(entry) }));
  coded(time.weekdayPlurals, (code) => ({ is: 'weekdays', code }));
  const barePlurals = new Set(time.barePluralUnits);
  const plurals = new Set(time.pluralUnits);
  const singles = new Set(time.singleUnits);
  coded(time.units, (code, entry) => ({
    is: 'unit',
    unit: code as TimeUnit,
    plural: plurals.has(entry),
    barePlural: barePlurals.has(entry),
    single: singles.has(entry),
  }));
  coded(time.unitCompounds, (code) => ({ is: 'unitAdjective', unit: unitOfCompound[code] ?? (code as TimeUnit) }));
  coded(time.fixedDurations, (value) => ({ is: 'durationWord', value }));
  const alone = new Set(time.dayPartsAlone);
  coded(time.dayParts, (part, entry) => ({ is: 'dayPart', part, alone: alone.has(entry) }));
  for (const [entry, { days, part }] of Object.entries(time.dayPartOffsets))
    add(entry, { is: 'dayPartOffset', days, part });
  coded(time.clockTimes, (code) => ({ is: 'clock', time: code }));
  const adverbs = new Set(Object.values(time.seasonAdverbs).flat());
  const unsure = new Set(time.seasonsNeedingContext);
  coded(time.seasons, (season, entry) => ({
    is: 'season',
    season,
    adverb: adverbs.has(entry),
    needsContext: unsure.has(entry),
  }));
  coded(time.dayOffsets, (code) => ({ is: 'dayOffset', days: Number(code) }));
  coded(time.yearOffsets, (code) => ({ is: 'yearOffset', years: Number(code) }));
  const weak = new Set(time.referencesNeedingAdverb);
  coded(time.references, (value, entry) => ({ is: 'reference', value, weak: weak.has(entry) }));
  const fromReference = new Set(time.directionsFromReference);
  const byWeek = new Set(time.directionsByWeek);
  coded(time.directions, (code, entry) => ({
    is: 'direction',
    step: Number(code) as -2 | -1 | 0 | 1,
    fromReference: fromReference.has(entry),
    byWeek: byWeek.has(entry),
  }));
  coded(time.parts, (mod) => ({ is: 'part', mod: mod as TimexMod }));
  coded(time.partsAfter, (mod) => ({ is: 'partAfter', mod: mod as TimexMod }));
  coded(time.yearEnd, (mod) => ({ is: 'yearPart', mod: mod as TimexMod }));
  coded(time.eras, (era) => ({ is: 'era', era: era as 'BC' | 'AD' }));
  coded(time.decadeNames, (code) => ({ is: 'decadeName', decade: Number(code) }));
  const atEnd = new Set(time.setsNeedingEnd);
  coded(time.sets, (value, entry) => ({ is: 'set', value, atEnd: atEnd.has(entry) }));
  coded(time.meridiem, (half) => ({ is: 'meridiem', half: half as 'am' | 'pm' }));
  coded(time.clockDayParts, (half) => ({ is: 'clockDayPart', half: half as 'am' | 'pm' }));
  coded(time.timeZones, (zone) => ({ is: 'timeZone', zone }));
  coded(time.holidays, (day) => ({ is: 'holiday', day }));
  coded(time.movableHolidays, (name) => ({ is: 'movableHoliday', name }));
  coded(time.whileDurations, (value) => ({ is: 'whileDuration', value }));
  plain(time.ageWords, 'age');
  plain(time.halfBefore, 'halfBefore');
  plain(time.halfAfter, 'halfAfter');
  plain(time.sameWords, 'same');
  plain(time.articles, 'article');
  plain(time.ago, 'ago');
  plain(time.earlier, 'earlier');
  plain(time.later, 'later');
  plain(time.inFuture, 'inFuture');
  plain(time.links, 'link');
  plain(time.dateTimeLinks, 'dateTimeLink');
  plain(time.rangeLinks, 'rangeLink');
  plain(time.yearMarks, 'yearMark');
  plain(time.yearPrepositions, 'yearPreposition');
  plain(time.monthContextBefore, 'monthContext');
  plain(time.weekdayContextBefore, 'weekdayContext');
  plain(time.decadeSuffixes, 'decadeSuffix');
  plain(time.quarterWords, 'quarterWord');
  plain(time.halfWords, 'halfWord');
  plain(time.each, 'each');
  plain(time.other, 'other');
  plain(time.perUnit, 'perUnit');
  plain(time.clockUnits, 'clockUnit');
  plain(time.clockIntroducers, 'clockIntroducer');
  plain(time.daytimeUnit, 'betweenNumberAndUnit');
  plain(time.setLinks, 'setLink');
  plain(time.singleUnitsBefore, 'singleUnitBefore');
  plain(time.timesWords, 'timesWord');
  plain(time.nightWords, 'nightInto');
  plain(time.centuryMarks, 'centuryMark');
  plain(time.dayBefore, 'dayBefore');
  plain(time.lastOnes, 'lastOne');
  plain(time.shiftBefore, 'shiftBefore');
  plain(time.shiftAfter, 'shiftAfter');
  plain(time.pastHour, 'pastHour');
  plain(time.toHour, 'toHour');
  plain(Object.keys(pack.numbers.rangeOpeners), 'rangeBetween');

  for (const list of phrases.values()) list.sort((one, other) => other.rest.length - one.rest.length);
  return {
    words: new Map(
      [...words].map(([key, senses]) => [
        key,
        {
          placed: senses.map((sense) => ({ sense, length: 1 as const })),
          begins: senses.some((sense) => !neverFirst.has(sense.is)),
        },
      ]),
    ),
    phrases,
    compounds: compoundsOf(pack, time),
    monthsCapitalised: time.calendarWordsCapitalised,
    quarterAbbreviation: time.quarterAbbreviation,
    halfAbbreviation: time.halfAbbreviation,
    pastEndings: time.pastEndings,
  };
}

function compoundsOf(pack: LanguagePack, time: TimeLexicon): CompiledTime['compounds'] {
  const compounds = new Map<string, { count: number; unit: TimeUnit }>();
  for (const [count, firsts] of Object.entries(pack.numbers.combiningNumerals))
    for (const first of firsts)
      for (const [code, seconds] of Object.entries(time.unitCompounds))
        for (const second of seconds)
          for (const form of expandForms(`${first}${second}`, time.endings))
            compounds.set(form, { count: Number(count), unit: unitOfCompound[code] ?? (code as TimeUnit) });
  return compounds;
}

function push<Value>(table: Map<string, Value[]>, key: string, value: Value): void {
  const list = table.get(key);
  if (list) list.push(value);
  else table.set(key, [value]);
}
