import type { EmbeddedPost } from '../../model/index.ts';
import type { PageDocument, PageElement } from '../dom.ts';
import { type FoundPost, postedAt, readEmbed } from './services.ts';

/** An embedded post as the markup declares it; its place in the text is not known yet. */
export interface EmbedRecord extends Omit<EmbeddedPost, 'start' | 'end' | 'body'> {
  /** How many of the post's paragraphs, from its first, are its own wording: the rest is the signature. 0: the page held only a reference. */
  readonly bodyParagraphs: number;
}

/** Attribute that marks the paragraphs of an embedded post; its value is the index into the records. */
export const embedAttribute = 'data-firsthand-embed';

/**
 * Finds the posts of other services that a page embeds and replaces each, in place, by paragraphs `<p data-firsthand-embed="N">`
 * as a reader sees them: the lines of the post, then its signature line; only a line with the post's address where the page
 * holds no more than a reference. `N` is the index into the records returned; records are in document order.
 * Changes the document. Call it before the main text is cut out, and keep these paragraphs when cutting.
 */
export function markEmbeds(document: PageDocument): EmbedRecord[] {
  const records: EmbedRecord[] = [];
  const marked = new Map<string, { readonly index: number; readonly place: PageElement }>();
  for (const element of [...document.getElementsByTagName('*')]) {
    const post = readEmbed(element);
    if (!post || (!post.uri && post.body.length === 0) || !element.isConnected) continue;
    const twin = post.uri ? marked.get(post.uri) : undefined;
    if (twin && (post.body.length === 0 || records[twin.index]!.bodyParagraphs > 0)) {
      // The same post again: a fallback for browsers without script, or a second player.
      if (isNear(twin.place, element)) element.remove();
      continue;
    }
    const lines = [...post.body, ...(post.signature ? [post.signature] : [])];
    const paragraphs = (lines.length > 0 ? lines : [post.uri!]).map((line) => {
      const paragraph = document.createElement('p');
      paragraph.setAttribute(embedAttribute, String(records.length));
      paragraph.textContent = line;
      return paragraph;
    });
    place(element, paragraphs);
    if (post.uri) marked.set(post.uri, { index: records.length, place: paragraphs.at(-1)! });
    records.push(toRecord(post));
  }
  return records;
}

function toRecord(post: FoundPost): EmbedRecord {
  const time = postedAt(post);
  return {
    kind: post.kind,
    ...(post.author ? { author: post.author } : {}),
    ...(post.handle ? { handle: post.handle } : {}),
    ...(time ? { postedAt: time } : {}),
    ...(post.uri ? { uri: post.uri } : {}),
    bodyParagraphs: post.body.length,
    confidence: post.uri ? 0.99 : 0.9,
  };
}

/** Puts the paragraphs where the element stood; out of an enclosing `p`, in which paragraphs cannot stand. */
function place(element: PageElement, paragraphs: readonly PageElement[]): void {
  const outer = element.localName === 'p' ? null : element.closest('p');
  if (!outer?.parentNode) {
    element.replaceWith(...paragraphs);
    return;
  }
  const parent = outer.parentNode as PageElement;
  const next = outer.nextSibling;
  element.remove();
  for (const paragraph of paragraphs) parent.insertBefore(paragraph, next);
  if ((outer.textContent ?? '').trim() === '' && outer.querySelector('img, video, picture') === null) outer.remove();
}

/** Whether an element stands in the same box as an earlier one, or right beside that box. */
function isNear(place: PageElement, element: PageElement): boolean {
  const box = place.parentElement;
  return (
    box !== null && (box.contains(element) || box.parentElement?.contains(element) === true || element.contains(place))
  );
}
