import { type Document, FirsthandError } from '../model/index.ts';

/**
 * Reads a page's HTML into a document: main text, metadata, embedded posts.
 * @param page `id` for the document, `uri` where the page was retrieved from
 * @throws FirsthandError `input-empty` for a page without text, `input-too-deep` for one nested beyond reason.
 */
export function documentFromPage(
  html: string,
  page: { readonly id: string; readonly uri?: string | undefined },
): Document {
  void html;
  throw new FirsthandError('internal', `${page.uri ?? page.id}: pages cannot be read yet`);
}
