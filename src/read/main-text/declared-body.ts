import { isArticle, readLinkedData } from '../metadata/json-ld.ts';
import type { TreeDocument } from '../page-tree.ts';
import { parsePage } from '../parse-page.ts';
import { collectBlocks, type TextBlock } from './blocks.ts';

/** A declared text shorter than this, in characters, is an abstract. */
const leastCharacters = 600;
/** The visible text must hold less than this share of the declared one, before the declared one takes its place. */
const shareThatSuffices = 0.4;

/** The JSON-LD scripts of a page that declare an `articleBody`; see {@link declaredBlocks}. */
export function scriptsWithBody(document: TreeDocument): string[] {
  return document
    .getElementsByTagName('script')
    .filter((script) => /ld\+json/i.test(script.getAttribute('type') ?? ''))
    .map((script) => script.textContent)
    .filter((text) => text.includes('"articleBody"'));
}

/**
 * The blocks of the text that a page declares as its article's body, where the page shows only a small part of it:
 * the rest is put in by a script, or shown to subscribers.
 * @param scripts JSON-LD of the page
 * @param visibleCharacters length of the main text found in what the page shows
 * @returns undefined where what the page shows is enough
 */
export function declaredBlocks(scripts: readonly string[], visibleCharacters: number): TextBlock[] | undefined {
  const least = Math.max(leastCharacters, visibleCharacters / shareThatSuffices);
  const promising = scripts.filter(({ length }) => length > least);
  if (promising.length === 0) return undefined;
  const bodies = readLinkedData(promising)
    .nodes.filter((node) => node.principal && isArticle(node))
    .map(({ object }) => object.articleBody)
    .filter((body) => typeof body === 'string')
    .sort((one, other) => other.length - one.length);
  const [longest] = bodies;
  if (longest === undefined || longest.length < least) return undefined;
  const { body } = parsePage(/<(?:p|br|div)\b/i.test(longest) ? longest : asParagraphs(longest));
  return body === null ? undefined : collectBlocks(body);
}

function asParagraphs(text: string): string {
  return text
    .split(/\s*\n\s*/)
    .map((line) => `<p>${line.replace(/<(?=\w)/g, '&lt;')}</p>`)
    .join('');
}
