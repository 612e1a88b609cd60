import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/read/index.ts';
import { samplePage, sampleParagraphs } from './sample-page.ts';

const paragraphs = sampleParagraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
const million = 1_000_000;

/** What refusing threw, or what was read. */
function attempt(html: string): { code?: string; text?: string } {
  try {
    return { text: readPage(html).text };
  } catch (error) {
    return { code: (error as { code?: string }).code ?? String(error) };
  }
}

describe('a page beyond reason', () => {
  it.each([
    ['100,000 nested elements', '<div>'.repeat(100_000) + paragraphs + '</div>'.repeat(100_000)],
    ['100,000 nested elements that never end', '<b>'.repeat(100_000) + paragraphs],
  ])('is refused at once: %s', (_, html) => {
    const startedAt = performance.now();
    expect(attempt(html).code).toBe('input-too-deep');
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });

  it.each([
    ['12 million line breaks', '<br>'.repeat(12 * million)],
    ['450,000 paragraphs', `<p>${sampleParagraphs[0].slice(0, 100)}</p>`.repeat(450_000)],
    ['70 million characters', 'a'.repeat(70 * million)],
  ])('is refused for its size: %s', (_, html) => {
    expect(attempt(html).code).toBe('input-too-large');
  });

  it.each([
    ['one paragraph of 50 MB', `<p>${'rain '.repeat(10 * million)}</p>`],
    ['a script of 50 MB', `<script>${'f();'.repeat(12 * million)}</script>${paragraphs}`],
    ['an address of 50 MB', `<p><a href="${'x'.repeat(50 * million)}">x</a></p>${paragraphs}`],
    [
      'four million attributes',
      `<p ${Array.from({ length: 4 * million }, (_, index) => `a${index}`).join(' ')}>${paragraphs}`,
    ],
  ])('is read where only one part of it is long: %s', (_, html) => {
    expect(attempt(html).text?.length).toBeGreaterThan(500);
  });

  it.each([
    ['2,000 nested elements', '<div>'.repeat(2000) + paragraphs],
    [
      'unclosed emphasis',
      sampleParagraphs
        .map((paragraph) => `<p><b><i><font size=1>${paragraph}`)
        .join('')
        .repeat(50),
    ],
    ['nothing closed', samplePage().replace(/<\/(?!script|style|title)\w+>/g, '')],
    ['nothing opened', samplePage().replace(/<(?:div|p|section|article|main|header)\b[^>]*>/g, '')],
    ['cut in a tag', samplePage().slice(0, samplePage().indexOf('related-stories'))],
    ['cut in an attribute', `${samplePage({ after: '<a href="/x' }).split('/x')[0]}`],
    ['head never closed', samplePage().replace('</head>', '')],
    ['two bodies', samplePage().replace('<main>', '<body class="second"><main>')],
    ['two documents', samplePage() + samplePage()],
    ['null bytes', samplePage().replace(/ /g, ' \0')],
    [
      'lone surrogates',
      samplePage({ head: '<meta name="x" content="\uDC00">' }).replace(/Thursday/g, 'Thurs\uD800day'),
    ],
    ['XHTML', `<?xml version="1.0" encoding="utf-8"?>${samplePage()}`],
    [
      'frames',
      `<html><frameset cols="*"><frame src="menu.html"><noframes><body>${paragraphs}</body></noframes></frameset></html>`,
    ],
    ['a table for everything', `<table><tr><td><a href="/">Home</a></td><td>${paragraphs}</td></tr></table>`],
  ])('gives its text all the same: %s', (_, html) => {
    const text = attempt(html).text?.replace(/\0|[\uD800\uFFFD]/g, '') ?? '';
    expect(text.replace(/\s+/g, ' ')).toContain('divers found a crack in its rudder');
  });

  it.each([
    ['angle brackets', '<'.repeat(million)],
    ['ampersands', '&'.repeat(million)],
    ['comments', '<!--'.repeat(300_000)],
    ['open quotes', '<a href="'.repeat(100_000)],
    ['pieces of one paragraph', `<p>${'<i>a</i> '.repeat(80_000)}`],
    ['commas', `<p>${','.repeat(million)}`],
    ['full stops and quotes', `<p>${'."'.repeat(million)}x`],
    ['spaces', `<p>x${' '.repeat(million)}x`],
    ['non-breaking spaces', `<p>x${'&nbsp;'.repeat(200_000)}x`],
    ['class names', `<p class="${'sidebar '.repeat(100_000)}">x`],
    ['declarations', `<p style="${';display'.repeat(100_000)} : none">x`],
    ['titles', `<title>${'word '.repeat(100_000)}</title>${'<h2>word</h2>'.repeat(5000)}${paragraphs}`],
  ])('takes no more than seconds: %s', (_, html) => {
    const startedAt = performance.now();
    attempt(html);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

describe('script in a page', () => {
  it('comes out as the text that it was', () => {
    const html = samplePage({
      article: `${paragraphs}<p>He typed &lt;script&gt;alert("hello")&lt;/script&gt; into the form, and the office’s page showed a greeting to everyone.</p>`,
    }).replaceAll('Ferry to the islands', '&lt;img src=x onerror=alert(1)&gt; Ferry');
    const reading = readPage(html);
    expect(reading.text).toContain('He typed <script>alert("hello")</script> into the form');
    expect(reading.title).toContain('<img src=x onerror=alert(1)>');
  });

  it('never comes out as text where it was script', () => {
    const html = samplePage({
      article: `${paragraphs}<script>document.write("secret words")</script><style>.secret{}</style>`,
    });
    expect(readPage(html).text).not.toContain('secret');
  });
});
