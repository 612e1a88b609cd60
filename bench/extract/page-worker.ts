import { parentPort } from 'node:worker_threads';
import { decodeText, readPage } from '../../src/read/index.ts';
import type { PageResult, PageTask } from './throughput.ts';

interface PageRow {
  readonly id: string;
  readonly url: string;
  readonly html: string;
}

parentPort?.on('message', (line: PageTask) => {
  const { id, url, html } = JSON.parse(decodeText(line).text) as PageRow;
  let result: PageResult;
  try {
    result = { id, characters: readPage(html, { uri: url }).text.length };
  } catch (error) {
    result = { id, characters: 0, error: String(error) };
  }
  parentPort?.postMessage(result);
});
