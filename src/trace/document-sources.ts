import { findOutlet } from '../knowledge/index.ts';
import { isAttitudeCue, type LanguagePack } from '../language/index.ts';
import type { Attribution, Block, Derivation, EmbeddedPost, Layers, Link, SourceKind, Span } from '../model/index.ts';

type SourceLayers = Pick<Layers, 'document' | 'structure' | 'entities' | 'attributions'>;

/** The layers, with what is looked up in them again and again at hand: a text may hold thousands of credits. */
interface Sources extends SourceLayers {
  readonly byId: ReadonlyMap<string, Attribution>;
  /** The fullest name of each entity. */
  readonly entityNames: ReadonlyMap<string, string>;
  /** Names of sources as far as they are known yet, by attribution. */
  readonly names: Map<Attribution, string | undefined>;
}

/** Longest name, in words, that is looked for in the list of outlets. */
const longestName = 6;
/** Longest description of a source that is shown whole, in characters. */
const longestDescription = 90;

/**
 * What a document comes from, as far as it says itself: the sources that it credits, each with those who relay them, the posts
 * embedded in it, and the pages that it links to. One derivation for each distinct source, in the order of the text.
 *
 * First-hand is only what the text shows to be so: a post in which its author speaks in the first person, and people who told
 * the publisher itself. Footage is material, not a witness: it counts as relayed until someone captures it.
 */
export function sourcesOfDocument(given: SourceLayers, pack: LanguagePack): Derivation[] {
  const { document, structure, attributions } = given;
  const layers: Sources = {
    ...given,
    byId: new Map(attributions.map((attribution) => [attribution.id, attribution])),
    entityNames: new Map(given.entities.map(({ entity, name }) => [entity, name])),
    names: new Map(),
  };
  const drafts = new Map<string, Derivation & { readonly evidence: Span[] }>();
  const linked = new Set<Link>();

  for (const attribution of attributions) {
    if (attribution.sourceKind === 'none' || attribution.source.length === 0) continue;
    if (embedAround(structure.embeds, attribution.source[0]!) !== undefined) continue;
    if (tellsOfAttitude(layers, attribution, pack) || inHeading(layers, attribution)) continue;
    const name = nameOfSource(layers, attribution, pack);
    if (name === undefined) continue;
    const via = relayers(layers, attribution, pack);
    const link = linkBeside(layers, attribution);
    if (link) linked.add(link);
    const ownReporting = toldThePublisher(layers, attribution);
    const key = `${name.toLowerCase()}\n${via.join('\n').toLowerCase()}`;
    const known = drafts.get(key);
    const evidence = [...attribution.source, ...attribution.cue].sort((left, right) => left.start - right.start);
    if (known) {
      known.evidence.push(...evidence);
      drafts.set(key, {
        ...known,
        firstHand: known.firstHand || ownReporting,
        target: { ...known.target, ...(known.target.uri === undefined && link ? { uri: link.uri } : {}) },
        score: Math.max(known.score, attribution.confidence),
      });
      continue;
    }
    drafts.set(key, {
      kind: attribution.quote === 'direct' && isPerson(attribution.sourceKind) ? 'quotes' : 'cites',
      documentId: document.id,
      target: { name, kind: attribution.sourceKind, ...(link ? { uri: link.uri } : {}) },
      via,
      firstHand: ownReporting,
      evidence,
      reason: reasonFor(layers, attribution, via, ownReporting),
      score: attribution.confidence,
    });
  }
  return [
    ...drafts.values(),
    ...structure.embeds.map((embed) => fromEmbed(layers, embed, pack)),
    ...fromLinks(layers, linked),
  ].sort((left, right) => (left.evidence[0]?.start ?? 0) - (right.evidence[0]?.start ?? 0));
}

/** "Relatives demand …" in the document's own voice tells what they do; it credits them with no statement. */
function tellsOfAttitude({ document }: SourceLayers, { parent, quote, cue }: Attribution, pack: LanguagePack): boolean {
  if (parent !== undefined || quote === 'direct') return false;
  return cue.some(({ start, end }) => isAttitudeCue(document.text.slice(start, end), pack));
}

function inHeading({ structure }: SourceLayers, { source, cue }: Attribution): boolean {
  const span = cue[0] ?? source[0]!;
  const block = blockAround(structure.blocks, span);
  return block?.role === 'title' || block?.role === 'heading';
}

function isPerson(kind: SourceKind): boolean {
  return (
    kind === 'person' || kind === 'official' || kind === 'crowd' || kind === 'anonymous' || kind === 'organisation'
  );
}

