import type { Reading } from '../model/index.ts';
import type { ReadingTask } from './reading-task.ts';

/** The reading of a document that could not be analysed at all: valid output whose `failed` says why. Its text, where known, is kept. */
export function failedReading(task: ReadingTask, reason: string): string {
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
  return JSON.stringify(reading);
}

function identify(bytes: Uint8Array, lineNumber: number): { readonly id: string; readonly text: string } {
  try {
    const { id, text } = JSON.parse(new TextDecoder().decode(bytes));
    return { id: id === undefined ? `line-${lineNumber}` : String(id), text: typeof text === 'string' ? text : '' };
  } catch {
    return { id: `line-${lineNumber}`, text: '' };
  }
}
