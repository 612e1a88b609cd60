import type { Gazetteer } from '../../src/gazetteer/index.ts';
import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import { checkIds, type Finding } from '../../src/model/index.ts';
import { annotate } from '../../src/pipeline/index.ts';
import { option } from '../corpus.ts';
import { drawRound, type FeedDocument, feeds } from './feeds.ts';
import { judgedKey, readJudged } from './judged.ts';

interface Found {
  readonly from: FeedDocument;
  readonly finding: Finding;
}

/**
 * Runs every check by rules over a round of documents of each feed, and prints what was found: findings per 1,000 documents by check, and
 * how many of the `inconsistent` ones people judged right. `--show` prints those that nobody has judged yet, for judging.
 */
export function measurePrecision(args: readonly string[], gazetteer: Gazetteer): void {
  const size = option(args, '--documents');
  const chosen = option(args, '--rounds')?.split(',').map(Number);
  const judged = new Map(readJudged().map((entry) => [judgedKey(entry), entry]));
  let [right, wrong, open] = [0, 0, 0];
  const byCheck = new Map<string, { right: number; wrong: number; open: number }>();
  for (const feed of feeds) {
    const rounds = chosen ?? feed.freshRounds;
    const documents = rounds.flatMap((round) => drawRound(args, feed, round, Number(size ?? feed.roundSize ?? 2000)));
    if (documents.length === 0) continue;
    const found = documents.flatMap((from) => findingsIn(from, gazetteer).map((finding): Found => ({ from, finding })));
    print(`${feed.name}: ${documents.length} documents, rounds ${rounds.join(' and ')}`);
    print(`  ${'findings per 1,000 documents'.padEnd(30)}inconsistent  undetermined  consistent`);
    for (const id of checkIds) {
      const own = found.filter(({ finding }) => finding.check === id);
      if (own.length === 0) continue;
      const per = (outcome: Finding['outcome']): string =>
        ((1000 * own.filter(({ finding }) => finding.outcome === outcome).length) / documents.length).toFixed(1);
      print(
        `  ${id.padEnd(30)}${per('inconsistent').padStart(12)}${per('undetermined').padStart(14)}${per('consistent').padStart(12)}`,
      );
    }
    for (const { from, finding } of found) {
      if (finding.outcome !== 'inconsistent') continue;
      const key = judgedKey({
        document: from.document.id,
        check: finding.check,
        evidence: finding.evidence.map(({ start, end }) => [start, end] as const),
      });
      const entry = judged.get(key);
      const tally = byCheck.get(finding.check) ?? { right: 0, wrong: 0, open: 0 };
      byCheck.set(finding.check, tally);
      if (entry === undefined || entry.sha256 !== from.sha256) {
        open++;
        tally.open++;
        if (args.includes('--show')) print(`  not judged: ${key}: ${finding.stated} | ${finding.working}`);
      } else if (entry.judgement === 'right') {
        right++;
        tally.right++;
      } else {
        wrong++;
        tally.wrong++;
      }
    }
  }
  for (const [check, { right, wrong, open }] of [...byCheck].sort())
    print(`  ${check.padEnd(30)}${right} right, ${wrong} wrong${open > 0 ? `, ${open} not judged` : ''}`);
  const precision = right / (right + wrong);
  print(
    `inconsistent, judged by hand: ${right} right, ${wrong} wrong, ${open} not judged; precision ${Number.isNaN(precision) ? '–' : precision.toFixed(3)} (bar .85)`,
  );
}

function findingsIn({ document }: FeedDocument, gazetteer: Gazetteer): readonly Finding[] {
  return annotate(document, { gazetteer, languagePacks, knownEvents, today: undefined }).layers.findings ?? [];
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
