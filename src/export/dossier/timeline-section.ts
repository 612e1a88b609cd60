import type { Reading } from '../../model/index.ts';
import { excerptAround } from '../excerpt.ts';
import { checkTitles, dateWords } from '../wording.ts';
import { html, type Markup } from './markup.ts';

interface TimelineEntry {
  /** ISO 8601, cut at its precision: sorts as text. */
  readonly date: string;
  readonly what: string;
  readonly style: 'published' | 'posted' | 'named' | 'due';
}

/** Every dated thing of a report in the order of time: the report, its posts, the dates that it names, the days when promises fall due. */
export function timelineSection(reading: Reading): Markup | undefined {
  const entries: TimelineEntry[] = [
    ...(reading.publishedAt === undefined
      ? []
      : [{ date: reading.publishedAt, what: 'the report was published', style: 'published' as const }]),
    ...(reading.publishedAt !== undefined || reading.publishedNotBefore === undefined
      ? []
      : [
          {
            date: reading.publishedNotBefore,
            what: 'the report was published on this day or later',
            style: 'published' as const,
          },
        ]),
    ...reading.embeds.flatMap((post) =>
      post.postedAt === undefined
        ? []
        : [
            {
              date: post.postedAt,
              what: `post by ${post.author ?? (post.handle === undefined ? 'an unknown account' : `@${post.handle}`)}`,
              style: 'posted' as const,
            },
          ],
    ),
    ...reading.timexes
      .filter(
        ({ start, end }) =>
          !reading.embeds.some((post) => post.start <= start && end <= post.end && isSignature(reading, post, start)),
      )
      .filter(({ type, value }) => type === 'DATE' && /^\d{4}(-\d{2}){0,2}$/.test(value))
      .map(({ start, end, value }) => ({
        date: value,
        what: excerptAround(reading.text, start, end, 48),
        style: 'named' as const,
      })),
    ...reading.findings.flatMap((finding) =>
      finding.dueOn === undefined
        ? []
        : [
            {
              date: finding.dueOn,
              what: `${checkTitles[finding.check]} due: ${finding.stated}`,
              style: 'due' as const,
            },
          ],
    ),
  ];
  const distinct = [...new Map(entries.map((entry) => [`${entry.date}\n${entry.what}`, entry])).values()];
  if (distinct.length < 2) return undefined;
  const sorted = distinct.sort((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
  return html`<ol class="timeline">${sorted.map(({ date, what, style }) => html`<li class="${style}"><time datetime="${date}">${dateWords(date)}</time> <span dir="auto">${what}</span></li>`)}</ol>`;
}

/** The date in a post's last line repeats the post's own time. */
function isSignature(reading: Reading, post: { start: number; end: number }, at: number): boolean {
  return at > reading.text.lastIndexOf('\n', post.end - 1);
}
