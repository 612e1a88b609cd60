import type { Link, Span } from '../../model/index.ts';
import type { TextBlock } from './blocks.ts';

/** Main text with what stands in it; spans point into `text`. */
export interface MainText {
  readonly text: string;
  readonly links: readonly Link[];
  readonly headings: readonly Span[];
  /** Where each block given stands, in the order given. */
  readonly blockSpans: readonly Span[];
}

/**
 * Puts blocks together as running text: a blank line between paragraphs, a line break between items of a list, lines of
 * a post and rows of a table, a bar between the cells of a row.
 * @param resolve turns the `href` of a link into an absolute address, or undefined where it is none
 */
export function composeText(blocks: readonly TextBlock[], resolve: (href: string) => string | undefined): MainText {
  let text = '';
  const links: Link[] = [];
  const headings: Span[] = [];
  const blockSpans: Span[] = [];
  blocks.forEach((block, index) => {
    const before = blocks[index - 1];
    if (before !== undefined) text += separator(before, block);
    const start = text.length;
    text += block.text;
    blockSpans.push({ start, end: text.length });
    if (isHeading(block)) headings.push({ start, end: text.length });
    for (const link of block.links) {
      const uri = resolve(link.href);
      if (uri !== undefined && link.end > link.start)
        links.push({ start: start + link.start, end: start + link.end, uri });
    }
  });
  return { text, links, headings, blockSpans };
}

function separator(before: TextBlock, block: TextBlock): string {
  if (before.embed !== undefined && before.embed === block.embed) return '\n';
  const [one, other] = [before.element, block.element];
  if (isCell(one.localName) && isCell(other.localName)) return one.parentElement === other.parentElement ? ' | ' : '\n';
  const inList = isItem(one.localName) && isItem(other.localName);
  return inList ? '\n' : '\n\n';
}

const isCell = (name: string): boolean => name === 'td' || name === 'th';
const isItem = (name: string): boolean => name === 'li' || name === 'dt' || name === 'dd';

function isHeading({ element }: TextBlock): boolean {
  return /^h[1-6]$/.test(element.localName) || /^h[1-6]$/.test(element.parentElement?.localName ?? '');
}
