import type { PageElement, PageNode } from '../dom.ts';

const blocks = new Set([
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'ul',
  'ol',
  'li',
  'blockquote',
  'figure',
  'figcaption',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'tr',
]);
const silent = new Set(['script', 'style', 'noscript', 'template', 'svg', 'button', 'iframe', 'video', 'audio']);

/** The text of an element as a reader sees it, line by line: blocks and line breaks end a line; white space is folded; empty lines are left out. */
export function linesOf(element: PageElement): string[] {
  const lines: string[] = [];
  let line = '';
  const flush = (): void => {
    const text = line.replace(/[\s\u200b\ufeff]+/g, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  const visit = (node: PageNode, depth: number): void => {
    if (node.nodeType === 3) {
      line += node.textContent ?? '';
      return;
    }
    if (node.nodeType !== 1 || depth > 60) return;
    const child = node as PageElement;
    if (child.localName === 'br') {
      flush();
      return;
    }
    if (silent.has(child.localName) || /display\s*:\s*none/i.test(child.getAttribute('style') ?? '')) return;
    const block = blocks.has(child.localName);
    if (block) flush();
    for (const inner of child.childNodes) visit(inner, depth + 1);
    if (block) flush();
  };
  for (const node of element.childNodes) visit(node, 0);
  flush();
  return lines;
}
