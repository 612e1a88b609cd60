import { Parser } from 'htmlparser2';
import { FirsthandError } from '../model/index.ts';
import { TreeDocument, TreeElement, type TreeParent, TreeText } from './page-tree.ts';

/** Limits on a page, chosen far above what real pages need (the largest of 1,900 measured: 2.2 million characters, 26,000 elements and texts, 55 deep). */
export const pageLimits = {
  /** Longer pages are refused. */
  characters: 64 * 1024 * 1024,
  /** Pages of more elements and texts are refused. */
  nodes: 250_000,
  /** Elements nested deeper become siblings at this depth, as browsers do it. */
  depthKept: 512,
  /** Pages nested deeper are refused: parsing takes time in the square of the depth. */
  depthRefused: 5_000,
  /** Further attributes of an element are left out. */
  attributes: 200,
} as const;

/**
 * Parses HTML of any quality into a tree with `html`, `head` and `body`. Comments are left out, and so is what is inside
 * `style` and `svg`.
 * @throws FirsthandError `input-too-deep`, `input-too-large`
 */
export function parsePage(html: string): TreeDocument {
  if (html.length > pageLimits.characters)
    throw new FirsthandError(
      'input-too-large',
      `The page has ${html.length} characters; at most ${pageLimits.characters} can be read. Cut it, or give its text.`,
    );
  const document = new TreeDocument((parent, fragment) => parseInto(parent, parent.ownerDocument, fragment));
  parseInto(document, document, html);
  completeSkeleton(document);
  parseFramelessParts(document);
  placeStreamedParts(document);
  return document;
}

function parseInto(root: TreeParent, document: TreeDocument, html: string): void {
  /** Where the text of each open element goes: the element itself, or its ancestor at the greatest depth kept. */
  const open: TreeParent[] = [root];
  /** How many of the open elements are left out, with all within them. */
  let leftOut = 0;
  let nodes = 0;
  let element: TreeElement | null = null;
  /** There is one `html` and one `body`; their end tags count for nothing, as in browsers. */
  const singletons = new Map<string, TreeElement>();
  /** Open start tags of a second `html` or `body`. */
  let repeated = 0;

  const count = (): void => {
    nodes += 1;
    if (nodes > pageLimits.nodes)
      throw new FirsthandError(
        'input-too-large',
        `The page has more than ${pageLimits.nodes} elements and texts. Cut it, or give its text.`,
      );
  };

  const parser = new Parser(
    {
      onopentagname(name) {
        element = null;
        if (leftOut > 0 || name === 'style' || name === 'svg') {
          leftOut += 1;
          return;
        }
        count();
        if (open.length > pageLimits.depthRefused)
          throw new FirsthandError(
            'input-too-deep',
            `The page nests more than ${pageLimits.depthRefused} elements in one another. It is not a page that people read; give its text.`,
          );
        const known = singletons.get(name);
        if (known !== undefined) {
          element = known;
          repeated += 1;
          open.push(open[open.length - 1]!);
          return;
        }
        element = new TreeElement(name, document);
        const deep = open.length > pageLimits.depthKept;
        const innermost = deep ? open[pageLimits.depthKept]! : open[open.length - 1]!;
        // `body` ends a `head` that was left open.
        const parent = name === 'body' ? (singletons.get('html') ?? innermost) : innermost;
        parent.appendChild(element);
        if (deep) open[open.length - 1] = innermost;
        if (root === document && (name === 'html' || name === 'body')) singletons.set(name, element);
        open.push(element);
      },
      onattribute(name, value) {
        if (element === null || element.attributeList.length >= 2 * pageLimits.attributes) return;
        if (!element.hasAttribute(name)) element.attributeList.push(name, value);
      },
      ontext(text) {
        if (leftOut > 0) return;
        const parent = open[open.length - 1]!;
        const last = parent.lastChild;
        if (last instanceof TreeText) {
          last.textContent += text;
          return;
        }
        count();
        parent.appendChild(new TreeText(text));
      },
      onclosetag(name) {
        element = null;
        if (leftOut > 0) leftOut -= 1;
        else if (!singletons.has(name)) open.pop();
        else if (repeated > 0) {
          repeated -= 1;
          open.pop();
        }
      },
    },
    { recognizeCDATA: true },
  );
  parser.end(html);
}

const headElements = new Set('base link meta noscript script style template title'.split(' '));

/** Sees to it that the document is one `html` with a `head` and a `body`, whatever of them the page left out. */
function completeSkeleton(document: TreeDocument): void {
  let root = document.children.find((element) => element.localName === 'html');
  if (root === undefined) {
    root = new TreeElement('html', document);
    for (const node of document.childNodes) root.appendChild(node);
    document.appendChild(root);
  } else for (const node of document.childNodes) if (node !== root) root.appendChild(node);
  let head = document.head;
  if (head === null) {
    head = new TreeElement('head', document);
    root.insertBefore(head, root.firstChild);
  }
  let body = document.body;
  if (body === null) {
    body = new TreeElement('body', document);
    root.appendChild(body);
  }
  const misplaced = head.childNodes.slice(
    head.childNodes.findIndex((node) => node instanceof TreeElement && !headElements.has(node.localName)),
  );
  if (misplaced[0] instanceof TreeElement && !headElements.has(misplaced[0].localName)) {
    const first = body.firstChild;
    for (const node of misplaced) body.insertBefore(node, first);
  }
  for (const node of root.childNodes) {
    if (node === head || node === body) continue;
    const belongsInHead = body.firstChild === null && node instanceof TreeElement && headElements.has(node.localName);
    (belongsInHead ? head : body).appendChild(node);
  }
}

/** What a page of frames shows to browsers without frames comes from the parser as text; here it becomes markup. */
function parseFramelessParts(document: TreeDocument): void {
  for (const element of document.getElementsByTagName('noframes')) element.innerHTML = element.textContent;
}

/**
 * Puts parts that the server sent late where they belong. React streams them as `<div hidden id="S:1">` at the end of the
 * page and lets a script exchange them for `<template id="B:1">`; without scripts they would stay hidden.
 */
function placeStreamedParts(document: TreeDocument): void {
  const parts = document.querySelectorAll('[hidden][id^="S:"]');
  if (parts.length === 0) return;
  const places = new Map(document.querySelectorAll('template[id^="B:"]').map((place) => [place.id.slice(2), place]));
  for (const part of parts) {
    part.removeAttribute('hidden');
    const place = places.get(part.id.slice(2));
    if (place !== undefined && !part.contains(place)) place.replaceWith(part);
  }
}
