import { type DayInterval, daysOf, isoDate } from '../knowledge/index.ts';
import { clauseTense, endsSentence, type LanguagePack, sentenceHasTense } from '../language/index.ts';
import type { Finding, Layers, Timex } from '../model/index.ts';
import { cutIntoPieces, type Piece } from '../text/index.ts';
import { defineCheck } from './check.ts';
import { foldedWords, phraseBefore } from './phrases.ts';
import { type ReportingDay, reportingDay } from './reporting-day.ts';

/** A date this much after publication may still be a matter of time zones. */
const zoneDays = 1;
/** A date further ahead is a plan, a model year or a misprint of another kind. */
const farthestYears = 5;

/**
 * Finds events told as past and dated after the report itself: "was shelled on 20 May 2023" in a report of 3 May 2023.
 * Only dates that name their year, right behind a past tense, in sentences with no word of the future.
 */
export const futureReference = defineCheck({
  id: 'future-reference',
  question: 'Does it tell as past what lies after its own date?',
  version: 3,
  requires: ['document', 'structure', 'timexes', 'publicationBounds'],
  evaluate: (layers, { pack }) => {
    if (!pack) return [];
    const { document, structure, timexes } = layers;
    const suspects = timexes
      .filter((timex) => namesYear(document.text, timex))
      .flatMap((timex) => suspectOf(layers, timex));
    if (suspects.length === 0) return [];
    const pieces = cutIntoPieces(document.text, structure.blocks);
    const told = suspects.filter(
      ({ timex }) => !isRetrieval(document.text, timex, pack) && isToldAsPast(pieces, timex, pack),
    );
    return told.length === 0 ? [] : [findingOf(document.text, told)];
  },
});

interface Suspect {
  readonly timex: Timex;
  readonly days: DayInterval;
  readonly now: ReportingDay;
}

/** A date that begins after the day of the report; undated reports have nothing to be later than. */
function suspectOf(layers: Pick<Layers, 'document' | 'structure' | 'publicationBounds'>, timex: Timex): Suspect[] {
  const days = daysOf(timex.value);
  const now = reportingDay(layers, timex);
  if (!days || !now || now.basis === 'not-before') return [];
  const ahead = days.first - now.days.last;
  return ahead > zoneDays && ahead < farthestYears * 366 ? [{ timex, days, now }] : [];
}

/** A calendar day with its year in the text; months, seasons and fiscal years are too often spoken of ahead. */
function namesYear(text: string, { start, end, type, value }: Timex): boolean {
  return type === 'DATE' && /^\d{4}-\d\d-\d\d$/.test(value) && text.slice(start, end).includes(value.slice(0, 4));
}

/** "(2019, October 22) retrieved 20 January 2020 from …": when somebody called up the page. */
function isRetrieval(text: string, { start }: Timex, { timeRelations }: LanguagePack): boolean {
  const words = foldedWords(text, { start: Math.max(0, start - longestRetrieval), end: start });
  return [0, 1].some((back) => phraseBefore(words, words.length - back, timeRelations.retrieved) > 0);
}

/** Characters before a date among which such a word stands. */
const longestRetrieval = 40;

/** Pieces before a Russian or Ukrainian date in which its verb must stand. */
const nearestVerb = 6;

/** Infinitives of Russian and Ukrainian verbs. */
const infinitive = /.{2}(?:ть|ти|чь|ться|тися|тись)$/u;

function isToldAsPast(pieces: readonly Piece[], timex: Timex, pack: LanguagePack): boolean {
  const start = pieceAt(pieces, timex.start);
  let end = start;
  while (end < pieces.length && pieces[end]!.start < timex.end) end++;
  const before = pieces[start - 1];
  // «22 июня 2023 года на складе произошёл взрыв»: a date that opens its sentence has its verb behind it.
  if (before === undefined || before.kind === 'break' || endsSentence(pieces, start - 1))
    return clauseTense(pieces, start, end, pack) === 'past' && !sentenceHasTense(pieces, start, 'future', pack);
  if (before.kind !== 'letters' || pack.time.looseDatePrepositions.includes(before.key)) return false;
  // "rules for its August 6, 2015 debate", "the December 5, 2016, issue": the date belongs to the noun behind it.
  const [opening, next] = [pieces[start]!, pieces[start + 1]];
  const held = pack.functionWords.determiners.includes(opening.key) && next?.kind === 'letters';
  if (held || pack.functionWords.determiners.includes(before.key)) return false;
  // Only a verb of the same clause tells; where cases replace prepositions, the date may belong to the noun before it.
  const isPlanned = pack.timeRelations.plannedEvents.some((stem) => before.key.startsWith(stem));
  const reach = pack.time.calendarWordsCapitalised ? start : isPlanned ? 1 : nearestVerb;
  let from = start;
  while (
    from > 0 &&
    start - from < reach &&
    pieces[from - 1]!.kind !== 'break' &&
    !/^[,—–]$/.test(pieces[from - 1]!.key)
  )
    from--;
  const clause = pieces.slice(from, end);
  // «предложили установить 28 декабря выходной»: the date belongs to what somebody wants done.
  if (!pack.time.calendarWordsCapitalised && clause.some(({ key, capital }) => !capital && infinitive.test(key)))
    return false;
  if (clauseTense(clause, start - from, end - from, pack) !== 'past') {
    // "On 12 December 2018 Cohen was sentenced": a date that opens its sentence has its verb behind it.
    const opens = start < 2 || endsSentence(pieces, start - 2) || pieces[start - 2]!.kind === 'break';
    if (!opens || clauseTense(pieces, start, end, pack) !== 'past') return false;
  }
  return !sentenceHasTense(pieces, start, 'future', pack);
}

/** Index of the first piece that ends after an offset. */
function pieceAt(pieces: readonly Piece[], offset: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One finding for all such days of a document: they mostly have one cause, a report that was changed after its date. */
function findingOf(text: string, suspects: readonly Suspect[]): Finding {
  const latest = suspects.reduce((one, other) => (other.days.first > one.days.first ? other : one));
  const words = text.slice(latest.timex.start, latest.timex.end).replace(/\s+/g, ' ');
  const ahead = latest.days.first - latest.now.days.last;
  const what = latest.now.basis === 'post' ? 'post' : 'report';
  const more = suspects.length > 1 ? ` (and ${suspects.length - 1} more such dates)` : '';
  return {
    check: 'future-reference',
    outcome: 'inconsistent',
    stated: `told as past: ${words}${more}`,
    computed: `${ahead} days after the ${what}`,
    tolerance: 'one day, for time zones',
    working: `${isoDate(latest.days.first)} − ${latest.now.date} (${what === 'post' ? 'date of the post' : 'publication'}) = ${ahead} days`,
    readings: suspects.map(({ timex, days, now }) => ({
      description: text.slice(timex.start, timex.end).replace(/\s+/g, ' '),
      computed: `${days.first - now.days.last} days after the ${now.basis === 'post' ? 'post' : 'report'}`,
      fits: false,
    })),
    evidence: suspects.map(({ timex: { start, end } }) => ({ start, end })),
    notice: 'The year may be a slip of the pen, or the report was changed after its date.',
    confidence: 0.8,
  };
}
