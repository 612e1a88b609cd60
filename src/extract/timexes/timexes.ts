import { daysOf } from '../../knowledge/index.ts';
import { clauseTense, type LanguagePack, type Tense } from '../../language/index.ts';
import type { Block, EmbeddedPost, PreciseDate, Timex } from '../../model/index.ts';
import { findDrafts } from './find-drafts.ts';
import { orderRanges } from './order-ranges.ts';
import { type Anchor, type Reference, referenceOf, resolveMeaning } from './resolve.ts';
import { scanTime, type TimeScan } from './time-scan.ts';
import type { TimexDraft } from './timex-draft.ts';

/** What the time expressions of a document are read from. */
export interface TimexInput {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly embeds: readonly EmbeddedPost[];
  readonly publishedAt?: PreciseDate | undefined;
  readonly pack: LanguagePack;
}

/**
 * Finds time expressions and gives them TIMEX3 values. Relative ones count from the post that they stand in, else from
 * publication, else from the date last spoken of; what nothing tells stays `X`.
 */
export function findTimexes({ text, blocks, embeds, publishedAt, pack }: TimexInput): Timex[] {
  const scan = scanTime(text, blocks, pack);
  const drafts = findDrafts(scan);
  const publication = publishedAt && anchorAt('publication', publishedAt.value);
  const narrative = isNarrative(drafts, publication);
  const anchorsByEmbed = embeds.map((embed) => (embed.postedAt ? anchorAt('embed', embed.postedAt) : undefined));
  let reference: Reference | undefined;
  let context = -1;
  const found = drafts.map((draft) => {
    const start = scan.pieces[draft.start]!.start;
    const end = scan.pieces[draft.end - 1]!.end;
    const embed = embedAt(embeds, start);
    if (embed !== context) {
      context = embed;
      reference = undefined;
    }
    const anchor = (embed < 0 ? undefined : anchorsByEmbed[embed]) ?? publication;
    const { value, from } = resolveMeaning(draft.meaning, {
      anchor,
      reference,
      narrative: narrative && embed < 0,
      tense: needsTense(draft) ? tenseAt(scan, draft) : undefined,
    });
    const anchored =
      from === undefined
        ? undefined
        : from === 'reference'
          ? ({ kind: 'timex', value: reference!.value } as const)
          : from === 'anchor' && anchor
            ? ({ kind: anchor.kind, value: anchor.value } as const)
            : ({ kind: 'none' } as const);
    // In a report of the day, what was itself counted from a date leads nowhere further.
    const leads = (draft.type === 'DATE' || draft.type === 'TIME') && (narrative || from !== 'reference');
    if (leads) reference = referenceOf(value) ?? reference;
    return {
      start,
      end,
      type: draft.type,
      value,
      ...(draft.mod && { mod: draft.mod }),
      ...(anchored && { anchor: anchored }),
      confidence: anchored?.kind === 'none' ? draft.confidence * 0.7 : draft.confidence,
    };
  });
  return orderRanges(scan, drafts, found);
}

/** The tense of the clause; a preposition that sets a time ("перенесли на пятницу") looks ahead whatever the verb. */
function tenseAt({ pieces, pack }: TimeScan, { start, end }: TimexDraft): Tense | undefined {
  const before = pieces[start - 1];
  if (before?.kind === 'letters' && pack.time.aheadPrepositions.includes(before.key)) return 'future';
  return clauseTense(pieces, start, end, pack);
}

function anchorAt(kind: Anchor['kind'], value: string): Anchor | undefined {
  const days = daysOf(value);
  if (!days) return undefined;
  const precision = value.length > 10 ? 'time' : value.length === 10 ? 'day' : value.length === 7 ? 'month' : 'year';
  return { kind, value, day: days.first, precision };
}

/** Index of the embedded post around an offset, -1 outside of all. Posts are few and in order. */
function embedAt(embeds: readonly EmbeddedPost[], offset: number): number {
  let [low, high] = [0, embeds.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const embed = embeds[middle]!;
    if (offset < embed.start) high = middle - 1;
    else if (offset >= embed.end) low = middle + 1;
    else return middle;
  }
  return -1;
}

const needsTense = ({ meaning }: TimexDraft): boolean =>
  meaning.kind === 'movableHoliday' ||
  (meaning.kind === 'date' && meaning.year === undefined && meaning.yearStep === undefined) ||
  (meaning.kind === 'step' && (meaning.step === 'nearest' || meaning.step === 0));

/**
 * A text tells history when it names years and hardly ever counts from its own day ("yesterday", "on Thursday");
 * with no publication date there is nothing else to count from.
 */
function isNarrative(drafts: readonly TimexDraft[], publication: Anchor | undefined): boolean {
  if (!publication) return true;
  const published = Number(publication.value.slice(0, 4));
  let [years, old, deictic] = [0, 0, 0];
  for (const { meaning } of drafts) {
    if (meaning.kind === 'date' && meaning.year !== undefined) {
      years++;
      if (meaning.bc || meaning.year < published - 1) old++;
    } else if ((meaning.kind === 'offset' || meaning.kind === 'step') && meaning.from === 'anchor') deictic++;
    else if (meaning.kind === 'date' && meaning.yearStep !== undefined) deictic++;
  }
  if (years >= 6) return old * 2 > years && deictic * 5 <= years;
  return years >= 3 && old === years && deictic === 0;
}
