import { type Document, FirsthandError } from '../model/index.ts';
import { readPage } from '../read/index.ts';

/**
 * Reads a page's HTML into a document: main text, metadata, embedded posts.
 * @param page `id` for the document, `uri` where the page was retrieved from
 * @throws FirsthandError `input-empty` for a page without a main text; `input-too-deep`, `input-too-large` for one beyond reason.
 */
export function documentFromPage(
  html: string,
  page: { readonly id: string; readonly uri?: string | undefined },
): Document {
  const { uri } = page;
  const reading = readPage(html, { uri });
  if (reading.text.trim() === '') throw new FirsthandError('input-empty', 'no text found in the page');
  const { authors, ...rest } = reading;
  return {
    id: page.id,
    kind: 'article',
    ...rest,
    ...(authors.length > 0 ? { authors } : {}),
    ...(uri === undefined ? {} : { uri }),
  };
}
