import type { Reading } from '../model/index.ts';
import type { ReadingTask, TaskResult } from './reading-task.ts';

/**
 * What a task comes to when its worker hung or died: for a document, valid output whose `failed` says why, its text kept;
 * for a capture, a rejection.
 */
export function givenUp(task: ReadingTask, code: 'deadline-exceeded' | 'internal', reason: string): TaskResult {
  if (task.kind === 'capture') return { kind: 'rejected', code, message: `${task.hints.name}: ${reason}` };
  const { id, text } = task.kind === 'document' ? task.document : identify(task.bytes, task.number);
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
    failed: [{ stage: 'read', error: reason }],
    stages: {},
  };
  return { kind: 'reading', json: JSON.stringify(reading) };
}

function identify(bytes: Uint8Array, lineNumber: number): { readonly id: string; readonly text: string } {
  try {
    const { id, text } = JSON.parse(new TextDecoder().decode(bytes));
    return { id: id === undefined ? `line-${lineNumber}` : String(id), text: typeof text === 'string' ? text : '' };
  } catch {
    return { id: `line-${lineNumber}`, text: '' };
  }
}
