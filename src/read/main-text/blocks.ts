import { embedAttribute } from '../embeds/index.ts';
import { type TreeChild, type TreeElement, type TreeParent, TreeText } from '../page-tree.ts';

/** A stretch of a block that is a link: offsets into the block's text. */
export interface BlockLink {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

/** A paragraph, heading, list item, table row or the like: a run of text that no block-level border divides. */
export interface TextBlock {
  /** White space is folded, except in preformatted text; line breaks within the block are `\n`. */
  readonly text: string;
  /** The texts of the tree that the block is made of. */
  readonly nodes: readonly TreeText[];
  /** The innermost block-level element that holds the block. */
  readonly element: TreeElement;
  readonly links: readonly BlockLink[];
  /** Characters that stand within links. */
  readonly linkedCharacters: number;
  /** Which embedded post the block belongs to; see `markEmbeds`. */
  readonly embed?: number;
}

/** Elements whose content readers of the page never see as text. */
const unseen = new Set(
  'head script style noscript template iframe object embed canvas audio video select option datalist textarea input button map progress meter dialog'.split(
    ' ',
  ),
);

/** Elements that begin and end a line of their own; every other element runs on within its line. */
const blockLevel = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr li legend main menu nav noframes ol p pre search section summary table tbody td tfoot th thead tr caption ul'.split(
    ' ',
  ),
);

/** Characters that readers do not see: controls, soft hyphens, zero-width spaces and joiners of words. */
const invisible = /[\0-\x08\x0B\x0E-\x1F\x7F\u00AD\u200B\u2060\uFEFF]/g;

/** Cuts what a page shows into blocks, in document order. */
export function collectBlocks(root: TreeElement): TextBlock[] {
  const blocks: TextBlock[] = [];
  let text = '';
  let nodes: TreeText[] = [];
  let links: BlockLink[] = [];
  let linkedCharacters = 0;
  let element = root;
  let breaks = 0;

  const finish = (): void => {
    breaks = 0;
    const end = text.trimEnd().length;
    if (end > 0) {
      const kept = links.filter((link) => link.start < end).map((link) => ({ ...link, end: Math.min(link.end, end) }));
      const embed = element.getAttribute(embedAttribute);
      blocks.push({
        text: text.slice(0, end),
        nodes,
        element,
        links: kept,
        linkedCharacters,
        ...(embed === null ? {} : { embed: Number(embed) }),
      });
    }
    text = '';
    nodes = [];
    links = [];
    linkedCharacters = 0;
  };

  const addText = (node: TreeText, preformatted: boolean): void => {
    const raw = node.textContent.replace(invisible, '');
    let piece = preformatted ? raw.replace(/\r\n?/g, '\n') : raw.replace(/\s+/g, ' ');
    if (breaks > 0 && piece.trim() !== '') {
      if (breaks > 1) finish();
      else if (text !== '') text = `${text.trimEnd()}\n`;
      breaks = 0;
    }
    if (piece.startsWith(' ') && (text === '' || text.endsWith(' ') || text.endsWith('\n'))) piece = piece.slice(1);
    if (piece === '') return;
    text += piece;
    nodes.push(node);
  };

  const visit = (parent: TreeParent, preformatted: boolean): void => {
    for (let node: TreeChild | null = parent.firstChild; node !== null; node = node.nextSibling) {
      if (node instanceof TreeText) {
        addText(node, preformatted);
        continue;
      }
      const name = node.localName;
      if (name === 'br') {
        breaks += 1;
        continue;
      }
      if (unseen.has(name) || isHidden(node)) continue;
      if (blockLevel.has(name)) {
        finish();
        const outer: TreeElement = element;
        element = node;
        visit(node, preformatted || name === 'pre');
        finish();
        element = outer;
        continue;
      }
      if (name !== 'a') {
        visit(node, preformatted);
        continue;
      }
      const start = text.length;
      const before = blocks.length;
      visit(node, preformatted);
      if (blocks.length === before && text.length > start) {
        const href = node.getAttribute('href');
        const lead = text.slice(start).length - text.slice(start).trimStart().length;
        linkedCharacters += text.length - start - lead;
        if (href !== null) links.push({ start: start + lead, end: start + text.slice(start).trimEnd().length, href });
      }
    }
  };
  visit(root, false);
  finish();
  return blocks;
}

/** Whether the markup itself says that an element is not shown. */
function isHidden(element: TreeElement): boolean {
  if (element.hasAttribute('hidden')) return element.getAttribute('hidden') !== 'until-found';
  const style = element.style;
  return style !== undefined && (style.display === 'none' || style.visibility === 'hidden');
}
