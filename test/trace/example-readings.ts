import { readdirSync, readFileSync } from 'node:fs';
import { documentsFromCapture } from '../../src/app/documents-from-bytes.ts';
import { readGazetteerFile } from '../../src/app/gazetteer-file.ts';
import { loadResources } from '../../src/app/resources.ts';
import type { Reading } from '../../src/model/index.ts';
import { annotate, toReading } from '../../src/pipeline/index.ts';

const folder = new URL('../../examples/case/reports/', import.meta.url);

/** Reads every report of the example case, without threads. `fileOf` names each as `examples/case/derivations.json` does. */
export async function exampleReadings(): Promise<{ readings: Reading[]; fileOf: Map<string, string> }> {
  const resources = loadResources({ gazetteer: readGazetteerFile(), today: '2023-11-20' });
  const fileOf = new Map<string, string>();
  const readings: Reading[] = [];
  for (const file of readdirSync(folder).sort()) {
    const { documents } = documentsFromCapture(readFileSync(new URL(file, folder)), { name: file, fileName: file });
    for (const document of documents) {
      fileOf.set(document.id, file.endsWith('.jsonl') ? `${file}#${document.id}` : file);
      readings.push(toReading(annotate(document, resources)));
    }
  }
  return { readings, fileOf };
}
