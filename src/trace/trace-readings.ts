import type { Derivation, DerivationKind, Origin, Reading, SourceKind, Span } from '../model/index.ts';
import { findSharedPassages, type SharedPassages, type ShingledText, shingle } from '../text/index.ts';
import { creditedIn, findNameMentions, sameAddress } from './named-document.ts';
import { type IndependentOrigins, rootsOf } from './origins.ts';

/** Where the documents of a case came from. */
export interface Trace {
  /** From each document to what it comes from: documents of the case first, then sources that were only named. */
  readonly derivations: readonly Derivation[];
  readonly origins: readonly Origin[];
  readonly independent: IndependentOrigins;
}

interface TracedDocument {
  readonly reading: Reading;
  readonly shingles: ShingledText;
  /** Earliest instant at which it can have been published, as ISO text; empty when nothing is known. */
  readonly notBefore: string;
  readonly dated: boolean;
}

/** A passage shorter than this many words is no evidence of copying by itself: stock phrases are that long. */
const shortestTellingRun = 9;
/** At least this share of the words must be shared before light rewriting is believed on short runs. */
const smallestTellingShare = 0.2;
/** From this share on a text counts as a copy; below it, as a rewrite with passages kept. */
const copyShare = 0.6;

/**
 * Finds which documents come from which: shared passages, credited publishers, links, embedded posts, and time where it is known.
 * Translations are found only where the translated document is credited or linked.
 * Pure and deterministic; the order of `readings` does not matter for the result.
 */
export function traceReadings(readings: readonly Reading[]): Trace {
  const documents: TracedDocument[] = [...readings]
    .sort((left, right) => (left.id < right.id ? -1 : 1))
    .map((reading) => ({
      reading,
      shingles: shingle(textWithoutEmbeds(reading)),
      notBefore: reading.publishedAt ?? reading.publishedNotBefore ?? '',
      dated: reading.publishedAt !== undefined,
    }));
  const derivations: Derivation[] = [];
  for (const document of documents) {
    const reused = reusedDocuments(document, documents);
    const inherited = reused.flatMap((edge) => [...edge.evidence]);
    const named = creditedDocuments(
      document,
      documents,
      inherited,
      new Set(reused.map((edge) => edge.target.documentId)),
    );
    const embedded = embeddedDocuments(document, documents);
    const captured = [...reused, ...named, ...embedded];
    derivations.push(...captured, ...sourcesOutside(document, captured, documents, inherited));
  }
  const acyclic = withoutCycles(derivations);
  return { derivations: acyclic, ...rootsOf(readings, acyclic) };
}

/** The text with embedded posts blanked out: what others wrote is not this document's own wording. Offsets stay. */
function textWithoutEmbeds(reading: Reading): string {
  let text = reading.text;
  for (const { start, end } of reading.embeds) text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  return text;
}

/** Documents whose wording this one repeats. Of several with the same wording only the nearest counts: a copy of a copy has one source. */
function reusedDocuments(document: TracedDocument, documents: readonly TracedDocument[]): Derivation[] {
  const matches = documents
    .filter((other) => other !== document)
    .map((other) => ({
      other,
      shared: findSharedPassages(document.shingles, other.shingles),
      back: findSharedPassages(other.shingles, document.shingles),
    }))
    .filter(({ shared, back }) => isTelling(shared) || isTelling(back))
    .filter(({ other, shared, back }) => derivesFrom(document, other, shared, back))
    .sort((left, right) => right.shared.wordCount - left.shared.wordCount || later(right.other, left.other));
  const taken = new Set<number>();
  const edges: Derivation[] = [];
  for (const { other, shared } of matches) {
    const fresh = [...shared.covered].filter((position) => !taken.has(position));
    if (edges.length > 0 && fresh.length < shortestTellingRun) continue;
    for (const position of shared.covered) taken.add(position);
    const samePublisher =
      other.reading.publisher !== undefined && other.reading.publisher === document.reading.publisher;
    // Who credits what he repeats cites it, as long as most of the wording is his own.
    const credits = namesPublisher(document.reading, other.reading);
    const kind: DerivationKind = samePublisher
      ? 'revises'
      : shared.share >= copyShare
        ? 'copies'
        : credits
          ? 'cites'
          : 'rewrites';
    const percent = Math.round(shared.share * 100);
    const order =
      document.dated && other.dated
        ? 'that one appeared first'
        : 'the order is judged by the wording, for want of dates';
    edges.push({
      kind,
      documentId: document.reading.id,
      target: targetOf(other.reading),
      via: [],
      firstHand: false,
      evidence: shared.passages,
      reason: `${credits ? `credits ${nameOf(other.reading)}; ` : ''}${percent} % of its words stand in the same order there (longest run ${shared.longestRun} words); ${order}`,
      share: shared.share,
      score: Math.min(0.98, (document.dated && other.dated ? 0.7 : 0.55) + shared.share * 0.3),
    });
  }
  return edges;
}

