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
  'head script style noscript template iframe embed option datalist textarea input progress meter dialog'.split(' '),
);

/** Elements whose content is hidden or says what to press; but one with much text was never closed and holds the page. */
const controls = new Set('audio button canvas map object select video'.split(' '));
const mostCharactersOfControl = 500;

/** Elements that begin and end a line of their own; every other element runs on within its line. */
const blockLevel = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr li legend main menu nav noframes ol p pre search section summary table tbody td tfoot th thead tr caption ul'.split(
    ' ',
  ),
);

/** Characters that readers do not see: controls, soft hyphens, zero-width spaces and joiners of words. */
const invisible = /[\0-\x08\x0B\x0E-\x1F\x7F\u00AD\u200B\u2060\uFEFF]/g;

/** Runs of white space that are not just one space, which most are. */
const whiteSpaceToFold = /[^\S ]\s*| \s+/g;

/** Cuts what a page shows into blocks, in document order. */
export function collectBlocks(root: TreeElement): TextBlock[] {
  const blocks: TextBlock[] = [];
  const line = openLine();
  let element = root;

  const finish = (): void => {
    const found = line.take();
    if (found === undefined) return;
    const embed = element.getAttribute(embedAttribute);
    blocks.push({ ...found, element, ...(embed === null ? {} : { embed: Number(embed) }) });
  };

  const visit = (parent: TreeParent, preformatted: boolean): void => {
    for (let node: TreeChild | null = parent.firstChild; node !== null; node = node.nextSibling) {
      if (node instanceof TreeText) {
        if (line.isAfterBlankLine() && node.textContent.trim() !== '') finish();
        line.add(node, preformatted);
        continue;
      }
      const name = node.localName;
      if (name === 'br') line.break();
      else if (unseen.has(name) || isControl(node) || isHidden(node)) continue;
      else if (blockLevel.has(name)) {
        finish();
        const outer: TreeElement = element;
        element = node;
        visit(node, preformatted || name === 'pre');
        finish();
        element = outer;
      } else if (name === 'a') {
        const outer = line.enterLink(node.getAttribute('href'));
        visit(node, preformatted);
        line.leaveLink(outer);
      } else visit(node, preformatted);
    }
  };
  visit(root, false);
  finish();
  return blocks;
}

/** Text that is being put together piece by piece: joined once, since a paragraph may consist of 100,000 pieces. */
interface OpenLine {
  add(node: TreeText, preformatted: boolean): void;
  break(): void;
  /** Two or more line breaks follow the text so far. */
  isAfterBlankLine(): boolean;
  /** Text added from here on is part of a link. @returns the link that it was part of until now */
  enterLink(href: string | null): string | null | undefined;
  leaveLink(outer: string | null | undefined): void;
  /** The text so far, or undefined if there is none; begins anew. */
  take(): Omit<TextBlock, 'element' | 'embed'> | undefined;
}

function openLine(): OpenLine {
  let pieces: string[] = [];
  let nodes: TreeText[] = [];
  let links: BlockLink[] = [];
  let length = 0;
  let linkedCharacters = 0;
  let breaks = 0;
  /** `undefined`: not within a link; `null`: within one that leads nowhere. */
  let href: string | null | undefined;
  let linkStart = 0;

  const endsInSpace = (): boolean => {
    const last = pieces.at(-1);
    return last === undefined || /\s$/.test(last);
  };
  const trimEnd = (): void => {
    while (pieces.length > 0) {
      const last = pieces.pop()!;
      const trimmed = last.trimEnd();
      length -= last.length - trimmed.length;
      if (trimmed === '') continue;
      pieces.push(trimmed);
      return;
    }
  };
  const endLink = (): void => {
    if (href !== null && href !== undefined && length > linkStart) links.push({ start: linkStart, end: length, href });
  };

  return {
    add(node, preformatted) {
      const raw = node.textContent.replace(invisible, '');
      let piece = preformatted ? raw.replace(/\r\n?/g, '\n') : raw.replace(whiteSpaceToFold, ' ');
      if (piece === '' || (piece === ' ' && endsInSpace())) return;
      if (breaks > 0 && piece !== ' ') {
        trimEnd();
        if (pieces.length > 0) {
          pieces.push('\n');
          length += 1;
        }
        breaks = 0;
      }
      if (piece.startsWith(' ') && endsInSpace()) piece = piece.slice(1);
      if (length <= linkStart) linkStart = length + (piece.length - piece.trimStart().length);
      pieces.push(piece);
      length += piece.length;
      nodes.push(node);
      if (href !== undefined) linkedCharacters += piece.length;
    },
    break() {
      breaks += 1;
    },
    isAfterBlankLine: () => breaks > 1,
    enterLink(target) {
      const outer = href;
      endLink();
      href = target;
      linkStart = length;
      return outer;
    },
    leaveLink(outer) {
      endLink();
      href = outer;
      linkStart = length;
    },
    take() {
      endLink();
      trimEnd();
      const text = pieces.join('');
      const found =
        text.trim() === ''
          ? undefined
          : { text, nodes, linkedCharacters: Math.min(linkedCharacters, text.length), links: trimLinks(links, text) };
      pieces = [];
      nodes = [];
      links = [];
      length = 0;
      linkedCharacters = 0;
      breaks = 0;
      linkStart = 0;
      return found;
    },
  };
}

/** Links without white space at their ends; those that hold nothing else are left out. */
function trimLinks(links: readonly BlockLink[], text: string): BlockLink[] {
  return links.flatMap(({ start, end, href }) => {
    const label = text.slice(start, end);
    const trimmed = label.trim();
    const from = start + label.indexOf(trimmed);
    return trimmed === '' ? [] : [{ start: from, end: from + trimmed.length, href }];
  });
}

function isControl(element: TreeElement): boolean {
  return controls.has(element.localName) && element.textContent.length < mostCharactersOfControl;
}

/** Whether the markup itself says that an element is not shown. */
function isHidden(element: TreeElement): boolean {
  if (element.hasAttribute('hidden')) return element.getAttribute('hidden') !== 'until-found';
  const style = element.style;
  return style !== undefined && (style.display === 'none' || style.visibility === 'hidden');
}
