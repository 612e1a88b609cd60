import type { PageDocument, PageElement, PageNode } from '../dom.ts';
import { embedAttribute } from '../embeds/index.ts';

/** Where on the page something stands. */
export interface Standing {
  /** Running number of the element, in document order. */
  readonly order: number;
  readonly inArticle: boolean;
  readonly inHeader: boolean;
  /** Navigation, sidebar, footer, lists of other articles: parts that tell of something other than this article. */
  readonly inAside: boolean;
  /** Readers' comments. */
  readonly inComment: boolean;
}

/** A line of visible text: what stands between two block elements. */
export interface VisibleLine extends Standing {
  readonly text: string;
  /** Class names, ids and the like of the enclosing elements, innermost first, at most three. */
  readonly hints: string;
}

/** An element that markup singles out as holding a date, a name or a title. */
export interface MarkedElement extends Standing {
  readonly element: PageElement;
  /** `time`, or the value of `itemprop` or `rel`, or `class` for a telling class name. */
  readonly mark: string;
  readonly hints: string;
}

/** Everything on a page that can tell of the page itself, collected in one walk. Embedded posts that are marked as such are left out. */
export interface Inventory {
  /** Values by lower-case name (`name`, `property`, `itemprop`, `http-equiv`), in document order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** `href` by lower-case `rel`. */
  readonly links: ReadonlyMap<string, readonly string[]>;
  readonly jsonLd: readonly string[];
  readonly documentTitle: string | undefined;
  readonly headings: readonly MarkedElement[];
  readonly times: readonly MarkedElement[];
  readonly dateElements: readonly MarkedElement[];
  readonly authorElements: readonly MarkedElement[];
  readonly lines: readonly VisibleLine[];
  readonly elementCount: number;
}

const invisible = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'select',
  'button',
  'textarea',
  'object',
  'canvas',
]);
const inline = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'cite',
  'code',
  'data',
  'em',
  'font',
  'i',
  'img',
  'label',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
  'wbr',
]);
const asideNames = new Set(['aside', 'footer', 'nav']);
const dateHint =
  /(?:^|[\s_-])(?:date|datum|fecha|data|datetime|posted|posted-on|pubdate|published?|timestamp|time|created|updated|stamp)(?:$|[\s_-])|(?:date|Date|timestamp|TimeStamp|published|Published|pubDate|postedOn|datum|Datum)/;
const authorHint = /author|byline|by-line|autor|writer|contributor|journalist|redakteur|auteur|creator|автор/i;
const commentHint = /comment|kommentar|disqus|replies/i;
const noCommentHint = /no-?comment|comments?-?(?:link|count|open|closed)/i;
const asideHint =
  /sidebar|related|recommend|(?:site|page|global)-?_?footer|widget|teaser|most-?read|popular|trending|newsletter|promo|breadcrumb|latest|archive-list|recent-?posts|similar|read-?more|more-?(?:news|stories|from)|next-?post|prev(?:ious)?-?post|outbrain|taboola/i;

interface Frame {
  readonly inArticle: boolean;
  readonly inHeader: boolean;
  readonly inAside: boolean;
  readonly inComment: boolean;
  readonly hints: readonly string[];
}

