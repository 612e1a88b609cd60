import { findOutlet } from '../knowledge/index.ts';
import type { Derivation, Origin, Reading, SourceKind } from '../model/index.ts';

/** How many beginnings are truly independent, as an interval, with a reason for each doubt. */
export interface IndependentOrigins {
  readonly min: number;
  readonly max: number;
  readonly doubts: readonly string[];
}

/** Derivations weaker than this may be chance: the origin behind them is counted in `max` only once both ways are told. */
const firmScore = 0.6;

/** "Seen on Telegram" names a place where anyone posts, not who posted. */
function isPlatform(name: string): boolean {
  return findOutlet(name)?.kind === 'platform';
}

/** Source kinds that stand outside the document: it relays them, rather than having asked them itself. */
const relayedKinds: ReadonlySet<SourceKind> = new Set(['outlet', 'account', 'footage', 'document']);

/**
 * Follows every document back to its roots. A root is a captured document that comes from nothing else, or a source that was only named.
 * People whom a document quotes are that document's own sources, not separate roots.
 */
export function rootsOf(
  readings: readonly Reading[],
  derivations: readonly Derivation[],
): { readonly origins: readonly Origin[]; readonly independent: IndependentOrigins } {
  const edgesOf = new Map<string, Derivation[]>();
  for (const edge of derivations) edgesOf.set(edge.documentId, [...(edgesOf.get(edge.documentId) ?? []), edge]);
  const members = new Map<string, { origin: Omit<Origin, 'documentIds'>; documentIds: Set<string>; firm: boolean }>();

  const visit = (reading: Reading, leaf: string, firm: boolean, seen: ReadonlySet<string>): void => {
    const all = edgesOf.get(reading.id) ?? [];
    const captured = all.filter((edge) => edge.target.documentId !== undefined);
    // A report that comes from captured ones and also speaks of "a video" most likely means theirs: no origin of its own, but a doubt.
    const outgoing = [
      ...captured,
      ...all.filter(
        (edge) =>
          edge.target.documentId === undefined &&
          relayedKinds.has(edge.target.kind) &&
          !isPlatform(edge.target.name) &&
          (captured.length === 0 || edge.target.kind === 'outlet'),
      ),
    ];
    const onward = outgoing.filter((edge) => edge.target.documentId === undefined || !seen.has(edge.target.documentId));
    if (onward.length === 0) {
      add(`document ${reading.id}`, leaf, firm, {
        name: reading.publisher ?? reading.title ?? reading.id,
        documentId: reading.id,
        kind: 'outlet',
        firstHand: true,
      });
      return;
    }
    for (const edge of onward) {
      const next = readings.find((candidate) => candidate.id === edge.target.documentId);
      const stillFirm = firm && edge.score >= firmScore;
      if (next) visit(next, leaf, stillFirm, new Set([...seen, next.id]));
      else
        add(`named ${edge.target.name.toLowerCase()}`, leaf, stillFirm, {
          name: edge.target.name,
          kind: edge.target.kind,
          firstHand: edge.firstHand,
        });
    }
  };
  const add = (key: string, leaf: string, firm: boolean, origin: Omit<Origin, 'documentIds'>): void => {
    const known = members.get(key);
    if (known) {
      known.documentIds.add(leaf);
      known.firm ||= firm;
    } else members.set(key, { origin, documentIds: new Set([leaf]), firm });
  };
  for (const reading of readings) visit(reading, reading.id, true, new Set([reading.id]));

  const origins = [...members.values()]
    .map(({ origin, documentIds }) => ({ ...origin, documentIds: [...documentIds].sort() }))
    .sort((left, right) => right.documentIds.length - left.documentIds.length || (left.name < right.name ? -1 : 1));
  const doubts = [
    ...[...members.values()]
      .filter(({ origin }) => origin.documentId === undefined)
      .map(({ origin }) => `${origin.name} was only named, not captured: it may itself relay another origin`),
    ...[...members.values()]
      .filter(({ firm }) => !firm)
      .map(({ origin }) => `${origin.name} is reached only over a weak derivation`),
  ];
  const doubtful = new Set(
    [...members.values()]
      .filter(({ origin, firm }) => origin.documentId === undefined || !firm)
      .map(({ origin }) => origin.name),
  );
  return {
    origins,
    independent: {
      min: Math.max(origins.length === 0 ? 0 : 1, origins.length - doubtful.size),
      max: origins.length,
      doubts,
    },
  };
}
