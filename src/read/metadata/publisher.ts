import { findOutlet } from '../../knowledge/index.ts';
import { decodeEntities } from '../byline.ts';
import type { Inventory } from './inventory.ts';
import { describingNodes, fieldText, type LinkedData } from './json-ld.ts';

/** What a page calls its outlet. */
export interface PublisherNames {
  /** Every name, most trusted first; the host name last. */
  readonly all: readonly string[];
  /** The outlet's name: as the page declares it for readers, else as the list of known outlets has it, else any name at all. */
  readonly best: string | undefined;
}

/** Collects the names of the outlet: site name, publisher of the article, other meta names, the list of known outlets, host name. */
export function readPublisher(
  inventory: Inventory,
  linked: LinkedData,
  uri: string | undefined,
  isThisPage: (address: string) => boolean,
): PublisherNames {
  const nodes = describingNodes(linked, isThisPage);
  const host = hostOf(uri);
  const metas = (...names: readonly string[]): (string | undefined)[] =>
    names.map((name) => inventory.metas.get(name)?.[0]);
  const fields = (...names: readonly string[]): (string | undefined)[] =>
    nodes.flatMap(({ object }) => names.map((name) => fieldText(object, name, linked)));
  const typed = linked.nodes
    .filter(
      ({ principal, types }) =>
        principal && types.some((type) => /^(?:NewsMediaOrganization|WebSite|Organization)$/.test(type)),
    )
    .map(({ object }) => fieldText(object, 'name', linked));
  const declared = clean([...metas('og:site_name'), ...fields('publisher', 'sourceOrganization')]);
  const other = clean([
    ...metas(
      'publisher',
      'dc.publisher',
      'dcterms.publisher',
      'article:publisher',
      'citation_publisher',
      'application-name',
      'apple-mobile-web-app-title',
    ),
    ...fields('provider', 'copyrightHolder'),
    ...typed,
  ]);
  const known = host === undefined ? [] : clean([findOutlet(host)?.name]);
  const all = [...new Set([...declared, ...known, ...other, ...(host ? [host] : [])])];
  return { all, best: all[0] };
}

function clean(names: readonly (string | undefined)[]): string[] {
  return names.flatMap((name) => {
    if (name === undefined) return [];
    const text = decodeEntities(name).replace(/\s+/g, ' ').trim();
    const isName = text !== '' && text.length <= 80 && !/^(?:https?:|\/\/|@|©|\(c\))|\.html?$/i.test(text);
    return isName ? [withoutSlogan(text)] : [];
  });
}

function hostOf(uri: string | undefined): string | undefined {
  return uri !== undefined && URL.canParse(uri) ? new URL(uri).hostname.replace(/^(?:www\d?|m|amp)\./, '') : undefined;
}

/** "The Daily Example - News, Sport and Weather" → "The Daily Example". */
function withoutSlogan(name: string): string {
  const [first = name, ...rest] = name.split(/\s+[|–—-]\s+|\s*[|]\s*/);
  return rest.length > 0 && first.length >= 2 ? first : name;
}
