import type { Document, EmbeddedPost } from '../model/index.ts';
import { type EmbedRecord, markEmbeds } from './embeds/index.ts';
import { cutMainText, type PageText } from './main-text/index.ts';
import { readMetadata } from './metadata/index.ts';
import { asPageDocument, type TreeDocument } from './page-tree.ts';
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
 * headings in that text. An empty `text` means that no main text was found. The headline is the `title`, not in `text`.
 * Takes 10 to 15 ms for a page of 180 KB; call it in a worker thread with a deadline where pages are not trusted.
 * @throws FirsthandError `input-too-deep`, `input-too-large`
 */
export function readPage(html: string, options: PageOptions = {}): PageReading {
  const tree = parsePage(html);
  const document = asPageDocument(tree);
  // First, so that the dates and names of other people's posts are not taken for the page's own.
  const records = markEmbeds(document);
  const metadata = readMetadata(document, html, options.uri);
  const description = readDescription(tree);
  const resolve = linkResolver(tree, options.uri ?? metadata.canonicalUri);
  const page = cutMainText(tree, { title: metadata.title, description }, resolve);
  const { text, links, headings } = page;
  return { ...metadata, text, embeds: placeEmbeds(records, page), links, headings };
}

/** The page's own summary of itself, from its meta elements. */
export function readDescription(tree: TreeDocument): string | undefined {
  return (
    tree
      .querySelector('meta[property="og:description"], meta[name="description"], meta[name="Description"]')
      ?.getAttribute('content') ?? undefined
  );
}

/** Gives the records of embedded posts the spans where they stand in the text. Posts that stand outside it are left out. */
function placeEmbeds(records: readonly EmbedRecord[], { embedBlocks }: PageText): EmbeddedPost[] {
  return records.flatMap(({ bodyParagraphs, ...record }, index) => {
    const blocks = embedBlocks.filter(({ embed }) => embed === index);
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (first === undefined || last === undefined) return [];
    const lastOfBody = blocks[Math.min(bodyParagraphs, blocks.length) - 1];
    return [
      {
        ...record,
        start: first.start,
        end: last.end,
        ...(lastOfBody === undefined ? {} : { body: { start: first.start, end: lastOfBody.end } }),
      },
    ];
  });
}

/** Turns the `href` of a link into an absolute web address; undefined for other schemes and for places on the page itself. */
function linkResolver(tree: TreeDocument, pageUri: string | undefined): (href: string) => string | undefined {
  const declared = tree.querySelector('base[href]')?.getAttribute('href') ?? undefined;
  const base = declared !== undefined && URL.canParse(declared, pageUri) ? new URL(declared, pageUri).href : pageUri;
  return (href) => {
    const trimmed = href.trim();
    if (trimmed === '' || trimmed.startsWith('#')) return undefined;
    const url = URL.parse(trimmed, base);
    return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined;
  };
}
