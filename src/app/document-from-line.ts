import { type Document, type DocumentKind, FirsthandError } from '../model/index.ts';
import { documentFromPage } from './document-from-page.ts';
import { accountName } from './post-identity.ts';
import { parsePreciseDate } from './precise-date.ts';

const kinds: readonly string[] = ['article', 'post', 'page', 'message'] satisfies DocumentKind[];

/**
 * Reads one line of JSON Lines: `{id, text | html, uri?, publishedAt?, lang?}`, and optionally `title`, `publisher`, `authors`
 * (or `author`), `kind`, `platform`, and `account`: a name, or `{name?, handle?}`. A line with `platform` or `account` is a post
 * unless `kind` says otherwise. `text` is taken unchanged, to the character. Unknown fields are ignored; what the line declares
 * goes before what its page declares.
 * @param fallbackId the document's id when the line gives none; `line-N` unless told otherwise
 * @throws FirsthandError `input-invalid`: not UTF-8, not JSON, not an object, or a field of the wrong type; `input-empty`: no text in it.
 */
export function documentFromLine(
  bytes: Uint8Array,
  lineNumber: number,
  fallbackId: string = `line-${lineNumber}`,
): Document {
  return documentFromRecord(parse(bytes), fallbackId);
}

/** Reads a JSON object of the shape that {@link documentFromLine} describes. */
export function documentFromRecord(record: unknown, fallbackId: string): Document {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) throw invalid('is not a JSON object');
  const fields = record as Record<string, unknown>;
  const [plain, html] = [stringField(fields, 'text'), stringField(fields, 'html')];
  if ((plain === undefined) === (html === undefined)) throw invalid('needs either "text" or "html"');
  const id = idField(fields, fallbackId);
  const declared = declaredFields(fields);
  if (html !== undefined) {
    return { ...documentFromPage(html, { id, uri: declared.uri }), ...declared };
  }
  if (plain!.trim() === '') throw new FirsthandError('input-empty', '"text" is empty, nothing to read');
  return { id, kind: 'article', text: plain!, ...declared };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof FirsthandError) throw error;
    throw invalid('is not UTF-8 text');
  }
}

/** @throws FirsthandError `input-invalid` for what is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(`is not JSON (${cause instanceof Error ? cause.message : cause})`);
  }
}

/** Longest id that a line may give, in UTF-16 units. */
const maxIdLength = 200;

function idField(fields: Record<string, unknown>, fallbackId: string): string {
  const id = fields.id ?? fallbackId;
  if (typeof id !== 'string' && typeof id !== 'number') throw invalid('"id" is neither a string nor a number');
  if (String(id).trim() === '') return fallbackId;
  if (String(id).length > maxIdLength) throw invalid(`"id" is longer than ${maxIdLength} characters`);
  return String(id);
}

function declaredFields(fields: Record<string, unknown>): Partial<Document> {
  const kind = stringField(fields, 'kind');
  if (kind !== undefined && !kinds.includes(kind)) throw invalid(`"kind" is none of ${kinds.join(', ')}`);
  const publishedAt = stringField(fields, 'publishedAt');
  const date = publishedAt === undefined ? undefined : parsePreciseDate(publishedAt, 'input');
  if (publishedAt !== undefined && !date) throw invalid('"publishedAt" is not an ISO 8601 date');
  const account = accountField(fields);
  const isPost = account !== undefined || stringField(fields, 'platform') !== undefined;
  const declared: Partial<Document> = {
    kind: (kind as DocumentKind | undefined) ?? (isPost ? 'post' : undefined),
    declaredLanguage: stringField(fields, 'lang'),
    title: stringField(fields, 'title'),
    publisher: stringField(fields, 'publisher') ?? account,
    publishedAt: date,
    authors: authorsField(fields),
    uri: stringField(fields, 'uri'),
  };
  return Object.fromEntries(Object.entries(declared).filter(([, value]) => value !== undefined));
}

/** The social account that published the post, as a person would write it: `Name (@handle)`. */
function accountField(fields: Record<string, unknown>): string | undefined {
  const account = fields.account;
  if (typeof account !== 'object' || account === null) return stringField(fields, 'account');
  const [name, handle] = ['name', 'handle'].map((key) => stringField(account as Record<string, unknown>, key));
  return accountName(name, handle);
}

function authorsField(fields: Record<string, unknown>): string[] | undefined {
  const authors = fields.authors ?? fields.author;
  if (authors === undefined || authors === null) return undefined;
  const list = Array.isArray(authors) ? authors : [authors];
  if (!list.every((name) => typeof name === 'string')) throw invalid('"authors" is not a list of strings');
  return list.length > 0 ? list : undefined;
}

function stringField(fields: Record<string, unknown>, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalid(`"${name}" is not a string`);
  return value;
}

function invalid(what: string): FirsthandError {
  return new FirsthandError('input-invalid', what);
}
