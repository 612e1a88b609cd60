import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/read/index.ts';
import { samplePage, sampleParagraphs } from './sample-page.ts';

const uri = 'https://harbour-post.example/news/2024/03/03/ferry';
const paragraphsOf = (text: string): string[] => text.split('\n\n');

describe('the main text of a page', () => {
  it('is the article with its paragraphs, and nothing of what stands around it', () => {
    expect(paragraphsOf(readPage(samplePage(), { uri }).text)).toEqual([...sampleParagraphs]);
  });

  it('keeps subheadings, and says where they stand', () => {
    const [first, second, third, fourth] = sampleParagraphs;
    const article = `<p>${first}</p><p>${second}</p><h2>Soup in the gym</h2><p>${third}</p><p>${fourth}</p>`;
    const { text, headings } = readPage(samplePage({ article }), { uri });
    expect(headings.map(({ start, end }) => text.slice(start, end))).toEqual(['Soup in the gym']);
  });

  it('keeps lists, one item a line', () => {
    const list = ['Blankets and warm socks', 'Batteries for the radio', 'Three days of drinking water for each person'];
    const [first, second, third, fourth] = sampleParagraphs;
    const items = list.map((item) => `<li>${item}</li>`).join('');
    const article = `<p>${first}</p><p>${second}</p><p>The office asks islanders to keep at home:</p><ul>${items}</ul><p>${third}</p><p>${fourth}</p>`;
    expect(readPage(samplePage({ article }), { uri }).text).toContain(list.join('\n'));
  });

  it('keeps quotations', () => {
    const [first, second, third, fourth] = sampleParagraphs;
    const article = `<p>${first}</p><blockquote><p>${third}</p></blockquote><p>${second}</p><p>${fourth}</p>`;
    expect(readPage(samplePage({ article }), { uri }).text).toContain(third);
  });

  it('reads line breaks as lines, and two of them as a new paragraph', () => {
    const [first, second, third, fourth] = sampleParagraphs;
    const article = `<div>${first}<br>${second}<br><br>${third}<br/> <br/>${fourth}</div>`;
    expect(readPage(samplePage({ article }), { uri }).text).toBe(`${first}\n${second}\n\n${third}\n\n${fourth}`);
  });

  it('folds white space and leaves out what nobody sees', () => {
    const [first, second, third, fourth] = sampleParagraphs;
    const article = `<p>The  rud\u00ADder\u200B was\n\t bent,&nbsp;and ${first}</p><p>${second}</p><p>${third}</p><p>${fourth}</p>`;
    expect(readPage(samplePage({ article }), { uri }).text).toContain(`The rudder was bent, and ${first}`);
  });

  it('leaves out comments of readers', () => {
    const comments = [
      'I was on that boat last year, and even then the crew said that the rudder made a strange noise in heavy seas.',
      'Somebody should ask the company why the spare part is not kept in the harbour, as it was in the old days.',
    ];
    const after = `<div id="comments" class="comments-area"><h3>2 comments</h3>${comments.map((comment) => `<div class="comment"><span class="comment-author">anna_77</span><p class="comment-text">${comment}</p><a href="#reply">Reply</a></div>`).join('')}</div>`;
    const { text } = readPage(samplePage({ after }), { uri });
    for (const comment of comments) expect(text).not.toContain(comment);
    expect(text).toContain(sampleParagraphs[0]);
  });

  it.each([
    [
      'ru',
      'Паром на острова не выйдет из порта до четверга, сообщили в воскресенье в управлении гавани: водолазы нашли трещину в руле. На выходные билеты купили около двухсот человек.',
    ],
    [
      'uk',
      'Пором на острови не вийде з порту до четверга, повідомили в неділю в управлінні гавані: водолази знайшли тріщину в кермі. На вихідні квитки купили близько двохсот людей.',
    ],
  ])('does so in %s too', (language, paragraph) => {
    const paragraphs = [1, 2, 3].map((number) => `${paragraph} ${number}.`);
    const article = paragraphs.map((text) => `<p>${text}</p>`).join('');
    const html = samplePage({ article }).replace('lang="en"', `lang="${language}"`);
    expect(paragraphsOf(readPage(html, { uri }).text)).toEqual(paragraphs);
  });

  it('is what JSON-LD declares where the page shows only a beginning', () => {
    const long = [...sampleParagraphs, ...sampleParagraphs.map((paragraph) => `Later on: ${paragraph}`)];
    const declared = { '@context': 'https://schema.org', '@type': 'NewsArticle', articleBody: long.join('\n\n') };
    const head = `<script type="application/ld+json">${JSON.stringify(declared)}</script>`;
    const article = `<p>${sampleParagraphs[0]}</p><p class="paywall">Subscribe to read on.</p>`;
    expect(paragraphsOf(readPage(samplePage({ head, article }), { uri }).text)).toEqual(long);
  });

  it('has parts that the server sent late in their place', () => {
    const [first, second, third, fourth] = sampleParagraphs;
    const article = `<p>${first}</p><template id="B:0"></template><p>${fourth}</p>`;
    const after = `<div hidden id="S:0"><p>${second}</p><p>${third}</p></div>`;
    expect(paragraphsOf(readPage(samplePage({ article, after }), { uri }).text)).toEqual([...sampleParagraphs]);
  });

  it('is empty for a page without text', () => {
    for (const html of ['', '<html><body></body></html>', '<title>x</title>', '<p> </p>'])
      expect(readPage(html).text).toBe('');
  });
});

