import { addMonths, type DayInterval, daysOf, isoDate } from '../knowledge/index.ts';
import type { LanguagePack, TimeRelations } from '../language/index.ts';
import type { Attribution, Finding, Layers, Sentence, Span, Timex } from '../model/index.ts';
import { defineCheck } from './check.ts';
import { type FoldedWord, foldedWords, phraseAt, phraseBefore } from './phrases.ts';
import { reportingDay } from './reporting-day.ts';

type Needed = Pick<
  Layers,
  'document' | 'structure' | 'sentences' | 'timexes' | 'publicationBounds' | 'entities' | 'attributions'
>;

/** Words between the commitment and its deadline: further off they belong to different clauses. */
const widestSpan = 22;
/** Words before a deadline that opens its sentence ("Within ten days the city will …"), and from it to the commitment. */
const [opening, widestAfter] = [4, 10];
/** What is told for a time further off than this is a forecast, not a promise that anyone will come back to. */
const farthestYears = 6;

/**
 * Finds commitments with a deadline ("we expect to restore service within 10 days", «обіцяють завершити до 1 грудня») and works out the day on
 * which they fall due. Whether they were kept is for a person to find out: the outcome is `undetermined`, open, due or overdue at a given day.
 */
export const promiseDue = defineCheck({
  id: 'promise-due',
  question: 'What was promised, by whom, and when does it fall due?',
  version: 3,
  requires: ['document', 'structure', 'sentences', 'timexes', 'publicationBounds', 'entities', 'attributions'],
  evaluate: (layers: Needed, { pack, today }): Finding[] => {
    if (!pack) return [];
    const findings: Finding[] = [];
    let at = 0;
    for (const timex of layers.timexes) {
      if (timex.type === 'SET') continue;
      while (at < layers.sentences.length && layers.sentences[at]!.end <= timex.start) at++;
      const sentence = layers.sentences[at];
      if (!sentence || sentence.start > timex.start) continue;
      const role = layers.structure.blocks[sentence.block]?.role;
      if (role === 'boilerplate' || role === 'byline') continue;
      const finding = findPromise(layers, timex, sentence, pack, today);
      if (finding) findings.push(finding);
    }
    return findings;
  },
});

function findPromise(
  layers: Needed,
  timex: Timex,
  sentence: Sentence,
  { timeRelations: relations, functionWords: { determiners, subordinators } }: LanguagePack,
  today: string | undefined,
): Finding | undefined {
  const { text } = layers.document;
  const words = foldedWords(text, sentence);
  const at = words.findIndex((word) => word.end > timex.start);
  const lead = leadOf(words, at, timex, relations);
  if (!lead) return undefined;
  const commitment = commitmentOf(text, words, at, timex, lead, relations, determiners);
  if (!commitment) return undefined;
  const due = dueDay(layers, timex);
  if (!due) return undefined;
  const who = speakerOf(layers, timex, commitment) ?? subjectOf(text, sentence, timex, commitment, subordinators);
  const dueState = today === undefined ? undefined : today > due.day ? 'overdue' : today === due.day ? 'due' : 'open';
  const end = Math.max(commitment.end, timex.end);
  const evidence = {
    start: Math.min(commitment.start, timex.start),
    // A deadline that opens the sentence leaves what is promised behind the words that commit.
    end: timex.start < commitment.start ? clauseEnd(text, end, sentence.end) : end,
  };
  return {
    check: 'promise-due',
    outcome: 'undetermined',
    stated: text.slice(evidence.start, evidence.end).replace(/\s+/g, ' '),
    computed:
      today === undefined
        ? `due ${due.day}`
        : `due ${due.day}: ${dueState === 'due' ? 'due today' : dueState} on ${today}`,
    working: `${who ?? 'nobody named'}, ${due.working} = ${due.day}`,
    readings: [],
    evidence: [evidence],
    dueOn: due.day,
    ...(dueState === undefined ? {} : { dueState }),
    ...(who === undefined ? {} : { promisedBy: who }),
    ...(due.notice === undefined ? {} : { notice: due.notice }),
    confidence: due.confidence,
  };
}

type Lead = 'deadline' | 'loose';

/** How the words before a time make it a deadline: surely ("within", "by"), or only after an express promise ("in", "on"). */
function leadOf(words: readonly FoldedWord[], at: number, timex: Timex, relations: TimeRelations): Lead | undefined {
  const [sure, loose] =
    timex.type === 'DURATION' ? [relations.within, relations.withinLoosely] : [relations.by, relations.byLoosely];
  // The words may have been read as part of the time itself ("no later than 10 days").
  if (phraseBefore(words, at, sure) > 0 || phraseAt(words, at, sure) > 0) return 'deadline';
  // "in 2030" tells when, not by when.
  if (/^\d{4}$/.test(timex.value)) return undefined;
  return phraseBefore(words, at, loose) > 0 || phraseAt(words, at, loose) > 0 ? 'loose' : undefined;
}

