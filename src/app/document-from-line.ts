import { type Document, type DocumentKind, FirsthandError, type PreciseDate } from '../model/index.ts';

const kinds: readonly string[] = ['article', 'post', 'page', 'message'] satisfies DocumentKind[];

/**
 * Reads one line of JSON Lines: `{id, text | html, uri?, publishedAt?, lang?}`, and optionally `title`, `publisher`, `authors`, `kind`.
 * `text` is taken unchanged, to the character. Unknown fields are ignored.
 * @throws FirsthandError `input-invalid`: not UTF-8, not JSON, not an object, or a field of the wrong type.
 */
export function documentFromLine(bytes: Uint8Array, lineNumber: number): Document {
  const fields = parse(bytes);
  const id = fields.id ?? `line-${lineNumber}`;
  if (typeof id !== 'string' && typeof id !== 'number') throw invalid('"id" is neither a string nor a number');
  const text = (name: string): string | undefined => {
    const value = fields[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw invalid(`"${name}" is not a string`);
    return value;
  };
  const [plain, html] = [text('text'), text('html')];
  if ((plain === undefined) === (html === undefined)) throw invalid('needs either "text" or "html"');
  const kind = text('kind');
  if (kind !== undefined && !kinds.includes(kind)) throw invalid(`"kind" is none of ${kinds.join(', ')}`);
  const publishedAt = text('publishedAt');
  const authors = fields.authors;
  if (authors !== undefined && !(Array.isArray(authors) && authors.every((name) => typeof name === 'string')))
    throw invalid('"authors" is not a list of strings');
  const declared = {
    declaredLanguage: text('lang'),
    title: text('title'),
    publisher: text('publisher'),
    publishedAt: publishedAt === undefined ? undefined : preciseDate(publishedAt),
    authors: authors as string[] | undefined,
    uri: text('uri'),
  };
  return {
    id: String(id),
    kind: (kind as DocumentKind | undefined) ?? 'article',
    text: plain ?? '',
    ...Object.fromEntries(Object.entries(declared).filter(([, value]) => value !== undefined)),
  };
}

function parse(bytes: Uint8Array): Record<string, unknown> {
  let decoded: string;
  try {
    decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid('is not UTF-8 text');
  }
  let value: unknown;
  try {
    value = JSON.parse(decoded);
  } catch (cause) {
    throw invalid(`is not JSON (${cause instanceof Error ? cause.message : cause})`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('is not a JSON object');
  return value as Record<string, unknown>;
}

function preciseDate(value: string): PreciseDate {
  const match = /^\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/.exec(value.trim());
  if (!match) throw invalid('"publishedAt" is not an ISO 8601 date');
  const [, month, day, time, seconds] = match;
  const precision = seconds ? 'second' : time ? 'minute' : day ? 'day' : month ? 'month' : 'year';
  return { value: value.trim(), precision, source: 'input' };
}

function invalid(what: string): FirsthandError {
  return new FirsthandError('input-invalid', what);
}