/** The source's name: the listed name of an outlet, the fullest name of a person or body, else the words of the text. */
function nameOfSource(layers: Sources, attribution: Attribution, pack: LanguagePack): string | undefined {
  if (layers.names.has(attribution)) return layers.names.get(attribution);
  const name = readName(layers, attribution, pack);
  layers.names.set(attribution, name);
  return name;
}

function readName(layers: Sources, attribution: Attribution, pack: LanguagePack): string | undefined {
  const { text } = layers.document;
  const told = attribution.sourceReference === undefined ? attribution.source : [attribution.sourceReference];
  const words = told.map(({ start, end }) => text.slice(start, end)).join(' … ');
  const flat = words.replace(/\s+/g, ' ').trim();
  if (flat === '') return undefined;
  if (attribution.sourceKind === 'outlet') {
    const outlet = outletIn(flat);
    if (outlet) return outlet.names[pack.code]?.[0] ?? outlet.name;
  }
  if (
    attribution.sourceKind !== 'footage' &&
    attribution.sourceKind !== 'document' &&
    attribution.sourceKind !== 'crowd'
  ) {
    const name = attribution.sourceEntity && layers.entityNames.get(attribution.sourceEntity);
    if (name) return name;
  }
  const bare = withoutOpeningConjunction(flat, pack).replace(/^[«"“„]|[»"”]$/g, '');
  // "Not all officials have explained …" tells of no source.
  if (pack.functionWords.negations.includes(bare.split(' ')[0]!.toLowerCase())) return undefined;
  // A pronoun that stands for nobody known repeats a source that was counted where it was named.
  if (
    Object.hasOwn(pack.functionWords.subjectPronouns, bare.toLowerCase()) ||
    pack.functionWords.objectPronouns.includes(bare.toLowerCase()) ||
    Object.hasOwn(pack.functionWords.possessives, bare.toLowerCase()) ||
    pack.functionWords.relatives.includes(bare.toLowerCase()) ||
    pack.functionWords.complementizers.includes(bare.toLowerCase())
  )
    return undefined;
  return bare.length <= longestDescription ? bare : `${bare.slice(0, bare.lastIndexOf(' ', longestDescription))}…`;
}

function withoutOpeningConjunction(words: string, pack: LanguagePack): string {
  const [first = '', ...rest] = words.split(' ');
  return rest.length > 0 && pack.functionWords.coordinators.includes(first.toLowerCase()) ? rest.join(' ') : words;
}

function outletIn(words: string): ReturnType<typeof findOutlet> {
  const list = words.split(' ').slice(0, 12);
  for (let length = Math.min(longestName, list.length); length > 0; length--)
    for (let first = 0; first + length <= list.length; first++) {
      const name = list
        .slice(first, first + length)
        .join(' ')
        .replace(/[,;:]$/, '');
      const outlet = /^[\p{Lu}\p{N}«"“„]/u.test(name) ? findOutlet(name) : undefined;
      if (outlet) return outlet;
    }
  return undefined;
}

/** Names of those who stand between the document and the source, outermost first. */
function relayers(layers: Sources, attribution: Attribution, pack: LanguagePack): string[] {
  const names: string[] = [];
  const seen = new Set([attribution.id]);
  let parent = attribution.parent;
  while (parent !== undefined && !seen.has(parent)) {
    seen.add(parent);
    const outer = layers.byId.get(parent);
    if (!outer) break;
    const name = outer.sourceKind === 'none' ? undefined : nameOfSource(layers, outer, pack);
    if (name !== undefined) names.unshift(name);
    parent = outer.parent;
  }
  return names;
}

function reasonFor(
  layers: SourceLayers,
  attribution: Attribution,
  via: readonly string[],
  ownReporting: boolean,
): string {
  const cue = attribution.cue
    .map(({ start, end }) => layers.document.text.slice(start, end))
    .join(' … ')
    .replace(/\s+/g, ' ')
    .trim();
  const credited = cue === '' ? 'credited without a reporting word' : `credited with “${cue}”`;
  if (ownReporting) return `${credited}; told this publisher itself`;
  return via.length > 0 ? `${credited}; relayed by ${via.join(', who relays ')}` : credited;
}

/** "… told Stepova Khvylia": the publisher's own name stands among the words that credit, in the sentence of the cue. */
function toldThePublisher(layers: SourceLayers, attribution: Attribution): boolean {
  const publisher = layers.structure.publisher ?? layers.document.publisher;
  const cue = attribution.cue[0];
  if (publisher === undefined || cue === undefined || !isPerson(attribution.sourceKind)) return false;
  // The addressee stands right behind the reporting word, at most a few words away.
  const behind = layers.document.text.slice(cue.start, cue.end + publisher.length + 30).toLowerCase();
  const stem = publisher.toLowerCase().replace(/[\p{L}]{0,2}$/u, '');
  const words = stem.split(/\s+/).map((word) => (word.length > 5 ? word.slice(0, word.length - 2) : word));
  return stem.length >= 4 && words.every((word) => behind.includes(word));
}

/** The block that holds a span as a whole. */
function blockAround(blocks: readonly Block[], span: Span): Block | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle]!.start <= span.start) low = middle;
    else high = middle - 1;
  }
  const block = blocks[low];
  return block && block.start <= span.start && span.end <= block.end ? block : undefined;
}

