import { describe, expect, it } from 'vitest';
import { collectBlocks } from '../../../src/read/main-text/blocks.ts';
import { parsePage } from '../../../src/read/parse-page.ts';

const blocksOf = (html: string) => collectBlocks(parsePage(html).body!);
const textsOf = (html: string): string[] => blocksOf(html).map(({ text }) => text);

describe('blocks of a page', () => {
  it.each<[string, string, string[]]>([
    ['inline markup runs on', '<p>One <b>two</b><i>three</i> four</p>', ['One twothree four']],
    ['text beside paragraphs', '<div>One<p>two</p>three</div>', ['One', 'two', 'three']],
    ['one line break', '<p>One <br> two</p>', ['One\ntwo']],
    ['two line breaks', '<p>One<br><br>two</p>', ['One', 'two']],
    ['a break at the end', '<p>One<br></p><p><br>two</p>', ['One', 'two']],
    ['cells', '<table><tr><td>One</td><td>two</td></tr></table>', ['One', 'two']],
    ['preformatted text', '<pre>if x:\n    run()</pre>', ['if x:\n    run()']],
    ['white space', '<p>\n  One\t\ttwo&nbsp;&nbsp;three </p>', ['One two three']],
    ['space between elements', '<p><b>One</b> <b>two</b></p>', ['One two']],
    ['scripts and styles', '<p>One<script>x</script><style>y</style></p>', ['One']],
    ['hidden parts', '<p>One<span hidden>x</span><span style="color:red; display : none">y</span></p>', ['One']],
    ['controls', '<p>One</p><button>Share</button><select><option>x</option></select>', ['One']],
    ['nothing but space', '<p> </p><div>&nbsp;</div>', []],
  ])('%s', (_, html, expected) => {
    expect(textsOf(html)).toEqual(expected);
  });

  it('know their links, without the space around them', () => {
    const [block] = blocksOf(
      '<p>See <a href="/a"> the <b>first</b> </a>, <a href="/b">second</a> or <a>no</a> link</p>',
    );
    expect(block!.links.map(({ start, end, href }) => [block!.text.slice(start, end), href])).toEqual([
      ['the first', '/a'],
      ['second', '/b'],
    ]);
  });

  it('know the links that lie around them', () => {
    const blocks = blocksOf('<a href="/card"><h3>Title</h3><p>Teaser</p></a><p>Text</p>');
    expect(blocks.map(({ text, links }) => [text, links.length])).toEqual([
      ['Title', 1],
      ['Teaser', 1],
      ['Text', 0],
    ]);
    expect(blocks[1]!.linkedCharacters).toBe('Teaser'.length);
  });
});
