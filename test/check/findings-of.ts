import { buildGazetteer, type Gazetteer } from '../../src/gazetteer/index.ts';
import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { CheckId, Document, Finding } from '../../src/model/index.ts';
import { annotate } from '../../src/pipeline/index.ts';

const noPlaces = buildGazetteer({ records: [], coverage: 'no places', smallPlaces: [] });

/** Reads a text with every real stage, and gives the findings of one check. Throws when the check could not run. */
export function findingsOf(
  check: CheckId,
  text: string,
  facts: { publishedOn?: string; today?: string; gazetteer?: Gazetteer } & Partial<Document> = {},
): readonly Finding[] {
  const { publishedOn, today, gazetteer = noPlaces, ...rest } = facts;
  const document: Document = {
    id: 'd',
    kind: 'article',
    text,
    ...(publishedOn === undefined ? {} : { publishedAt: { value: publishedOn, precision: 'day' } }),
    ...rest,
  };
  const { layers, failed } = annotate(document, { gazetteer, languagePacks, knownEvents, today });
  const failure = failed.find(({ stage }) => stage === `check ${check}`);
  if (failure) throw new Error(`${failure.stage}: ${failure.error}`);
  return layers.findings!.filter((finding) => finding.check === check);
}
