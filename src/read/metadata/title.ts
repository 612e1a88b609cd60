import { decodeEntities } from '../byline.ts';
import type { PageElement } from '../dom.ts';
import type { Inventory } from './inventory.ts';
import { describingNodes, fieldText, isArticle, type LinkedData } from './json-ld.ts';

const separator = /\s+[|•·–—:»«-]\s+|\s*[|»]\s+|\s+::\s+/g;

/**
 * The headline. The page's own `h1` is asked first, when another source confirms it; then JSON-LD, OpenGraph and the document's
 * title, from which the site's name is cut off.
 * @param siteNames names of the outlet, which end many titles
 */
export function readTitle(
  inventory: Inventory,
  linked: LinkedData,
  siteNames: readonly string[],
  isThisPage: (address: string) => boolean,
): string | undefined {
  const home = inventory.headings
    .filter(({ element }) => linksHome(element))
    .map(({ element }) => element.textContent ?? '');
  const names = [...siteNames, ...home];
  const clean = (text: string | undefined): string | undefined => {
    const title = text === undefined ? '' : decodeEntities(text.slice(0, 1000)).replace(/\s+/g, ' ').trim();
    return title === '' ? undefined : withoutSiteName(title, names);
  };
  const article = describingNodes(linked, isThisPage).find(isArticle);
  const headline =
    article && clean(fieldText(article.object, 'headline', linked) ?? fieldText(article.object, 'name', linked));
  const metas = ['og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title', 'title'];
  const declared = [
    ...metas.map((name) => clean(inventory.metas.get(name)?.[0])),
    clean(inventory.documentTitle),
  ].filter((title) => title !== undefined);
  const headings = inventory.headings
    .map(({ element, mark, inAside, inComment }) => ({
      title: clean(element.getAttribute('content') ?? element.textContent ?? undefined),
      mark,
      off: inAside || inComment || linksHome(element),
    }))
    .filter(
      (heading): heading is typeof heading & { title: string } =>
        heading.title !== undefined && heading.title.length < 300,
    );
  const witnesses = [headline, ...declared].filter((title) => title !== undefined);
  const likeness = (title: string): number => Math.max(0, ...witnesses.map((witness) => overlap(title, witness)));
  const ranked = headings
    .map((heading) => ({ ...heading, score: likeness(heading.title) - (heading.off ? 0.4 : 0) }))
    .sort((first, second) => second.score - first.score);
  const best = ranked[0];
  if (best && best.score >= 0.5) return best.title;
  // A lone h1 that nothing confirms: it may still be the headline, when it is no mere site name or rubric.
  if (best && headings.length === 1 && !best.off && best.title.split(' ').length >= 4 && !headline) return best.title;
  return headline ?? declared[0] ?? best?.title;
}

/** Cuts the outlet's name off the end (or the start) of a title: by name, or when it is the short part after the last separator. */
function withoutSiteName(title: string, siteNames: readonly string[]): string {
  const parts = [...title.matchAll(separator)];
  if (parts.length === 0) return title;
  const keys = siteNames.map(key).filter((name) => name.length > 1);
  const isSite = (text: string): boolean => {
    const name = key(text);
    return (
      name === '' ||
      keys.some((site) => site === name || (name.length > 3 && (site.startsWith(name) || name.startsWith(site))))
    );
  };
  let end = title.length;
  for (const part of parts.toReversed()) {
    const rest = title.slice(part.index + part[0].length, end);
    const bar = /[|»]/.test(part[0]);
    if (!isSite(rest) && !(bar && rest.split(' ').length <= 4 && part.index > 15)) break;
    end = part.index;
  }
  const kept = title.slice(0, end).trim();
  const first = [...kept.matchAll(separator)][0];
  if (first && isSite(kept.slice(0, first.index)) && kept.length - first.index > 15)
    return kept.slice(first.index + first[0].length);
  return kept === '' ? title : kept;
}

/** Whether a heading is the site's own name: it links to the front page. */
function linksHome(element: PageElement): boolean {
  const link = element.querySelector('a') ?? element.closest('a');
  const address = link?.getAttribute('href') ?? '';
  return /^(?:\/|\.\/|https?:\/\/[^/]+\/?)$/.test(address);
}

function key(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:the|www)[. ]|\.(?:com|org|net|de|co\.uk|ru|ua|ca|fr|it|es)\b|[^\p{L}\p{N}]/gu, '');
}

/** Share of the words of the shorter title that stand in the other, 0 to 1; a shorter one weighs less. */
function overlap(first: string, second: string): number {
  const [one, two] = [words(first), words(second)];
  const [small, large] = one.size <= two.size ? [one, two] : [two, one];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const word of small) if (large.has(word)) shared++;
  return (
    (shared / small.size) *
    (small.size < 3 ? 0.3 + (0.7 * small.size) / large.size : 0.8 + (0.2 * small.size) / large.size)
  );
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
