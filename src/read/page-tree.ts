import type { PageDocument, PageElement, PageNode } from './dom.ts';
import { compiledSelector, tagNamesOf } from './page-selectors.ts';
import { serializeChildren, serializeNode } from './serialize-page.ts';

/**
 * A light tree of a page that implements {@link PageDocument} and what Readability asks of a document besides.
 * Plain linked nodes: no events, no live collections, no scripts.
 */
export class TreeNode {
  readonly nodeType: number;
  parentNode: TreeElement | TreeDocument | null = null;
  previousSibling: TreeChild | null = null;
  nextSibling: TreeChild | null = null;

  constructor(nodeType: number) {
    this.nodeType = nodeType;
  }

  get parentElement(): TreeElement | null {
    return this.parentNode instanceof TreeElement ? this.parentNode : null;
  }

  get isConnected(): boolean {
    let node: TreeNode = this;
    while (node.parentNode !== null) node = node.parentNode;
    return node.nodeType === 9;
  }

  /** Takes the node, and all within it, out of its parent. */
  remove(): void {
    const { parentNode: parent, previousSibling: previous, nextSibling: next } = this;
    if (parent === null) return;
    if (previous === null) parent.firstChild = next;
    else previous.nextSibling = next;
    if (next === null) parent.lastChild = previous;
    else next.previousSibling = previous;
    this.parentNode = null;
    this.previousSibling = null;
    this.nextSibling = null;
  }
}

export type TreeChild = TreeText | TreeElement;

/** A run of text; entities are already decoded. */
export class TreeText extends TreeNode {
  textContent: string;

  constructor(text: string) {
    super(3);
    this.textContent = text;
  }

  get nodeName(): string {
    return '#text';
  }

  get firstChild(): null {
    return null;
  }

  get childNodes(): readonly TreeChild[] {
    return [];
  }
}

/** A node that holds others: an element, or the document itself. */
export class TreeParent extends TreeNode {
  firstChild: TreeChild | null = null;
  lastChild: TreeChild | null = null;

  get childNodes(): TreeChild[] {
    const nodes: TreeChild[] = [];
    for (let node = this.firstChild; node !== null; node = node.nextSibling) nodes.push(node);
    return nodes;
  }

  get children(): TreeElement[] {
    const elements: TreeElement[] = [];
    for (let node = this.firstChild; node !== null; node = node.nextSibling)
      if (node instanceof TreeElement) elements.push(node);
    return elements;
  }

  get firstElementChild(): TreeElement | null {
    return elementFrom(this.firstChild, 'nextSibling');
  }

  get textContent(): string {
    let text = '';
    for (let node = nextInTree(this, this); node !== null; node = nextInTree(node, this))
      if (node.nodeType === 3) text += (node as TreeText).textContent;
    return text;
  }

  set textContent(text: string | null) {
    while (this.firstChild !== null) this.firstChild.remove();
    if (text) this.appendChild(new TreeText(text));
  }

  appendChild<Child extends TreeChild>(node: Child): Child {
    return this.insertBefore(node, null);
  }

  insertBefore<Child extends TreeChild>(node: Child, before: TreeChild | null): Child {
    node.remove();
    const previous = before === null ? this.lastChild : before.previousSibling;
    node.parentNode = this as unknown as TreeElement;
    node.previousSibling = previous;
    node.nextSibling = before;
    if (previous === null) this.firstChild = node;
    else previous.nextSibling = node;
    if (before === null) this.lastChild = node;
    else before.previousSibling = node;
    return node;
  }

  replaceChild<Child extends TreeChild>(replacement: TreeChild, child: Child): Child {
    this.insertBefore(replacement, child);
    child.remove();
    return child;
  }

  removeChild<Child extends TreeChild>(child: Child): Child {
    child.remove();
    return child;
  }

  contains(node: TreeNode): boolean {
    for (let current: TreeNode | null = node; current !== null; current = current.parentNode)
      if (current === this) return true;
    return false;
  }

  getElementsByTagName(name: string): TreeElement[] {
    const wanted = name.toLowerCase();
    const found: TreeElement[] = [];
    for (let node = nextInTree(this, this); node !== null; node = nextInTree(node, this))
      if (node instanceof TreeElement && (wanted === '*' || node.localName === wanted)) found.push(node);
    return found;
  }

  querySelectorAll(selector: string): TreeElement[] {
    const names = tagNamesOf(selector);
    const matches =
      names === null ? compiledSelector(selector) : (element: TreeElement) => names.has(element.localName);
    const found: TreeElement[] = [];
    for (let node = nextInTree(this, this); node !== null; node = nextInTree(node, this))
      if (node instanceof TreeElement && matches(node)) found.push(node);
    return found;
  }

  querySelector(selector: string): TreeElement | null {
    const matches = compiledSelector(selector);
    for (let node = nextInTree(this, this); node !== null; node = nextInTree(node, this))
      if (node instanceof TreeElement && matches(node)) return node;
    return null;
  }
}

/** An element. Attributes lie in one flat list of names and values; of attributes of one name the first counts, as in HTML. */
export class TreeElement extends TreeParent {
  readonly localName: string;
  readonly tagName: string;
  readonly ownerDocument: TreeDocument;
  readonly attributeList: string[] = [];

  constructor(localName: string, ownerDocument: TreeDocument) {
    super(1);
    this.localName = localName;
    this.tagName = upperCase(localName);
    this.ownerDocument = ownerDocument;
  }

  get nodeName(): string {
    return this.tagName;
  }

