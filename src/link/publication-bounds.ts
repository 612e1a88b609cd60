import { daysOf, isoDate } from '../knowledge/index.ts';
import type { Layers, PublicationBounds, Span } from '../model/index.ts';
import { postTimeMs, readPostUri } from '../text/index.ts';

/**
 * When a document can have been published at the earliest, from what it holds: a text cannot be older than a post embedded in it,
 * nor than the year of its copyright line. Dates that the running text names prove nothing: they may lie ahead.
 */
export function boundPublication({ document, structure }: Pick<Layers, 'document' | 'structure'>): PublicationBounds {
  const bounds: { day: number; reason: string; evidence: Span }[] = [];
  for (const embed of structure.embeds) {
    const address = embed.uri === undefined ? undefined : readPostUri(embed.uri);
    const idMs = address?.id === undefined ? undefined : postTimeMs(address.platform, address.id);
    const days = embed.postedAt === undefined ? undefined : daysOf(embed.postedAt);
    const who = embed.author ?? (embed.handle === undefined ? 'an account' : `@${embed.handle}`);
    if (idMs !== undefined)
      bounds.push({
        day: Math.floor(idMs / 86_400_000),
        reason: `it holds a post of ${who} whose id was given out then`,
        evidence: embed,
      });
    else if (days) bounds.push({ day: days.first, reason: `it holds a post of ${who} of that day`, evidence: embed });
  }
  for (const block of structure.blocks) {
    if (block.role !== 'boilerplate') continue;
    const year = /(?:©|\(c\)|copyright)\D{0,40}?((?:19|20)\d{2})(?!\d|\s*[-–])/i.exec(
      document.text.slice(block.start, Math.min(block.end, block.start + 300)),
    );
    const days = year && daysOf(year[1]!);
    if (days) bounds.push({ day: days.first, reason: `its copyright line says ${year[1]}`, evidence: block });
  }
  const latest = bounds.sort((left, right) => right.day - left.day)[0];
  if (!latest) return {};
  return {
    notBefore: {
      date: isoDate(latest.day),
      reason: latest.reason,
      evidence: [{ start: latest.evidence.start, end: latest.evidence.end }],
    },
  };
}
