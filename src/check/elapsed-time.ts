import {
  addMonths,
  calendarDay,
  type DayNumber,
  daysOf,
  findKnownEvent,
  isoDate,
  type KnownEvent,
} from '../knowledge/index.ts';
import type { LanguagePack } from '../language/index.ts';
import type { Finding, Layers, Sentence, Span, SupportedLanguage, Timex } from '../model/index.ts';
import { type CheckContext, defineCheck } from './check.ts';
import { type FoldedWord, foldedWords, phraseAt, phraseBefore } from './phrases.ts';
import { type ReportingDay, reportingDay } from './reporting-day.ts';

/** Words between a duration and the "since" that belongs to it ("eight months have gone by since"). */
const widestGap = 4;
/** Words after "since" in which the event must be named. */
const clauseLength = 12;

interface Duration {
  readonly count: number;
  readonly unit: 'year' | 'month' | 'week' | 'day';
}

/** Reads a TIMEX3 duration of one calendar unit, `P8M`; combined and clock durations are left alone. */
function readDuration(value: string): Duration | undefined {
  const match = /^P(\d+(?:\.\d+)?)([YMWD])$/.exec(value);
  if (!match) return undefined;
  const unit = ({ Y: 'year', M: 'month', W: 'week', D: 'day' } as const)[match[2] as 'Y' | 'M' | 'W' | 'D'];
  return { count: Number(match[1]), unit };
}

/** Time between two days in a unit, fractions of the last begun one included. */
function elapsed(from: DayNumber, to: DayNumber, unit: Duration['unit']): number {
  if (unit === 'day') return to - from;
  if (unit === 'week') return (to - from) / 7;
  const step = unit === 'year' ? 12 : 1;
  let whole = 0;
  while (addMonths(from, (whole + 1) * step) <= to) whole++;
  const begun = addMonths(from, whole * step);
  const next = addMonths(from, (whole + 1) * step);
  return whole + (to - begun) / (next - begun);
}

/** From when to when the wording holds, in the unit; documented in `docs/checks.md`. */
function allowed({ count, unit }: Duration, timex: Timex): { low: number; high: number; words: string } {
  // A day of slack: texts count from either end of a day, and from local midnights.
  const slack = unit === 'day' ? 1 : unit === 'week' ? 1 / 7 : unit === 'month' ? 1 / 30 : 1 / 365;
  switch (timex.mod) {
    case 'MORE_THAN':
    case 'EQUAL_OR_MORE':
      return { low: count - slack, high: Number.POSITIVE_INFINITY, words: '“more than” holds from that length on' };
    case 'LESS_THAN':
    case 'EQUAL_OR_LESS':
      return {
        low: Math.min(count * 0.75, count - 1),
        high: count + slack,
        words: '“less than” or “almost” holds from three quarters up to that length',
      };
    case 'APPROX':
      return {
        low: Math.min(count * 0.75, count - 1),
        high: Math.max(count * 1.25, count + 1),
        words: '“about” allows a quarter, and at least one unit, either way',
      };
    default:
      return {
        low: count - 0.5,
        high: count + 1,
        words: 'a plain number allows half a unit less and one more: begun units are often not counted',
      };
  }
}

/**
 * Holds stated lengths of time ("more than eight months since …") against the calendar: from a date in the text, or from a known event,
 * to the day on which the passage speaks. Without a date of publication the earliest possible day is taken, and said.
 */
export const elapsedTime = defineCheck({
  id: 'elapsed-time',
  question: 'Has it really been that long?',
  version: 3,
  requires: ['document', 'structure', 'language', 'sentences', 'timexes', 'publicationBounds'],
  evaluate: (layers, context) => {
    if (!context.pack) return [];
    return layers.timexes.flatMap((timex) => {
      const duration =
        timex.type === 'DURATION' ? standingDuration(layers, timex) : durationAgo(layers, timex, context.pack!);
      const sentence = duration && layers.sentences.find(({ start, end }) => start <= timex.start && timex.end <= end);
      return duration && sentence ? evaluateDuration(layers, context, timex, duration, sentence) : [];
    });
  },
});

type Needed = Pick<Layers, 'document' | 'structure' | 'timexes' | 'publicationBounds'>;