  get nextElementSibling(): TreeElement | null {
    return elementFrom(this.nextSibling, 'nextSibling');
  }

  get previousElementSibling(): TreeElement | null {
    return elementFrom(this.previousSibling, 'previousSibling');
  }

  get attributes(): TreeAttribute[] {
    const attributes: TreeAttribute[] = [];
    for (let index = 0; index < this.attributeList.length; index += 2) {
      const attribute = {
        name: this.attributeList[index]!,
        value: this.attributeList[index + 1]!,
        cloneNode: () => attribute,
      };
      attributes.push(attribute);
    }
    return attributes;
  }

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  set id(value: string) {
    this.setAttribute('id', value);
  }

  get className(): string {
    return this.getAttribute('class') ?? '';
  }

  set className(value: string) {
    this.setAttribute('class', value);
  }

  /** The two properties of the `style` attribute that say whether an element is shown. */
  get style(): { readonly display: string; readonly visibility: string } | undefined {
    const declarations = this.getAttribute('style');
    if (declarations === null) return undefined;
    return {
      display: /(?:^|;)\s*display\s*:\s*([\w-]+)/i.exec(declarations)?.[1]?.toLowerCase() ?? '',
      visibility: /(?:^|;)\s*visibility\s*:\s*([\w-]+)/i.exec(declarations)?.[1]?.toLowerCase() ?? '',
    };
  }

  get innerHTML(): string {
    return serializeChildren(this);
  }

  set innerHTML(html: string) {
    this.textContent = null;
    this.ownerDocument.parseInto(this, html);
  }

  get outerHTML(): string {
    return serializeNode(this);
  }

  getAttribute(name: string): string | null {
    const { attributeList } = this;
    for (let index = 0; index < attributeList.length; index += 2)
      if (attributeList[index] === name) return attributeList[index + 1]!;
    return null;
  }

  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null;
  }

  setAttribute(name: string, value: string): void {
    const { attributeList } = this;
    for (let index = 0; index < attributeList.length; index += 2)
      if (attributeList[index] === name) {
        attributeList[index + 1] = String(value);
        return;
      }
    attributeList.push(name, String(value));
  }

  setAttributeNode(attribute: { readonly name: string; readonly value: string }): void {
    this.setAttribute(attribute.name, attribute.value);
  }

  removeAttribute(name: string): void {
    const { attributeList } = this;
    for (let index = 0; index < attributeList.length; index += 2)
      if (attributeList[index] === name) {
        attributeList.splice(index, 2);
        return;
      }
  }

  matches(selector: string): boolean {
    return compiledSelector(selector)(this);
  }

  closest(selector: string): TreeElement | null {
    const matches = compiledSelector(selector);
    for (let element: TreeElement | null = this; element !== null; element = element.parentElement)
      if (matches(element)) return element;
    return null;
  }

  replaceWith(...nodes: TreeChild[]): void {
    const { parentNode: parent, nextSibling: next } = this;
    if (parent === null) return;
    this.remove();
    for (const node of nodes) parent.insertBefore(node, next);
  }
}

/** A page. `parseInto` parses a fragment of HTML and appends it to an element. */
export class TreeDocument extends TreeParent {
  readonly baseURI = 'about:blank';
  readonly documentURI = 'about:blank';
  readonly parseInto: (parent: TreeElement, html: string) => void;

  constructor(parseInto: (parent: TreeElement, html: string) => void) {
    super(9);
    this.parseInto = parseInto;
  }

  get nodeName(): string {
    return '#document';
  }

  get documentElement(): TreeElement | null {
    return this.firstElementChild;
  }

  get head(): TreeElement | null {
    return this.documentElement?.children.find((element) => element.localName === 'head') ?? null;
  }

  get body(): TreeElement | null {
    return this.documentElement?.children.find((element) => element.localName === 'body') ?? null;
  }

  get title(): string {
    return (this.getElementsByTagName('title')[0]?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  createElement(name: string): TreeElement {
    return new TreeElement(name.toLowerCase(), this);
  }

  createTextNode(text: string): TreeText {
    return new TreeText(text);
  }
}

interface TreeAttribute {
  readonly name: string;
  readonly value: string;
  cloneNode(): TreeAttribute;
}

/** The node after `node` in document order, within `root`; null at the end. */
export function nextInTree(node: TreeNode, root: TreeNode): TreeChild | null {
  if (node instanceof TreeParent && node.firstChild !== null) return node.firstChild;
  return nextBeside(node, root);
}

/** The node after `node` and all within it, in document order, within `root`; null at the end. */
export function nextBeside(node: TreeNode, root: TreeNode): TreeChild | null {
  for (let current: TreeNode | null = node; current !== null && current !== root; current = current.parentNode)
    if (current.nextSibling !== null) return current.nextSibling;
  return null;
}

function elementFrom(start: TreeChild | null, direction: 'nextSibling' | 'previousSibling'): TreeElement | null {
  let node = start;
  while (node !== null && !(node instanceof TreeElement)) node = node[direction];
  return node;
}

const upperCased = new Map<string, string>();
/** Tag names in upper case; the few hundred names of HTML are made once. */
function upperCase(name: string): string {
  const known = upperCased.get(name);
  if (known !== undefined) return known;
  const upper = name.toUpperCase();
  if (upperCased.size < 500) upperCased.set(name, upper);
  return upper;
}

/** The tree as the interface that the other parts of reading know. */
export function asPageDocument(document: TreeDocument): PageDocument {
  return document as unknown as PageDocument;
}

export type { PageDocument, PageElement, PageNode };
