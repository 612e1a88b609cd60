import { parentPort, workerData } from 'node:worker_threads';
import { openCheckedReaders, type TrainedReaders } from '../inference/index.ts';
import { identifyLanguage } from '../language/index.ts';
import { type Document, FirsthandError, noReaderMarks, type ReaderMarks, rulesAloneAsAsked } from '../model/index.ts';
import { annotate, toReading } from '../pipeline/index.ts';
import { documentFromLine } from './document-from-line.ts';
import { documentsFromCapture } from './documents-from-bytes.ts';
import { unreadableLine } from './failed-reading.ts';
import type {
  FinishedReading,
  ReaderChoice,
  ReadingTask,
  Rejection,
  TaskResult,
  WorkerOrder,
  WorkerReport,
  WorkerSettings,
} from './reading-task.ts';
import { loadResources } from './resources.ts';

const settings = workerData as WorkerSettings;
const resources = loadResources(settings);
const choice: ReaderChoice = settings.reader ?? { absent: rulesAloneAsAsked };
let readers: TrainedReaders | undefined;

async function run(task: ReadingTask): Promise<TaskResult> {
  switch (task.kind) {
    case 'capture': {
      const { charset, documents, digests, problems } = documentsFromCapture(task.bytes, task.hints);
      return { kind: 'documents', charset, documents, digests, problems: problems.map(rejection) };
    }
    case 'document':
      return read(task.document);
    case 'line':
      return readLine(task.bytes, task.number);
  }
}

async function read(document: Document): Promise<FinishedReading> {
  const marks = await mark(document.text);
  return { kind: 'reading', json: JSON.stringify(toReading(annotate(document, resources, marks))) };
}

async function mark(text: string): Promise<ReaderMarks> {
  if (readers === undefined) return noReaderMarks('absent' in choice ? choice.absent : rulesAloneAsAsked);
  return readers.mark(text, identifyLanguage(text).code);
}

async function readLine(bytes: Uint8Array, number: number): Promise<TaskResult> {
  let document: Document;
  try {
    document = documentFromLine(bytes, number);
  } catch (error) {
    if (!(error instanceof FirsthandError)) throw error;
    return unreadableLine(bytes, number, error);
  }
  return read(document);
}

function rejection(error: FirsthandError): Rejection {
  return { kind: 'rejected', ...rejected(error) };
}

const rejected = ({ code, message }: FirsthandError) => ({ code, message });

/** Does one task and tells what came of it. Anything but a problem of the input is a defect: it ends this worker, and the pool starts another. */
async function perform(task: ReadingTask): Promise<void> {
  let result: TaskResult;
  try {
    result = await run(task);
  } catch (error) {
    if (!(error instanceof FirsthandError)) throw error;
    // A trained reader that is opened at its first text and does not run: it would run for no other text either.
    if (error.code === 'resource-missing') return report({ kind: 'cannot-start', ...rejected(error) });
    result = rejection(error);
  }
  report(result);
}

function report(message: WorkerReport): void {
  parentPort?.postMessage(message);
}

try {
  if (!('absent' in choice)) readers = openCheckedReaders(choice);
  parentPort?.on('message', (order: WorkerOrder) => {
    // Heard between two windows of the trained reader: a thread that is terminated within one takes the whole process with it.
    if (order === 'stop') process.exit();
    // Nothing else keeps the thread alive.
    if (order === 'end') parentPort?.close();
    else void perform(order);
  });
  report('ready');
} catch (error) {
  if (!(error instanceof FirsthandError)) throw error;
  report({ kind: 'cannot-start', ...rejected(error) });
}
