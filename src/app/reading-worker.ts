import { parentPort, workerData } from 'node:worker_threads';
import { type Document, FirsthandError } from '../model/index.ts';
import { annotate, toReading } from '../pipeline/index.ts';
import { documentFromLine } from './document-from-line.ts';
import { documentsFromCapture } from './documents-from-bytes.ts';
import { unreadableLine } from './failed-reading.ts';
import type {
  FinishedReading,
  ReadingTask,
  Rejection,
  TaskResult,
  WorkerOrder,
  WorkerSettings,
} from './reading-task.ts';
import { loadResources } from './resources.ts';

const resources = loadResources(workerData as WorkerSettings);

function run(task: ReadingTask): TaskResult {
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

function read(document: Document): FinishedReading {
  return { kind: 'reading', json: JSON.stringify(toReading(annotate(document, resources))) };
}

function readLine(bytes: Uint8Array, number: number): TaskResult {
  let document: Document;
  try {
    document = documentFromLine(bytes, number);
  } catch (error) {
    if (!(error instanceof FirsthandError)) throw error;
    return unreadableLine(bytes, number, error);
  }
  return read(document);
}

function rejection({ code, message }: FirsthandError): Rejection {
  return { kind: 'rejected', code, message };
}

parentPort?.on('message', (order: WorkerOrder) => {
  if (order === 'end') {
    // Nothing else keeps the thread alive.
    parentPort?.close();
    return;
  }
  let result: TaskResult;
  try {
    result = run(order);
  } catch (error) {
    // Anything but a problem of the input is a defect: it ends this worker, and the pool reports it and starts another.
    if (!(error instanceof FirsthandError)) throw error;
    result = rejection(error);
  }
  parentPort?.postMessage(result);
});
parentPort?.postMessage('ready');
