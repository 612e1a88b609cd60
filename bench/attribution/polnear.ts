import type { Span } from '../../src/model/index.ts';

/** An annotated article of PolNeAR. */
export interface PolnearRow {
  readonly id: string;
  readonly text: string;
  readonly primary?: boolean;
  readonly attributions: readonly {
    readonly source: readonly [number, number][];
    readonly cue: readonly [number, number][];
    readonly content: readonly [number, number][];
  }[];
}

/** The three roles of an attribution. */
export const roles = ['source', 'cue', 'content'] as const;

/** Counts of one role, pooled over documents. */
export interface RoleScore {
  right: number;
  found: number;
  gold: number;
}

/** Everything that is counted over a corpus. */
export interface Score {
  readonly roles: Record<(typeof roles)[number], RoleScore>;
  /** Gold contents, those at least 80 % covered by one found content, and of these the ones whose speaker is right. */
  quotes: number;
  covered: number;
  speakerKnown: number;
  speakerRight: number;
}

/** An attribution with spans as pairs or objects, as found. */
export interface Found {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

/** A score of nothing. */
export function emptyScore(): Score {
  const role = (): RoleScore => ({ right: 0, found: 0, gold: 0 });
  return {
    roles: { source: role(), cue: role(), content: role() },
    quotes: 0,
    covered: 0,
    speakerKnown: 0,
    speakerRight: 0,
  };
}

/** Adds one document: exact spans per role (each gold span matched once), coverage of contents, speakers on the covered ones. */
export function addDocument(score: Score, row: PolnearRow, found: readonly Found[]): void {
  for (const role of roles) {
    const gold = distinct(
      row.attributions.flatMap((attribution) => attribution[role].map(([start, end]) => `${start}-${end}`)),
    );
    const mine = distinct(found.flatMap((attribution) => attribution[role].map(({ start, end }) => `${start}-${end}`)));
    score.roles[role].gold += gold.size;
    score.roles[role].found += mine.size;
    for (const span of mine) if (gold.has(span)) score.roles[role].right += 1;
  }
  for (const { content, source } of row.attributions) {
    if (content.length === 0) continue;
    score.quotes += 1;
    const spans = content.map(([start, end]) => ({ start, end }));
    const length = total(spans);
    let best: Found | undefined;
    let bestOverlap = 0;
    for (const candidate of found) {
      const shared = overlap(spans, candidate.content);
      const bonus = source.length > 0 && overlap(pairs(source), candidate.source) > 0 ? 0.5 : 0;
      if (shared / length >= 0.8 && shared + bonus > bestOverlap) {
        bestOverlap = shared + bonus;
        best = candidate;
      }
    }
    if (best === undefined) continue;
    score.covered += 1;
    if (source.length === 0) continue;
    score.speakerKnown += 1;
    if (overlap(pairs(source), best.source) > 0) score.speakerRight += 1;
  }
}

/** F1 of a role in per cent. */
export function f1({ right, found, gold }: RoleScore): number {
  return found + gold === 0 ? 0 : (200 * right) / (found + gold);
}

const pairs = (spans: readonly [number, number][]): Span[] => spans.map(([start, end]) => ({ start, end }));
const distinct = (spans: readonly string[]): Set<string> => new Set(spans);
const total = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);

function overlap(one: readonly Span[], other: readonly Span[]): number {
  let shared = 0;
  for (const a of one)
    for (const b of other) shared += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return shared;
}
