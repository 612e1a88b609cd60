import { type DayInterval, daysOf } from '../knowledge/index.ts';
import type { Layers, Span } from '../model/index.ts';

/** The day that a passage speaks on: its post's, the publication's, or, for want of both, the first day on which it can have been published. */
export interface ReportingDay {
  readonly days: DayInterval;
  readonly basis: 'post' | 'publication' | 'not-before';
  /** ISO date, for people. */
  readonly date: string;
}

/** Finds the day that a passage speaks on; undefined when nothing tells. */
export function reportingDay(
  { document, structure, publicationBounds }: Pick<Layers, 'document' | 'structure' | 'publicationBounds'>,
  passage: Span,
): ReportingDay | undefined {
  const embed = structure.embeds.find(({ start, end }) => start <= passage.start && passage.end <= end);
  const published = document.publishedAt ?? structure.publishedAt;
  const [value, basis] = embed
    ? [embed.postedAt, 'post' as const]
    : published
      ? [published.value, 'publication' as const]
      : [publicationBounds.notBefore?.date, 'not-before' as const];
  const days = value === undefined ? undefined : daysOf(value);
  return value === undefined || days === undefined ? undefined : { days, basis, date: value.slice(0, 10) };
}
