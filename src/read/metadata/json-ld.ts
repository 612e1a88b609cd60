/** A JSON-LD object as found on a page. */
export type LinkedObject = Readonly<Record<string, unknown>>;

/** A typed object of a page's JSON-LD. */
export interface LinkedNode {
  readonly types: readonly string[];
  readonly object: LinkedObject;
  /** Stands on its own or in `@graph`, or is the main entity of what does; else it is a part (a list item, a comment, an image). */
  readonly principal: boolean;
}

/** The JSON-LD of a page. */
export interface LinkedData {
  readonly nodes: readonly LinkedNode[];
  readonly byId: ReadonlyMap<string, LinkedObject>;
}

const articleType =
  /(?:Article|Posting|Report|Critique)$|^(?:Review|ClaimReview|AnalysisNewsArticle|OpinionNewsArticle)$/;
const pageType = /(?:^|:)(?:WebPage|\w*Page)$/;
const workType =
  /(?:^|:)(?:CreativeWork|VideoObject|AudioObject|Recipe|HowTo|Book|PodcastEpisode|Episode|MediaObject|Event|Movie|Product|Course|Dataset)$/;
const principalKeys = new Set(['@graph', 'mainEntity', 'mainEntityOfPage']);
const maxNodes = 2000;

/**
 * Reads the JSON-LD scripts of a page. Scripts that are not quite JSON (raw line breaks, comments, trailing commas, HTML entities,
 * two objects in a row) are mended as far as possible; one that stays broken is searched for the fields of an article.
 */
export function readLinkedData(scripts: readonly string[]): LinkedData {
  const nodes: LinkedNode[] = [];
  const byId = new Map<string, LinkedObject>();
  let budget = maxNodes;
  const visit = (value: unknown, principal: boolean, depth: number): void => {
    if (depth > 12 || budget <= 0 || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) visit(item, principal, depth + 1);
      return;
    }
    budget--;
    const object = value as Record<string, unknown>;
    const types = asList(object['@type'])
      .filter((type) => typeof type === 'string')
      .map((type) => type.replace(/^.*[/#:]/, ''));
    if (types.length > 0) nodes.push({ types, object, principal });
    const id = object['@id'];
    if (typeof id === 'string' && Object.keys(object).length > 1 && (!byId.has(id) || types.length > 0))
      byId.set(id, object);
    for (const [key, child] of Object.entries(object))
      if (typeof child === 'object') visit(child, principalKeys.has(key) && principal, depth + 1);
  };
  for (const script of scripts) for (const value of parseLeniently(script)) visit(value, true, 0);
  return { nodes, byId };
}

/**
 * The nodes that describe the page's own article, best first: articles before pages before other works, those that name
 * this page's address before others. Parts (list items, comments) are left out.
 * @param isThisPage whether an address is the page's own
 */
export function describingNodes(data: LinkedData, isThisPage: (address: string) => boolean): LinkedNode[] {
  const rank = ({ types, object }: LinkedNode): number => {
    const kind = types.some((type) => articleType.test(type))
      ? 0
      : types.some((type) => workType.test(type))
        ? 2
        : types.some((type) => pageType.test(type))
          ? 4
          : 9;
    const addresses = [
      object.url,
      object['@id'],
      object.mainEntityOfPage,
      (object.mainEntityOfPage as LinkedObject | undefined)?.['@id'],
    ];
    return kind + (addresses.some((address) => typeof address === 'string' && isThisPage(address)) ? 0 : 1);
  };
  return data.nodes
    .filter((node) => node.principal)
    .map((node) => [rank(node), node] as const)
    .filter(([score]) => score < 9)
    .sort(([first], [second]) => first - second)
    .map(([, node]) => node);
}

/** Whether a node is typed as an article, post or report. */
export function isArticle({ types }: LinkedNode): boolean {
  return types.some((type) => articleType.test(type));
}

/** The values of a field, with references (`{"@id": …}`) followed. */
export function fieldValues(object: LinkedObject, field: string, data: LinkedData): unknown[] {
  return asList(object[field]).map((value) => {
    const id = typeof value === 'object' && value !== null ? (value as LinkedObject)['@id'] : undefined;
    return typeof id === 'string' ? { ...data.byId.get(id), ...(value as LinkedObject) } : value;
  });
}

/** The first text of a field; for an object its `name` or `@value`. */
export function fieldText(object: LinkedObject, field: string, data: LinkedData): string | undefined {
  for (const value of fieldValues(object, field, data)) {
    const text = nameOf(value);
    if (text) return text;
  }
  return undefined;
}

/** The name that a value is or has. */
export function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const named = value as LinkedObject;
  for (const field of ['name', '@value', 'alternateName', 'legalName'])
    for (const item of asList(named[field])) if (typeof item === 'string' && item.trim() !== '') return item.trim();
  return undefined;
}

function asList(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function parseLeniently(script: string): unknown[] {
  const text = script
    .replace(/^\s*(?:<!--|(?:\/\/|\/\*)?\s*<!\[CDATA\[(?:\*\/)?)|(?:-->|(?:\/\/|\/\*)?\s*\]\]>(?:\*\/)?)\s*$/g, '')
    .trim()
    .replace(/;$/, '');
  if (text === '' || text.length > 3_000_000) return [];
  for (const mend of [plain, withoutRawBreaks, mended]) {
    try {
      return [JSON.parse(mend(text))];
    } catch {
      // Not JSON yet: try the next mending.
    }
  }
  return [salvage(text)];
}

const plain = (text: string): string => text;

/** Line breaks and tabs inside strings, which JSON forbids, become spaces. */
const withoutRawBreaks = (text: string): string => text.replace(/[\u0000-\u001f]+/g, ' ');

const mended = (text: string): string =>
  (/^[[{]\s*&quot;/.test(text) ? text.replaceAll('&quot;', '"').replaceAll('&amp;', '&') : text)
    .replace(/[\u0000-\u001f]+/g, ' ')
    .replace(/\/\*[^*]*\*\//g, '')
    .replace(/\\(?!["\\/bfnrtu])/g, '\\\\')
    .replace(/,(?=\s*[}\]])/g, '')
    .replace(/\}\s*\{/g, '},{')
    .replace(/^(\{.*\},\{.*\})$/, '[$1]');

/** The fields that matter, picked out of text that no mending turned into JSON. */
function salvage(text: string): LinkedObject {
  const object: Record<string, unknown> = {};
  const type = /"@type"\s*:\s*"([A-Za-z]*(?:Article|Posting|Report))"/.exec(text);
  object['@type'] = type?.[1] ?? 'WebPage';
  for (const field of ['headline', 'datePublished', 'dateModified', 'dateCreated', 'inLanguage', 'url']) {
    const value = new RegExp(`"${field}"\\s*:\\s*"([^"\\\\]{1,300})"`).exec(text);
    if (value) object[field] = value[1];
  }
  for (const field of ['author', 'publisher']) {
    const value = new RegExp(
      `"${field}"\\s*:\\s*[[{\\s]*(?:"@type"\\s*:\\s*"\\w+"\\s*,\\s*)?(?:"name"\\s*:\\s*)?"([^"\\\\@]{2,120})"`,
    ).exec(text);
    if (value) object[field] = value[1];
  }
  return object;
}
