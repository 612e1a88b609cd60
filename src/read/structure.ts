import type { Block, BlockRole, Document, EmbeddedPost, PreciseDate, Span, Structure } from '../model/index.ts';
import { type Dateline, isCopyrightLine, readCopyrightOwner, readDateline } from './structure/dateline.ts';
import { findEmbedsInText } from './structure/embeds-in-text.ts';
import { isCreditLine, isOutletLine, isPageLine, linesOf, readBylineLine } from './structure/lines.ts';

/** A title or heading longer than this, in characters, is running text. */
const longestTitle = 200;
const longestHeading = 90;
const mostHeadingWords = 12;

const closed = /[.!?…:;,][»"”’')\]]*$/u;

/**
 * Finds the make-up of a text: paragraphs with the part that each plays, title, byline, publisher and date of the dateline, and
 * embedded posts with both ends. What the markup declared comes first; running text as scrapers flatten it fills the gaps. Any language.
 */
export function readStructure(document: Document): Structure {
  const { text } = document;
  const lines = linesOf(text);
  const titleSpan = titleOf(document, lines);
  const embeds = findEmbedsInText(document, titleSpan?.end ?? 0);
  const blocks = cutAtEmbeds(text, lines, embeds);
  const roles = rolesOf(document, blocks, titleSpan);
  const dateline = datelineOf(text, blocks, roles);
  const publisher = document.publisher ?? copyrightOwner(text, blocks) ?? dateline?.publisher;
  const byline = bylineOf(text, blocks, roles, publisher);
  const authors = document.authors?.length ? document.authors : byline.authors;
  const publishedAt = document.publishedAt ?? byline.publishedAt ?? dateline?.date;
  const title = document.title ?? (titleSpan && text.slice(titleSpan.start, titleSpan.end));
  return {
    ...(title === undefined ? {} : { title }),
    ...(titleSpan === undefined ? {} : { titleSpan }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    authors,
    embeds,
    blocks: blocks.map((block, index) => ({ ...block, role: roles[index]! })),
  };
}

/** How many lines of pictures, bylines and the like may stand above the title. */
const mostLinesAboveTitle = 3;

/** The first line, when it looks like a title: short, unclosed, with running text below; or the line that repeats the declared title. */
function titleOf({ text, title, kind }: Document, lines: readonly Span[]): Span | undefined {
  if (kind === 'post' || kind === 'message') return undefined;
  const lineAt = (index: number): string => text.slice(lines[index]?.start ?? 0, lines[index]?.end ?? 0);
  if (title !== undefined)
    return lines.slice(0, mostLinesAboveTitle + 1).find(({ start, end }) => sameWording(text.slice(start, end), title));
  for (let index = 0; index < Math.min(lines.length - 1, mostLinesAboveTitle); index++) {
    const line = lineAt(index);
    const above =
      isOutletLine(line) ||
      isPageLine(line) ||
      readBylineLine(line, undefined, isOutletLine(lineAt(index + 1))) !== undefined;
    if (above) continue;
    if (isCreditLine(line) || !looksLikeTitle(line)) return undefined;
    // What follows must be longer running text somewhere, or the line is one of a list.
    const hasTextBelow = lines
      .slice(index + 1, index + 6)
      .some(({ start, end }) => end - start > Math.min(120, line.length));
    return hasTextBelow ? lines[index] : undefined;
  }
  return undefined;
}

function looksLikeTitle(line: string): boolean {
  if (line.length > longestTitle || !/^[\p{Lu}\p{N}"“«„‘'([¿¡\p{Extended_Pictographic}]/u.test(line)) return false;
  if (!/\S\s+\S/.test(line)) return false;
  if (/[,;:]$/.test(line) || (/[.][»"”’')]*$/u.test(line) && !/\.{3}$/.test(line))) return false;
  // "BERLIN — The …", "(Reuters) - The …": the first sentence of a report, not its title.
  return (
    readDateline(line) === undefined && !/^\p{Lu}{3,}[\p{Lu}., ]*\s[—–-]{1,2}\s/u.test(line) && /\p{L}{2}/u.test(line)
  );
}

function sameWording(left: string, right: string): boolean {
  const bare = (words: string): string =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return bare(left) === bare(right);
}

/** Paragraphs, with every embedded post as a block of its own: a post may begin or end within a line. */
function cutAtEmbeds(text: string, lines: readonly Span[], embeds: readonly EmbeddedPost[]): Block[] {
  const blocks: Block[] = [];
  const add = (start: number, end: number): void => {
    const part = text.slice(start, end);
    const from = start + part.length - part.trimStart().length;
    const to = start + part.trimEnd().length;
    if (to > from) blocks.push({ start: from, end: to, role: 'body' });
  };
  let next = 0;
  for (const line of lines) {
    let from = line.start;
    while (next < embeds.length && embeds[next]!.start < line.end) {
      const embed = embeds[next]!;
      if (embed.start > from) add(from, embed.start);
      // Each line of a post is a paragraph of its own: sentences never cross lines.
      const [start, end] = [Math.max(from, embed.start), Math.min(line.end, embed.end)];
      const signature = embed.body?.end;
      // The signature is no sentence of the post.
      if (signature !== undefined && signature > start && signature < end) {
        const bodyEnd = start + text.slice(start, signature).trimEnd().length;
        const rest = end - text.slice(signature, end).trimStart().length;
        if (bodyEnd > start) blocks.push({ start, end: bodyEnd, role: 'embed', embed: next });
        if (end > rest) blocks.push({ start: rest, end, role: 'embed', embed: next });
      } else if (end > start) blocks.push({ start, end, role: 'embed', embed: next });
      from = Math.max(from, end);
      if (embed.end > line.end) break;
      next++;
    }
    if (from < line.end) add(from, line.end);
  }
  return blocks;
}

function rolesOf(document: Document, blocks: readonly Block[], titleSpan: Span | undefined): BlockRole[] {
  const { text } = document;
  const declared = new Set((document.headings ?? []).map(({ start }) => start));
  const lengths = blocks.map(({ start, end }) => end - start);
  const post = document.kind === 'post' || document.kind === 'message';
  return blocks.map((block, index): BlockRole => {
    if (block.role === 'embed') return 'embed';
    if (titleSpan && block.start >= titleSpan.start && block.end <= titleSpan.end) return 'title';
    if (declared.has(block.start)) return 'heading';
    const line = text.slice(block.start, block.end);
    if (isCopyrightLine(line)) return 'boilerplate';
    if (isPageLine(line) || isCreditLine(line)) return 'boilerplate';
    if (post || document.headings !== undefined) return 'body';
    return isHeading(line, blocks, lengths, index) ? 'heading' : 'body';
  });
}

/** A short unclosed line between paragraphs of running text. Two in a row are a list, and the last line of all heads nothing. */
function isHeading(line: string, blocks: readonly Block[], lengths: readonly number[], index: number): boolean {
  const [before, after] = [index - 1, index + 1];
  if (index === 0 || after >= blocks.length || line.length > longestHeading || closed.test(line)) return false;
  if (!/^[\p{Lu}\p{N}"“«„]/u.test(line) || line.split(/\s+/).length > mostHeadingWords || /^\d+\s*$/.test(line))
    return false;
  if (/^["“«„].*["”»“]$/u.test(line)) return false;
  const own = lengths[index]!;
  return (
    lengths[after]! > own * 1.5 && (blocks[before]!.role === 'embed' || lengths[before]! > own * 1.2 || index === 1)
  );
}

function datelineOf(text: string, blocks: readonly Block[], roles: readonly BlockRole[]): Dateline | undefined {
  for (let index = 0; index < Math.min(blocks.length, 4); index++) {
    if (roles[index] !== 'body') continue;
    const dateline = readDateline(text.slice(blocks[index]!.start, blocks[index]!.end));
    if (dateline) return dateline;
  }
  return undefined;
}

/** Copyright lines stand at the end. */
function copyrightOwner(text: string, blocks: readonly Block[]): string | undefined {
  for (const { start, end } of blocks.slice(-4)) {
    const line = text.slice(start, end);
    const owner = isCopyrightLine(line) ? readCopyrightOwner(line) : undefined;
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** The lines that name authors and date: right below the title, or the last before what is not the article. `roles` is told. */
function bylineOf(
  text: string,
  blocks: readonly Block[],
  roles: BlockRole[],
  publisher: string | undefined,
): { readonly authors: readonly string[]; readonly publishedAt?: PreciseDate } {
  let authors: readonly string[] = [];
  let publishedAt: PreciseDate | undefined;
  const titleAt = roles.indexOf('title');
  const last = roles.lastIndexOf('body');
  for (const index of [...Array.from({ length: titleAt + 4 }, (_, at) => at), last]) {
    const block = blocks[index];
    const next = blocks[index + 1];
    if (!block || index >= blocks.length - 1 + (index === last ? 1 : 0)) continue;
    if (roles[index] !== 'body' && roles[index] !== 'heading') continue;
    const found = readBylineLine(
      text.slice(block.start, block.end),
      publisher,
      next !== undefined && isOutletLine(text.slice(next.start, next.end)),
    );
    if (!found || (index === last && index > 3 && found.authors.length === 0)) continue;
    roles[index] = 'byline';
    if (authors.length === 0) authors = found.authors;
    publishedAt ??= found.publishedAt;
  }
  return { authors, ...(publishedAt ? { publishedAt } : {}) };
}
