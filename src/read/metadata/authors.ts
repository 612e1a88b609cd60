import { anyOf, pageWords, readByline } from '../byline.ts';
import type { Inventory, MarkedElement } from './inventory.ts';
import { describingNodes, fieldValues, isArticle, type LinkedData, type LinkedObject, nameOf } from './json-ld.ts';

const metaNames = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'byl',
  'dc.creator',
  'dcterms.creator',
  'dc.contributor',
  'citation_author',
  'cxenseparse:author',
  'article:author_name',
  'og:author',
  'og:article:author',
  'authors',
  'creator',
  'twitter:data1',
];
const notByline =
  /bio|avatar|image|img|photo|social|follow|about|related|teaser|card|comment|desc|box-?text|archive|list-item|title-?role|job/i;

const byWords = anyOf(pageWords('by').filter((word) => word !== 'from'));
const byLine = new RegExp(`^(?:${byWords})(?:\\s*:\\s*|\\s+)[\\p{Lu}\\p{Lt}]`, 'iu');
const aloneBy = new RegExp(`^(?:${byWords})\\s*:?$`, 'iu');

/**
 * The authors' names: from JSON-LD, from meta elements, from microdata and `rel=author`, from elements that a class name marks as a
 * byline, and at last from a line near the headline that begins with "By". The first source that gives a name wins.
 */
export function readAuthors(
  inventory: Inventory,
  linked: LinkedData,
  publisher: string | undefined,
  isThisPage: (address: string) => boolean,
): string[] {
  const nodes = describingNodes(linked, isThisPage);
  const ranked = [...nodes.filter(isArticle), ...nodes.filter((node) => !isArticle(node))];
  for (const { object } of ranked) {
    for (const field of ['author', 'creator']) {
      const names = fieldValues(object, field, linked).flatMap((value) => declaredNames(value, publisher));
      if (names.length > 0) return unique(names);
    }
  }
  for (const name of metaNames) {
    const values = (inventory.metas.get(name) ?? []).filter(
      (value) => !/^https?:|^@|facebook\.com/.test(value) && (name !== 'twitter:data1' || /twitter:label1/.test(name)),
    );
    const names = unique(
      values.flatMap((value) =>
        readByline(name === 'citation_author' ? firstNameFirst(value) : value, { declared: true, publisher }),
      ),
    );
    if (names.length > 0) return names;
  }
  return shownAuthors(inventory, publisher);
}

function declaredNames(value: unknown, publisher: string | undefined): string[] {
  const several = typeof value === 'object' && value !== null ? (value as LinkedObject).name : undefined;
  const person = /Person$/.test(String((value as LinkedObject | null)?.['@type'] ?? ''));
  const names = Array.isArray(several) ? several.map(nameOf) : [nameOf(value)];
  return names.flatMap((name) => (name === undefined ? [] : readByline(name, { declared: true, publisher, person })));
}

function shownAuthors(inventory: Inventory, publisher: string | undefined): string[] {
  const headline =
    (inventory.headings.find(({ inArticle, inAside }) => inArticle && !inAside) ?? inventory.headings[0])?.order ?? 0;
  const near = ({ order }: { readonly order: number }): boolean => order > headline - 60 && order < headline + 250;
  const elements = inventory.authorElements.filter((marked) => !marked.inComment);
  const groups: MarkedElement[][] = [
    elements.filter(({ mark }) => mark === 'author' || mark === 'creator'),
    elements.filter(({ mark, inAside }) => mark === 'rel' && !inAside),
    elements.filter(
      (marked) => marked.mark === 'class' && !marked.inAside && near(marked) && !notByline.test(marked.hints),
    ),
    elements.filter((marked) => marked.mark === 'rel' && near(marked)),
    elements.filter((marked) => marked.mark === 'class' && near(marked)),
  ];
  for (const group of groups) {
    const found: string[] = [];
    let last: number | undefined;
    for (const { element, order, mark } of group.slice(0, 20)) {
      if (last !== undefined && order - last > 40) break;
      const text = textOf(element);
      if (text.length < 3 || text.length > 120) continue;
      const names = readByline(text, { declared: mark !== 'class', publisher });
      if (names.length > 0) last ??= order;
      for (const name of names)
        if (!found.some((other) => other.includes(name) || name.includes(other))) found.push(name);
    }
    if (found.length > 0) return found;
  }
  for (const [index, line] of inventory.lines.entries()) {
    if (line.inComment || !near(line) || line.text.length > 160) continue;
    const alone = aloneBy.test(line.text);
    if (!alone && !byLine.test(line.text)) continue;
    const text = alone ? (inventory.lines[index + 1]?.text ?? '') : line.text;
    const names = text.length > 160 ? [] : readByline(text, { declared: false, publisher });
    if (names.length > 0) return names;
  }
  return [];
}

/** Text with a line break between elements, so that "Ann Lee" and "Reporter" in two boxes do not become one name. */
function textOf(element: MarkedElement['element']): string {
  const content = element.getAttribute('content');
  if (content) return content;
  const parts: string[] = [];
  const visit = (node: {
    readonly nodeType: number;
    readonly textContent: string | null;
    readonly childNodes: Iterable<never>;
  }): void => {
    if (node.nodeType === 3) parts.push(node.textContent ?? '');
    else for (const child of node.childNodes) visit(child);
  };
  visit(element as never);
  return parts
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join('\n');
}

/** "Lee, Ann" → "Ann Lee": how libraries write names. */
function firstNameFirst(name: string): string {
  return name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1');
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
