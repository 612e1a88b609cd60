import type { EmbeddedPost } from '../../model/index.ts';
import type { PageDocument } from '../dom.ts';

/** An embedded post as the markup declares it; its place in the text is not known yet. */
export interface EmbedRecord extends Omit<EmbeddedPost, 'start' | 'end' | 'body'> {
  /** How many of the post's paragraphs, from its first, are its own wording: the rest is the signature. 0: the page held only a reference. */
  readonly bodyParagraphs: number;
}

/**
 * Finds the posts of other services that a page embeds and replaces each, in place, by paragraphs `<p data-firsthand-embed="N">`
 * as a reader sees them: the lines of the post, then its signature line; only a line with the post's address where the page
 * holds no more than a reference. `N` is the index into the records returned; records are in document order.
 * Changes the document. Call it before the main text is cut out, and keep these paragraphs when cutting.
 */
export function markEmbeds(document: PageDocument): EmbedRecord[] {
  const records: EmbedRecord[] = [];
  for (const quote of [...document.querySelectorAll('blockquote.twitter-tweet, blockquote.twitter-video')]) {
    const paragraph = document.createElement('p');
    paragraph.setAttribute('data-firsthand-embed', String(records.length));
    paragraph.textContent = (quote.textContent ?? '').replace(/\s+/g, ' ').trim();
    quote.replaceWith(paragraph);
    records.push({ kind: 'x', bodyParagraphs: 1, confidence: 0.9 });
  }
  return records;
}
