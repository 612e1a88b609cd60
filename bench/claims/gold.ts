import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGazetteer } from '../../src/gazetteer/index.ts';
import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { HedgeLevel, ReaderMarks, Span, SupportedLanguage } from '../../src/model/index.ts';
import { annotate, planStages } from '../../src/pipeline/index.ts';
import { stagesForLanguage } from '../given-language.ts';

interface MarkedClaim extends Span {
  readonly hedge: HedgeLevel;
  readonly polarity: 'positive' | 'negative';
}

/** Claims found against those marked in `bench/gold/claims.json`: shares. */
export interface ClaimScore {
  readonly texts: number;
  readonly precision: number;
  readonly recall: number;
  /** Of the claims found: as firmly put as marked. */
  readonly hedge: number;
  readonly polarity: number;
  readonly misses: readonly string[];
}

/** Claims are the same when what they share is at least this part of what they cover together. */
const leastShared = 0.8;

const resources = {
  gazetteer: buildGazetteer({ records: [], coverage: 'no places', smallPlaces: [] }),
  languagePacks,
  knownEvents,
};

/** Reads the marked sentences of a language, by rules alone or with the marks of the trained reader, and compares. */
export async function scoreClaims(
  language: SupportedLanguage,
  mark?: (text: string, language: string) => Promise<ReaderMarks>,
): Promise<ClaimScore> {
  const file = join(import.meta.dirname, '../gold/claims.json');
  const lines = (JSON.parse(readFileSync(file, 'utf8')) as Record<SupportedLanguage, string[]>)[language];
  const planned = planStages(stagesForLanguage(language));
  const counts = { gold: 0, found: 0, right: 0, hedge: 0, polarity: 0 };
  const misses: string[] = [];
  for (const line of lines) {
    const { text, claims } = readMarks(line);
    const { layers } = annotate(
      { id: 'd', kind: 'post', text },
      resources,
      mark && (await mark(text, language)),
      planned,
    );
    const found = layers.claims ?? [];
    const matched = new Set<string>();
    counts.gold += claims.length;
    counts.found += found.length;
    for (const claim of claims) {
      const match = found.find((one) => !matched.has(one.id) && sharedPart(claim, one) >= leastShared);
      if (match === undefined) {
        misses.push(`missed “${text.slice(claim.start, claim.end)}”: ${line}`);
        continue;
      }
      matched.add(match.id);
      counts.right += 1;
      if (match.hedge === claim.hedge) counts.hedge += 1;
      else misses.push(`${match.hedge}: ${line}`);
      if (match.polarity === claim.polarity) counts.polarity += 1;
      else misses.push(`${match.polarity}: ${line}`);
    }
    for (const one of found) if (!matched.has(one.id)) misses.push(`too much “${one.text}”: ${line}`);
  }
  return {
    texts: lines.length,
    precision: counts.right / Math.max(1, counts.found),
    recall: counts.right / Math.max(1, counts.gold),
    hedge: counts.hedge / Math.max(1, counts.right),
    polarity: counts.polarity / Math.max(1, counts.right),
    misses,
  };
}

function sharedPart(one: Span, other: Span): number {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return Math.max(0, shared) / (Math.max(one.end, other.end) - Math.min(one.start, other.start));
}

function readMarks(line: string): { text: string; claims: MarkedClaim[] } {
  let text = '';
  const claims: MarkedClaim[] = [];
  let open: Omit<MarkedClaim, 'end'> | undefined;
  for (const part of line.split(/(<\/?[a-z]*-?>)/)) {
    const tag = /^<(\/?)([a-z]*)(-?)>$/.exec(part);
    if (tag === null) text += part;
    else if (tag[1] === '')
      open = { start: text.length, hedge: tag[2] as HedgeLevel, polarity: tag[3] === '-' ? 'negative' : 'positive' };
    else if (open) claims.push({ ...open, end: text.length });
  }
  return { text, claims };
}