function isTelling(shared: SharedPassages): boolean {
  return shared.longestRun >= shortestTellingRun || (shared.share >= smallestTellingShare && shared.wordCount >= 12);
}

/** Whether the wording went from `other` to `document`: by time, by credit, else the text that is more nearly contained is the derived one. */
function derivesFrom(
  document: TracedDocument,
  other: TracedDocument,
  shared: SharedPassages,
  back: SharedPassages,
): boolean {
  const credits = namesPublisher(document.reading, other.reading);
  const credited = namesPublisher(other.reading, document.reading);
  if (credits !== credited) return credits;
  if (document.dated && other.dated && document.notBefore !== other.notBefore)
    return document.notBefore > other.notBefore;
  if (!document.dated && other.dated && document.notBefore > other.notBefore) return true;
  if (document.dated && !other.dated && other.notBefore > document.notBefore) return false;
  if (shared.share !== back.share) return shared.share > back.share;
  return document.reading.id > other.reading.id;
}

function namesPublisher(reading: Reading, other: Reading): boolean {
  return (
    other.publisher !== undefined &&
    other.publisher !== reading.publisher &&
    findNameMentions(reading.text, other.publisher).length > 0
  );
}

/** Documents of the case that this one credits by name or links to. Credits that stand in copied passages belong to the copied text. */
function creditedDocuments(
  document: TracedDocument,
  documents: readonly TracedDocument[],
  inherited: readonly Span[],
  known: ReadonlySet<string | undefined>,
): Derivation[] {
  const { reading } = document;
  return documents.flatMap((other) => {
    if (other === document || known.has(other.reading.id) || isEarlierThan(document, other)) return [];
    const target = other.reading;
    const links = reading.derivations.filter(
      (edge) => sameAddress(edge.target.uri, target.uri) || sameAddress(edge.target.uri, target.canonicalUri),
    );
    const mentions =
      target.publisher === undefined || target.publisher === reading.publisher
        ? []
        : findNameMentions(reading.text, target.publisher).filter(
            (mention) =>
              !inherited.some((span) => span.start <= mention.start && mention.end <= span.end) &&
              !reading.embeds.some((embed) => embed.start <= mention.start && mention.end <= embed.end),
          );
    if (links.length === 0 && mentions.length === 0) return [];
    // A name that bears the link credits as well as a reporting word does.
    const credited = mentions.filter(
      (mention) =>
        creditedIn(reading, mention) ||
        links.some((edge) => edge.evidence.some(([start, end]) => start < mention.end && mention.start < end)),
    );
    // A name in passing, neither credited nor linked, is no source.
    if (links.length === 0 && credited.length === 0) return [];
    // Several documents of one publisher: a link tells which; without one, the latest that came before.
    if (links.length === 0 && hasNearerFromPublisher(document, other, documents)) return [];
    const translated = target.lang !== reading.lang && links.length > 0 && credited.length > 0;
    const how = [
      ...(credited.length > 0 ? [`credits ${nameOf(target)}`] : []),
      ...(links.length > 0 ? ['links to it'] : []),
      ...(translated ? [`written in ${reading.lang} after a text in ${target.lang}`] : []),
    ];
    return [
      {
        kind: (translated ? 'translates' : credited.length > 0 ? 'cites' : 'links') as DerivationKind,
        documentId: reading.id,
        target: targetOf(target),
        via: [],
        firstHand: false,
        evidence:
          credited.length > 0
            ? credited
            : links.flatMap((edge) => edge.evidence.map(([start, end]) => ({ start, end }))),
        reason: how.join('; '),
        score: credited.length > 0 && links.length > 0 ? 0.95 : 0.8,
      },
    ];
  });
}

