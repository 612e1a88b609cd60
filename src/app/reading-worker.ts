import { parentPort, workerData } from 'node:worker_threads';
import { FirsthandError } from '../model/index.ts';
import { annotate, toReading } from '../pipeline/index.ts';
import { documentFromLine } from './document-from-line.ts';
import type { ReadingTask, TaskResult, WorkerSettings } from './reading-task.ts';
import { loadResources } from './resources.ts';

const resources = loadResources(workerData as WorkerSettings);

function read(task: ReadingTask): TaskResult {
  try {
    const document = task.kind === 'document' ? task.document : documentFromLine(task.bytes, task.number);
    return { kind: 'reading', json: JSON.stringify(toReading(annotate(document, resources))) };
  } catch (error) {
    if (error instanceof FirsthandError) return { kind: 'rejected', code: error.code, message: error.message };
    throw error;
  }
}

parentPort?.on('message', (task: ReadingTask) => parentPort?.postMessage(read(task)));
parentPort?.postMessage('ready');
