/**
 * The part of the DOM that reading relies on, as the page tree implements it. Written out here because the compiler's own
 * DOM library would make browser globals (`window`, `name`, `fetch` …) visible to the whole program.
 */
export interface PageNode {
  /** 1 element, 3 text, 8 comment, 9 document. */
  readonly nodeType: number;
  readonly nodeName: string;
  readonly parentNode: PageNode | null;
  readonly parentElement: PageElement | null;
  readonly childNodes: ArrayLike<PageNode> & Iterable<PageNode>;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly previousSibling: PageNode | null;
  readonly isConnected: boolean;
  textContent: string | null;
}

export interface PageElement extends PageNode {
  readonly tagName: string;
  readonly localName: string;
  readonly children: ArrayLike<PageElement> & Iterable<PageElement>;
  readonly firstElementChild: PageElement | null;
  readonly nextElementSibling: PageElement | null;
  readonly previousElementSibling: PageElement | null;
  readonly attributes: ArrayLike<{ readonly name: string; readonly value: string }> &
    Iterable<{ readonly name: string; readonly value: string }>;
  id: string;
  className: string;
  innerHTML: string;
  readonly outerHTML: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): ArrayLike<PageElement> & Iterable<PageElement>;
  getElementsByTagName(name: string): ArrayLike<PageElement> & Iterable<PageElement>;
  matches(selector: string): boolean;
  closest(selector: string): PageElement | null;
  contains(node: PageNode): boolean;
  appendChild(node: PageNode): PageNode;
  insertBefore(node: PageNode, before: PageNode | null): PageNode;
  replaceWith(...nodes: PageNode[]): void;
  remove(): void;
}

export interface PageDocument extends PageNode {
  readonly documentElement: PageElement | null;
  readonly head: PageElement | null;
  readonly body: PageElement | null;
  createElement(name: string): PageElement;
  createTextNode(text: string): PageNode;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): ArrayLike<PageElement> & Iterable<PageElement>;
  getElementsByTagName(name: string): ArrayLike<PageElement> & Iterable<PageElement>;
}
