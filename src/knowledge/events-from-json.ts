import { FirsthandError } from '../model/index.ts';
import { daysOf } from './gregorian-calendar.ts';
import type { KnownEvent } from './known-events.ts';

const languages = ['en', 'ru', 'uk'] as const;
const fields: ReadonlySet<string> = new Set(['id', 'date', 'name', 'source', 'wording', 'unless', 'context']);

/**
 * Reads a user's list of dated events: `{"events": [{"id", "date", "name", "source", "wording": {"en", "ru", "uk"}, "unless"?, "context"?}]}`,
 * as in Firsthand's own. Languages may be left out: the event is then not recognised in texts of those.
 * @param file what messages call it
 * @throws FirsthandError `input-invalid`, naming the entry and the field.
 */
export function eventsFromJson(text: string, file: string): KnownEvent[] {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw invalid(file, `it is not JSON (${cause instanceof Error ? cause.message : cause})`, cause);
  }
  const list = isRecord(content) ? content.events : undefined;
  if (!Array.isArray(list)) throw invalid(file, 'it must be an object with a list named "events"');
  const ids = new Set<string>();
  return list.map((entry: unknown, index) => {
    const event = eventFrom(entry, (problem) => invalid(file, `entry ${index + 1}${nameOf(entry)}: ${problem}`));
    if (ids.has(event.id)) throw invalid(file, `entry ${index + 1}: the id "${event.id}" is there twice`);
    ids.add(event.id);
    return event;
  });
}

function eventFrom(entry: unknown, problem: (what: string) => FirsthandError): KnownEvent {
  if (!isRecord(entry)) throw problem('it must be an object');
  const unknown = Object.keys(entry).find((field) => !fields.has(field));
  if (unknown !== undefined) throw problem(`there is no field "${unknown}"; there are: ${[...fields].join(', ')}`);
  const { id, date, name, source, wording, unless, context } = entry;
  if (typeof id !== 'string' || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    throw problem('"id" must be lower-case letters and digits, joined by hyphens');
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date) || daysOf(date) === undefined)
    throw problem('"date" must be a day that exists, as YYYY-MM-DD');
  if (!isText(name)) throw problem('"name" must be a text');
  if (!isText(source)) throw problem('"source" must say where the date is on record');
  const lists = {
    wording: listsOf(wording, 'wording', problem),
    unless: listsOf(unless ?? {}, 'unless', problem),
    context: listsOf(context ?? {}, 'context', problem),
  };
  if (Object.values(lists.wording).every(({ length }) => length === 0))
    throw problem('"wording" must say in one language at least how texts name the event');
  return {
    ...{ id, date, name, source },
    wording: { en: [], ru: [], uk: [], ...lists.wording },
    ...(unless === undefined ? {} : { unless: lists.unless }),
    ...(context === undefined ? {} : { context: lists.context }),
  };
}

/** Lists of phrases by language, folded as the texts are that they are held against. */
function listsOf(
  value: unknown,
  field: string,
  problem: (what: string) => FirsthandError,
): Partial<Record<(typeof languages)[number], string[]>> {
  if (!isRecord(value)) throw problem(`"${field}" must be an object of lists by language`);
  return Object.fromEntries(
    Object.entries(value).map(([language, list]) => {
      if (!(languages as readonly string[]).includes(language))
        throw problem(`"${field}" has no language "${language}"; there are: ${languages.join(', ')}`);
      if (!Array.isArray(list) || !list.every(isText))
        throw problem(`"${field}.${language}" must be a list of phrases`);
      return [
        language,
        list.map((phrase: string) => phrase.trim().toLowerCase().replace(/ё/g, 'е').replace(/[’ʼ]/g, "'")),
      ];
    }),
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && /[\p{L}\p{N}]/u.test(value);
}

function isRecord(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(entry: unknown): string {
  const name = isRecord(entry) ? (entry.name ?? entry.id) : undefined;
  return typeof name === 'string' ? ` ("${name}")` : '';
}

function invalid(file: string, problem: string, cause?: unknown): FirsthandError {
  return new FirsthandError('input-invalid', `${file}: not a list of events: ${problem}`, { cause });
}
