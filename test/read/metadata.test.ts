import { describe, expect, it } from 'vitest';
import { readMetadata } from '../../src/read/metadata/index.ts';
import { asPageDocument } from '../../src/read/page-tree.ts';
import { parsePage } from '../../src/read/parse-page.ts';

const uri = 'https://www.tidings.example/world/bridge-reopens';
const read = (head: string, body = '<p>Text.</p>', address: string | undefined = uri, attributes = 'lang="en"') => {
  const html = `<!doctype html><html ${attributes}><head>${head}</head><body>${body}</body></html>`;
  return readMetadata(asPageDocument(parsePage(html)), html, address);
};
const jsonLd = (value: unknown): string =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;
const meta = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;

describe('the date of publication', () => {
  it('comes from JSON-LD with its zone', () => {
    const { publishedAt, modifiedAt } = read(
      jsonLd({
        '@type': 'NewsArticle',
        datePublished: '2022-11-14T17:02:00+02:00',
        dateModified: '2022-11-15T08:00:00Z',
      }),
    );
    expect(publishedAt).toEqual({ value: '2022-11-14T17:02:00+02:00', precision: 'second', source: 'json-ld' });
    expect(modifiedAt?.value).toBe('2022-11-15T08:00:00Z');
  });

  it.each([
    [
      'an @graph',
      {
        '@graph': [
          { '@type': 'WebSite', name: 'Tidings' },
          { '@type': 'Article', datePublished: '2022-11-14' },
        ],
      },
    ],
    ['an array', [{ '@type': 'BreadcrumbList' }, { '@type': ['Article', 'NewsArticle'], datePublished: '2022-11-14' }]],
    ['a main entity', { '@type': 'WebPage', mainEntity: { '@type': 'BlogPosting', datePublished: '2022-11-14' } }],
    ['raw line breaks', '{"@type":"Article","headline":"One\ntwo","datePublished":"2022-11-14"}'],
    ['a trailing comma', '{"@type":"Article","datePublished":"2022-11-14",}'],
    ['two objects in a row', '{"@type":"WebSite"}{"@type":"Article","datePublished":"2022-11-14"}'],
    ['an unescaped quotation mark', '{"@type":"Article","headline":"The "bridge" opens","datePublished":"2022-11-14"}'],
    ['a CDATA section', '//<![CDATA[\n{"@type":"Article","datePublished":"2022-11-14"}\n//]]>'],
  ])('is found in JSON-LD with %s', (_, value) => {
    expect(read(jsonLd(value)).publishedAt?.value).toBe('2022-11-14');
  });

  it('is not taken from articles that a page merely lists', () => {
    const list = { '@type': 'ItemList', itemListElement: [{ '@type': 'NewsArticle', datePublished: '2020-01-01' }] };
    expect(read(jsonLd(list)).publishedAt).toBeUndefined();
  });

  it.each([
    ['article:published_time', '2022-11-14T17:02:00Z', '2022-11-14T17:02:00Z'],
    ['parsely-pub-date', '2022-11-14', '2022-11-14'],
    ['dc.date.issued', '2022-11-14', '2022-11-14'],
    ['publish_date', '14.11.2022', '2022-11-14'],
    ['date', '14 November 2022', '2022-11-14'],
  ])('is found in the meta element %s', (name, content, value) => {
    expect(read(meta(name, content)).publishedAt?.value).toBe(value);
  });

  it('is preferred to the date of the last change, which is the last resort', () => {
    expect(
      read(meta('article:modified_time', '2022-12-01') + meta('article:published_time', '2022-11-14')).publishedAt
        ?.value,
    ).toBe('2022-11-14');
    expect(read(meta('article:modified_time', '2022-12-01')).publishedAt?.value).toBe('2022-12-01');
  });

  it.each([
    ['https://tidings.example/2022/11/14/bridge', '2022-11-14', 'day'],
    ['https://tidings.example/news/20221114-bridge', '2022-11-14', 'day'],
    ['https://tidings.example/bridge-14-11-2022', '2022-11-14', 'day'],
    ['https://tidings.example/2022/11/bridge', '2022-11', 'month'],
  ])('is read from the address %s', (address, value, precision) => {
    expect(read('', '<p>Text.</p>', address).publishedAt).toMatchObject({ value, precision });
  });

  it.each([
    ['en', '<h1>Bridge reopens</h1><p class="meta">Published 14 November 2022, 10:15</p>', '2022-11-14T10:15'],
    ['ru', '<h1>Мост открыли</h1><div>Опубликовано: 14 ноября 2022</div>', '2022-11-14'],
    ['uk', '<h1>Міст відкрили</h1><span>14 листопада 2022, 10:15</span>', '2022-11-14T10:15'],
    ['de', '<h1>Brücke wieder offen</h1><time datetime="2022-11-14">Montag</time>', '2022-11-14'],
  ])('is read from a visible line in %s', (language, body, value) => {
    const prose = '<p>The town had waited for two years, since the flood of 3 May 2020 took the old one away.</p>';
    expect(read('', body + prose, uri, `lang="${language}"`).publishedAt?.value).toBe(value);
  });

  it('is not the date of a comment or of another article', () => {
    const body =
      '<article><h1>Bridge reopens</h1><time class="published">14 November 2022</time><p>Text.</p></article><aside class="related"><time>1 January 2023</time></aside><div class="comments"><time>2 January 2023</time></div>';
    expect(read('', body).publishedAt?.value).toBe('2022-11-14');
  });

  it('is the day in the outlet’s address when midnight lies between it and a UTC instant', () => {
    const head = meta('article:published_time', '2022-11-14T23:30:00Z');
    expect(read(head, undefined, 'https://tidings.example/2022/11/15/bridge').publishedAt).toMatchObject({
      value: '2022-11-15',
      precision: 'day',
    });
    expect(read(head, undefined, 'https://tidings.example/2022/11/18/bridge').publishedAt?.value).toBe(
      '2022-11-14T23:30:00Z',
    );
  });

  it('is unknown where nothing tells it', () => {
    expect(read('').publishedAt).toBeUndefined();
  });
});

