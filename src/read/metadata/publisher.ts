import { findOutlet } from '../../knowledge/index.ts';
import { decodeEntities } from '../byline.ts';
import type { Inventory } from './inventory.ts';
import { describingNodes, fieldText, type LinkedData } from './json-ld.ts';

/** Every name that the page gives its outlet, most trusted first. */
export function publisherNames(
  inventory: Inventory,
  linked: LinkedData,
  uri: string | undefined,
  isThisPage: (address: string) => boolean,
): string[] {
  const nodes = describingNodes(linked, isThisPage);
  const host = hostOf(uri);
  const typed = (type: RegExp): (string | undefined)[] =>
    linked.nodes
      .filter((node) => node.principal && node.types.some((name) => type.test(name)))
      .map(({ object }) => fieldText(object, 'name', linked));
  const names = [
    ...[
      'og:site_name',
      'publisher',
      'dc.publisher',
      'dcterms.publisher',
      'article:publisher',
      'citation_publisher',
      'application-name',
      'apple-mobile-web-app-title',
      'al:ios:app_name',
      'copyright',
    ].map((name) => inventory.metas.get(name)?.[0]),
    ...nodes.flatMap(({ object }) =>
      ['publisher', 'sourceOrganization', 'provider', 'copyrightHolder'].map((field) =>
        fieldText(object, field, linked),
      ),
    ),
    ...typed(/^(?:NewsMediaOrganization|WebSite|Organization)$/),
  ];
  const clean = names.flatMap((name) => {
    const text =
      name === undefined
        ? ''
        : decodeEntities(name)
            .replace(/^(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?/i, '')
            .replace(/\s+/g, ' ')
            .trim();
    return text === '' || text.length > 80 || /^https?:|^\/\/|^@|\.html?$/.test(text) ? [] : [withoutSlogan(text)];
  });
  return [...new Set([...clean, ...(host ? [host] : [])])];
}

/** The outlet's name: as the page gives it, else as the list of known outlets has it, else the host name. */
export function readPublisher(names: readonly string[], uri: string | undefined): string | undefined {
  const host = hostOf(uri);
  const known = host === undefined ? undefined : findOutlet(host)?.name;
  return names.find((name) => name !== host) ?? known ?? host;
}

function hostOf(uri: string | undefined): string | undefined {
  return uri !== undefined && URL.canParse(uri) ? new URL(uri).hostname.replace(/^(?:www\d?|m|amp)\./, '') : undefined;
}

/** "The Daily Example - News, Sport and Weather" → "The Daily Example". */
function withoutSlogan(name: string): string {
  const [first = name, ...rest] = name.split(/\s+[|–—-]\s+|\s*[|]\s*/);
  return rest.length > 0 && first.length >= 2 ? first : name;
}
