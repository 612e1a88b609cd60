import type { TreeChild, TreeElement, TreeParent } from './page-tree.ts';

const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const rawTextElements = new Set(['script', 'style']);

/** A node as HTML. */
export function serializeNode(node: TreeChild): string {
  if (node.nodeType === 3) return escapeText(node.textContent);
  const element = node as TreeElement;
  const { localName, attributeList } = element;
  let tag = `<${localName}`;
  for (let index = 0; index < attributeList.length; index += 2)
    tag += ` ${attributeList[index]}="${attributeList[index + 1]!.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`;
  if (voidElements.has(localName)) return `${tag}>`;
  const inner = rawTextElements.has(localName) ? element.textContent : serializeChildren(element);
  return `${tag}>${inner}</${localName}>`;
}

/** What a node holds, as HTML. */
export function serializeChildren(parent: TreeParent): string {
  let html = '';
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) html += serializeNode(node);
  return html;
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
