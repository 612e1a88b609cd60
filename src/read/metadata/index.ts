import type { PreciseDate } from '../../model/index.ts';
import type { PageDocument } from '../dom.ts';
import { readAuthors } from './authors.ts';
import { type Inventory, takeInventory } from './inventory.ts';
import { readLinkedData } from './json-ld.ts';
import { readPublication } from './publication.ts';
import { readPublisher } from './publisher.ts';
import { readTitle } from './title.ts';

/** What a page says about itself. Everything that it does not say is left out. */
export interface PageMetadata {
  /** Headline, without the site's name. */
  readonly title?: string;
  /** Names of persons, in the order of the byline. */
  readonly authors: readonly string[];
  /** Name of the outlet. */
  readonly publisher?: string;
  readonly publishedAt?: PreciseDate;
  readonly modifiedAt?: PreciseDate;
  readonly canonicalUri?: string;
  /** BCP 47. */
  readonly declaredLanguage?: string;
}

/**
 * Reads what a page declares about itself: in JSON-LD, OpenGraph and other meta names, microdata, `time`, its URL, visible date lines.
 * Call it before {@link markEmbeds} and before the main text is cut out. Does not change the document.
 * @param html the source that `document` was parsed from
 * @param uri where the page was retrieved from, when known
 */
export function readMetadata(document: PageDocument, html: string, uri?: string): PageMetadata {
  const inventory = takeInventory(document);
  const linked = readLinkedData(inventory.jsonLd);
  const canonical = absolute(inventory.links.get('canonical')?.[0] ?? inventory.metas.get('og:url')?.[0], uri);
  const language = declaredLanguage(document, inventory);
  const addresses = new Set([uri, canonical].flatMap((address) => (address ? [addressKey(address)] : [])));
  const page = { html, uri, language, isThisPage: (address: string) => addresses.has(addressKey(address)) };
  const { all: siteNames, best: publisher } = readPublisher(inventory, linked, uri ?? canonical, page.isThisPage);
  const title = readTitle(inventory, linked, siteNames, page.isThisPage);
  return {
    ...(title ? { title } : {}),
    authors: readAuthors(inventory, linked, publisher, page.isThisPage),
    ...(publisher ? { publisher } : {}),
    ...readPublication(inventory, linked, page),
    ...(canonical ? { canonicalUri: canonical } : {}),
    ...(language ? { declaredLanguage: language } : {}),
  };
}

function absolute(address: string | undefined, base: string | undefined): string | undefined {
  if (!address || address.length > 4000) return undefined;
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

/** An address without what does not tell pages apart: scheme, `www.`, fragment, final slash. */
function addressKey(address: string): string {
  return address
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '');
}

function declaredLanguage(document: PageDocument, inventory: Inventory): string | undefined {
  const values = [
    document.documentElement?.getAttribute('lang'),
    document.documentElement?.getAttribute('xml:lang'),
    inventory.metas.get('content-language')?.[0],
    inventory.metas.get('og:locale')?.[0],
    inventory.metas.get('inlanguage')?.[0],
    inventory.metas.get('language')?.[0],
  ];
  for (const value of values) {
    const tag = value?.trim().replaceAll('_', '-');
    if (tag && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return tag;
  }
  return undefined;
}