function embedAround(embeds: readonly EmbeddedPost[], span: Span): EmbeddedPost | undefined {
  return embeds.find((embed) => embed.start <= span.start && span.end <= embed.end);
}

/** The link that stands on an attribution's source or cue, or touches it: that is where the reader is sent. */
function linkBeside({ document, structure }: SourceLayers, attribution: Attribution): Link | undefined {
  const { text, links = [] } = document;
  const spans = [...attribution.source, ...attribution.cue];
  const touching = links.find((link) => spans.some((span) => link.start <= span.end + 1 && span.start <= link.end + 1));
  if (touching || attribution.sourceKind !== 'outlet') return touching;
  // An outlet's link often stands on what it reported, in the same paragraph.
  const source = attribution.source[0];
  const block = source && blockAround(structure.blocks, source);
  const outlet = source && outletIn(text.slice(source.start, source.end));
  if (!block || !outlet) return undefined;
  return links.find((link) => block.start <= link.start && link.end <= block.end && findOutlet(link.uri) === outlet);
}

function fromEmbed(layers: SourceLayers, embed: EmbeddedPost, pack: LanguagePack): Derivation {
  const { document, attributions } = layers;
  const signed = attributions.find((attribution) =>
    attribution.source.some((span) => embed.start <= span.start && span.end <= embed.end),
  );
  const kind: SourceKind =
    signed && signed.sourceKind !== 'none' && signed.sourceKind !== 'person' ? signed.sourceKind : 'account';
  const body = embed.body ?? embed;
  const firstHand = speaksInFirstPerson(document.text.slice(body.start, body.end), pack);
  const name = embed.author ?? (embed.handle === undefined ? 'an embedded post' : `@${embed.handle}`);
  return {
    kind: 'embeds',
    documentId: document.id,
    target: { name, kind, ...(embed.uri === undefined ? {} : { uri: embed.uri }) },
    via: [],
    firstHand,
    evidence: [{ start: embed.start, end: embed.end }],
    reason: firstHand
      ? 'the post stands in the text, and its author speaks in the first person'
      : 'the post stands in the text; its author describes what others did or showed',
    score: embed.confidence,
  };
}

function speaksInFirstPerson(body: string, pack: LanguagePack): boolean {
  const pronouns = pack.functionWords.subjectPronouns as Readonly<Record<string, string>>;
  // Words that the author quotes are not the author's own.
  const own = body.replace(/[“"«„][^”"»“]*[”"»“]/g, ' ');
  return [...own.matchAll(/\p{L}+/gu)].some(
    ([word]) => Object.hasOwn(pronouns, word.toLowerCase()) && pronouns[word.toLowerCase()] === 'first',
  );
}

/** Pages linked to that no attribution stands beside; the publisher's own pages left out. */
function fromLinks(layers: SourceLayers, taken: ReadonlySet<Link>): Derivation[] {
  const { document } = layers;
  const home = hostOf(document.canonicalUri ?? document.uri);
  const seen = new Set([...taken].map((link) => link.uri));
  return (document.links ?? []).flatMap((link) => {
    const host = hostOf(link.uri);
    if (
      host === undefined ||
      seen.has(link.uri) ||
      (home !== undefined && host === home && !isRevisionLink(layers, link))
    )
      return [];
    seen.add(link.uri);
    return [
      {
        kind: 'links' as const,
        documentId: document.id,
        target: { name: findOutlet(host)?.name ?? host, kind: 'outlet' as const, uri: link.uri },
        via: [],
        firstHand: false,
        evidence: [{ start: link.start, end: link.end }],
        reason: `links to ${host}`,
        score: 0.9,
      },
    ];
  });
}

/** A link to the publisher's own page counts when it stands in the running text: a correction points to what it corrects. */
function isRevisionLink(layers: SourceLayers, link: Link): boolean {
  return layers.structure.blocks.some(
    (block) => block.role === 'body' && block.start <= link.start && link.end <= block.end,
  );
}

function hostOf(uri: string | undefined): string | undefined {
  if (uri === undefined || !/^https?:/i.test(uri) || !URL.canParse(uri)) return undefined;
  return new URL(uri).hostname.replace(/^www\./, '');
}