describe('the title', () => {
  it.each([
    ['<title>Bridge reopens after the flood | Tidings</title>', '', 'Bridge reopens after the flood'],
    [
      `${meta('og:site_name', 'The Tidings')}<title>Bridge reopens - Why it took so long - Tidings</title>`,
      '',
      'Bridge reopens - Why it took so long',
    ],
    [meta('og:title', 'Bridge reopens &amp; trains run'), '', 'Bridge reopens & trains run'],
    [
      '<title>Bridge reopens after two years of work</title>',
      '<h1>Bridge reopens after two years of work in the valley</h1>',
      'Bridge reopens after two years of work in the valley',
    ],
    [
      '<title>Bridge reopens after two years - Valley News</title>',
      '<h1><a href="/">Valley News</a></h1><h2>Bridge reopens after two years</h2>',
      'Bridge reopens after two years',
    ],
  ])('of %s %s', (head, body, title) => {
    expect(read(head, body || undefined).title).toBe(title);
  });
});

describe('authors and publisher', () => {
  it('are people and an outlet', () => {
    const article = {
      '@type': 'NewsArticle',
      author: [{ '@type': 'Person', name: 'By Ann Lee' }, { '@id': '#max' }],
      publisher: { '@type': 'Organization', name: 'The Tidings' },
    };
    const { authors, publisher } = read(
      jsonLd({ '@graph': [article, { '@id': '#max', '@type': 'Person', name: 'Max Roe' }] }),
    );
    expect(authors).toEqual(['Ann Lee', 'Max Roe']);
    expect(publisher).toBe('The Tidings');
  });

  it.each([
    [meta('author', 'Ann Lee, Max Roe'), '', ['Ann Lee', 'Max Roe']],
    ['', '<h1>Bridge reopens</h1><a rel="author" href="/a">Ann Lee</a>', ['Ann Lee']],
    [
      '',
      '<h1>Bridge reopens</h1><div class="byline"><span>By</span> <a>Ann Lee</a> <span>Senior Reporter</span></div>',
      ['Ann Lee'],
    ],
    ['', '<h1>Bridge reopens</h1><p>By Ann Lee</p>', ['Ann Lee']],
    ['', '<h1>Мост открыли</h1><p>Автор: Анна Лисова</p>', ['Анна Лисова']],
    [meta('author', 'admin'), '', []],
    [meta('article:author', 'https://social.example/ann'), '', []],
  ])('%s%s is by %j', (head, body, authors) => {
    expect(read(head, body || undefined).authors).toEqual(authors);
  });

  it.each([
    [meta('og:site_name', 'Valley News - local and honest'), 'Valley News'],
    ['', 'tidings.example'],
  ])('%s is published by %s', (head, publisher) => {
    expect(read(head).publisher).toBe(publisher);
  });
});

describe('address and language', () => {
  it('are declared', () => {
    const { canonicalUri, declaredLanguage } = read(
      '<link rel="canonical" href="/world/bridge">',
      '<p>Text.</p>',
      uri,
      'lang="uk_UA"',
    );
    expect(canonicalUri).toBe('https://www.tidings.example/world/bridge');
    expect(declaredLanguage).toBe('uk-UA');
  });

  it('take no script for an address', () => {
    expect(read('<link rel="canonical" href="javascript:alert(1)">').canonicalUri).toBeUndefined();
  });
});

it.each([
  '',
  '<',
  '<html>',
  '\ud800',
  '<meta property="article:published_time">',
  `<script type="application/ld+json">${'['.repeat(5000)}</script>`,
  '<div>'.repeat(2000),
])('a broken page %# is read without a crash', (html) => {
  expect(readMetadata(asPageDocument(parsePage(html)), html)).toHaveProperty('authors');
});
