import { TreeElement } from '../page-tree.ts';

/** Parts of a page that markup names: by element, by role, or by words in class names and ids. */
export const partNames = [
  'article',
  'main',
  'body',
  'content',
  'navigation',
  'header',
  'footer',
  'aside',
  'figure',
  'form',
  'comments',
  'related',
  'sharing',
  'byline',
  'advertising',
  'consent',
  'contents',
  'unseen',
  'list',
  'table',
  'quotation',
  'call',
  'card',
  'newsletter',
  'heading',
] as const;
export type PartName = (typeof partNames)[number];

/** The bit of each part in {@link Surroundings}. */
export const partBit = Object.fromEntries(partNames.map((name, index) => [name, 1 << index])) as Record<
  PartName,
  number
>;

/** What an element itself says. */
const partOfElement: Readonly<Record<string, PartName>> = {
  article: 'article',
  main: 'main',
  nav: 'navigation',
  menu: 'navigation',
  header: 'header',
  footer: 'footer',
  aside: 'aside',
  figure: 'figure',
  figcaption: 'figure',
  picture: 'figure',
  form: 'form',
  fieldset: 'form',
  label: 'form',
  ul: 'list',
  ol: 'list',
  dl: 'list',
  li: 'list',
  table: 'table',
  caption: 'table',
  blockquote: 'quotation',
  address: 'byline',
  time: 'byline',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
};

const partOfRole: Readonly<Record<string, PartName>> = {
  main: 'main',
  article: 'article',
  navigation: 'navigation',
  menu: 'navigation',
  menubar: 'navigation',
  menuitem: 'navigation',
  tablist: 'navigation',
  toolbar: 'navigation',
  search: 'form',
  banner: 'header',
  contentinfo: 'footer',
  complementary: 'aside',
  dialog: 'consent',
  alertdialog: 'consent',
  alert: 'consent',
  figure: 'figure',
  heading: 'heading',
};

/** Words that authors of pages use in class names and ids, whatever the page's own language. Matched against whole words or beginnings. */
const partOfWords: readonly (readonly [PartName, RegExp])[] = [
  [
    'body',
    /article-?(?:body|text|content)|(?:entry|post|story|news|page|single|blog|text|main|content|detail)-?(?:body|content|text)\b|body-?(?:copy|text|content)|rich-?text|prose|wysiwyg|paragraph|copy\b/,
  ],
  ['content', /\b(?:article|body|content|entry|hentry|main|post|text|story|blog|news)/],
  ['navigation', /\b(?:nav|menu|breadcrumb|crumb|pagination|pager|paging|tabs?\b|toolbar|skip)/],
  ['header', /\b(?:header|masthead|banner|topbar|hero|branding|logo)/],
  ['footer', /\b(?:footer|foot\b|bottom|copyright|colophon|legal|disclaimer)/],
  ['aside', /\b(?:aside|side-?bar|rail\b|widget|complementary|secondary|supplement|inset|infobox|fact-?box)/],
  [
    'figure',
    /\b(?:caption|credits?\b|figure|fig\b|image|img|photo|picture|gallery|slide|carousel|media|video|player|audio|lightbox)/,
  ],
  ['form', /\b(?:form|search|login|log-?in|sign-?in|register|account|input|field|survey|poll|quiz|paywall|subscri)/],
  ['comments', /\b(?:comment|disqus|repl(?:y|ies)|respond|discuss|feedback|review-?list|shoutbox|livefyre)/],
  [
    'related',
    /\b(?:related|recommend|more-|more\b|read-?(?:more|next|also)|also|popular|trending|latest|recent|most-|top-?stories|next|prev|teaser|similar|suggest|further|explore|discover|you-?may|dont-?miss|in-?this-?series|archive)/,
  ],
  [
    'sharing',
    /\b(?:shar(?:e|ing)|social|follow|facebook|twitter|whatsapp|linkedin|telegram|addtoany|sharedaddy|print|e-?mail|bookmark|save\b|like)/,
  ],
  [
    'byline',
    /\b(?:by-?line|author|writer|contributor|bio\b|date|time|timestamp|publish|meta|info\b|kicker|eyebrow|overline|label|tags?\b|topics?\b|categor|keyword|dateline|source|read(?:ing)?-?time|view)/,
  ],
  [
    'advertising',
    /\b(?:ad|ads|advert\w*|adv|sponsor\w*|outbrain|taboola|promo\w*|affiliate|dfp|gpt|banner-?ad|commercial|partner\w*|native)\b/,
  ],
  [
    'consent',
    /\b(?:cookie|consent|gdpr|privacy|modal|pop-?up|overlay|notice|notification|alert|toast|agegate|onetrust|dialog|drawer|flyout|offcanvas|dropdown)/,
  ],
  [
    'contents',
    /\b(?:toc\b|table-?of-?contents|contents-?list|jump|anchor-?(?:list|nav)|on-?this-?page|outline|in-?this-?article|lwptoc|ez-toc)/,
  ],
  [
    'unseen',
    /\b(?:sr-?only|visually-?hidden|visuallyhidden|screen-?reader|hidden|hide|invisible|print-?only|no-?js|d-?none|is-?hidden|collapsed?|off-?screen|tooltip|template|placeholder|skeleton)\b/,
  ],
  ['quotation', /\b(?:block-?quote|pull-?quote|quote|testimonial)/],
  [
    'call',
    /\b(?:cta|call-?to-?action|btn|button|buy|price|pricing|product|shop|cart|deal|offer|donat|support-?us|download|trial|demo|contact|get-?started)/,
  ],
  [
    'card',
    /\b(?:card|tile|grid|item|listing|thumb|feed|list|row|col|block|module|component|box|panel|accordion|section|container|wrapper)/,
  ],
  [
    'newsletter',
    /\b(?:newsletter|subscribe|sign-?up|optin|opt-?in|mail-?chimp|mailing|membership|premium|register|join)/,
  ],
  [
    'heading',
    /\b(?:title|heading|headline|subtitle|sub-?head|standfirst|lede?\b|dek\b|intro|summary|excerpt|abstract|key-?points|takeaway|tl-?dr|highlights)/,
  ],
];

