import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownEvent } from '../knowledge/index.ts';
import { FirsthandError } from '../model/index.ts';

/** The file of a case folder that adds dated events to the list for that case. */
export const caseEventsFile = 'events.json';

/**
 * Reads a user's list of dated events.
 * @throws FirsthandError `input-missing`: there is no such file; `input-invalid`: it is not a list of events.
 */
export async function readEvents(file: string): Promise<readonly KnownEvent[]> {
  const { eventsFromJson } = await import('../knowledge/index.ts');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new FirsthandError(
      'input-missing',
      `${file}: the list of events cannot be read (${code}); check the path and its permissions`,
      { cause: error },
    );
  }
  return eventsFromJson(text, file);
}

/**
 * The events that a case adds in its `events.json`, if it has one.
 * @throws FirsthandError `input-invalid`: it is not a list of events.
 */
export async function readEventsOfCase(caseFolder: string): Promise<readonly KnownEvent[] | undefined> {
  const file = join(caseFolder, caseEventsFile);
  return existsSync(file) ? readEvents(file) : undefined;
}

/** The user's events before the built-in ones; one with the id of a built-in one takes its place. */
export function withUsersEvents(
  builtIn: readonly KnownEvent[],
  added: readonly KnownEvent[] | undefined,
): readonly KnownEvent[] {
  if (added === undefined || added.length === 0) return builtIn;
  const ids = new Set(added.map(({ id }) => id));
  return [...added, ...builtIn.filter(({ id }) => !ids.has(id))];
}

/** Tells one list of added events from another; `none` without any. */
export function eventsFingerprint(events: readonly KnownEvent[] | undefined): string {
  return events === undefined || events.length === 0
    ? 'none'
    : createHash('sha256').update(JSON.stringify(events)).digest('hex').slice(0, 12);
}
