import type { Reading, SourceKind } from '../model/index.ts';
import { withoutRepeats } from './source-tree.ts';

/** Claims that reached the reader through the same people. */
export interface ClaimGroup {
  /** Names in the attribution chain, outermost first; empty when the report itself claims it. */
  readonly chain: readonly string[];
  /** Index of the embedded post that holds the claims. */
  readonly embed?: number;
  /** In the order of the text. */
  readonly claims: readonly Reading['claims'][number][];
}

/** Groups claims by the chain of sources behind them, in the order of the text; what the report claims itself comes last. */
export function claimsBySource(reading: Reading): readonly ClaimGroup[] {
  const names = new Map(reading.attributions.map((attribution) => [attribution.id, sourceName(reading, attribution)]));
  const groups = new Map<string, { chain: string[]; embed?: number; claims: Reading['claims'][number][] }>();
  for (const claim of [...reading.claims].sort((left, right) => left.start - right.start || left.end - right.end)) {
    const embed = reading.embeds.findIndex((post) => post.start <= claim.start && claim.end <= post.end);
    const chain = withoutAccount(reading.embeds[embed], withoutRepeats(claim.chain.map((id) => names.get(id) ?? id)));
    const key = `${embed} ${chain.map((name) => name.toLowerCase()).join('\n')}`;
    const group = groups.get(key) ?? { chain, ...(embed === -1 ? {} : { embed }), claims: [] };
    group.claims.push(claim);
    groups.set(key, group);
  }
  const own = (group: ClaimGroup): number => (group.chain.length === 0 && group.embed === undefined ? 1 : 0);
  return [...groups.values()].sort((left, right) => own(left) - own(right));
}

/** In a post, its author is understood: what is left is whom the author relays. */
function withoutAccount(post: Reading['embeds'][number] | undefined, chain: string[]): string[] {
  if (post === undefined) return chain;
  const names = [post.author, post.handle, `@${post.handle}`, `${post.author} (@${post.handle})`];
  return names.some((name) => name?.toLowerCase() === chain[0]?.toLowerCase()) ? chain.slice(1) : chain;
}

/** Sources that are told by their description, not by the name of somebody in it. */
const described: ReadonlySet<SourceKind> = new Set(['footage', 'document', 'crowd', 'anonymous']);

/** What an attribution's source is called: as the derivation that it gave rise to, else by its entity, else in its own words. */
export function sourceName(reading: Reading, attribution: Reading['attributions'][number]): string {
  const derivation = reading.derivations.find(({ evidence }) =>
    evidence.some(([start, end]) => attribution.source.some((span) => span[0] === start && span[1] === end)),
  );
  if (derivation) return derivation.target.name;
  const entity =
    attribution.sourceEntity === undefined || described.has(attribution.sourceKind)
      ? undefined
      : reading.entities.find((mention) => mention.entity === attribution.sourceEntity)?.name;
  if (entity !== undefined) return entity;
  const told = attribution.sourceReference === undefined ? attribution.source : [attribution.sourceReference];
  const words = told.map(([start, end]) => reading.text.slice(start, end)).join(' … ');
  const flat = words.replace(/\s+/g, ' ').trim();
  if (flat === '') return 'nobody named';
  return attribution.sourceReference === undefined && isUnresolved(reading, attribution, flat)
    ? `“${flat}” (not told who)`
    : flat;
}

/** One word for people that is no name and gave rise to no derivation: a pronoun that stands for nobody known. */
function isUnresolved(
  reading: Reading,
  { source, sourceKind }: Reading['attributions'][number],
  words: string,
): boolean {
  if (words.includes(' ') || (sourceKind !== 'person' && sourceKind !== 'crowd')) return false;
  return !reading.entities.some((name) => source.some(([start, end]) => name.start < end && name.end > start));
}
