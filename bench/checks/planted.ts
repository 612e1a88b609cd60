import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentFromRecord } from '../../src/app/document-from-line.ts';
import type { Gazetteer } from '../../src/gazetteer/index.ts';
import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { CheckId, Finding, FindingOutcome, SupportedLanguage } from '../../src/model/index.ts';
import { annotate } from '../../src/pipeline/index.ts';

/** A short report with an error planted in it, and its twin without. */
export interface PlantedPair {
  readonly id: string;
  /** The check that must find the error. */
  readonly check: CheckId;
  readonly lang: SupportedLanguage;
  readonly published?: string;
  /** The twin's own date, where the error lies in the date. */
  readonly twinPublished?: string;
  readonly twinTitle?: string;
  /** Of a post: its address and its account. */
  readonly uri?: string;
  readonly account?: string;
  readonly title?: string;
  readonly form?: 'html';
  /** The day to judge due dates at, and what must be said of them then. */
  readonly today?: string;
  readonly dueOn?: string;
  readonly state?: string;
  readonly planted: string;
  readonly twin: string;
  /** Words of the planted text that the finding must point at. */
  readonly at: string;
}

/** What became of a pair. */
export interface PlantedResult {
  readonly pair: PlantedPair;
  readonly half: 'dev' | 'test';
  readonly found: boolean;
  /** Findings on the twin that a reader would take for an alarm. */
  readonly alarms: readonly Finding[];
}

/** Every pair of `bench/gold/planted-errors.jsonl`. */
export function readPlanted(): readonly PlantedPair[] {
  return readFileSync(join(import.meta.dirname, '../gold/planted-errors.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as PlantedPair);
}

/** Halves by the hash of the id: rules are tuned on `dev`, `test` is only measured. */
export const halfOf = ({ id }: PlantedPair): 'dev' | 'test' =>
  createHash('sha256').update(id).digest()[0]! % 2 === 0 ? 'dev' : 'test';

/** These say what a person has to ask or to come back to; what they find is never `inconsistent`. */
const askingChecks: Readonly<Partial<Record<CheckId, FindingOutcome>>> = {
  'missing-source': 'undetermined',
  'promise-due': 'undetermined',
};

/** Reads both texts of a pair by rules and looks what all checks say of them. */
export function evaluatePair(pair: PlantedPair, gazetteer: Gazetteer): PlantedResult {
  const wanted = askingChecks[pair.check] ?? 'inconsistent';
  const planted = readingOf(pair, pair.planted, gazetteer);
  const found = planted.findings.some(
    (finding) =>
      finding.check === pair.check &&
      finding.outcome === wanted &&
      pointsAt(planted.text, finding, pair.at) &&
      (pair.dueOn === undefined || finding.dueOn === pair.dueOn) &&
      (pair.state === undefined || finding.computed.includes(`: ${pair.state} on`)),
  );
  const twin = {
    ...pair,
    ...(pair.twinPublished === undefined ? {} : { published: pair.twinPublished }),
    ...(pair.twinTitle === undefined ? {} : { title: pair.twinTitle }),
  };
  const alarms = readingOf(twin, pair.twin, gazetteer).findings.filter(
    ({ check, outcome }) => outcome === 'inconsistent' || (check === pair.check && check in askingChecks),
  );
  return { pair, half: halfOf(pair), found, alarms };
}

function readingOf(
  { lang, published, title, form, today, uri, account }: PlantedPair,
  text: string,
  gazetteer: Gazetteer,
): { readonly text: string; readonly findings: readonly Finding[] } {
  const document = documentFromRecord(
    { lang, title, uri, account, publishedAt: published, ...(form === 'html' ? { html: text } : { text }) },
    'planted',
  );
  const { layers } = annotate(document, { gazetteer, languagePacks, knownEvents, today });
  return { text: document.text, findings: layers.findings ?? [] };
}

/** Some words of the error stand in the finding's evidence. */
function pointsAt(text: string, { evidence }: Finding, words: string): boolean {
  const start = text.indexOf(words);
  return start >= 0 && evidence.some((span) => span.start < start + words.length && start < span.end);
}
