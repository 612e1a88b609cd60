/**
 * A passage with a few words around it, on one line, for people: never beyond its paragraph, whole words only, `…` where text was left out.
 * @param reach most UTF-16 units to show on either side
 */
export function excerptAround(text: string, start: number, end: number, reach: number): string {
  const { before, after } = surroundings(text, start, end, reach);
  return `${before}${text.slice(start, end)}${after}`.replace(/\s+/g, ' ').trim();
}

/** What stands before and after a passage, cut as {@link excerptAround} does. */
export function surroundings(
  text: string,
  start: number,
  end: number,
  reach: number,
): { readonly before: string; readonly after: string } {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const from = Math.max(lineStart, start - reach);
  const to = Math.min(lineEnd === -1 ? text.length : lineEnd, end + reach);
  const before = from === lineStart ? text.slice(from, start) : `… ${text.slice(from, start).replace(/^\S*\s+/, '')}`;
  const cutAfter = to < text.length && text[to] !== '\n';
  const after = cutAfter ? `${text.slice(end, to).replace(/\s+\S*$/, '')} …` : text.slice(end, to);
  return { before, after };
}

/** The first words of a text's first paragraph: what a report without a title is called. */
export function openingWords(text: string, length: number): string {
  const paragraph = /\S[^\n]*/.exec(text.slice(0, length * 8))?.[0] ?? '';
  const words = paragraph.replace(/\s+/g, ' ').trim();
  return words.length <= length ? words : `${words.slice(0, length).replace(/\s+\S*$/, '')}…`;
}
