import { describe, expect, it } from 'vitest';
import { pageLimits, parsePage } from '../../src/read/parse-page.ts';

describe('a parsed page', () => {
  it.each([
    ['nothing', ''],
    ['a fragment', '<p>x</p>'],
    ['no head', '<html><body><p>x</p></body></html>'],
    ['a head left open', '<html><head><title>t</title><body><p>x</p></body></html>'],
    ['a head left open and no body', '<head><title>t</title><p>x</p>'],
    ['text after its end', '<html><body><p>x</p></body></html><p>y</p>'],
  ])('is one html with a head and a body: %s', (_, html) => {
    const { documentElement, head, body } = parsePage(html);
    expect(documentElement?.children).toEqual([head, body]);
    expect(body?.textContent ?? '').toContain(html.includes('x') ? 'x' : '');
    expect(head?.textContent).not.toContain('x');
  });

  it('keeps what stands after the end tag of the body, in the body', () => {
    expect(parsePage('<body><p>x</p></body></html><p>y</p>').body?.innerHTML).toBe('<p>x</p><p>y</p>');
  });

  it('decodes entities in texts and attributes, and writes them again', () => {
    const body = parsePage('<p title="a &quot;b&quot; &amp; c">1 &lt; 2 &amp;&amp; 3</p>').body!;
    const paragraph = body.firstElementChild!;
    expect(paragraph.getAttribute('title')).toBe('a "b" & c');
    expect(paragraph.textContent).toBe('1 < 2 && 3');
    expect(body.innerHTML).toBe('<p title="a &quot;b&quot; &amp; c">1 &lt; 2 &amp;&amp; 3</p>');
  });

  it('takes the first of two attributes of one name', () => {
    expect(parsePage('<p id="one" ID="two">x</p>').body!.firstElementChild!.id).toBe('one');
  });

  it('makes siblings of what is nested too deep, and loses no text', () => {
    const words = Array.from({ length: pageLimits.depthKept + 200 }, (_, index) => `w${index}`);
    const { body } = parsePage(words.map((word) => `<div>${word} `).join(''));
    let depth = 0;
    for (let element = body!.querySelectorAll('div').at(-1)!.parentElement; element; element = element.parentElement)
      depth += 1;
    // `html` and `body`, which the page left out, come on top.
    expect(depth).toBeLessThanOrEqual(pageLimits.depthKept + 2);
    expect(body!.textContent.trim().split(' ')).toEqual(words);
  });
});

describe('the tree of a page', () => {
  const tree = () => parsePage('<ul id="list"><li class="a">1</li><li class="b c">2</li><li>3</li></ul><p>after</p>');

  it('answers selectors', () => {
    const { body } = tree();
    expect(body!.querySelectorAll('li').map((item) => item.textContent)).toEqual(['1', '2', '3']);
    expect(body!.querySelector('ul > .c')?.textContent).toBe('2');
    expect(body!.querySelector('li:not([class])')?.textContent).toBe('3');
    expect(body!.querySelector('.c')?.closest('ul')?.id).toBe('list');
    expect(body!.querySelector('.nothing')).toBeNull();
  });

  it('moves, replaces and removes nodes', () => {
    const document = tree();
    const [first, second, third] = document.querySelectorAll('li') as [never, never, never];
    const list = document.querySelector('#list')!;
    list.insertBefore<never>(third, first);
    list.removeChild<never>(second);
    document.querySelector('p')!.replaceWith(document.createTextNode('text'), document.createElement('HR'));
    expect(document.body!.innerHTML).toBe('<ul id="list"><li>3</li><li class="a">1</li></ul>text<hr>');
    expect(list.firstElementChild?.nextElementSibling?.previousElementSibling).toBe(third);
  });

  it('knows what is part of it', () => {
    const document = tree();
    const list = document.querySelector('#list')!;
    const item = list.firstElementChild!;
    expect([list.contains(item), item.contains(list), item.isConnected]).toEqual([true, false, true]);
    list.remove();
    expect([item.isConnected, list.contains(item)]).toEqual([false, true]);
  });

  it('parses what is set as its inner HTML', () => {
    const document = tree();
    document.querySelector('p')!.innerHTML = 'one <b>two</b>';
    expect(document.querySelector('p b')?.textContent).toBe('two');
  });
});
