import type { Reading, Span, SpanPair } from '../model/index.ts';
import type { AnnotatedDocument } from './annotate.ts';

const pair = (span: Span): SpanPair => [span.start, span.end];
const pairs = (spans: readonly Span[]): SpanPair[] => spans.map(pair);

/** Turns the layers of a document into the reading interface. */
export function toReading({ document, layers, failed, versions }: AnnotatedDocument): Reading {
  const structure = layers.structure;
  const published = document.publishedAt ?? structure?.publishedAt;
  const bounds = layers.publicationBounds;
  return compact({
    id: document.id,
    lang: layers.language?.code ?? 'und',
    title: structure?.title ?? document.title,
    publisher: structure?.publisher ?? document.publisher,
    authors: [...(structure?.authors ?? document.authors ?? [])],
    publishedAt: published?.value,
    publishedAtPrecision: published?.precision,
    publishedNotBefore: bounds?.notBefore?.date,
    publishedNotAfter: bounds?.notAfter?.date,
    uri: document.uri,
    canonicalUri: document.canonicalUri,
    text: document.text,
    embeds: (structure?.embeds ?? document.embeds ?? []).map(
      ({ start, end, kind, author, handle, postedAt, uri, body }) =>
        compact({ start, end, kind, author, handle, postedAt, uri, body: body && pair(body) }),
    ),
    entities: (layers.entities ?? []).map(({ start, end, type, entity, name, confidence }) => ({
      start,
      end,
      type,
      entity,
      name,
      confidence,
    })),
    attributions: (layers.attributions ?? []).map((attribution) =>
      compact({
        id: attribution.id,
        source: pairs(attribution.source),
        cue: pairs(attribution.cue),
        content: pairs(attribution.content),
        quote: attribution.quote,
        parent: attribution.parent,
        sourceKind: attribution.sourceKind,
        sourceEntity: attribution.sourceEntity,
        sourceReference: attribution.sourceReference && pair(attribution.sourceReference),
        hedge: attribution.hedge,
        confidence: attribution.confidence,
      }),
    ),
    claims: (layers.claims ?? []).map((claim) =>
      compact({
        id: claim.id,
        start: claim.start,
        end: claim.end,
        text: claim.text,
        chain: [...claim.chain],
        hedge: claim.hedge,
        hedgeCue: claim.hedgeCue && pair(claim.hedgeCue),
        polarity: claim.polarity,
        checkworthy: claim.checkworthy,
        entities: claim.entities && [...claim.entities],
        toponyms: claim.toponyms && pairs(claim.toponyms),
        timexes: claim.timexes && pairs(claim.timexes),
        quantities: claim.quantities && pairs(claim.quantities),
        confidence: claim.confidence,
      }),
    ),
    toponyms: (layers.toponyms ?? []).map(({ start, end, name, granularity, confidence, candidates }) => {
      const best = candidates[0];
      return compact({
        start,
        end,
        name,
        lat: best?.lat,
        lon: best?.lon,
        geonameId: best?.geonameId,
        country: best?.country,
        admin1: best?.admin1,
        admin1Name: best?.admin1Name,
        granularity,
        confidence,
        candidates: candidates.map((candidate) =>
          compact({
            geonameId: candidate.geonameId,
            name: candidate.name,
            lat: candidate.lat,
            lon: candidate.lon,
            admin1: candidate.admin1,
            admin1Name: candidate.admin1Name,
            country: candidate.country,
            score: candidate.score,
          }),
        ),
      });
    }),
    timexes: (layers.timexes ?? []).map(({ start, end, type, value, mod, confidence }) =>
      compact({ start, end, type, value, mod, confidence }),
    ),
    quantities: (layers.quantities ?? []).map(({ start, end, value, low, high, unit, approx, object, confidence }) =>
      compact({ start, end, value, low, high, unit, approx, object, confidence }),
    ),
    hedges: (layers.hedges ?? []).map(({ start, end, level, scope }) => ({ start, end, level, scope: pair(scope) })),
    derivations: (layers.derivations ?? []).map(({ kind, target, via, firstHand, reason, evidence, score }) => ({
      kind,
      target: compact({ ...target }),
      via: [...via],
      firstHand,
      reason,
      evidence: pairs(evidence),
      score,
    })),
    findings: (layers.findings ?? []).map((finding) =>
      compact({
        check: finding.check,
        outcome: finding.outcome,
        stated: finding.stated,
        computed: finding.computed,
        tolerance: finding.tolerance,
        working: finding.working,
        readings: finding.readings.map((reading) =>
          compact({ ...reading, places: reading.places?.map((place) => compact({ ...place })) }),
        ),
        evidence: pairs(finding.evidence),
        notice: finding.notice,
        dueOn: finding.dueOn,
        dueState: finding.dueState,
        promisedBy: finding.promisedBy,
        confidence: finding.confidence,
      }),
    ),
    reader: compact({ model: layers.readerMarks.model, absent: layers.readerMarks.absent }),
    failed: failed.map(({ stage, error }) => ({ stage, error })),
    stages: { ...versions },
  });
}

/** Leaves out keys whose value is undefined, so that JSON and schema agree. */
function compact<Value extends object>(value: Value): Value {
  const kept: Record<string, unknown> = {};
  for (const key in value) if (value[key] !== undefined) kept[key] = value[key];
  return kept as Value;
}