/** Walks the page once. */
export function takeInventory(document: PageDocument): Inventory {
  const metas = new Map<string, string[]>();
  const links = new Map<string, string[]>();
  const jsonLd: string[] = [];
  const headings: MarkedElement[] = [];
  const times: MarkedElement[] = [];
  const dateElements: MarkedElement[] = [];
  const authorElements: MarkedElement[] = [];
  const lines: VisibleLine[] = [];
  let documentTitle: string | undefined;
  let order = 0;
  let buffer = '';
  let bufferFrame: Frame | undefined;

  const flush = (): void => {
    if (buffer !== '' && bufferFrame) {
      const text = buffer.replace(/\s+/g, ' ').trim();
      if (text !== '') lines.push({ text, order, ...standing(bufferFrame), hints: bufferFrame.hints.join(' ') });
    }
    buffer = '';
    bufferFrame = undefined;
  };

  const enter = (element: PageElement, name: string, outer: Frame): Frame | undefined => {
    order++;
    if (name === 'meta') {
      collectMeta(element, metas);
      return undefined;
    }
    if (name === 'link') {
      const rel = element.getAttribute('rel')?.toLowerCase();
      const href = element.getAttribute('href');
      if (rel && href) append(links, rel, href);
      return undefined;
    }
    if (name === 'script') {
      if (/ld\+json/i.test(element.getAttribute('type') ?? '')) jsonLd.push(element.textContent ?? '');
      return undefined;
    }
    if (name === 'title' && !documentTitle && element.parentElement?.localName !== 'svg')
      documentTitle = element.textContent ?? undefined;
    if (invisible.has(name) || element.hasAttribute(embedAttribute)) return undefined;
    const className = element.getAttribute('class') ?? '';
    const id = element.getAttribute('id') ?? '';
    const hint =
      `${className} ${id} ${element.getAttribute('data-testid') ?? element.getAttribute('data-qa') ?? ''}`.trim();
    const partOfPage = hint !== '' && name !== 'body' && name !== 'main' && name !== 'article';
    const frame: Frame = {
      inArticle: outer.inArticle || name === 'article' || name === 'main',
      inHeader: outer.inHeader || name === 'header',
      inAside: outer.inAside || asideNames.has(name) || (partOfPage && asideHint.test(hint)),
      inComment: outer.inComment || (partOfPage && commentHint.test(hint) && !noCommentHint.test(hint)),
      hints: hint === '' ? outer.hints : [hint, ...outer.hints].slice(0, 3),
    };
    const marked = (mark: string): MarkedElement => ({
      element,
      mark,
      order,
      ...standing(frame),
      hints: frame.hints.join(' '),
    });
    const itemprop = element.getAttribute('itemprop')?.toLowerCase();
    if (name === 'time') times.push(marked('time'));
    if (itemprop) {
      if (/^date|^uploaddate/.test(itemprop)) dateElements.push(marked(itemprop));
      else if (itemprop === 'author' || itemprop === 'creator') authorElements.push(marked(itemprop));
      else if (itemprop === 'headline' || name === 'h1') headings.push(marked(name === 'h1' ? 'h1' : itemprop));
    } else if (name === 'h1') headings.push(marked('h1'));
    if (name === 'a' && /\bauthor\b/i.test(element.getAttribute('rel') ?? '')) authorElements.push(marked('rel'));
    else if (hint !== '' && itemprop !== 'author' && authorHint.test(hint) && name !== 'body')
      authorElements.push(marked('class'));
    if (hint !== '' && name !== 'time' && !itemprop?.startsWith('date') && dateHint.test(hint) && name !== 'body')
      dateElements.push(marked('class'));
    return frame;
  };

  let frame: Frame = { inArticle: false, inHeader: false, inAside: false, inComment: false, hints: [] };
  const frames: Frame[] = [];
  const visit = (node: PageNode): boolean => {
    if (node.nodeType === 1) {
      const element = node as PageElement;
      const name = element.localName;
      if (!inline.has(name)) flush();
      const inner = enter(element, name, frame);
      if (inner && element.firstChild) {
        frames.push(frame);
        frame = inner;
        return true;
      }
      if (name === 'br') buffer += ' ';
    } else if (node.nodeType === 3) {
      const text = node.textContent ?? '';
      // A text node of white space alone must not decide which element the line belongs to.
      if (!bufferFrame && /\S/.test(text)) bufferFrame = frame;
      buffer += text;
    }
    return false;
  };
  for (const root of document.childNodes) {
    let node: PageNode | null = root;
    while (node) {
      if (visit(node)) {
        node = node.firstChild;
        continue;
      }
      while (node && node !== root && !node.nextSibling) {
        node = node.parentNode;
        if (node && !inline.has((node as PageElement).localName)) flush();
        frame = frames.pop() ?? frame;
      }
      node = node === root ? null : (node?.nextSibling ?? null);
    }
  }
  flush();
  return {
    metas,
    links,
    jsonLd,
    documentTitle,
    headings,
    times,
    dateElements,
    authorElements,
    lines,
    elementCount: order,
  };
}

function standing(frame: Frame): Omit<Standing, 'order'> {
  return { inArticle: frame.inArticle, inHeader: frame.inHeader, inAside: frame.inAside, inComment: frame.inComment };
}

function collectMeta(element: PageElement, metas: Map<string, string[]>): void {
  const content = element.getAttribute('content')?.trim();
  if (!content) return;
  for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
    const name = element.getAttribute(attribute)?.trim().toLowerCase();
    if (name) append(metas, name, content);
  }
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
