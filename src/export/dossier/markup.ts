/** A piece of HTML that is safe to put into a page. Made only by {@link html} and {@link trusted}. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type Content = string | number | Markup | undefined | false | readonly Content[];

/** Template tag: its own text is markup, everything that is put in is escaped unless it is markup itself. */
export function html(texts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(texts.map((text, index) => text + render(contents[index])).join(''));
}

/** Markup that comes from the program itself, such as a style sheet or numbers of a drawing; never text of a report. */
export function trusted(source: string): Markup {
  return new Markup(source);
}

function render(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Markup) return content.source;
  if (typeof content === 'object') return content.map(render).join('');
  return escapeText(String(content));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Escapes text for content and quoted attributes. Characters that HTML forbids become U+FFFD, so that offsets stay. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"'`]/g, (character) => entities[character]!)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, '\ufffd');
}

/** A link where the address is an http or https one; else the words alone. */
export function link(uri: string | undefined, words: Content): Markup {
  const address = webAddress(uri);
  if (address === undefined) return html`${words}`;
  return html`<a href="${address}" rel="noopener noreferrer nofollow">${words}</a>`;
}

function webAddress(uri: string | undefined): string | undefined {
  if (uri === undefined) return undefined;
  try {
    const parsed = new URL(uri);
    return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed.href : undefined;
  } catch {
    return undefined;
  }
}
