import { distanceKm } from '../../gazetteer/index.ts';
import type { NameGroup } from './resolve.ts';

/** Two places this far apart support each other by 1/e, anywhere in a document. */
const nearbyKm = 150;
/** The same for places named together: reports of one event name neighbours. */
const closeKm = 25;
/** Places that support others, the surest; no report of an ordinary length names more. */
const mostAnchors = 80;
/** Readings of a supporting name that count. */
const anchorReadings = 4;
/** Readings of a supporting name below this do not count. */
const leastReading = 0.05;
/** How much a name counts that stands in the next sentence, or farther off, against one of the same sentence. */
const nextSentence = 0.6;
const farther = 0.3;
/** A stated distance is taken to be right to this share, and to this many kilometres: texts round, and mean the road or the edge of a town. */
const distanceSlack = 0.15;
const distanceSlackKm = 3;
/** How soon a reading stops fitting a stated distance: by 1/e when it is wrong by half of it. */
const distanceDecay = 2;
/** A degree of latitude, rounded down: most pairs are ruled out without trigonometry. */
const degreeKm = 110;

/** What other places say for a candidate. */
export interface Nearness {
  /** Support by all other places, each by how sure and how near it is (logarithm of the sum). */
  readonly near: number;
  /** The best support by one place that is very near and named together with it, 0 to 1. */
  readonly close: number;
  /** How well the candidate fits the distances that the text states, 0 to 1. */
  readonly statedDistance: number;
}

interface Anchor {
  readonly group: number;
  readonly readings: readonly {
    readonly lat: number;
    readonly lon: number;
    readonly id: number;
    readonly share: number;
  }[];
}

/** Weighs each candidate of each group by the other groups, as likely as their candidates are at the moment. */
export function weighNearness(
  groups: readonly NameGroup[],
  probabilities: readonly (readonly number[])[],
  tell: (group: number, place: number, nearness: Nearness) => void,
): void {
  const anchors = groups.map((group, index) => anchorOf(group, index, probabilities[index]!));
  const surest = anchors
    .filter(({ readings }) => readings.length > 0)
    .sort((a, b) => b.readings[0]!.share - a.readings[0]!.share || a.group - b.group)
    .slice(0, mostAnchors);
  groups.forEach((group, index) => {
    const { candidates, distances } = group;
    if (candidates.entries.length < 2) return;
    const weighed = surest
      .filter(({ group: other }) => other !== index)
      .map((anchor) => ({ anchor, weight: togetherness(group, groups[anchor.group]!) }));
    candidates.entries.forEach((entry, place) => {
      let [near, close] = [0, 0];
      for (const { anchor, weight } of weighed)
        for (const reading of anchor.readings) {
          if (reading.id === entry.geonameId || Math.abs(reading.lat - entry.lat) > 5) continue;
          const apartKm = distanceKm(reading, entry);
          near += reading.share * Math.exp(-apartKm / nearbyKm);
          close = Math.max(close, weight * reading.share * Math.exp(-apartKm / closeKm));
        }
      let statedDistance = 0;
      for (const { group: other, distanceKm: statedKm } of distances)
        statedDistance = Math.max(statedDistance, fitOf(entry, anchors[other]!, statedKm));
      tell(index, place, { near: Math.log1p(near), close, statedDistance });
    });
  });
}

function anchorOf({ candidates }: NameGroup, group: number, probabilities: readonly number[]): Anchor {
  const readings = candidates.entries
    .map((entry, place) => ({ entry, share: probabilities[place]! }))
    .filter(({ entry, share }) => entry.granularity === 'place' && share >= leastReading)
    .sort((a, b) => b.share - a.share)
    .slice(0, anchorReadings)
    .map(({ entry: { lat, lon, geonameId }, share }) => ({ lat, lon, id: geonameId, share }));
  return { group, readings };
}

/** Names of one sentence belong together, those of the next a little less. */
function togetherness({ sentences }: NameGroup, other: NameGroup): number {
  let gap = Number.POSITIVE_INFINITY;
  for (const sentence of sentences)
    for (const another of other.sentences) gap = Math.min(gap, Math.abs(sentence - another));
  return gap === 0 ? 1 : gap === 1 ? nextSentence : farther;
}

function fitOf(entry: { readonly lat: number; readonly lon: number }, anchor: Anchor, statedKm: number): number {
  let fit = 0;
  for (const { share, ...reading } of anchor.readings) {
    const farthestKm = 4 * statedKm + 100;
    if (Math.abs(reading.lat - entry.lat) * degreeKm > farthestKm) continue;
    const missKm = Math.abs(distanceKm(reading, entry) - statedKm) - distanceSlackKm - distanceSlack * statedKm;
    fit += share * Math.exp((-distanceDecay * Math.max(0, missKm)) / Math.max(statedKm, distanceSlackKm));
  }
  return fit;
}