/** Where an element stands: what it and those around it say they are. */
export interface Surroundings {
  readonly element: TreeElement;
  readonly parent: Surroundings | null;
  readonly depth: number;
  /** Parts that the element itself names, one bit each, in the order of {@link partNames}. */
  readonly own: number;
  /** Parts that it or an element around it (short of `body`) names. */
  readonly all: number;
  /** Element name and class names of it and the two around it: like paragraphs of a page share a signature. */
  readonly signature: string;
  /** Sums over the blocks within; added up by `pageStatistics`. */
  characters: number;
  linkedCharacters: number;
  proseCharacters: number;
  keptCharacters: number;
  blocks: number;
}

/** Gives the surroundings of elements of one page, each worked out once. */
export function surroundingsReader(root: TreeElement): (element: TreeElement) => Surroundings {
  const known = new Map<TreeElement, Surroundings>();
  const wordParts = new Map<string, number>();

  const partsOfWords = (words: string): number => {
    let parts = wordParts.get(words);
    if (parts === undefined) {
      const split = words
        .slice(0, 300)
        .replace(/([a-z\d])([A-Z])/g, '$1-$2')
        .replace(/_+/g, '-')
        .toLowerCase();
      parts = 0;
      for (const [name, pattern] of partOfWords) if (pattern.test(split)) parts |= partBit[name];
      wordParts.set(words, parts);
    }
    return parts;
  };

  const partsOf = (element: TreeElement): number => {
    let parts = 0;
    const named = partOfElement[element.localName];
    if (named !== undefined) parts |= partBit[named];
    const { attributeList } = element;
    for (let index = 0; index < attributeList.length; index += 2) {
      const value = attributeList[index + 1]!;
      switch (attributeList[index]) {
        case 'class':
        case 'id':
          if (value !== '') parts |= partsOfWords(value);
          break;
        case 'role': {
          const role = partOfRole[value];
          if (role !== undefined) parts |= partBit[role];
          break;
        }
        case 'itemprop':
          if (/articleBody|reviewBody|^text$/.test(value)) parts |= partBit.body;
          else if (/author|date|publisher/i.test(value)) parts |= partBit.byline;
          else if (/comment/i.test(value)) parts |= partBit.comments;
          break;
        case 'aria-hidden':
          if (value === 'true') parts |= partBit.unseen;
          break;
        case 'aria-modal':
          if (value === 'true') parts |= partBit.consent;
          break;
      }
    }
    return parts;
  };

  const read = (element: TreeElement): Surroundings => {
    const found = known.get(element);
    if (found !== undefined) return found;
    const above = element === root || !(element.parentNode instanceof TreeElement) ? null : read(element.parentNode);
    const own = above === null ? 0 : partsOf(element);
    const self = `${element.localName}.${element.className}`;
    const surroundings: Surroundings = {
      element,
      parent: above,
      depth: above === null ? 0 : above.depth + 1,
      own,
      all: above === null ? 0 : above.all | own,
      signature:
        above === null
          ? self
          : `${self}<${above.element.localName}.${above.element.className}<${above.parent?.element.localName ?? ''}`,
      characters: 0,
      linkedCharacters: 0,
      proseCharacters: 0,
      keptCharacters: 0,
      blocks: 0,
    };
    known.set(element, surroundings);
    return surroundings;
  };
  return read;
}
