import type { Derivation, Reading } from '../../model/index.ts';
import { nameOf, type SourceNode, sourceTree, type Trace } from '../../trace/index.ts';
import { counted, dateWords, derivationWords, publicationWords, sourceWords } from '../wording.ts';
import { type DrawnEdge, type DrawnNode, drawGraph } from './graph-drawing.ts';
import type { Markup } from './markup.ts';
import { type Voices, voiceColours } from './voices.ts';

/** The sources behind one report as a picture: where it began on the left, the report on the right. Empty when it credits nobody. */
export function sourcePicture(reading: Reading, voices: Voices): Markup | undefined {
  const roots = sourceTree(reading);
  if (roots.length === 0) return undefined;
  const nodes: DrawnNode[] = [
    { id: 'report', name: 'this report', note: reading.publisher ?? 'publisher unknown', style: 'report' },
  ];
  const edges: DrawnEdge[] = [];
  const add = (source: SourceNode, to: string, colour: number): void => {
    const id = `s${nodes.length}`;
    const [start, end] = source.evidence[0] ?? [0, 0];
    nodes.push({
      id,
      name: source.name,
      note:
        source.kind === 'none'
          ? source.evidence.length > 1
            ? counted(source.evidence.length, 'passage')
            : cut(reading.text.slice(start, end), 30)
          : [source.firstHand ? '● first-hand' : '', sourceWords(source.kind, source.relation)]
              .filter((word) => word !== '')
              .join(', '),
      style: `v${colour}${source.firstHand ? ' first-hand' : ''}${source.kind === 'none' ? ' nobody' : ''}`,
      title: source.reason,
    });
    edges.push({ from: id, to, style: source.kind === 'none' ? 'nobody' : `v${colour}`, title: source.reason });
    for (const child of source.children) add(child, id, colour);
  };
  for (const root of roots) add(root, 'report', voices.ofSource(root.name)?.colour ?? 0);
  return drawGraph(nodes, edges, `Sources of the report: ${describe(roots)}`, ['origin', 'this report']);
}

/** The tree as nested words, for screen readers and for print without pictures. */
function describe(nodes: readonly SourceNode[]): string {
  return nodes
    .map((node) => {
      const traits = node.firstHand ? ' (first-hand)' : '';
      return `${node.name}${traits}${node.children.length > 0 ? `, which relays ${describe(node.children)}` : ''}`;
    })
    .join('; ');
}

/** Reports of a case and the sources outside it, origins on the left. `anchor` gives the fragment of a report's section. */
export function casePicture(readings: readonly Reading[], trace: Trace, anchor: (id: string) => string): Markup {
  const origins = new Map(
    trace.origins.map((origin, index) => [origin.documentId ?? origin.name.toLowerCase(), index]),
  );
  /** The colour of the one origin that a report goes back to; none for a report of several origins. */
  const colourOf = (id: string): number => {
    const behind = trace.origins.flatMap((origin, index) => (origin.documentIds.includes(id) ? [index] : []));
    return behind.length === 1 ? (behind[0]! % voiceColours) + 1 : 0;
  };
  const shown = trace.derivations.filter(
    (edge) => edge.target.documentId !== undefined || origins.has(edge.target.name.toLowerCase()),
  );
  const keyOf = (edge: Derivation): string => edge.target.documentId ?? `named ${edge.target.name.toLowerCase()}`;
  const nodes = new Map<string, DrawnNode>();
  for (const reading of readings) {
    nodes.set(reading.id, {
      id: reading.id,
      name: nameOf(reading),
      note: reading.publishedAt === undefined ? 'undated' : dateWords(reading.publishedAt),
      style: `v${colourOf(reading.id)}${origins.has(reading.id) ? ' first-hand' : ''}`,
      href: anchor(reading.id),
      title: `${reading.title ?? nameOf(reading)}, ${publicationWords(reading)}`,
    });
  }
  for (const edge of shown) {
    if (nodes.has(keyOf(edge))) continue;
    nodes.set(keyOf(edge), {
      id: keyOf(edge),
      name: edge.target.name,
      note: 'named, not captured',
      style: `v${((origins.get(edge.target.name.toLowerCase()) ?? 0) % voiceColours) + 1} outside`,
      title: edge.reason,
    });
  }
  const edges = shown
    .filter((edge) => nodes.has(edge.documentId))
    .map((edge) => ({
      from: keyOf(edge),
      to: edge.documentId,
      style: `v${colourOf(edge.documentId)}${edge.score < 0.6 ? ' weak' : ''}`,
      title: `${derivationWords[edge.kind]}: ${edge.reason}`,
    }));
  const label = `${counted(readings.length, 'report')} and where they come from`;
  return drawGraph([...nodes.values()], edges, label, ['origin', 'last in the chain']);
}

function cut(text: string, length: number): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length <= length ? `“${words}”` : `“${words.slice(0, length - 1).trimEnd()}…”`;
}