/** The words that commit, in the same clause: before the deadline, or right behind one that opens the sentence. */
function commitmentOf(
  text: string,
  words: readonly FoldedWord[],
  at: number,
  timex: Timex,
  lead: Lead,
  relations: TimeRelations,
  determiners: readonly string[],
): Span | undefined {
  const phrases = lead === 'deadline' ? [...relations.commitments, ...relations.announcements] : relations.commitments;
  const spanAt = (index: number): Span | undefined => {
    const length = phraseAt(words, index, phrases);
    if (length === 0 || phraseAt(words, index + length, relations.notCommitments) > 0) return undefined;
    return { start: words[index]!.start, end: words[index + length - 1]!.end };
  };
  for (let index = at - 1; index >= Math.max(0, at - widestSpan); index--) {
    if (phraseAt(words, index, relations.notCommitments) > 0) return undefined;
    const span = spanAt(index);
    if (!span) continue;
    // "did not promise to", "a plan to": denied, or a noun.
    const before = words[index - 1]?.folded ?? '';
    if (phraseAt(words, index - 1, relations.notCommitments) > 0 || determiners.includes(before)) return undefined;
    const between = text.slice(span.end, timex.start);
    return /[;:!?()]|[—–]/.test(between) || (between.match(/,/g)?.length ?? 0) > 1 ? undefined : span;
  }
  if (at > opening) return undefined;
  const after = words.findIndex((word) => word.start >= timex.end);
  for (let index = after; after >= 0 && index < Math.min(words.length, after + widestAfter); index++) {
    if (phraseAt(words, index, relations.notCommitments) > 0) return undefined;
    const span = spanAt(index);
    if (span) return /[;:!?()]|[—–]/.test(text.slice(timex.end, span.start)) ? undefined : span;
  }
  return undefined;
}

interface Due {
  readonly day: string;
  readonly working: string;
  readonly notice?: string;
  readonly confidence: number;
}

/** The day on which it falls due: so long after the day of speaking, or the last day of the period that is named. */
function dueDay(layers: Needed, timex: Timex): Due | undefined {
  const now = reportingDay(layers, timex);
  if (!now) return undefined;
  const unsure = now.basis === 'not-before';
  if (timex.type === 'DURATION') {
    const match = /^P(\d+)([YMWD])$/.exec(timex.value);
    if (!match) return undefined;
    const [, digits, unit] = match;
    const count = Number(digits);
    const day = now.days.first;
    const due =
      unit === 'D' ? day + count : unit === 'W' ? day + 7 * count : addMonths(day, unit === 'M' ? count : 12 * count);
    if (due - day > farthestYears * 366) return undefined;
    return {
      day: isoDate(due),
      working: `${isoDate(day)} + ${count} ${{ Y: 'years', M: 'months', W: 'weeks', D: 'days' }[unit as 'Y' | 'M' | 'W' | 'D']}`,
      ...(unsure
        ? {
            notice: `The report bears no date: counted from ${now.date}, the first day on which it can have been published.`,
          }
        : {}),
      confidence: unsure ? 0.6 : 0.85,
    };
  }
  const period = daysOf(timex.value);
  const days = period && partOf(period, timex);
  // Due after the day of speaking; what it names open (`XXXX-05-01`) has no day.
  if (!days || days.last <= now.days.first || days.last - now.days.first > farthestYears * 366) return undefined;
  return {
    day: isoDate(days.last),
    working: `said on ${now.date}, last day of “${layers.document.text.slice(timex.start, timex.end).replace(/\s+/g, ' ')}”`,
    confidence: unsure ? 0.55 : 0.8,
  };
}

/** "Early March" ends with the first third of the month, "mid-March" with two of them. */
function partOf({ first, last }: DayInterval, { mod }: Timex): DayInterval {
  const thirds = mod === 'START' ? 1 : mod === 'MID' ? 2 : 3;
  return { first, last: first + Math.round(((last - first + 1) * thirds) / 3) - 1 };
}

/** Who commits: the author of the post, else the innermost credited source, else the name right before the words that commit. */
function speakerOf(layers: Needed, timex: Timex, commitment: Span): string | undefined {
  const words = ({ start, end }: Span): string => layers.document.text.slice(start, end).replace(/\s+/g, ' ');
  const embed = layers.structure.embeds.find(({ start, end }) => start <= timex.start && timex.end <= end);
  if (embed) return embed.author ?? (embed.handle === undefined ? undefined : `@${embed.handle}`);
  const around = layers.attributions
    .filter((attribution: Attribution) =>
      attribution.content.some(({ start, end }) => start <= timex.start && timex.end <= end),
    )
    .sort((left, right) => length(left) - length(right))[0];
  const source = around?.source[0];
  if (source) return words(source);
  const subject = layers.entities.findLast(
    ({ type, start, end }) =>
      (type === 'PER' || type === 'ORG') && end <= commitment.start && start >= commitment.start - longestSubject,
  );
  return subject && !/[.!?;]\s/.test(layers.document.text.slice(subject.end, commitment.start))
    ? words(subject)
    : undefined;
}

/** Most words of a subject: "the city's chief engineer". */
const longestNoun = 6;

/** What stands before the words that commit in their clause: «Компания намерена», "Within ten days the city will". */
function subjectOf(
  text: string,
  sentence: Sentence,
  timex: Timex,
  commitment: Span,
  subordinators: readonly string[],
): string | undefined {
  const from = timex.end <= commitment.start ? timex.end : sentence.start;
  const clause = text
    .slice(from, commitment.start)
    .split(/[,;:()«»“”"]|\s[—–-]\s/)
    .at(-1)!;
  const words = clause
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const start = words.findLastIndex((word) => subordinators.includes(word.toLowerCase())) + 1;
  const subject = words.slice(start);
  return subject.length > 0 && subject.length <= longestNoun ? subject.join(' ') : undefined;
}

/** Where the clause ends that goes on at an offset. */
function clauseEnd(text: string, from: number, limit: number): number {
  const border = /[,.;:!?)»”"]|\s[—–-]\s/.exec(text.slice(from, limit));
  return border ? from + border.index : limit;
}

/** Characters before the words that commit in which their subject is looked for. */
const longestSubject = 60;

function length(attribution: Attribution): number {
  return attribution.content.reduce((sum, { start, end }) => sum + end - start, 0);
}
