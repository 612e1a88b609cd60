import { Graph, layout } from '@dagrejs/dagre';
import { html, type Markup } from './markup.ts';

/** A box of the picture. */
export interface DrawnNode {
  readonly id: string;
  readonly name: string;
  /** One short line below the name. */
  readonly note: string;
  /** Classes of the style sheet. */
  readonly style: string;
  /** Fragment of this page to go to. */
  readonly href?: string | undefined;
  /** Longer words, shown by the browser on hover and read by screen readers. */
  readonly title?: string | undefined;
}

/** An arrow of the picture, from where something comes to where it went. */
export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly style: string;
  readonly title?: string | undefined;
}

const nodeWidth = 224;
const lineHeight = 17;
/** Width of the page's column; style-sheet.ts sets it as 68rem less its padding. */
const pageWidth = 1044;
/** Columns of text that fit a box at 14 px; Cyrillic capitals are the widest that occur often. */
const nameColumns = 27;
const noteColumns = 33;

/** Draws boxes and arrows, left to right. `label` says what the picture shows; `ends` names its left and right side. */
export function drawGraph(
  nodes: readonly DrawnNode[],
  edges: readonly DrawnEdge[],
  label: string,
  ends: readonly [left: string, right: string],
): Markup {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 64, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  const lines = new Map(nodes.map((node) => [node.id, wrapName(node.name)]));
  for (const node of nodes) {
    const rows = lines.get(node.id)!.length + (node.note === '' ? 0 : 1);
    graph.setNode(node.id, { width: nodeWidth, height: rows * lineHeight + 18 });
  }
  for (const { from, to } of edges) graph.setEdge(from, to);
  layout(graph);
  const { width: natural = 0, height = 0 } = graph.graph();
  // A picture of few steps is spread over the page; boxes keep their size.
  const stretch = Math.min(1.6, Math.max(1, (pageWidth - nodeWidth) / Math.max(1, natural - nodeWidth)));
  for (const { id } of nodes) {
    const node = graph.node(id);
    node.x = nodeWidth / 2 + (node.x - nodeWidth / 2) * stretch;
  }
  const width = nodeWidth + (natural - nodeWidth) * stretch;
  const arrows = edges.map((edge) => {
    const [from, to] = [graph.node(edge.from), graph.node(edge.to)];
    const [x1, x2] = [from.x + from.width / 2, to.x - to.width / 2 - 7];
    const bend = Math.max(24, (x2 - x1) / 2);
    const path = `M${at(x1)},${at(from.y)}C${at(x1 + bend)},${at(from.y)} ${at(x2 - bend)},${at(to.y)} ${at(x2)},${at(to.y)}`;
    return html`<g class="edge ${edge.style}">${edge.title !== undefined && html`<title>${edge.title}</title>`}<path d="${path}"/><path class="tip-of-arrow" d="M${at(x2)},${at(to.y - 4)}l7,4l-7,4z"/></g>`;
  });
  const boxes = nodes.map((node) => box(node, lines.get(node.id)!, graph.node(node.id)));
  const drawing = html`<svg class="graph" role="img" aria-label="${label}" viewBox="0 0 ${at(width)} ${at(height)}" style="max-width:${at(width)}px;min-width:${at(width * 0.72)}px">${arrows}${boxes}</svg>`;
  return html`<div class="scroll" tabindex="0">${drawing}<p class="axis" aria-hidden="true" style="max-width:${at(width)}px;min-width:${at(width * 0.72)}px"><span>${ends[0]}</span><span>→</span><span>${ends[1]}</span></p></div>`;
}

function box(
  node: DrawnNode,
  lines: readonly string[],
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Markup {
  const [left, top] = [place.x - place.width / 2, place.y - place.height / 2];
  const rows = lines.map(
    (line, index) => html`<text x="${at(left + 14)}" y="${at(top + 21 + index * lineHeight)}">${line}</text>`,
  );
  const note =
    node.note !== '' &&
    html`<text class="note" x="${at(left + 14)}" y="${at(top + 21 + lines.length * lineHeight)}">${node.note.length > noteColumns ? `${node.note.slice(0, noteColumns - 1)}…` : node.note}</text>`;
  const drawing = html`<g class="node ${node.style}">${node.title !== undefined && html`<title>${node.title}</title>`}<rect x="${at(left)}" y="${at(top)}" width="${at(place.width)}" height="${at(place.height)}" rx="7"/><rect class="stripe" x="${at(left)}" y="${at(top)}" width="5" height="${at(place.height)}" rx="2.5"/>${rows}${note}</g>`;
  return node.href === undefined ? drawing : html`<a href="#${node.href}">${drawing}</a>`;
}

/** At most two lines of a name. */
function wrapName(name: string): string[] {
  const words = name.replace(/\s+/g, ' ').trim().split(' ');
  const lines: string[] = [''];
  for (const word of words) {
    const last = lines.length - 1;
    const longer = lines[last] === '' ? word : `${lines[last]} ${word}`;
    if (longer.length <= nameColumns || lines[last] === '') lines[last] = longer;
    else lines.push(word);
  }
  const kept = lines
    .slice(0, 2)
    .map((line) => (line.length > nameColumns ? `${line.slice(0, nameColumns - 1)}…` : line));
  if (lines.length > 2) kept[1] = `${kept[1]!.slice(0, nameColumns - 1).trimEnd()}…`;
  return kept;
}

/** Coordinates need no more than a tenth of a pixel. */
function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}
