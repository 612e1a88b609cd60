import { parentPort } from 'node:worker_threads';
import { decodeText, readPage } from '../../src/read/index.ts';
import type { PageResult, PageTask } from './throughput.ts';

parentPort?.on('message', ({ id, uri, bytes }: PageTask) => {
  let result: PageResult;
  try {
    result = { id, characters: readPage(decodeText(bytes).text, { uri }).text.length };
  } catch (error) {
    result = { id, characters: 0, error: String(error) };
  }
  parentPort?.postMessage(result);
});