describe('links of a page', () => {
  it('slice to their words and lead to absolute addresses', () => {
    const [first, second, third, fourth] = sampleParagraphs;
    const article = `<p>${first} More in <a href="/report.pdf"> the divers’ <b>report</b> </a>.</p><p>${second}</p><p><a href="https://other.example/x">Another paper</a> wrote: ${third}</p><p>${fourth}</p>`;
    const { text, links } = readPage(samplePage({ article }), { uri });
    expect(links.map(({ start, end, uri: to }) => [text.slice(start, end), to])).toEqual([
      ['the divers’ report', 'https://harbour-post.example/report.pdf'],
      ['Another paper', 'https://other.example/x'],
    ]);
  });

  it('leave out scripts, mail addresses and places on the page itself', () => {
    const article = sampleParagraphs
      .map(
        (paragraph, index) =>
          `<p>${paragraph} <a href="${['javascript:alert(1)', 'mailto:a@b.example', '#top', 'data:text/html,x'][index]}">here</a></p>`,
      )
      .join('');
    expect(readPage(samplePage({ article }), { uri }).links).toEqual([]);
  });

  it('resolve against the page’s base element', () => {
    const article = sampleParagraphs.map((paragraph) => `<p>${paragraph} <a href="next">On.</a></p>`).join('');
    const { links } = readPage(samplePage({ head: '<base href="https://cdn.example/a/">', article }), { uri });
    expect(new Set(links.map((link) => link.uri))).toEqual(new Set(['https://cdn.example/a/next']));
  });
});

describe('posts in a page', () => {
  const post = `<blockquote class="twitter-tweet"><p lang="en" dir="ltr">The rudder will be mended by Thursday.<br>Thank you for your patience.</p>&mdash; Harbour Office (@harbour_office) <a href="https://twitter.com/harbour_office/status/1764300000000000000">March 3, 2024</a></blockquote>`;

  it('stay where they stand, with their span and the span of their own words', () => {
    const [first, second, third, fourth] = sampleParagraphs;
    const article = `<p>${first}</p><p>${second}</p>${post}<p>${third}</p><p>${fourth}</p>`;
    const { text, embeds } = readPage(samplePage({ article }), { uri });
    expect(embeds).toHaveLength(1);
    const [{ start, end, handle, body }] = embeds as [(typeof embeds)[0]];
    expect(handle).toBe('harbour_office');
    expect(text.slice(body!.start, body!.end)).toBe(
      'The rudder will be mended by Thursday.\nThank you for your patience.',
    );
    expect(text.slice(start, end)).toMatch(/^The rudder will be mended[\s\S]*@harbour_office\) March 3, 2024$/);
    expect(text.indexOf(second)).toBeLessThan(start);
    expect(text.indexOf(third)).toBeGreaterThan(end);
  });

  it('lend the page neither their date nor their author', () => {
    const html = `<title>Ferry stays in port</title><main><h1>Ferry stays in port</h1><p>${sampleParagraphs[0]}</p>${post}<p>${sampleParagraphs[1]}</p></main>`;
    const { publishedAt, authors, embeds } = readPage(html);
    expect(embeds).toHaveLength(1);
    expect(publishedAt).toBeUndefined();
    expect(authors).toEqual([]);
  });
});
