import { describe, expect, it } from 'vitest';
import { escapeText, html, link, trusted } from '../../../src/export/dossier/markup.ts';

describe('html', () => {
  it('escapes what is put in, and keeps markup and lists of markup', () => {
    const rows = ['<b>', '"\''].map((text) => html`<li>${text}</li>`);
    expect(html`<ul title="${'a"b'}">${rows}</ul>${trusted('<br>')}${undefined}${false}${0}`.source).toBe(
      '<ul title="a&quot;b"><li>&lt;b&gt;</li><li>&quot;&#39;</li></ul><br>0',
    );
  });

  it('replaces what HTML forbids by the replacement character, one for one', () => {
    expect(escapeText('a\u0000b\ud800c\u009fd\ufffee')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde');
  });
});

describe('link', () => {
  it.each(['http://a.example/x', 'https://a.example/?q=1&r=2'])('links %s without handing over a referrer', (uri) => {
    expect(link(uri, 'words').source).toBe(
      `<a href="${uri.replace('&', '&amp;')}" rel="noopener noreferrer nofollow">words</a>`,
    );
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    'not an address',
    '',
  ])('gives only the words for %s', (uri) => {
    expect(link(uri, 'words').source).toBe('words');
  });
});
