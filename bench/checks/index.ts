import { buildGazetteer } from '../../src/gazetteer/index.ts';
import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { CheckId, Document } from '../../src/model/index.ts';
import { annotate } from '../../src/pipeline/index.ts';
import { option, readCorpus } from '../corpus.ts';

interface FeedRow {
  readonly id?: string;
  readonly text?: string;
  readonly title?: string;
  readonly published?: string;
  readonly date?: string;
}

/** The checks of time and number; those of places and sources have benchmarks of their own. */
const counted: ReadonlySet<CheckId> = new Set<CheckId>([
  'elapsed-time',
  'weekday-date',
  'promise-due',
  'unit-conversion',
  'arithmetic',
  'post-id-time',
  'future-reference',
  'age-arithmetic',
]);

/**
 * `npm run bench -- checks --data DIR [--feed NAME] [--documents N] [--check ID]`: how many findings of time and number a feed of real
 * reports gives, with every inconsistent one in full, for judging by hand. There is no gold: a feed is mostly right.
 */
export function run(args: readonly string[]): void {
  const feed = option(args, '--feed') ?? 'feed_abp_10k_en';
  const only = option(args, '--check');
  const rows = readCorpus<FeedRow>(args, `feed/${feed}.jsonl.gz`).slice(0, Number(option(args, '--documents') ?? 500));
  const gazetteer = buildGazetteer({ records: [], coverage: 'no places', smallPlaces: [] });
  const counts = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (!row.text) continue;
    const { layers } = annotate(documentOf(row, index), { gazetteer, languagePacks, knownEvents, today: undefined });
    for (const finding of layers.findings ?? []) {
      if (!counted.has(finding.check) || (only !== undefined && finding.check !== only)) continue;
      const kind = `${finding.check} ${finding.outcome}`;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (finding.outcome !== 'inconsistent' && only === undefined) continue;
      const [first] = finding.evidence;
      const quoted = first ? row.text.slice(Math.max(0, first.start - 60), first.end + 40).replace(/\s+/g, ' ') : '';
      console.log(`${index} ${finding.check}: ${finding.working} | …${quoted}…`);
    }
  }
  console.log(`${rows.length} documents of ${feed}`);
  for (const [kind, count] of [...counts].sort()) console.log(`${kind.padEnd(32)}${String(count).padStart(6)}`);
}

/** The feeds write days as `2022-11-14…` or `20221114T…`. */
function documentOf({ id, text, title, published, date }: FeedRow, index: number): Document {
  const day = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(published ?? date ?? '');
  return {
    id: id ?? String(index),
    kind: 'article',
    text: text!,
    ...(title === undefined ? {} : { title }),
    ...(day ? { publishedAt: { value: `${day[1]}-${day[2]}-${day[3]}`, precision: 'day' as const } } : {}),
  };
}
