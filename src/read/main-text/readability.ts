import { Readability } from '@mozilla/readability';
import { nextInTree, type TreeChild, type TreeDocument, TreeElement, type TreeParent } from '../page-tree.ts';
import type { TextBlock } from './blocks.ts';

/**
 * What Readability, the extractor of Firefox's reader view, makes of a page: for each block the share of its characters
 * that Readability keeps, 0 to 1. Takes the document apart: it is of no use afterwards.
 */
export function readabilityShares(document: TreeDocument, blocks: readonly TextBlock[]): number[] {
  const { body } = document;
  if (body === null || blocks.length === 0) return blocks.map(() => 0);
  restoreOnReset(body);
  let content: TreeElement | undefined;
  try {
    content = new Readability<TreeElement>(document as never, {
      serializer: (element) => element as unknown as TreeElement,
      disableJSONLD: true,
    }).parse()?.content as TreeElement | undefined;
  } catch (cause) {
    // Readability takes for granted that each node it moves has a parent; on broken pages it has none.
    if (!(cause instanceof TypeError)) throw cause;
  }
  if (content === undefined) return blocks.map(() => 0);
  const kept = new Set<TreeChild>();
  for (let node = nextInTree(content, content); node !== null; node = nextInTree(node, content))
    if (node.nodeType === 3) kept.add(node);
  return blocks.map(({ nodes }) => {
    let all = 0;
    let within = 0;
    for (const node of nodes) {
      const { length } = node.textContent.trim();
      all += length;
      if (kept.has(node)) within += length;
    }
    return all === 0 ? 0 : within / all;
  });
}

/**
 * Readability takes the body's `innerHTML` before its first attempt and sets it again before each further one.
 * Here that brings back the very nodes, so that the texts that it keeps in the end are the texts of our blocks.
 */
function restoreOnReset(body: TreeElement): void {
  const nodes: { node: TreeChild; parent: TreeParent; attributes: readonly string[] }[] = [];
  const snapshot = (): string => {
    nodes.length = 0;
    for (let node = nextInTree(body, body); node !== null; node = nextInTree(node, body))
      nodes.push({
        node,
        parent: node.parentNode!,
        attributes: node instanceof TreeElement ? [...node.attributeList] : [],
      });
    return '';
  };
  const restore = (): void => {
    for (const { node, parent } of nodes) {
      node.remove();
      while (parent.firstChild !== null) parent.firstChild.remove();
    }
    for (const { node, parent, attributes } of nodes) {
      parent.appendChild(node);
      if (!(node instanceof TreeElement)) continue;
      node.attributeList.splice(0, node.attributeList.length, ...attributes);
      (node as { readability?: unknown }).readability = undefined;
    }
  };
  Object.defineProperty(body, 'innerHTML', { get: snapshot, set: restore, configurable: true });
}
