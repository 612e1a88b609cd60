import { pageWordsOfOtherLanguages } from '../../knowledge/index.ts';
import { languagePacks } from '../../language/index.ts';
import type { PreciseDate } from '../../model/index.ts';
import { findWrittenDates, readDate } from '../written-date.ts';
import type { Inventory, Standing } from './inventory.ts';

/** A date that the page shows to its readers. */
export interface VisibleDate {
  readonly date: PreciseDate;
  /** Stands where dates of publication stand: labelled, marked up, or beside the headline. */
  readonly sure: boolean;
}

interface Candidate extends Standing {
  readonly date: PreciseDate;
  readonly hints: string;
  /** The text from the start of the line to the date. */
  readonly before: string;
  /** Share of the line that is the date. */
  readonly share: number;
  readonly lineLength: number;
  readonly base: number;
}

const publishedHint =
  /publish|pubdate|pub-date|entry-date|post(?:ed)?-?_?(?:on|date|time)|dateline|date-?header|article-?_{0,2}date|created|byline|news-date/i;
const updatedHint = /updat|modif|edited|aktualis|revis|lastmod/i;
const eventHint = /event|kalender|calendar|termin|archive|clock|today|current-?date|weather|copyright/i;
const dateHint = /date|datum|fecha|time|stamp|meta/i;
/** Below, a date in the text is more likely to be about something else than of publication. */
const [leastScore, sureScore] = [0, 4];
const maxCandidates = 80;

const labels = {
  published: labelPattern('published'),
  updated: labelPattern('updated'),
};

/**
 * Finds the dates of publication and of the last change among the dates that a page shows. Each is scored by where it stands:
 * near the headline, in a line of its own, labelled or marked as a date; against it, prose, comments, lists of other articles, calendars.
 */
export function bestVisibleDates(
  inventory: Inventory,
  language: string | undefined,
): { readonly published?: VisibleDate; readonly updated?: PreciseDate } {
  const headline = headlineOrder(inventory);
  let best: { readonly candidate: Candidate; readonly score: number } | undefined;
  let updated: Candidate | undefined;
  for (const candidate of collect(inventory, language)) {
    const hasPublishedLabel = labels.published.test(candidate.before) || publishedHint.test(candidate.hints);
    const saysUpdated =
      labels.updated.test(candidate.before) || (updatedHint.test(candidate.hints) && !hasPublishedLabel);
    if (saysUpdated) updated ??= candidate;
    const value = score(candidate, headline, hasPublishedLabel, saysUpdated);
    if (!best || value > best.score) best = { candidate, score: value };
  }
  return {
    ...(best && best.score >= leastScore
      ? { published: { date: { ...best.candidate.date, source: 'page' }, sure: best.score >= sureScore } }
      : {}),
    ...(updated ? { updated: { ...updated.date, source: 'page' } } : {}),
  };
}

function score(candidate: Candidate, headline: number | undefined, labelled: boolean, saysUpdated: boolean): number {
  let sum = candidate.base;
  if (labelled) sum += 2;
  if (saysUpdated) sum -= 1.5;
  if (eventHint.test(candidate.hints)) sum -= 2;
  if (dateHint.test(candidate.hints)) sum += 0.5;
  if (candidate.date.precision === 'month') sum -= 2;
  if (candidate.inComment) sum -= 4;
  if (candidate.inAside) sum -= 2;
  if (candidate.inArticle) sum += 0.5;
  if (candidate.share > 0.4) sum += 1;
  if (candidate.lineLength > 150) sum -= candidate.before.length > 40 ? 2.5 : 1;
  else if (candidate.before.length < 30) sum += 0.5;
  if (headline !== undefined) {
    const distance = candidate.order - headline;
    if (distance >= 0) sum += 2.5 * Math.max(0, 1 - distance / 80);
    else if (distance > -25) sum += 1.5;
    else sum -= 0.5;
  }
  return sum;
}

function collect(inventory: Inventory, language: string | undefined): Candidate[] {
  const reading = { language, shortYears: true };
  const found: Candidate[] = [];
  for (const marked of [...inventory.times, ...inventory.dateElements]) {
    if (found.length >= maxCandidates) break;
    const attribute =
      marked.element.getAttribute('datetime') ??
      marked.element.getAttribute('content') ??
      marked.element.getAttribute('title') ??
      '';
    const fromAttribute = readDate(attribute, reading);
    const text = fromAttribute ? '' : (marked.element.textContent ?? '').slice(0, 300).replace(/\s+/g, ' ').trim();
    const date = fromAttribute ?? (text.length < 80 ? readDate(text, reading) : undefined);
    if (!date) continue;
    found.push({
      ...standingOf(marked),
      date,
      hints: `${marked.hints} ${marked.mark}`,
      before: text,
      share: 1,
      lineLength: 0,
      base: marked.mark === 'class' ? 1 : 1.5,
    });
  }
  for (const line of inventory.lines) {
    if (found.length >= maxCandidates) break;
    const text = line.text.slice(0, 400);
    const dates = findWrittenDates(text, { language });
    if (dates.length === 0 && text.length < 60) {
      const short = readDate(text, reading);
      if (short)
        found.push({
          ...standingOf(line),
          date: short,
          hints: line.hints,
          before: '',
          share: 0.5,
          lineLength: line.text.length,
          base: 0,
        });
    }
    for (const { start, end, date } of dates.slice(0, 3))
      found.push({
        ...standingOf(line),
        date,
        hints: line.hints,
        before: text.slice(Math.max(0, start - 60), start),
        share: (end - start) / line.text.length,
        lineLength: line.text.length,
        base: 0,
      });
  }
  return found;
}

function standingOf({ order, inArticle, inHeader, inAside, inComment }: Standing): Standing {
  return { order, inArticle, inHeader, inAside, inComment };
}

/** Where the headline stands: the first `h1` inside the article, else the first that is not the site's name. */
function headlineOrder(inventory: Inventory): number | undefined {
  const headings = inventory.headings.filter(({ inAside }) => !inAside);
  return (headings.find(({ inArticle }) => inArticle) ?? headings.at(-1) ?? inventory.headings[0])?.order;
}

/** The label must stand right before the date, give or take a weekday, "on", a colon. */
function labelPattern(kind: 'published' | 'updated'): RegExp {
  const words = [
    ...Object.values(languagePacks).flatMap((pack) => pack.pageWords[kind]),
    ...pageWordsOfOtherLanguages[kind],
  ];
  const alternatives = [...new Set(words)]
    .sort((first, second) => second.length - first.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])[^.!?]{0,24}$`, 'iu');
}
