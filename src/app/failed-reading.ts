import type { ErrorCode, FirsthandError, Reading } from '../model/index.ts';
import type { FinishedReading, ReadingTask, TaskResult } from './reading-task.ts';

/**
 * What a task comes to when its worker hung or died: for a document, valid output whose `failed` says why, its text kept;
 * for a capture, a rejection.
 */
export function givenUp(task: ReadingTask, code: 'deadline-exceeded' | 'internal', reason: string): TaskResult {
  if (task.kind === 'capture') return { kind: 'rejected', code, message: `${task.hints.name}: ${reason}` };
  if (task.kind === 'document') return failedReading(task.document, code, reason);
  return failedReading(identify(task.bytes, task.number), code, reason);
}

/** What a line comes to whose document cannot be read: valid output as well, so that a batch gives every document back. */
export function unreadableLine(bytes: Uint8Array, lineNumber: number, { code, message }: FirsthandError): TaskResult {
  // Without valid fields there is no document to speak of.
  if (code === 'input-invalid') return { kind: 'rejected', code, message };
  return failedReading(identify(bytes, lineNumber), code, message);
}

function failedReading(
  { id, text }: { readonly id: string; readonly text: string },
  code: ErrorCode,
  message: string,
): FinishedReading {
  const reading: Reading = {
    id,
    lang: 'und',
    authors: [],
    text,
    embeds: [],
    entities: [],
    attributions: [],
    claims: [],
    toponyms: [],
    timexes: [],
    quantities: [],
    hedges: [],
    derivations: [],
    findings: [],
    failed: [{ stage: 'read', error: message }],
    stages: {},
  };
  return { kind: 'reading', json: JSON.stringify(reading), problem: { code, message } };
}

function identify(bytes: Uint8Array, lineNumber: number): { readonly id: string; readonly text: string } {
  try {
    const { id, text } = JSON.parse(new TextDecoder().decode(bytes));
    return {
      id: id === undefined || id === null ? `line-${lineNumber}` : String(id),
      text: typeof text === 'string' ? text : '',
    };
  } catch {
    return { id: `line-${lineNumber}`, text: '' };
  }
}
