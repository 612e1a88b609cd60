import { compile } from 'css-select';
import type { TreeChild, TreeElement, TreeNode, TreeParent } from './page-tree.ts';

/** The names of a selector that is nothing but a list of tag names; null for any other. */
export function tagNamesOf(selector: string): ReadonlySet<string> | null {
  return /^[a-z][a-z\d]*(?:\s*,\s*[a-z][a-z\d]*)*$/i.test(selector)
    ? new Set(selector.toLowerCase().split(/\s*,\s*/))
    : null;
}

/** Says whether an element matches. */
export type Matcher = (element: TreeElement) => boolean;
const matchers = new Map<string, Matcher>();

/** Compiles a selector once. Selectors are constants of the program, so the map stays small. */
export function compiledSelector(selector: string): Matcher {
  let matcher = matchers.get(selector);
  if (matcher === undefined) {
    matcher = compile<TreeNode, TreeElement>(selector, { adapter, cacheResults: false }) as Matcher;
    matchers.set(selector, matcher);
  }
  return matcher;
}

const adapter = {
  isTag: (node: TreeNode): node is TreeElement => node.nodeType === 1,
  getAttributeValue: (element: TreeElement, name: string) => element.getAttribute(name) ?? undefined,
  getChildren: (node: TreeNode): TreeNode[] => [...(node as TreeChild).childNodes],
  getName: (element: TreeElement) => element.localName,
  getParent: (node: TreeNode): TreeNode | null => node.parentNode,
  getSiblings: (node: TreeNode): TreeNode[] => node.parentNode?.childNodes ?? [node],
  getText: (node: TreeNode): string => (node as TreeChild).textContent,
  hasAttrib: (element: TreeElement, name: string) => element.hasAttribute(name),
  removeSubsets: (nodes: TreeNode[]): TreeNode[] =>
    nodes.filter((node) => !nodes.some((other) => other !== node && (other as TreeParent).contains?.(node))),
};