/** Whether `document` certainly appeared before `other`. */
function isEarlierThan(document: TracedDocument, other: TracedDocument): boolean {
  return document.dated && other.notBefore !== '' && document.notBefore < other.notBefore;
}

function hasNearerFromPublisher(
  document: TracedDocument,
  other: TracedDocument,
  documents: readonly TracedDocument[],
): boolean {
  return documents.some(
    (rival) =>
      rival !== other &&
      rival !== document &&
      rival.reading.publisher === other.reading.publisher &&
      !isEarlierThan(document, rival) &&
      rival.notBefore < other.notBefore,
  );
}

/** Posts of the case that stand embedded in this document. */
function embeddedDocuments(document: TracedDocument, documents: readonly TracedDocument[]): Derivation[] {
  return document.reading.embeds.flatMap((embed) => {
    const body = document.reading.text.slice(embed.start, embed.end);
    const post = documents.find(
      (other) =>
        other !== document &&
        (sameAddress(embed.uri, other.reading.uri) ||
          (body.length >= 40 && findSharedPassages(other.shingles, shingle(body)).share >= 0.9)),
    );
    if (!post) return [];
    return [
      {
        kind: 'embeds' as const,
        documentId: document.reading.id,
        target: targetOf(post.reading),
        via: [],
        firstHand: true,
        evidence: [{ start: embed.start, end: embed.end }],
        reason: `the post of ${nameOf(post.reading)} stands in it whole`,
        score: 0.97,
      },
    ];
  });
}

/** Sources that the document names and that were not captured. */
function sourcesOutside(
  document: TracedDocument,
  captured: readonly Derivation[],
  documents: readonly TracedDocument[],
  inherited: readonly Span[],
): Derivation[] {
  const { reading } = document;
  const isInherited = ([start, end]: readonly [number, number]) =>
    inherited.some((span) => span.start <= start && end <= span.end);
  return reading.derivations
    .filter((edge) => edge.kind !== 'links' && edge.via.length === 0)
    .filter((edge) => edge.evidence.length === 0 || !edge.evidence.every(isInherited))
    .filter(
      (edge) =>
        !documents.some(
          (other) =>
            sameAddress(edge.target.uri, other.reading.uri) ||
            (other.reading.publisher !== undefined &&
              findNameMentions(edge.target.name, other.reading.publisher).length > 0),
        ),
    )
    .filter(
      (edge) =>
        !(
          edge.kind === 'embeds' &&
          captured.some((known) => known.kind === 'embeds' && known.evidence[0]?.start === edge.evidence[0]?.[0])
        ),
    )
    .map((edge) => ({
      ...edge,
      documentId: reading.id,
      evidence: edge.evidence.map(([start, end]) => ({ start, end })),
    }));
}

/** Keeps the strongest derivations first and drops any that would make a document its own ancestor. */
function withoutCycles(derivations: readonly Derivation[]): Derivation[] {
  const parents = new Map<string, Set<string>>();
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    seen.add(from);
    return [...(parents.get(from) ?? [])].some((next) => !seen.has(next) && reaches(next, to, seen));
  };
  const kept = new Set<Derivation>();
  for (const edge of [...derivations].sort((left, right) => right.score - left.score)) {
    const to = edge.target.documentId;
    if (to !== undefined) {
      if (reaches(to, edge.documentId)) continue;
      const list = parents.get(edge.documentId) ?? new Set();
      parents.set(edge.documentId, list.add(to));
    }
    kept.add(edge);
  }
  return derivations.filter((edge) => kept.has(edge));
}

function later(left: TracedDocument, right: TracedDocument): number {
  return left.notBefore < right.notBefore ? 1 : left.notBefore > right.notBefore ? -1 : 0;
}

/** A document's name for people: its publisher, else its title, else its id. */
export function nameOf(reading: Reading): string {
  return reading.publisher ?? reading.title ?? reading.id;
}

function targetOf(reading: Reading): Derivation['target'] {
  const kind: SourceKind =
    reading.uri !== undefined && /\/\/(?:t\.me|x\.com|twitter\.com)\//.test(reading.uri) ? 'account' : 'outlet';
  return {
    documentId: reading.id,
    name: nameOf(reading),
    kind,
    ...(reading.uri === undefined ? {} : { uri: reading.uri }),
  };
}
