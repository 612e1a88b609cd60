import type { Finding, Span } from '../model/index.ts';
import { postTimeMs, readPostUri } from '../text/index.ts';
import { defineCheck } from './check.ts';

const hourMs = 3_600_000;
/** Clocks in use run from UTC−12 to UTC+14: the same instant bears up to three calendar dates. */
const earliestZoneHours = -12;
const latestZoneHours = 14;

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * Holds the date displayed with a post, embedded or read by itself, against the time that its id carries: X `(id >> 22) + 1288834974657` ms,
 * Mastodon `id >> 16` ms, TikTok `id >> 32` s, Bluesky TID. A forged or mistyped post shows here.
 */
export const postIdTime = defineCheck({
  id: 'post-id-time',
  question: 'Was the post published on the day that is displayed with it?',
  version: 2,
  requires: ['document', 'structure'],
  evaluate: ({ document, structure }) => [
    ...structure.embeds.flatMap(({ uri, postedAt, start, end }) => heldAgainstId(uri, postedAt, { start, end })),
    // The document is a post itself: its address against the date that was declared for it.
    ...heldAgainstId(document.uri ?? document.canonicalUri, document.publishedAt?.value, {
      start: 0,
      end: document.text.length,
    }),
  ],
});

function heldAgainstId(uri: string | undefined, displayed: string | undefined, evidence: Span): Finding[] {
  const address = uri === undefined ? undefined : readPostUri(uri);
  if (address?.id === undefined || displayed === undefined || displayed.length < 10) return [];
  const idMs = postTimeMs(address.platform, address.id);
  if (idMs === undefined) return [];
  const instant = new Date(idMs).toISOString();
  // A time read off the id itself says nothing new.
  if (displayed.length > 10 && Math.abs(Date.parse(displayed) - idMs) < 1000) return [];
  const day = displayed.slice(0, 10);
  const first = isoDay(idMs + earliestZoneHours * hourMs);
  const last = isoDay(idMs + latestZoneHours * hourMs);
  const fits = first <= day && day <= last;
  return [
    {
      check: 'post-id-time',
      outcome: fits ? 'consistent' : 'inconsistent',
      stated: `posted on ${day}`,
      computed: `id ${address.id} was given out at ${instant.slice(0, 16).replace('T', ' ')} UTC`,
      tolerance: 'any time zone from UTC−12 to UTC+14',
      working: `${first === last ? first : `${first} to ${last}`} by the id, depending on the time zone; displayed: ${day}`,
      readings: [{ description: `${address.platform} id ${address.id}`, computed: instant, fits }],
      evidence: [evidence],
      confidence: 0.98,
    },
  ];
}
