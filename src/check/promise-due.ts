import { addMonths, daysOf, isoDate } from '../knowledge/index.ts';
import type { Attribution, Finding, Layers, Sentence, Timex } from '../model/index.ts';
import { defineCheck } from './check.ts';
import { foldedWords, phraseAt, phraseBefore } from './phrases.ts';
import { reportingDay } from './reporting-day.ts';

type Needed = Pick<Layers, 'document' | 'structure' | 'sentences' | 'timexes' | 'publicationBounds' | 'attributions'>;

/** Words between the commitment and its deadline: further off they belong to different clauses. */
const widestSpan = 25;

/**
 * Finds commitments with a deadline ("we expect to restore service within 10 days", «обіцяють завершити до 1 грудня») and works out the day on
 * which they fall due. Whether they were kept is for a person to find out: the outcome is `undetermined`, open or past due at a given day.
 */
export const promiseDue = defineCheck({
  id: 'promise-due',
  question: 'What was promised, by whom, and when does it fall due?',
  version: 1,
  requires: ['document', 'structure', 'sentences', 'timexes', 'publicationBounds', 'attributions'],
  evaluate: (layers: Needed, { pack, today }): Finding[] => {
    if (!pack) return [];
    const { timeRelations } = pack;
    const { text } = layers.document;
    return layers.timexes.flatMap((timex): Finding[] => {
      const sentence = layers.sentences.find(({ start, end }) => start <= timex.start && timex.end <= end);
      if (!sentence) return [];
      const block = layers.structure.blocks[sentence.block];
      if (block && (block.role === 'boilerplate' || block.role === 'byline')) return [];
      const due = dueDay(layers, timex, sentence, timeRelations);
      if (!due) return [];
      const words = foldedWords(text, sentence);
      const timexAt = words.findIndex((word) => word.end > timex.start);
      const from = Math.max(0, timexAt - widestSpan);
      let commitment: { start: number; end: number } | undefined;
      for (let at = from; at < Math.min(words.length, timexAt + widestSpan); at++) {
        const length = phraseAt(words, at, timeRelations.commitments);
        if (length === 0) continue;
        if (phraseAt(words, at + length, timeRelations.notCommitments) > 0) return [];
        if (
          !commitment ||
          Math.abs(at - timexAt) < Math.abs(words.findIndex((word) => word.start === commitment!.start) - timexAt)
        )
          commitment = { start: words[at]!.start, end: words[at + length - 1]!.end };
      }
      if (
        !commitment ||
        words.slice(from, timexAt).some((_, index) => phraseAt(words, from + index, timeRelations.notCommitments) > 0)
      )
        return [];
      const who = speakerOf(layers, timex);
      const state =
        today === undefined ? 'due' : today > due.day ? 'past due' : today === due.day ? 'due today' : 'open';
      const stretch = {
        start: Math.min(commitment.start, timex.start),
        end: Math.max(commitment.end, timex.end),
      };
      return [
        {
          check: 'promise-due',
          outcome: 'undetermined',
          stated: text.slice(stretch.start, stretch.end).replace(/\s+/g, ' '),
          computed: today === undefined ? `due ${due.day}` : `due ${due.day}: ${state} on ${today}`,
          working: `${who === undefined ? 'nobody named' : who}, ${due.working} = ${due.day}`,
          readings: [],
          evidence: [stretch],
          dueOn: due.day,
          ...(due.notice === undefined ? {} : { notice: due.notice }),
          confidence: due.confidence,
        },
      ];
    });
  },
});

function dueDay(
  layers: Needed,
  timex: Timex,
  sentence: Sentence,
  relations: { readonly within: readonly string[]; readonly by: readonly string[] },
): { day: string; working: string; notice?: string; confidence: number } | undefined {
  const { text } = layers.document;
  const words = foldedWords(text, sentence);
  const at = words.findIndex((word) => word.end > timex.start);
  const now = reportingDay(layers, timex);
  if (timex.type === 'DURATION') {
    const match = /^P(\d+)([YMWD])$/.exec(timex.value);
    const own = phraseAt(words, at, relations.within);
    if (!match || !now || (phraseBefore(words, at, relations.within) === 0 && own === 0)) return undefined;
    const [, digits, unit] = match;
    const count = Number(digits);
    const day = now.days.first;
    const due =
      unit === 'D' ? day + count : unit === 'W' ? day + 7 * count : addMonths(day, unit === 'M' ? count : 12 * count);
    const unsure = now.basis === 'not-before';
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
  if (timex.type !== 'DATE' || phraseBefore(words, at, relations.by) === 0) return undefined;
  const days = daysOf(timex.value);
  // Due after the day of speaking, and within what people still remember having been promised.
  if (!days || (now && days.last <= now.days.first) || (!now && timex.anchor?.kind === 'none')) return undefined;
  if (!now) return undefined;
  return {
    day: isoDate(days.last),
    working: `said on ${now.date}, last day of “${text.slice(timex.start, timex.end).replace(/\s+/g, ' ')}”`,
    confidence: now.basis === 'not-before' ? 0.55 : 0.8,
  };
}

/** Who commits: the author of the post, else the innermost credited source, else the report itself. */
function speakerOf(layers: Needed, timex: Timex): string | undefined {
  const embed = layers.structure.embeds.find(({ start, end }) => start <= timex.start && timex.end <= end);
  if (embed) return embed.author ?? (embed.handle === undefined ? undefined : `@${embed.handle}`);
  const around = layers.attributions
    .filter((attribution: Attribution) =>
      attribution.content.some(({ start, end }) => start <= timex.start && timex.end <= end),
    )
    .sort((left, right) => length(left) - length(right))[0];
  const source = around?.source[0];
  return source && layers.document.text.slice(source.start, source.end).replace(/\s+/g, ' ');
}

function length(attribution: Attribution): number {
  return attribution.content.reduce((sum, { start, end }) => sum + end - start, 0);
}