function evaluateDuration(
  layers: Needed,
  { pack, knownEvents: events }: CheckContext,
  timex: Timex,
  duration: Duration,
  sentence: Sentence,
): Finding[] {
  const { text } = layers.document;
  const start =
    timex.type === 'DURATION'
      ? findStart(layers, timex, sentence, pack!, events)
      : findEventAgo(layers, timex, sentence, pack!, events);
  const now = reportingDay(layers, timex);
  if (!start || !now) return [];
  const stated = text.slice(start.evidence.start, start.evidence.end).replace(/\s+/g, ' ');
  const { low, high, words } = allowed(duration, timex);
  const shortest = elapsed(start.day, now.days.first, duration.unit);
  const longest = elapsed(start.day, now.days.last, duration.unit);
  if (shortest < 0) return [];
  const fits = longest >= low && shortest <= high;
  // An undated text can be younger than its earliest day, never older: too long a stretch may still come true.
  const outcome = fits ? 'consistent' : now.basis === 'not-before' && longest < low ? 'undetermined' : 'inconsistent';
  const computed = describe(start.day, now.days.first, duration.unit);
  return [
    {
      check: 'elapsed-time',
      outcome,
      stated,
      computed,
      tolerance: words,
      working: `${start.name} (${isoDate(start.day)}) to ${now.date} (${basisWords[now.basis]}): ${computed}`,
      readings: [{ description: `counted from ${start.name}`, computed, fits }],
      evidence: [start.evidence],
      ...(now.basis === 'not-before'
        ? {
            notice: `The report bears no date; it was counted to the first day on which it can have been published, ${now.date}.`,
          }
        : {}),
      confidence: now.basis === 'not-before' ? 0.75 : 0.9,
    },
  ];
}

const basisWords: Readonly<Record<ReportingDay['basis'], string>> = {
  post: 'date of the post',
  publication: 'publication',
  'not-before': 'earliest possible publication',
};

/** "8 months and 21 days": whole units, and the days or months on top. */
function describe(from: DayNumber, to: DayNumber, unit: Duration['unit']): string {
  const whole = Math.floor(elapsed(from, to, unit));
  const amount = (count: number, of: Duration['unit']): string => `${count} ${count === 1 ? of : `${of}s`}`;
  if (unit === 'day') return amount(whole, unit);
  if (unit === 'year') {
    const months = Math.floor(elapsed(addMonths(from, whole * 12), to, 'month'));
    return months > 0 ? `${amount(whole, unit)} and ${amount(months, 'month')}` : amount(whole, unit);
  }
  const days = to - (unit === 'week' ? from + whole * 7 : addMonths(from, whole));
  return days > 0 ? `${amount(whole, unit)} and ${amount(days, 'day')}` : amount(whole, unit);
}

interface Start {
  readonly day: DayNumber;
  readonly name: string;
  /** The words that state the duration and what it counts from. */
  readonly evidence: Span;
}

/** Words between "it has been" or "прошло" and the duration that has passed. */
const widestPassed = 3;

/**
 * From when the duration counts: a date or a known event, named behind "since" after the duration, or before it where the text
 * says that the time has passed ("с начала вторжения прошло восемь месяцев").
 */
function findStart(
  layers: Needed,
  timex: Timex,
  sentence: Sentence,
  pack: LanguagePack,
  events: CheckContext['knownEvents'],
): Start | undefined {
  const { text } = layers.document;
  const { since, sinceDate, passed, notNow } = pack.timeRelations;
  const words = foldedWords(text, sentence);
  if (words.some((_, at) => phraseAt(words, at, notNow) > 0)) return undefined;
  const own = words.findIndex((word) => word.end > timex.start);
  const after = words.findIndex((word) => word.start >= timex.end);
  if (after >= 0)
    for (let at = after; at <= after + widestGap && at < words.length; at++) {
      if (phraseAt(words, at, since) === 0) continue;
      const border = clauseBorder.exec(text.slice(words[at]!.end, sentence.end));
      const limit = border ? words[at]!.end + border.index : sentence.end;
      const clause = words.slice(at, at + clauseLength).filter((word) => word.end <= limit);
      return startIn(layers, clause, pack, events, (last) => ({ start: timex.start, end: last }));
    }
  const near = [...words.keys()].filter(
    (at) => (at < own && at >= own - widestPassed - 1) || (after >= 0 && at >= after && at < after + widestPassed),
  );
  const hasPassed = near.some((at) => phraseAt(words, at, passed) > 0);
  const dated = layers.timexes.find(({ start }) => start === words[after + 1]?.start);
  if (hasPassed && dated && phraseAt(words, after, sinceDate) > 0)
    return startIn(layers, words.slice(after + 1, after + clauseLength), pack, events, () => ({
      start: Math.min(timex.start, words[near[0]!]!.start),
      end: dated.end,
    }));
  // «с 12 марта 2023 года прошло четыре месяца»: the date stands before.
  const earlier = layers.timexes.findLast(({ start, end }) => start >= sentence.start && end <= timex.start);
  const earlierAt = earlier === undefined ? -1 : words.findIndex(({ end }) => end > earlier.start);
  if (hasPassed && earlier && phraseBefore(words, earlierAt, sinceDate) > 0)
    return startIn(layers, words.slice(earlierAt, own), pack, events, () => ({
      start: earlier.start,
      end: timex.end,
    }));
  const first = words.findIndex((_, at) => phraseAt(words, at, since) > 0);
  if (first < 0 || words[first]!.start > timex.start) return undefined;
  if (!hasPassed) return undefined;
  const clause = words.slice(first, first + clauseLength).filter((word) => word.end <= timex.start);
  return startIn(layers, clause, pack, events, () => ({ start: words[first]!.start, end: timex.end }));
}

/** Signs at which the clause that names the event ends. */
const clauseBorder = /[.;:!?)]|,(?=\s)|—|–/;
const clauseBorders = /[.;:!?)]|,(?=\s)|—|–/g;

/** A duration that is no attribute of something else: "a 15-month period" and "five-month-old" measure that thing. */
function standingDuration({ document: { text } }: Needed, timex: Timex): Duration | undefined {
  return /[\p{L}\d]-\p{L}/u.test(text.slice(timex.start, timex.end)) ? undefined : readDuration(timex.value);
}

/** The duration in "eight months ago": how far the value lies from what it was counted from, in the unit of its precision. */
function durationAgo({ document: { text } }: Needed, timex: Timex, pack: LanguagePack): Duration | undefined {
  if (timex.type !== 'DATE' || (timex.anchor?.kind !== 'publication' && timex.anchor?.kind !== 'embed'))
    return undefined;
  const words = foldedWords(text, timex);
  const last = words.at(-1)?.folded;
  if (words.length < 2 || last === undefined || !pack.time.ago.includes(last)) return undefined;
  const [then, now] = [daysOf(timex.value), daysOf(timex.anchor.value ?? '')];
  if (!then || !now) return undefined;
  const [from, to] = [calendarDay(then.first), calendarDay(now.first)];
  const years = to.year - from.year;
  switch (timex.value.length) {
    case 4:
      return { count: years, unit: 'year' };
    case 7:
      return { count: years * 12 + to.month - from.month, unit: 'month' };
    case 8:
      return { count: Math.round((now.first - then.first) / 7), unit: 'week' };
    default:
      return timex.value.length === 10 ? { count: now.first - then.first, unit: 'day' } : undefined;
  }
}

/** Most words between the event and "eight months ago". */
const widestAgo = 9;

/** A known event right before "eight months ago", in the same clause: "Russia invaded Ukraine eight months ago". */
function findEventAgo(
  { document: { text } }: Needed,
  timex: Timex,
  sentence: Sentence,
  pack: LanguagePack,
  events: CheckContext['knownEvents'],
): Start | undefined {
  const before = foldedWords(text, { start: sentence.start, end: timex.start });
  const borders = [...text.slice(sentence.start, timex.start).matchAll(clauseBorders)];
  const from = sentence.start + (borders.at(-1)?.index ?? -1) + 1;
  const clause = before.filter(({ start }) => start >= from).slice(-widestAgo);
  // Between the event and the time nobody may say or do anything else: the verb of the event stands last.
  const closing = clause.slice(-4).map(({ folded }) => folded);
  const event = findKnownEvent(
    clause.map(({ folded }) => folded),
    pack.code,
    events,
    text.toLowerCase(),
  );
  const days = event && daysOf(event.date);
  if (!event || !days || !namesPartOf(event, closing, pack.code)) return undefined;
  return { day: days.first, name: event.name, evidence: { start: clause[0]!.start, end: timex.end } };
}

/** Whether one of the words belongs to the wording of the event. */
function namesPartOf(event: KnownEvent, words: readonly string[], language: SupportedLanguage): boolean {
  const items = event.wording[language].flatMap((pattern) => pattern.split(' ').flatMap((word) => word.split('|')));
  return words.some((word) =>
    items.some((item) => (item.endsWith('*') ? word.startsWith(item.slice(0, -1)) : word === item)),
  );
}

function startIn(
  { document: { text }, timexes }: Needed,
  clause: readonly FoldedWord[],
  pack: LanguagePack,
  events: CheckContext['knownEvents'],
  evidenceUpTo: (end: number) => Span,
): Start | undefined {
  const first = clause[0];
  const last = clause.at(-1);
  if (!first || !last) return undefined;
  const dates = timexes.filter(
    (other) =>
      other.type === 'DATE' &&
      other.start >= first.start &&
      other.end <= last.end &&
      /^\d{4}-\d{2}-\d{2}$/.test(other.value) &&
      // "Since 9/11": two bare numbers are the name of an event as often as a day of this year.
      /\p{L}|\d{4}|\d[./-]\d+[./-]\d/u.test(text.slice(other.start, other.end)),
  );
  const fromDate = (dated: Timex | undefined): Start | undefined => {
    const days = dated && daysOf(dated.value);
    return days && { day: days.first, name: text.slice(dated.start, dated.end), evidence: evidenceUpTo(dated.end) };
  };
  // A date right behind "since" is what it counts from; further on it may tell when something else was.
  const adjacent = clause[nearestDate];
  const direct = fromDate(dates.find((dated) => dated.start <= (adjacent?.start ?? last.end)));
  if (direct) return direct;
  const event = findKnownEvent(
    clause.map((word) => word.folded),
    pack.code,
    events,
    text.toLowerCase(),
  );
  const eventDays = event && daysOf(event.date);
  if (event && eventDays) return { day: eventDays.first, name: event.name, evidence: evidenceUpTo(last.end) };
  return fromDate(dates.find(({ start, end, value }) => text.slice(start, end).includes(value.slice(0, 4))));
}

/** Words between "since" and a date that it counts from. */
const nearestDate = 3;
